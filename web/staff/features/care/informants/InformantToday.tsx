import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import type { InformantTask } from "./use_informants";

/** Campaigns that ask the class teacher about pupils, with how many are still to be looked at. */
export function InformantToday({ tasks }: { tasks: InformantTask[] }) {
  const { t } = useTranslation();
  return (
    <section className="sheet pad" aria-labelledby="today-informants">
      <h2 id="today-informants">{t("informant.tasks")}</h2>
      <ul className="today">
        {tasks.map((one) => {
          const done = one.handed_in >= one.pupils;
          return (
            <li key={`${one.campaign_id} ${one.instrument}`}>
              <span className="tier tier-ranked">
                <Icon name={done ? "finished" : "pencil"} size={18} />{" "}
                {t("informant.progress", { done: one.handed_in, of: one.pupils })}
              </span>
              <span className="today-who">
                <Link className="cover" to={`/informants/${one.campaign_id}/${one.instrument}`}>
                  {one.title}
                </Link>
                <span className="soft">{t("informant.until", { time: dayAndTime(one.closes_at_ms) })}</span>
              </span>
              <span />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
