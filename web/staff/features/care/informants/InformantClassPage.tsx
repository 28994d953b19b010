import { useParams, useSearchParams } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "../../../shell/Icon";
import { currentLanguage } from "../../../shell/language";
import { dayAndTime } from "../../../shell/moment";
import { PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { SheetForm } from "./SheetForm";
import { useInformantClass, type InformantPupil } from "./use_informants";
import "./informants.css";

const state_icons: Record<InformantPupil["state"], IconName> = {
  open: "absent",
  begun: "pencil",
  handed_in: "finished",
};

/** 请您看看这几位同学: who is still to be filled, one student at a time. */
export default function InformantClassPage() {
  const { t } = useTranslation();
  const { id = "", instrument = "" } = useParams();
  const [place, setPlace] = useSearchParams();
  const found = useInformantClass({ id, instrument });
  const back = { to: "/informants", words: t("informant.tasks") };
  if (found.error)
    return (
      <>
        <PageHead title={t("informant.please_look")} back={back} />
        <ProblemNotice problem={found.error} retry={() => void found.refetch()} />
      </>
    );
  if (!found.data) return <Waiting rows={10} />;
  const { pupils, form, open, campaign_title, closes_at_ms } = found.data;
  const waiting = pupils.filter((one) => one.state !== "handed_in");
  const chosen = pupils.find((one) => one.id === place.get("student"));
  const go = (student: string) => {
    setPlace(student ? { student } : {});
    scrollTo(0, 0);
  };
  // The next one who is still waiting, round the class.
  const after = (one: InformantPupil) =>
    [...pupils.slice(pupils.indexOf(one) + 1), ...pupils.slice(0, pupils.indexOf(one))].find(
      (other) => other.state !== "handed_in",
    );
  return (
    <>
      <PageHead
        title={t("informant.please_look")}
        back={back}
        lead={`${campaign_title} · ${form.title[currentLanguage()]} · ${t("informant.until", { time: dayAndTime(closes_at_ms) })}`}
      />
      {!open && (
        <p className="notice notice-wait">
          <Icon name="clock" /> <span>{t("informant.over")}</span>
        </p>
      )}
      <div className={chosen ? "informant-columns chosen" : "informant-columns"}>
        <section className="sheet pad informant-list" aria-labelledby="class-list">
          <h2 id="class-list">
            {t("informant.progress", { done: pupils.length - waiting.length, of: pupils.length })}
          </h2>
          <ul>
            {pupils.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  className={`informant-pupil informant-pupil-${one.state}`}
                  aria-current={one.id === chosen?.id || undefined}
                  onClick={() => go(one.id)}
                >
                  <span className="number soft">{one.seat || ""}</span> <b>{one.name}</b>{" "}
                  <span className="informant-pupil-state">
                    <Icon name={state_icons[one.state]} size={16} />{" "}
                    {t(one.state === "begun" && !one.own ? "informant.by_colleague" : `informant.state_${one.state}`)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
        {chosen ? (
          <SheetForm
            key={chosen.id}
            place={{ id, instrument }}
            form={form}
            pupil={chosen}
            open={open}
            next={after(chosen)}
            go={go}
          />
        ) : (
          <section className="sheet pad informant-begin">
            <h2>{t(waiting.length > 0 ? "informant.begin" : "informant.all_done")}</h2>
            <p>{t(waiting.length > 0 ? "informant.how" : "informant.all_done_next")}</p>
            {waiting[0] && open && (
              <button type="button" className="button-link main" onClick={() => go(waiting[0]!.id)}>
                {t("informant.begin_with", { name: waiting[0].name })}
              </button>
            )}
          </section>
        )}
      </div>
    </>
  );
}
