import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { useProposals } from "../../care/approvals/use_approvals";
import { useMay } from "../../organisation/accounts/use_session";

/** How many proposals of colleagues only somebody else can confirm. */
export function useWaitingProposals(): number {
  const proposals = useProposals(useMay("confirmProposal"));
  return proposals.data?.proposals.filter((one) => one.state === "waiting" && !one.yours).length ?? 0;
}

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
