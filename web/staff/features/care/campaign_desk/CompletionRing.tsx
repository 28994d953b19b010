import { useTranslation } from "react-i18next";

interface CompletionRingProps {
  expected: number;
  started: number;
  finished: number;
}

const radius = 88;
const around = 2 * Math.PI * radius;

/** Finished and started as parts of a ring around the number that the room wants to see. */
export function CompletionRing({ expected, started, finished }: CompletionRingProps) {
  const { t } = useTranslation();
  const part = (count: number) => (expected > 0 ? Math.min(1, count / expected) * around : 0);
  return (
    <div className="ring">
      <svg viewBox="0 0 220 220" role="img" aria-label={t("session.ring", { finished, started, expected })}>
        <g fill="none" strokeWidth="18" transform="rotate(-90 110 110)">
          <circle cx="110" cy="110" r={radius} stroke="#e4e8e2" />
          <circle cx="110" cy="110" r={radius} stroke="#a9c9b7" strokeDasharray={`${part(started)} ${around}`} />
          <circle cx="110" cy="110" r={radius} stroke="#2c6b4e" strokeDasharray={`${part(finished)} ${around}`} />
        </g>
        <text x="110" y="112" textAnchor="middle" fontSize="56" fontWeight="700" fill="#1d2a23">
          {finished}
        </text>
        <text x="110" y="142" textAnchor="middle" fontSize="19" fill="#4d5b53">{`/ ${expected}`}</text>
      </svg>
      <dl className="ring-words">
        <div>
          <dt>{t("session.finished")}</dt>
          <dd className="number">{finished}</dd>
        </div>
        <div>
          <dt>{t("session.started")}</dt>
          <dd className="number">{Math.max(0, started - finished)}</dd>
        </div>
        <div>
          <dt>{t("session.not_yet")}</dt>
          <dd className="number">{Math.max(0, expected - started)}</dd>
        </div>
      </dl>
    </div>
  );
}
