import { useTranslation } from "react-i18next";
import type { Proposal } from "../../organisation/approvals/use_approvals";
import { RuleWords, useScaleTitle } from "./RuleWords";
import { useOptions } from "./use_drafts";
import { Figures } from "./WhatIf";
import "./wizard.css";

/** Rules that wait for a second person, and what they would do. */
export default function ProposedRules({ one }: { one: Proposal }) {
  return one.rules && <Rules one={one} />;
}

function Rules({ one }: { one: Proposal }) {
  const { t } = useTranslation();
  const titleOf = useScaleTitle(useOptions().data);
  return (
    <div className="columns">
      <section className="sheet pad" aria-labelledby="rules">
        <h2 id="rules">{t("bureau.rules_then")}</h2>
        <RuleWords rules={one.rules ?? []} titleOf={titleOf} />
        {one.rules_before && (
          <>
            <h3>{t("bureau.rules_now")}</h3>
            <RuleWords rules={one.rules_before} titleOf={titleOf} />
          </>
        )}
      </section>
      {one.simulation && (
        <section className="sheet pad stack what-if-shown" aria-labelledby="numbers">
          <h2 id="numbers">{t("bureau.numbers")}</h2>
          <Figures one={one.simulation} titleOf={titleOf} />
          {one.students !== undefined && <p className="soft">{t("bureau.students", { count: one.students })}</p>}
        </section>
      )}
    </div>
  );
}
