import { useState, type ReactNode } from "react";
import { Button, Input, Progress } from "antd";
import { Link } from "react-router";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { Field } from "../../../shell/Field";
import { useProposals } from "../../organisation/approvals/use_approvals";
import { useProposeCampaign } from "./use_rules";
import { consentWords } from "./StepChecks";
import {
  useCheck,
  usePublication,
  usePublish,
  useSimulation,
  type Check,
  type Simulation,
  type StepName,
  type StepProps,
} from "./use_drafts";

const reason_min = 4; // characters; the server asks for ten octets

export function StepPublish(props: StepProps) {
  const { draft } = props;
  if (draft.campaign_id) return <Publishing campaign_id={draft.campaign_id} />;
  return <Summary {...props} />;
}

function Summary(props: StepProps) {
  const { draft, steps, options, go } = props;
  const { t, i18n } = useTranslation();
  const check = useCheck(draft.id, draft.version);
  const tried = useSimulation(steps);
  if (check.error) return <ProblemNotice problem={check.error} retry={() => void check.refetch()} />;
  if (!check.data) return <Waiting />;
  const en = i18n.language === "en";
  const titles = options.instruments.filter((one) => steps.instruments.includes(one.id)).map((one) => one.title);
  const units =
    steps.units.length > 0
      ? t("wizard.units_chosen", { count: steps.units.length })
      : t("wizard.whole", { unit: options.unit.name });
  const grades = steps.grades.length > 0 ? steps.grades.join(t("list_comma")) : "";
  return (
    <section className="sheet pad stack" aria-labelledby="step">
      <h2 id="step">{en ? steps.title_en : steps.title_zh}</h2>
      <dl className="facts summary">
        <Fact what={t("wizard.summary_what")} step="what" go={go}>
          {titles.join(t("list_comma"))}
        </Fact>
        <Fact what={t("wizard.summary_whom")} step="whom" go={go}>
          {units} {grades} <br />
          <span className="number">
            {t("wizard.summary_people", {
              students: check.data.students.toLocaleString(),
              classes: check.data.classes,
              schools: check.data.schools,
            })}
          </span>
        </Fact>
        <Fact what={t("wizard.summary_when")} step="when" go={go}>
          <span className="number">
            {dayAndTime(steps.opens_at_ms)} – {dayAndTime(steps.closes_at_ms)}
          </span>
        </Fact>
        <Fact what={t("wizard.summary_rules")} step="rules" go={go}>
          {t("wizard.summary_rules_count", { count: steps.rules.length })} <br />
          {tried.data && expectedWords(tried.data, t)}
        </Fact>
        <Fact what={t("wizard.summary_consent")} step="consent" go={go}>
          {consentWords(check.data, t)}
        </Fact>
        <Fact what={t("wizard.summary_roster")} step="roster" go={go}>
          {check.data.schools_without_adult === 0
            ? t("wizard.roster_good")
            : t("wizard.roster_missing", {
                count: check.data.schools_without_adult,
                students: check.data.students_without_adult.toLocaleString(),
              })}
        </Fact>
      </dl>
      {tried.error && <ProblemNotice problem={tried.error} retry={() => void tried.refetch()} />}
      {tried.data && <PublishForm {...props} check={check.data} tried={tried.data} />}
    </section>
  );
}

function expectedWords(tried: Simulation, t: TFunction): string {
  return tried.interviews_expected === undefined
    ? t("wizard.summary_unknown")
    : t("wizard.summary_expected", { count: tried.interviews_expected });
}

function Fact({
  what,
  step,
  go,
  children,
}: {
  what: string;
  step: StepName;
  go: (step: StepName) => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div>
      <dt>{what}</dt>
      <dd>
        <span>{children}</span>
        <Button type="link" aria-label={t("wizard.change_of", { what })} onClick={() => go(step)}>
          {t("wizard.change")}
        </Button>
      </dd>
    </div>
  );
}

function PublishForm({ draft, check, tried, go }: StepProps & { check: Check; tried: Simulation }) {
  const { t } = useTranslation();
  const publishing = usePublish(draft.id);
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const proposing = useProposeCampaign(draft.id);
  // A draft that was proposed earlier, by whoever of the office.
  const standing = useProposals(!check.rules_of_the_city).data?.proposals.find(
    (one) => one.draft_id === draft.id && one.state === "waiting",
  );
  const waiting_id = proposing.data?.proposal_id ?? standing?.id;
  const by_two = !check.rules_of_the_city;
  const needs_reason = tried.needs_reason || by_two;
  const wanting = needs_reason && reason.trim().length < reason_min;
  const publish = () => {
    setAsked(true);
    if (wanting) document.getElementById("rules-reason")?.focus();
    else if (by_two) proposing.mutate({ version: draft.version, rules_reason: reason.trim() });
    else publishing.mutate({ version: draft.version, ...(tried.needs_reason ? { rules_reason: reason.trim() } : {}) });
  };
  if (waiting_id)
    return (
      <p className="notice notice-calm" role="status">
        <Icon name="finished" />
        <span>
          {t("wizard.second_waiting", { count: check.students })}{" "}
          <Link to={`/proposals/${waiting_id}`}>{t("bureau.to_proposal")}</Link>
        </span>
      </p>
    );
  return (
    <>
      {check.faults.length > 0 && (
        <div className="notice notice-problem" role="alert">
          <Icon name="right_away" />
          <div>
            <p className="notice-words">{t("wizard.faults")}</p>
            <ul className="plain">
              {check.faults.map((fault) => (
                <li key={fault.field + fault.text}>{fault.text}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {by_two && (
        <p className="notice notice-calm">
          <Icon name="shield" /> <span>{t("wizard.second_person")}</span>
        </p>
      )}
      {needs_reason && (
        <Field
          id="rules-reason"
          label={t(tried.needs_reason ? "wizard.reason" : "wizard.second_reason")}
          fault={asked && wanting && t("wizard.reason_needed")}
        >
          <p className="field-note">
            {tried.above_share && t("wizard.what_if_above_share", { percent: tried.flag_percent_max })}{" "}
            {tried.above_capacity && t("wizard.what_if_above_capacity")} {t("wizard.reason_lead")}
          </p>
          <Input.TextArea
            id="rules-reason"
            rows={3}
            maxLength={300}
            value={reason}
            status={asked && wanting ? "error" : undefined}
            onChange={(e) => setReason(e.target.value)}
          />
        </Field>
      )}
      {(publishing.error ?? proposing.error) && <ProblemNotice problem={publishing.error ?? proposing.error} />}
      <p className="soft">{t("wizard.publish_note")}</p>
      <div className="actions">
        <Button size="large" onClick={() => go("roster")}>
          {t("wizard.back")}
        </Button>
        <Button
          type="primary"
          size="large"
          disabled={check.faults.length > 0}
          loading={publishing.isPending || proposing.isPending}
          onClick={publish}
        >
          {by_two ? t("wizard.second_propose") : t("wizard.publish", { count: check.students })}
        </Button>
      </div>
    </>
  );
}

function Publishing({ campaign_id }: { campaign_id: string }) {
  const { t } = useTranslation();
  const publication = usePublication(campaign_id);
  if (publication.error) return <ProblemNotice problem={publication.error} retry={() => void publication.refetch()} />;
  if (!publication.data) return <Waiting />;
  const { state, stored, expected } = publication.data;
  if (state === "filling")
    return (
      <section className="sheet pad" aria-live="polite">
        <h2>{t("wizard.publishing")}</h2>
        <Progress percent={Math.floor((100 * stored) / Math.max(expected, 1))} aria-label={t("wizard.publishing")} />
        <p>{t("wizard.publishing_safe")}</p>
      </section>
    );
  return (
    <section className="sheet pad" role="status" aria-labelledby="published">
      <h2 id="published" className="good">
        <Icon name="finished" size={26} /> {t("wizard.published")}
      </h2>
      <p>{t("wizard.published_what", { count: stored })}</p>
      <div className="actions">
        <Link className="button-link main" to={`/campaigns/${campaign_id}`}>
          {t("wizard.to_campaign")}
        </Link>
        <Link className="button-link" to="/campaigns">
          {t("wizard.to_campaigns")}
        </Link>
      </div>
    </section>
  );
}
