import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { TodaySection, TodayWho } from "../../../shell/today";
import { Waiting } from "../../../shell/Waiting";
import type { UnfinishedOf } from "./use_fieldwork";

/** Who has not finished, campaign by campaign. */
export function UnfinishedToday({ lists, pending }: { lists: UnfinishedOf[]; pending: boolean }) {
  const { t } = useTranslation();
  const error = lists.find((one) => one.query.error)?.query?.error;
  const open = lists.filter((one) => (one.query.data?.total ?? 0) > 0);
  const asked = lists.every((one) => !one.query.isPending) && !pending;
  const total = open.reduce((sum, one) => sum + (one.query.data?.total ?? 0), 0);
  return (
    <TodaySection
      id="today-unfinished"
      title={t("lesson.unfinished")}
      number={{
        count: total,
        words: t("home.unfinished_count"),
        of: { numerator: t("counts.unfinished"), exclusions: t("counts.unfinished_out") },
      }}
    >
      {!asked && <Waiting rows={3} />}
      {error && <ProblemNotice problem={error} />}
      {asked && !error && open.length === 0 && (
        <p className="soft">{t(lists.length > 0 ? "home.all_finished" : "home.no_campaign")}</p>
      )}
      {open.map((one) => (
        <div key={one.id}>
          <h3 className="soft">{one.title}</h3>
          <ol className="today">
            {(one.query.data?.classes ?? []).flatMap((of) =>
              of.pupils.map((pupil) => (
                <li key={pupil.id}>
                  <span className="tier tier-ranked">
                    <Icon name={pupil.state === "started" ? "pencil" : "absent"} size={18} />{" "}
                    {t(`lesson.pupil_${pupil.state}`)}
                  </span>
                  <TodayWho to={`/campaigns/${one.id}/unfinished`} name={pupil.name} of={of.class_name} />
                  <span className="soft">{pupil.away_because ? t(`lesson.away_${pupil.away_because}`) : ""}</span>
                </li>
              )),
            )}
          </ol>
          <Link className="button-link" to={`/campaigns/${one.id}/unfinished`}>
            {t("home.see_all", { count: one.query.data?.total ?? 0 })}
          </Link>
        </div>
      ))}
    </TodaySection>
  );
}
