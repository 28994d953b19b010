import type { TFunction } from "i18next";
import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { useConsentTexts } from "../consent/use_texts";
import { useCoverage } from "../consent/use_consent";
import { useMay } from "../../../shell/session";
import { useCheck, useUnitsBelow, type Check, type StepProps } from "./use_drafts";

export function StepConsent({ draft, steps, options }: StepProps) {
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
      <TextInForce />
      <Coverage steps={steps} options={options} />
    </section>
  );
}

/** Which text families will read, and where it can be read. */
function TextInForce() {
  const { t, i18n } = useTranslation();
  const texts = useConsentTexts(useMay("listConsentTexts"));
  const now = texts.data?.texts.find(
    (one) => one.purpose === "screening" && one.audience === "guardian" && one.state === "in_force",
  );
  if (!now) return null;
  return (
    <p>
      {t("wizard.consent_text", {
        title: i18n.language === "en" ? now.title_en : now.title_zh,
        version: now.version,
        day: now.effective_on,
      })}{" "}
      <Link className="in-words" to="/consent-texts">
        {t("wizard.consent_text_read")}
      </Link>
    </p>
  );
}

/** How many slips of the chosen units have come back; given or refused alike. */
function Coverage({ steps, options }: Pick<StepProps, "steps" | "options">) {
  const { t } = useTranslation();
  const coverage = useCoverage(options.unit.id);
  const units = useUnitsBelow(options.unit.id, steps.units.length > 0);
  if (coverage.error) return <ProblemNotice problem={coverage.error} retry={() => void coverage.refetch()} />;
  if (!coverage.data || (steps.units.length > 0 && !units.data)) return <Waiting rows={3} />;
  const chosen = new Set(
    units.data?.filter((unit) => unit.code && steps.units.includes(unit.code)).map((unit) => unit.id),
  );
  const rows =
    steps.units.length > 0 ? coverage.data.units.filter((row) => chosen.has(row.unit_id)) : coverage.data.units;
  if (rows.length === 0) return <p className="notice notice-wait">{t("wizard.coverage_none")}</p>;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t("wizard.coverage")}>
      <table className="table">
        <caption className="unseen">{t("wizard.coverage")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("consent.unit")}</th>
            <th scope="col" className="right">
              {t("consent.enrolled")}
            </th>
            <th scope="col" className="right">
              {t("consent.returned")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unit_id}>
              <th scope="row">{row.unit_name}</th>
              <td className="right number">{row.enrolled.toLocaleString()}</td>
              <td className="right number">{row.returned.toLocaleString()}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function consentWords(check: Check, t: TFunction): string {
  return check.consent.basis === "none"
    ? t("wizard.consent_none")
    : t("wizard.consent_given", { given: check.consent.given ?? "", of: check.consent.of ?? "" });
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
          <p className="notice-words">
            {t("wizard.roster_missing", {
              count: check.schools_without_adult,
              students: check.students_without_adult.toLocaleString(),
            })}
          </p>
          <p>{t("wizard.roster_warning")}</p>
        </div>
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label={t("wizard.roster_schools")}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("wizard.school")}</th>
              <th scope="col" className="right">
                {t("wizard.students")}
              </th>
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
