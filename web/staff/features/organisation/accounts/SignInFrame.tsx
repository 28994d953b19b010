import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LanguageSwitch } from "../../../shell/LanguageSwitch";
import { Mark } from "../../../shell/Mark";
import { OfflineBanner } from "../../../shell/OfflineBanner";

/** The quiet page around every step of signing in. */
export function SignInFrame({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="door">
      <header className="door-side">
        <div className="door-brand">
          <Mark size={44} />
          <span className="brand-name">{t("shell.name")}</span>
        </div>
        <div className="door-words">
          <p className="door-motto">{t("staff.motto")}</p>
          <p>{t("staff.motto_more")}</p>
        </div>
        <Banyan />
      </header>
      <main className="door-main">
        <div className="door-top">
          <LanguageSwitch />
        </div>
        <OfflineBanner />
        <section className="door-card">
          <h1>{title}</h1>
          <p className="lead">{lead}</p>
          {children}
        </section>
        <p className="door-foot">{t("staff.door_foot")}</p>
      </main>
    </div>
  );
}

function Banyan() {
  return (
    <svg className="banyan" viewBox="0 0 420 260" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeLinecap="round">
        <path strokeWidth="12" d="M196 250c10-40 8-70-2-104M226 250c-8-44-6-72 8-110M210 250c2-50 0-80 0-120" />
        <path strokeWidth="3" d="M110 138v84M134 146v96M158 148v60M262 148v70M288 144v98M316 134v66" />
      </g>
      <path
        fill="currentColor"
        d="M210 14c-52 0-92 20-106 50-44 4-72 30-72 54 0 20 20 34 50 34h256c30 0 50-14 50-34 0-24-28-50-72-54-14-30-54-50-106-50Z"
      />
      <path stroke="currentColor" strokeWidth="2" d="M20 252h380" />
    </svg>
  );
}
