import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { day } from "../../../shell/moment";
import type { AlertPicture } from "./use_alerts";

/** What the same answers give under a later version, beside the first result, which stands. */
export function RescoredPart({ one }: { one: AlertPicture }) {
  const { t } = useTranslation();
  if (!one.rescored?.length) return null;
  return (
    <div className="rescored">
      <h3>{t("rescored.title")}</h3>
      <p className="soft">{t("rescored.lead")}</p>
      <ul className="plain">
        {one.rescored.map((score) => (
          <li key={`${score.scale} ${score.version} ${score.at_ms}`}>
            <b>{score.title}</b>
            <br />
            {t("rescored.before", { version: score.before_version, result: score.before })}
            <br />
            {t("rescored.after", { version: score.version, result: score.after })}{" "}
            <span className="chip">
              <Icon name={score.same ? "check" : "pencil"} size={14} />{" "}
              {t(score.same ? "rescored.same" : "rescored.differs")}
            </span>
            <br />
            <span className="soft">{t("rescored.why", { reason: score.reason, day: day(score.at_ms) })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
