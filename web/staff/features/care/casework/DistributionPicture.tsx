import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../shell/api";
import { across, bars, labelSide, type Ground } from "./distribution";

/** The share of respondents per score, the cut-offs as ticks, and the place of this student. Words say the same below it. */
export function DistributionPicture({ score }: { score: Schemas["ScorePicture"] }) {
  const { t } = useTranslation();
  const ground: Ground = { lowest: score.lowest, highest: score.highest, left: 16, right: 324, top: 38, bottom: 128 };
  const at = score.norm?.at ?? score.score;
  const x = across(at, ground);
  const drawn = bars(score.norm?.curve ?? [], ground);
  const side = labelSide(x, 110, ground);
  const cut_offs = score.cut_offs ?? [];
  const label = t("score.picture", {
    title: score.title,
    score: at,
    lowest: score.lowest,
    highest: score.highest,
    cut_offs: cut_offs.join(t("list_comma")) || "–",
  });
  return (
    <svg className="distribution" viewBox="0 0 340 166" role="img" aria-label={label}>
      {drawn.map((bar) => (
        <rect
          key={bar.score}
          x={bar.x}
          y={bar.y}
          width={bar.width}
          height={bar.height}
          rx="1.5"
          fill={Math.abs(bar.score - at) < 0.5 ? "#2c6b4e" : "#c9d8ce"}
        />
      ))}
      <line x1={ground.left - 10} x2={ground.right + 10} y1={ground.bottom} y2={ground.bottom} stroke="#7b887f" />
      {cut_offs.map((one) => {
        const place =
          across(one, ground) - (ground.right - ground.left) / Math.max(1, score.highest - score.lowest) / 2;
        return (
          <g key={one}>
            <line
              x1={place}
              x2={place}
              y1={ground.top + 8}
              y2={ground.bottom + 6}
              stroke="#6f5a1e"
              strokeDasharray="3 3"
            />
            <text
              x={place + 3}
              y={ground.bottom + 17}
              fontSize="12.5"
              fill="#5d4a12"
              textAnchor="middle"
            >{`≥${one}`}</text>
          </g>
        );
      })}
      <text x={ground.left} y={ground.bottom + 33} fontSize="12.5" fill="#4d5b53" textAnchor="middle">
        {score.lowest}
      </text>
      <text x={ground.right} y={ground.bottom + 33} fontSize="12.5" fill="#4d5b53" textAnchor="middle">
        {score.highest}
      </text>
      <text
        x={(ground.left + ground.right) / 2}
        y={ground.bottom + 33}
        fontSize="12.5"
        fill="#4d5b53"
        textAnchor="middle"
      >
        {t("score.axis")}
      </text>
      <line x1={x} x2={x} y1={ground.top - 8} y2={ground.bottom} stroke="#1d4a36" strokeWidth="2" />
      <path d={`M${x - 6} ${ground.top - 14}h12l-6 9z`} fill="#1d4a36" />
      <text x={x} y={ground.top - 19} fontSize="14" fontWeight="700" fill="#1d4a36" textAnchor={side}>
        {t("score.here", { score: at })}
      </text>
    </svg>
  );
}
