import { useTranslation } from "react-i18next";
import { TodaySection, TodayWho } from "../../../shell/today";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import type { InformantTask } from "./use_informants";

/** Campaigns that ask the class teacher about pupils, with how many are still to be looked at. */
export function InformantToday({ tasks }: { tasks: InformantTask[] }) {
  const { t } = useTranslation();
  return (
    <TodaySection id="today-informants" title={t("informant.tasks")}>
      <ul className="today">
        {tasks.map((one) => {
          const done = one.handed_in >= one.pupils;
          return (
            <li key={`${one.campaign_id} ${one.instrument}`}>
              <span className="tier tier-ranked">
                <Icon name={done ? "finished" : "pencil"} size={18} />{" "}
                {t("informant.progress", { done: one.handed_in, of: one.pupils })}
              </span>
              <TodayWho
                to={`/informants/${one.campaign_id}/${one.instrument}`}
                name={one.title}
                of={t("informant.until", { time: dayAndTime(one.closes_at_ms) })}
              />
              <span />
            </li>
          );
        })}
      </ul>
    </TodaySection>
  );
}
