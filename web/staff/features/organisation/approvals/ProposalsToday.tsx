import { Link } from "react-router";
import { useTranslation } from "react-i18next";

export function ProposalsToday({ waiting }: { waiting: number }) {
  const { t } = useTranslation();
  return (
    <section className="sheet pad" aria-labelledby="today-proposals">
      <h2 id="today-proposals">{t("bureau.proposals")}</h2>
      <p>{t("bureau.home_waiting", { count: waiting })}</p>
      <div className="actions">
        <Link className="button-link" to="/proposals">
          {t("bureau.for_you")}
        </Link>
      </div>
    </section>
  );
}
