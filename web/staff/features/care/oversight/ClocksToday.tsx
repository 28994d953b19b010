import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import { QueryState } from "../../../shell/QueryState";
import { shown_max, TodaySection, TodayWho } from "../../../shell/today";
import { DueClock, Tier } from "../alerts/Tier";
import type { useClocks } from "./use_oversight";

/** Open clocks by number, for whoever looks on from above. */
export function ClocksToday({ clocks, now_ms }: { clocks: ReturnType<typeof useClocks>; now_ms: number }) {
  const { t } = useTranslation();
  const { data, dataUpdatedAt } = clocks;
  const rows = (data?.pages[0]?.clocks ?? []).filter((one) => !one.taken_by);
  const late = data?.pages[0]?.counts.overdue ?? 0;
  return (
    <TodaySection
      id="today-clocks"
      title={t("clocks.title")}
      number={{
        count: late,
        words: t("home.clocks_late"),
        of: {
          numerator: t("counts.clocks_late"),
          exclusions: t("counts.clocks_late_out"),
          as_of: dayAndTime(dataUpdatedAt),
        },
      }}
    >
      <QueryState query={clocks} rows={3} />
      {data && rows.length === 0 && <p className="soft">{t("home.clocks_fine")}</p>}
      <ol className="today">
        {rows.slice(0, shown_max).map((row) => (
          <li key={row.id}>
            <Tier tier={row.tier} />
            <TodayWho to="/clocks" name={row.pseudonym} of={row.school_name} numeric />
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
    </TodaySection>
  );
}
