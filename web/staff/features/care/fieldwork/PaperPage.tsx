import { useState } from "react";
import { Button, Radio, Select } from "antd";
import { useParams } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { timeOfDay, useNow } from "../../../shell/moment";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { useMay } from "../../../shell/session";
import { DayLinks } from "./DayLinks";
import { PaperGrid } from "./PaperGrid";
import { SettleForm } from "./SettleForm";
import { usePaperSheets, usePaperSteps, type PaperPupil, type PaperSheets } from "./use_fieldwork";
import { keyOf } from "../../../shell/language";

/** Sheets of paper are typed here, twice; nobody sees the first typing while doing the second. */
export default function PaperPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const sheets = usePaperSheets(id);
  return (
    <>
      <PageHead
        title={t("lesson.paper")}
        back={{ to: `/campaigns/${id}`, words: t("campaign.campaign") }}
        lead={sheets.data?.title}
      />
      <DayLinks campaign={id} />
      {sheets.error && <ProblemNotice problem={sheets.error} retry={() => void sheets.refetch()} />}
      {sheets.isPending && <Waiting />}
      {sheets.data && <Desk campaign={id} sheets={sheets.data} />}
    </>
  );
}

function Desk({ campaign, sheets }: { campaign: string; sheets: PaperSheets }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string>();
  const [said, setSaid] = useState<string>();
  // Stays while a pile of one class is typed, sheet by sheet.
  const [class_name, setClass] = useState<string>();
  const may_name = useMay("namePaperHelper");
  const pupil = sheets.pupils.find((one) => one.id === chosen);
  if (sheets.pupils.length === 0)
    return (
      <EmptyState title={t("lesson.paper_nobody")}>
        <p>{t("lesson.paper_nobody_next")}</p>
      </EmptyState>
    );
  const next = (state: string) => {
    setSaid(t(keyOf("lesson", `paper_said_${state}`), { name: pupil?.name }));
    setChosen(undefined);
  };
  return (
    <>
      {said && !pupil && (
        <p className="notice notice-calm" role="status">
          <Icon name="check" /> <span>{said}</span>
        </p>
      )}
      {pupil && pupil.state !== "finished" ? (
        pupil.state === "differs" ? (
          <SettleForm
            key={pupil.id}
            campaign={campaign}
            items={sheets.items}
            pupil={pupil}
            done={next}
            leave={() => setChosen(undefined)}
          />
        ) : (
          <PaperGrid
            key={pupil.id}
            campaign={campaign}
            items={sheets.items}
            pupil={pupil}
            done={next}
            leave={() => setChosen(undefined)}
          />
        )
      ) : (
        <Pupils sheets={sheets} choose={setChosen} class_name={class_name} setClass={setClass} />
      )}
      {may_name && !pupil && <Helpers campaign={campaign} sheets={sheets} />}
    </>
  );
}

type Filter = "waiting" | "finished";

interface PupilsProps {
  sheets: PaperSheets;
  choose: (id: string) => void;
  /** Left out: the first class of which a sheet is still to be typed. */
  class_name: string | undefined;
  setClass: (name: string) => void;
}

function Pupils({ sheets, choose, class_name: of_class, setClass }: PupilsProps) {
  const { t } = useTranslation();
  const classes = [...new Set(sheets.pupils.map((pupil) => pupil.class_name))];
  const waiting = sheets.pupils.find((pupil) => pupil.state !== "finished");
  const class_name = of_class ?? waiting?.class_name ?? classes[0]!;
  const [filter, setFilter] = useState<Filter>("waiting");
  const shown = sheets.pupils.filter(
    (pupil) => pupil.class_name === class_name && (pupil.state === "finished") === (filter === "finished"),
  );
  return (
    <section className="sheet pad" aria-labelledby="paper-pupils">
      <div className="section-head">
        <h2 id="paper-pupils">{t("lesson.paper_whose")}</h2>
        <p className="papers">
          <Select
            aria-label={t("session.class")}
            value={class_name}
            onChange={setClass}
            options={classes.map((value) => ({ value, label: value }))}
          />
          <Radio.Group
            value={filter}
            onChange={(event) => setFilter(event.target.value as Filter)}
            optionType="button"
            options={(["waiting", "finished"] as const).map((value) => ({ value, label: t(`lesson.paper_${value}`) }))}
          />
        </p>
      </div>
      <p className="soft">{t("lesson.paper_how")}</p>
      <ul className="unfinished">
        {shown.map((pupil) => (
          <PupilRow key={pupil.id} pupil={pupil} choose={choose} />
        ))}
      </ul>
      {shown.length === 0 && (
        <p className="soft">{t(filter === "waiting" ? "lesson.paper_none_waiting" : "lesson.paper_none_finished")}</p>
      )}
    </section>
  );
}

function PupilRow({ pupil, choose }: { pupil: PaperPupil; choose: (id: string) => void }) {
  const { t } = useTranslation();
  const now_ms = useNow(15_000);
  const too_soon = pupil.state === "entered_once" && (pupil.second_from_ms ?? 0) > now_ms;
  return (
    <li>
      <span className="pupil-seat number">{pupil.seat || "–"}</span>
      <span className="pupil-name">{pupil.name}</span>
      <span className="pupil-state">{t(`lesson.paper_state_${pupil.state}`)}</span>
      <span className="paper-action">
        {too_soon && (
          <span className="soft">{t("lesson.paper_too_soon", { time: timeOfDay(pupil.second_from_ms ?? 0) })}</span>
        )}
        {pupil.state !== "finished" && !too_soon && (
          <Button onClick={() => choose(pupil.id)} aria-label={`${pupil.name} ${t(`lesson.paper_do_${pupil.state}`)}`}>
            {t(`lesson.paper_do_${pupil.state}`)}
          </Button>
        )}
      </span>
    </li>
  );
}

function Helpers({ campaign, sheets }: { campaign: string; sheets: PaperSheets }) {
  const { t } = useTranslation();
  const { helper } = usePaperSteps(campaign);
  const named = new Set(sheets.helpers.map((one) => one.account_id));
  return (
    <section className="sheet pad" aria-labelledby="helpers">
      <h2 id="helpers">{t("lesson.helpers")}</h2>
      <p className="soft">{t("lesson.helpers_lead")}</p>
      {helper.error && <ProblemNotice problem={helper.error} />}
      <ul className="helpers">
        {sheets.operators.map((one) => (
          <li key={one.account_id}>
            <span className="pupil-name">{one.name}</span>
            <span className="pupil-state">
              {t(named.has(one.account_id) ? "lesson.helper_may" : "lesson.helper_may_not")}
            </span>
            <Button
              loading={helper.isPending}
              onClick={() => helper.mutate({ account_id: one.account_id, named: !named.has(one.account_id) })}
            >
              {t(named.has(one.account_id) ? "lesson.helper_end" : "lesson.helper_name")}
            </Button>
          </li>
        ))}
      </ul>
      {sheets.operators.length === 0 && <p className="soft">{t("lesson.no_operators")}</p>}
    </section>
  );
}
