import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";

export function AuditToday() {
  const { t } = useTranslation();
  return (
    <section className="sheet pad" aria-labelledby="today-audit">
      <h2 id="today-audit">{t("home.audit")}</h2>
      <p className="soft">{t("home.audit_why")}</p>
      <ul className="plain-links">
        <li>
          <Link to="/student-views">
            <Icon name="eye" size={18} /> {t("home.to_views")}
          </Link>
        </li>
      </ul>
    </section>
  );
}
