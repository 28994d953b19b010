import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Tier } from "../alerts/Tier";
import { useMay } from "../../../shell/session";
import { useStudentCare } from "./use_care";

/** What is going on for a student: the open alert, the talk that is arranged, what class teachers saw. */
export function CareOfStudent({ id }: { id: string }) {
  const { t } = useTranslation();
  const may = useMay("readStudentCare");
  const care = useStudentCare(id, may);
  if (!may) return null;
  const alert = care.data?.alert;
  const seen = care.data?.observations ?? [];
  return (
    <section className="sheet pad" aria-labelledby="care">
      <h2 id="care">{t("student_care.title")}</h2>
      {care.error && <ProblemNotice problem={care.error} retry={() => void care.refetch()} />}
      {care.data && !alert && <p className="soft">{t("student_care.no_alert")}</p>}
      {alert && (
        <>
          <p>
            <Tier tier={alert.tier} /> <Link to={`/alerts/${alert.id}`}>{t("student_care.to_alert")}</Link>
          </p>
          <p>{alert.taken_by ? t("taking.by", { name: alert.taken_by }) : t("taking.nobody")}</p>
          {alert.interview && (
            <p>
              <Icon name="today" size={18} />{" "}
              <b>
                {t("alert.interview_in", {
                  time: dayAndTime(alert.interview.starts_at_ms),
                  room: alert.interview.room,
                })}
              </b>
            </p>
          )}
        </>
      )}
      <ul className="people">
        {seen.map((one) => (
          <li key={one.id}>
            <p className="soft number">
              {t("observe.by_teacher")} · {one.observer} · {dayAndTime(one.at_ms)}
            </p>
            <p>{[...one.signs, one.words].filter(Boolean).join(t("list_comma"))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
