import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { BigNumber, shown_max } from "../../../shell/today";
import { Waiting } from "../../../shell/Waiting";
import { DueClock, Tier } from "../alerts/Tier";
import type { useClocks } from "./use_oversight";

/** Open clocks by number, for whoever looks on from above. */
export function ClocksToday({ clocks, now_ms }: { clocks: ReturnType<typeof useClocks>; now_ms: number }) {
  const { t } = useTranslation();
  const { data, dataUpdatedAt, error, isPending, refetch } = clocks;
  const rows = (data?.pages[0]?.clocks ?? []).filter((one) => !one.taken_by);
  const late = data?.pages[0]?.counts.overdue ?? 0;
  return (
    <section className="sheet pad" aria-labelledby="today-clocks">
      <div className="section-head">
        <h2 id="today-clocks">{t("clocks.title")}</h2>
        {late > 0 && (
          <BigNumber
            count={late}
            words={t("home.clocks_late")}
            of={{
              numerator: t("counts.clocks_late"),
              exclusions: t("counts.clocks_late_out"),
              as_of: dayAndTime(dataUpdatedAt),
            }}
          />
        )}
      </div>
      {isPending && <Waiting rows={3} />}
      {error && <ProblemNotice problem={error} retry={() => void refetch()} />}
      {data && rows.length === 0 && <p className="soft">{t("home.clocks_fine")}</p>}
      <ol className="today">
        {rows.slice(0, shown_max).map((row) => (
          <li key={row.id}>
            <Tier tier={row.tier} />
            <span className="today-who">
              <Link className="cover number" to="/clocks">
                {row.pseudonym}
              </Link>
              <span className="soft">{row.school_name}</span>
            </span>
            <DueClock due_at_ms={row.due_at_ms} now_ms={now_ms} />
          </li>
        ))}
      </ol>
      {data && (
        <ul className="plain-links">
          <li>
            <Link to="/clocks">
              <Icon name="clock" size={18} /> {t("home.to_clocks")}
            </Link>
          </li>
        </ul>
      )}
    </section>
  );
}
