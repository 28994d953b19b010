import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Icon } from "../../shell/Icon";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { Waiting } from "../../shell/Waiting";
import type { StepProps } from "./WizardPage";
import { useCheck, type Check } from "./use_drafts";

export function StepConsent({ draft }: StepProps) {
  const { t } = useTranslation();
  const check = useCheck(draft.id, draft.version);
  return (
    <section className="sheet pad stack" aria-labelledby="step">
      <h2 id="step">{t("wizard.step_consent")}</h2>
      <p className="soft">{t("wizard.consent_lead")}</p>
      {check.error && <ProblemNotice problem={check.error} retry={() => void check.refetch()} />}
      {check.isPending && <Waiting rows={2} />}
      {check.data && (
        <p className="notice notice-calm">
          <Icon name="shield" /> <span>{consentWords(check.data, t)}</span>
        </p>
      )}
      <p>{t("wizard.consent_care")}</p>
    </section>
  );
}

export function consentWords(check: Check, t: TFunction): string {
  return check.consent.basis === "none" ? t("wizard.consent_none") : t("wizard.consent_given", { given: check.consent.given ?? "", of: check.consent.of ?? "" });
}

export function StepRoster({ draft }: StepProps) {
  const { t } = useTranslation();
  const check = useCheck(draft.id, draft.version);
  return (
    <section className="sheet pad stack" aria-labelledby="step">
      <h2 id="step">{t("wizard.step_roster")}</h2>
      <p className="soft">{t("wizard.roster_lead")}</p>
      {check.error && <ProblemNotice problem={check.error} retry={() => void check.refetch()} />}
      {check.isPending && <Waiting rows={3} />}
      {check.data && <Roster check={check.data} />}
    </section>
  );
}

function Roster({ check }: { check: Check }) {
  const { t } = useTranslation();
  if (check.schools_without_adult === 0)
    return (
      <p className="good">
        <Icon name="finished" /> {t("wizard.roster_good")}
      </p>
    );
  const unlisted = check.schools_without_adult - check.without_adult.length;
  return (
    <>
      <div className="notice notice-wait">
        <Icon name="question" />
        <div>
          <p className="notice-words">{t("wizard.roster_missing", { count: check.schools_without_adult, students: check.students_without_adult.toLocaleString() })}</p>
          <p>{t("wizard.roster_warning")}</p>
        </div>
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label={t("wizard.step_roster")}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("wizard.school")}</th>
              <th scope="col" className="right">{t("wizard.students")}</th>
            </tr>
          </thead>
          <tbody>
            {check.without_adult.map((row) => (
              <tr key={row.school}>
                <th scope="row">{row.school}</th>
                <td className="right number">{row.students.toLocaleString()}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {unlisted > 0 && <p className="soft">{t("wizard.more_schools", { count: unlisted })}</p>}
    </>
  );
}
