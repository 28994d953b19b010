import { useState } from "react";
import { Button } from "antd";
import { Link, useParams } from "react-router";
import { useTranslation } from "react-i18next";
import { Defined } from "../../../shell/Defined";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import { PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { Tier } from "../alerts/Tier";
import { SlotCoverage } from "./SlotCoverage";
import { InformantCounts } from "../informants/InformantCounts";
import { DayLinks } from "../fieldwork/DayLinks";
import { useCampaignRules } from "./use_rules";
import { useMay } from "../../../shell/session";
import { CampaignState } from "./CampaignState";
import { ClassSessions } from "../fieldwork/ClassSessions";
import { OpenSessionForm } from "../fieldwork/OpenSessionForm";
import { percent, useCampaign, type Campaign } from "../campaigns/use_campaigns";

export default function CampaignPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const campaign = useCampaign(id);
  const may_open = useMay("openClassSession");
  const may_read = useMay("readClassSession");
  const may_choose = useMay("chooseSlots");
  // Rules are changed by the office that sent the campaign; others are told that there is nothing to change.
  const own_rules = useCampaignRules(id, useMay("proposeCampaignRules")).data !== undefined;
  const [opening, setOpening] = useState<string>();
  const back = { to: "/campaigns", words: t("campaign.campaigns") };
  if (campaign.error)
    return (
      <>
        <PageHead title={t("campaign.campaign")} back={back} />
        <ProblemNotice problem={campaign.error} retry={() => void campaign.refetch()} />
      </>
    );
  if (!campaign.data) return <Waiting />;
  const one = campaign.data;
  const can_open = may_open && one.state === "open" && (one.class_sessions ?? []).length > 0;
  return (
    <>
      <PageHead
        title={one.title}
        back={back}
        lead={
          <>
            <CampaignState state={one.state} />{" "}
            <span className="number">
              {dayAndTime(one.opens_at_ms)} – {dayAndTime(one.closes_at_ms)}
            </span>
          </>
        }
        actions={
          <>
            {may_choose && (one.state === "open" || one.state === "planned") && (
              <Link className="button-link" to={`/campaigns/${one.id}/slots`}>
                <Icon name="clock" size={18} /> {t("slots.to_slots")}
              </Link>
            )}
            {own_rules && (one.state === "open" || one.state === "planned") && (
              <Link className="button-link" to={`/campaigns/${one.id}/rules`}>
                <Icon name="pencil" size={18} /> {t("bureau.change_rules")}
              </Link>
            )}
            {can_open && (
              <Button type="primary" size="large" icon={<Icon name="screen" />} onClick={() => setOpening("")}>
                {t("session.open_one")}
              </Button>
            )}
          </>
        }
      />
      <DayLinks campaign={one.id} />
      {one.roster_warning && (
        <p className="notice notice-wait">
          <Icon name="right_away" />{" "}
          <span>{t(may_open ? "campaign.roster_warning" : "campaign.roster_warning_below")}</span>
        </p>
      )}
      <Completion one={one} />
      <SlotCoverage campaign_id={one.id} />
      <InformantCounts id={one.id} />
      {may_read && <ClassSessions one={one} may_open={can_open} open={setOpening} />}
      <div className="columns">
        <Instruments one={one} />
        <Rules one={one} />
      </div>
      {opening !== undefined && (
        <OpenSessionForm campaign={one} class_id={opening} close={() => setOpening(undefined)} />
      )}
    </>
  );
}

function Completion({ one }: { one: Campaign }) {
  const { t } = useTranslation();
  const sum = (pick: (row: Campaign["completion"][number]) => number) =>
    one.completion.reduce((total, row) => total + pick(row), 0);
  const expected = sum((row) => row.expected);
  const finished = sum((row) => row.finished);
  return (
    <section className="sheet pad" aria-labelledby="completion">
      <div className="section-head">
        <h2 id="completion">{t("campaign.completion")}</h2>
        <p className="big-number">
          <Defined
            name={t("campaign.completion")}
            of={{
              numerator: t("counts.finished"),
              denominator: t("counts.of_members"),
              exclusions: t("counts.members_out"),
            }}
          >
            <span className="number">{percent(finished, expected)}</span>%
          </Defined>{" "}
          <small>
            {t("campaign.finished_of", { finished: finished.toLocaleString(), expected: expected.toLocaleString() })}
          </small>
        </p>
      </div>
      {one.completion.length === 0 && <p className="soft">{t("campaign.no_completion")}</p>}
      <ul className="bars">
        {one.completion.map((row) => (
          <li key={row.unit_id}>
            <span className="bar-name">{row.unit_name}</span>
            <span className="bar" aria-hidden="true">
              <span className="bar-started" style={{ width: `${percent(row.started, row.expected)}%` }} />
              <span className="bar-finished" style={{ width: `${percent(row.finished, row.expected)}%` }} />
            </span>
            <span className="bar-words number">
              {t("campaign.bar_words", { finished: row.finished, expected: row.expected })}
              {row.started > row.finished && t("campaign.bar_started", { count: row.started - row.finished })}
            </span>
          </li>
        ))}
      </ul>
      {one.completion.length > 0 && (
        <p className="legend">
          <i className="dot dot-finished" /> {t("campaign.finished")} <i className="dot dot-started" />{" "}
          {t("campaign.started")}
          <span className="soft">{t("campaign.counts_only")}</span>
        </p>
      )}
    </section>
  );
}

function Instruments({ one }: { one: Campaign }) {
  const { t } = useTranslation();
  return (
    <section className="sheet pad" aria-labelledby="instruments">
      <h2 id="instruments">{t("campaign.instruments")}</h2>
      <ul className="people">
        {one.instruments.map((instrument) => (
          <li key={`${instrument.id} ${instrument.version}`}>
            <p>
              <b>{instrument.title}</b>{" "}
              <span className="soft">
                {t("campaign.version_items", { version: instrument.version, count: instrument.items })}
              </span>
              {instrument.informant && <span className="chip">{t(`informant.asked_${instrument.informant}`)}</span>}
            </p>
            <p className="soft">
              {t("campaign.licence", {
                words: instrument.licence
                  ? t(`licence.${instrument.licence}`, { defaultValue: instrument.licence })
                  : "–",
              })}
            </p>
            <p className={instrument.validated_translation ? "good" : "soft"}>
              <Icon name={instrument.validated_translation ? "shield" : "question"} size={18} />{" "}
              {t(instrument.validated_translation ? "campaign.validated" : "campaign.not_validated")}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rules({ one }: { one: Campaign }) {
  const { t } = useTranslation();
  return (
    <section className="sheet pad" aria-labelledby="rules">
      <h2 id="rules">{t("campaign.rules")}</h2>
      <p className="soft">{t("campaign.rules_lead")}</p>
      <ul className="people">
        {one.rules.map((rule) => (
          <li key={rule.id}>
            <p>{rule.words}</p>
            <Tier tier={rule.tier} />
          </li>
        ))}
      </ul>
      {one.rules.length === 0 && <p className="soft">{t("campaign.no_rules")}</p>}
      <p className="soft">{t("campaign.rules_mean")}</p>
    </section>
  );
}
