import { useTranslation } from "react-i18next";
import { day, dayAndTime } from "../../../shell/moment";
import type { AlertPicture } from "./use_alerts";

/** What the class teacher saw of this student, beside the scores. */
export function ObservedPart({
  observations,
  round,
}: {
  observations: AlertPicture["observations"];
  round: AlertPicture["class_round"];
}) {
  const { t } = useTranslation();
  return (
    <section className="sheet pad observed-part" aria-labelledby="observed">
      <h2 id="observed">{t("observe.by_teacher")}</h2>
      {observations.length === 0 && (
        <p className="soft">
          {round
            ? t("observe.class_looked_at", { name: round.observer, day: day(round.at_ms) })
            : t("observe.none_of_student")}
        </p>
      )}
      <ul className="people">
        {observations.map((one) => (
          <li key={one.at_ms}>
            <p className="soft number">
              {one.observer} · {dayAndTime(one.at_ms)}
            </p>
            <p>{[...one.signs, one.words].filter(Boolean).join(t("list_comma"))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
