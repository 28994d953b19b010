import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { useMay } from "../../../shell/session";
import { useProposals, type ProposalRow } from "./use_approvals";
import "./approvals.css";
import { keyOf } from "../../../shell/language";
import { QueryState } from "../../../shell/QueryState";

export function useProposalTitle(): (one: ProposalRow) => string {
  const { t } = useTranslation();
  return (one) => (one.kind === "setting" && one.group ? t(keyOf("bureau", `group_${one.group}`)) : one.title);
}

/** What waits for a second person: first what the caller can confirm. */
export default function ProposalsPage() {
  const { t } = useTranslation();
  const found = useProposals();
  const waiting = found.data?.proposals.filter((one) => one.state === "waiting") ?? [];
  const settled = found.data?.proposals.filter((one) => one.state !== "waiting") ?? [];
  return (
    <>
      <PageHead title={t("bureau.proposals")} lead={t("bureau.proposals_lead")} />
      <QueryState query={found} rows={6} />
      {found.data && (
        <section className="sheet pad" aria-labelledby="waiting">
          <h2 id="waiting">{t("bureau.waiting")}</h2>
          {waiting.length === 0 ? (
            <EmptyState title={t("bureau.none_waiting")}>
              <p>{t("bureau.none_waiting_next")}</p>
            </EmptyState>
          ) : (
            <Rows rows={waiting} />
          )}
        </section>
      )}
      {settled.length > 0 && (
        <section className="sheet pad" aria-labelledby="settled">
          <h2 id="settled">{t("bureau.settled")}</h2>
          <Rows rows={settled} />
        </section>
      )}
    </>
  );
}

function Rows({ rows }: { rows: ProposalRow[] }) {
  const { t } = useTranslation();
  const titleOf = useProposalTitle();
  const may_confirm = useMay("confirmProposal");
  return (
    <ul className="people">
      {rows.map((one) => (
        <li key={one.id}>
          <p>
            <Link to={`/proposals/${one.id}`}>{titleOf(one)}</Link>{" "}
            <span className="chip">{t(`bureau.kind_${one.kind}`)}</span>
            {one.state === "waiting" && (
              <span className={one.yours || !may_confirm ? "chip" : "chip chip-open"}>
                {t(one.yours || !may_confirm ? "bureau.for_colleague" : "bureau.for_you")}
              </span>
            )}
            {one.state !== "waiting" && (
              <span className="chip">
                <Icon name={one.state === "confirmed" ? "check" : "cross"} size={15} />{" "}
                {t(`bureau.proposal_${one.state}`)}
              </span>
            )}
          </p>
          <p className="soft">
            {one.unit_name} · {t("bureau.proposed_by", { name: one.proposed_by, time: dayAndTime(one.proposed_at_ms) })}{" "}
            {one.reason && t("bureau.because", { reason: one.reason })}
          </p>
        </li>
      ))}
    </ul>
  );
}
