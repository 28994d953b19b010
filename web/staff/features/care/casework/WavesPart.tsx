import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../shell/api";
import { day } from "../../../shell/moment";
import { across } from "./distribution";

type Wave = Schemas["WavePicture"];

/** Earlier and present scores of each scale as a small line; the words below say the same. */
export function WavesPart({ waves }: { waves: Wave[] }) {
  const { t } = useTranslation();
  const more = waves.filter((wave) => wave.points.length > 1);
  return (
    <section className="sheet pad waves-part" aria-labelledby="waves">
      <h2 id="waves">{t("waves.waves")}</h2>
      {more.length === 0 && <p className="soft">{t(waves.length === 0 ? "waves.none" : "waves.first")}</p>}
      <div className="waves">
        {more.map((wave) => (
          <WaveLine key={wave.scale} wave={wave} />
        ))}
      </div>
    </section>
  );
}

function WaveLine({ wave }: { wave: Wave }) {
  const { t } = useTranslation();
  const ground = { lowest: wave.lowest, highest: wave.highest, left: 0, right: 76, top: 0, bottom: 76 };
  const step = 264 / Math.max(1, wave.points.length - 1);
  const places = wave.points.map((point, i) => ({ point, x: 18 + i * step, y: 88 - across(point.score, ground) }));
  const words = wave.points
    .map((point) => t("waves.point", { campaign: point.campaign_title, day: day(point.at_ms), score: point.score }))
    .join(t("list_comma"));
  return (
    <figure className="wave">
      <figcaption>
        <b>{wave.title}</b>
      </figcaption>
      <svg viewBox="0 0 300 100" role="img" aria-label={`${wave.title}: ${words}`}>
        <line x1="6" x2="294" y1="88" y2="88" stroke="#7b887f" />
        <polyline
          points={places.map(({ x, y }) => `${x},${y}`).join(" ")}
          fill="none"
          stroke="#2c6b4e"
          strokeWidth="2"
        />
        {places.map(({ point, x, y }) => (
          <g key={point.at_ms}>
            <circle
              cx={x}
              cy={y}
              r="4.5"
              fill={point.verdict === "invalid" ? "#fff" : "#2c6b4e"}
              stroke="#2c6b4e"
              strokeWidth="2"
            />
            <text
              x={x}
              y={y < 24 ? y + 19 : y - 9}
              fontSize="13"
              fontWeight="600"
              fill="#1d4a36"
              textAnchor={x > 270 ? "end" : x < 30 ? "start" : "middle"}
            >
              {point.score}
            </text>
          </g>
        ))}
      </svg>
      <ol className="wave-points soft">
        {wave.points.map((point) => (
          <li key={point.at_ms}>
            {t("waves.point", { campaign: point.campaign_title, day: day(point.at_ms), score: point.score })}
            {point.verdict === "invalid" && ` · ${t("waves.not_used")}`}
          </li>
        ))}
      </ol>
    </figure>
  );
}
