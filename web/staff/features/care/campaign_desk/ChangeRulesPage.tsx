import { useState } from "react";
import { Button, Input } from "antd";
import { Link, useParams } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { Field } from "../../../shell/Field";
import { StepRules } from "./StepRules";
import { useOptions, type Rule, type Steps } from "./use_drafts";
import { useCampaignRules, useProposeRules } from "./use_rules";
import "./wizard.css";
import "../../organisation/approvals/approvals.css";

/** Other rules for a campaign that children already answer: tried first, then confirmed by a colleague. */
export default function ChangeRulesPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const now = useCampaignRules(id);
  const options = useOptions();
  const proposing = useProposeRules(id);
  const [rules, setRules] = useState<Rule[]>();
  const [held, setHeld] = useState<number>();
  const [reason, setReason] = useState("");
  const problem = now.error ?? options.error;
  const head = (
    <PageHead
      title={t("bureau.change_rules")}
      lead={t("bureau.change_rules_lead")}
      back={{ to: `/campaigns/${id}`, words: t("campaign.campaign") }}
    />
  );
  if (problem)
    return (
      <>
        {head}
        <ProblemNotice problem={problem} retry={() => void now.refetch()} />
      </>
    );
  if (!now.data || !options.data) return <Waiting rows={8} />;
  const waiting = proposing.data?.proposal_id ?? now.data.proposal_id;
  if (waiting)
    return (
      <>
        {head}
        <p className="notice notice-calm" role="status">
          <Icon name="finished" />
          <span>
            {t("bureau.proposed")} <Link to={`/proposals/${waiting}`}>{t("bureau.to_proposal")}</Link>
          </span>
        </p>
      </>
    );
  const shown = rules ?? now.data.rules;
  // The part of a draft that rules are tried with; the rest of the campaign stays as it was published.
  const steps = {
    rules: shown,
    instruments: now.data.instruments,
    units: now.data.units,
    grades: now.data.grades,
    interviews_a_week: held ?? now.data.interviews_a_week,
  } as Steps;
  const changed =
    JSON.stringify(shown) !== JSON.stringify(now.data.rules) && shown.every((rule) => rule.conditions.length > 0);
  return (
    <>
      {head}
      <StepRules
        steps={steps}
        options={options.data}
        faultAt={() => undefined}
        change={(part) => {
          if (part.rules) setRules(part.rules);
          if (part.interviews_a_week) setHeld(part.interviews_a_week);
        }}
      />
      <section className="sheet pad stack" aria-labelledby="propose">
        <h2 id="propose">{t("bureau.propose")}</h2>
        <p className="soft">{t("bureau.change_rules_then")}</p>
        <Field id="change-reason" label={t("bureau.reason")}>
          <Input.TextArea
            id="change-reason"
            rows={2}
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        {proposing.error && <ProblemNotice problem={proposing.error} />}
        <div className="actions">
          <Button
            type="primary"
            size="large"
            disabled={!changed || reason.trim().length < 2}
            loading={proposing.isPending}
            onClick={() => proposing.mutate({ rules: shown, reason: reason.trim() })}
          >
            {t("bureau.propose")}
          </Button>
        </div>
      </section>
    </>
  );
}
