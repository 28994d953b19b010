import { useState } from "react";
import { Button } from "antd";
import { useNavigate, useParams } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { PageHead } from "../../../shell/PageHead";
import { Problem } from "../../../shell/problem";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { faultsOf } from "./draft_faults";
import { StepConsent, StepRoster } from "./StepChecks";
import { StepPublish } from "./StepPublish";
import { StepRules } from "./StepRules";
import { StepWhat } from "./StepWhat";
import { StepWhen } from "./StepWhen";
import { StepWhom } from "./StepWhom";
import {
  step_names,
  useDraft,
  useOptions,
  useSaveDraft,
  type Draft,
  type Options,
  type StepName,
  type StepProps,
  type Steps,
} from "./use_drafts";
import "./wizard.css";

export default function WizardPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const draft = useDraft(id);
  const options = useOptions();
  const problem = draft.error ?? options.error;
  return (
    <>
      <PageHead
        title={t("wizard.title")}
        lead={t("wizard.lead")}
        back={{ to: "/campaigns", words: t("campaign.campaigns") }}
      />
      {problem && (
        <ProblemNotice problem={problem} retry={() => void (draft.error ? draft.refetch() : options.refetch())} />
      )}
      {!problem && (!draft.data || !options.data) && <Waiting />}
      {draft.data && options.data && (
        <Wizard key={draft.data.id} draft={draft.data} options={options.data} reload={() => void draft.refetch()} />
      )}
    </>
  );
}

function Wizard({ draft, options, reload }: { draft: Draft; options: Options; reload: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [edited, setEdited] = useState<Steps>();
  const [tried, setTried] = useState<StepName[]>([]);
  const saving = useSaveDraft(draft.id);
  const steps = edited ?? draft.steps;
  const [here, setHere] = useState<StepName>(draft.campaign_id ? "publish" : draft.steps.at_step);
  const place = step_names.indexOf(here);
  const faults = faultsOf(steps, Date.now());
  const of_step = (step: StepName) => faults.filter((fault) => fault.step === step);
  const faultAt = (field: string) => {
    const found = faults.find((fault) => fault.field === field && tried.includes(fault.step));
    return found && t(found.words);
  };
  const save = async (at_step: StepName) => {
    if (draft.campaign_id) return true;
    if (!edited && draft.steps.at_step === at_step) return true;
    return saving.mutateAsync({ version: draft.version, steps: { ...steps, at_step } }).then(
      () => (setEdited(undefined), true),
      () => false,
    );
  };
  const go = async (step: StepName) => {
    if (await save(step)) {
      setHere(step);
      scrollTo(0, 0);
    }
  };
  const next = () => {
    setTried([...tried, here]);
    const wanting = of_step(here)[0];
    if (wanting) document.getElementById(`wizard-${wanting.field}`)?.focus();
    else void go(step_names[place + 1] ?? "publish");
  };
  const change = (part: Partial<Steps>) => setEdited({ ...steps, ...part });
  const props: StepProps = { draft, steps, options, faultAt, change, go: (step) => void go(step) };
  const changed_by_another = saving.error instanceof Problem && saving.error.code === "draft_changed";
  return (
    <>
      <nav aria-label={t("wizard.steps")}>
        <ol className="steps wizard-steps">
          {step_names.map((name, i) => (
            <li key={name} aria-current={i === place ? "step" : undefined} className={i < place ? "past" : undefined}>
              <button type="button" disabled={!!draft.campaign_id} onClick={() => void go(name)}>
                <span className="step-number">
                  {i < place && of_step(name).length === 0 ? <Icon name="check" size={16} /> : i + 1}
                </span>
                {t(`wizard.step_${name}`)}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <p className="soft number step-place">{t("wizard.step_of", { step: place + 1, steps: step_names.length })}</p>
      {saving.error && <ProblemNotice problem={saving.error} />}
      {changed_by_another && (
        <p className="more">
          <Button
            onClick={() => {
              setEdited(undefined);
              saving.reset();
              reload();
            }}
          >
            {t("wizard.reload")}
          </Button>
        </p>
      )}
      <Step name={here} {...props} />
      {here !== "publish" && (
        <div className="actions wizard-actions">
          {place > 0 && (
            <Button size="large" onClick={() => void go(step_names[place - 1] ?? "what")}>
              {t("wizard.back")}
            </Button>
          )}
          <Button type="primary" size="large" loading={saving.isPending} onClick={next}>
            {t("wizard.next")}
          </Button>
          <Button
            size="large"
            type="text"
            onClick={() => void save(here).then((done) => done && navigate("/campaigns"))}
          >
            {t("wizard.later")}
          </Button>
          <span className="soft" role="status">
            {t(saving.isPending ? "wizard.saving" : edited ? "wizard.not_saved" : "wizard.saved")}
          </span>
        </div>
      )}
    </>
  );
}

function Step({ name, ...props }: StepProps & { name: StepName }) {
  switch (name) {
    case "what":
      return <StepWhat {...props} />;
    case "whom":
      return <StepWhom {...props} />;
    case "when":
      return <StepWhen {...props} />;
    case "rules":
      return <StepRules {...props} />;
    case "consent":
      return <StepConsent {...props} />;
    case "roster":
      return <StepRoster {...props} />;
    case "publish":
      return <StepPublish {...props} />;
  }
}
