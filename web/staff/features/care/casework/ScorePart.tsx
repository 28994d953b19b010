import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../shell/api";
import { Icon } from "../../../shell/Icon";
import { DistributionPicture } from "./DistributionPicture";

type Score = Schemas["ScorePicture"];

/** One score: the number in its range, its band in the instrument's own words, and where others stand. */
export function ScorePart({ score }: { score: Score }) {
  const { t } = useTranslation();
  const norm = score.norm;
  const scorable = score.state !== "not_scorable";
  return (
    <article className="score">
      <header className="score-head">
        <h3>{score.title}</h3>
        {scorable && (
          <p className="score-number">
            <b className="number">{score.score}</b>{" "}
            <span className="soft">{t("score.range", { lowest: score.lowest, highest: score.highest })}</span>
          </p>
        )}
      </header>
      {!scorable && <p>{t("score.not_scorable")}</p>}
      {score.state === "prorated" && <p className="soft">{t("score.prorated")}</p>}
      {scorable && score.band && <p>{t("score.band", { band: score.band })}</p>}
      {scorable && <DistributionPicture score={score} />}
      {scorable && norm && norm.kind !== "none" && norm.percentile !== undefined && (
        <p>
          {t(norm.kind === "norm" ? "score.percentile_norm" : "score.percentile_campaign", {
            percentile: norm.percentile,
            count: norm.n ?? 0,
          })}
        </p>
      )}
      {scorable && norm?.kind === "none" && <p className="soft">{t("score.too_few")}</p>}
      {scorable && (
        <p className="norm-note">
          <Icon name="question" size={16} /> {norm?.note || t(norm?.kind === "norm" ? "score.norm" : "score.no_norm")}
        </p>
      )}
    </article>
  );
}
