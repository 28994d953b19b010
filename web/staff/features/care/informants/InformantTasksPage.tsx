import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../../shell/moment";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { QueryState } from "../../../shell/QueryState";
import { useInformantTasks } from "./use_informants";
import "./informants.css";

/** Campaigns that ask the class teacher about the own class. */
export default function InformantTasksPage() {
  const { t } = useTranslation();
  const tasks = useInformantTasks();
  return (
    <>
      <PageHead title={t("informant.tasks")} lead={t("informant.tasks_lead")} />
      <QueryState query={tasks} rows={4} />
      {tasks.data?.tasks.length === 0 && (
        <EmptyState title={t("informant.none")}>
          <p>{t("informant.none_next")}</p>
        </EmptyState>
      )}
      <ul className="tiles">
        {tasks.data?.tasks.map((one) => (
          <li key={`${one.campaign_id} ${one.instrument}`} className="tile">
            <h2>
              <Link className="cover" to={`/informants/${one.campaign_id}/${one.instrument}`}>
                {one.title}
              </Link>
            </h2>
            <p className="soft">{one.campaign_title}</p>
            <p className="number">{t("informant.progress", { done: one.handed_in, of: one.pupils })}</p>
            <p className="soft number">
              {t("informant.facts", { count: one.items, time: dayAndTime(one.closes_at_ms) })}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
