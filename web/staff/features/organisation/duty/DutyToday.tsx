import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import type { useRoster } from "./use_duty";

/** Who is called now, who is away today, and what the roster lacks. */
export function DutyToday({ roster, now_ms }: { roster: ReturnType<typeof useRoster>; now_ms: number }) {
  const { t } = useTranslation();
  const away = (roster.data?.leaves ?? [])
    .filter((leave) => leave.since_ms <= now_ms && leave.until_ms > now_ms)
    .map((leave) => leave.name);
  const warnings = roster.data?.warnings ?? [];
  const names = roster.data?.on_duty_now ?? [];
  return (
    <section className="sheet pad" aria-labelledby="today-duty">
      <h2 id="today-duty">{t("home.duty")}</h2>
      {roster.isPending && <Waiting rows={2} />}
      {roster.error && <ProblemNotice problem={roster.error} />}
      {roster.data && (
        <>
          <p>{names.length > 0 ? t("home.duty_now", { names: names.join(t("list_comma")) }) : t("home.duty_nobody")}</p>
          <p className={away.length > 0 ? undefined : "soft"}>
            {away.length > 0 ? t("home.away", { names: away.join(t("list_comma")) }) : t("home.nobody_away")}
          </p>
          {warnings.length === 0 && <p className="soft">{t("home.duty_fine")}</p>}
          <ul className="gaps">
            {warnings.map((words) => (
              <li key={words}>
                <Icon name="right_away" size={18} /> <span>{words}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <ul className="plain-links">
        <li>
          <Link to="/duty">
            <Icon name="clock" size={18} /> {t("home.to_duty")}
          </Link>
        </li>
      </ul>
    </section>
  );
}
