import { App, Button } from "antd";
import { Link, useParams } from "react-router";
import { useTranslation } from "react-i18next";
import { Opening } from "../../../shell/features";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import { PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { useProposalTitle } from "./ProposalsPage";
import { useMay } from "../../../shell/session";
import { useProposal, useSettle, type Proposal } from "./use_approvals";
import "./approvals.css";

/** A proposal as the second person sees it: what would be, what was, what it would do, and why. */
export default function ProposalPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const found = useProposal(id);
  const titleOf = useProposalTitle();
  const back = { to: "/proposals", words: t("bureau.proposals") };
  if (found.error)
    return (
      <>
        <PageHead title={t("bureau.proposal")} back={back} />
        <ProblemNotice problem={found.error} retry={() => void found.refetch()} />
      </>
    );
  if (!found.data) return <Waiting rows={8} />;
  const one = found.data;
  return (
    <>
      <PageHead
        title={titleOf(one)}
        back={back}
        lead={`${t(`bureau.kind_${one.kind}`)} · ${one.unit_name} · ${t("bureau.proposed_by", { name: one.proposed_by, time: dayAndTime(one.proposed_at_ms) })}`}
      />
      <State one={one} />
      <section className="sheet pad" aria-labelledby="why" hidden={!one.reason}>
        <h2 id="why">{t("bureau.why")}</h2>
        <p>{one.reason}</p>
        {one.effective_on && <p className="soft">{t("bureau.effective_from", { day: one.effective_on })}</p>}
      </section>
      <Opening name="proposal" one={one} />
    </>
  );
}

function State({ one }: { one: Proposal }) {
  const { t } = useTranslation();
  if (one.state === "waiting") return <Settle one={one} />;
  return (
    <section className="sheet pad" role="status">
      <h2 className={one.state === "confirmed" ? "good with-icon" : "with-icon"}>
        <Icon name={one.state === "confirmed" ? "finished" : "cross"} size={26} /> {t(`bureau.proposal_${one.state}`)}
      </h2>
      <p>{t("bureau.settled_by", { name: one.settled_by ?? "", time: dayAndTime(one.settled_at_ms ?? 0) })}</p>
      {one.state === "confirmed" && (one.kind === "campaign" || one.kind === "rules") && (
        <div className="actions">
          <Link className="button-link" to="/campaigns">
            {t("bureau.to_campaigns")}
          </Link>
        </div>
      )}
    </section>
  );
}

function Settle({ one }: { one: Proposal }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const may_confirm = useMay("confirmProposal"); // a security administrator sees what waits, and confirms nothing
  const confirm = useSettle(one.id, "confirm");
  const withdraw = useSettle(one.id, "withdraw");
  const ask = (title: string, content: string, act: () => void) =>
    void modal.confirm({ title, content, okText: title, cancelText: t("bureau.not_now"), onOk: act });
  return (
    <section className="sheet pad" aria-labelledby="settle">
      <h2 id="settle">{t(one.yours ? "bureau.waits" : "bureau.please_check")}</h2>
      <p>{t(one.yours ? "bureau.waits_why" : "bureau.please_check_why")}</p>
      {(confirm.error ?? withdraw.error) && <ProblemNotice problem={confirm.error ?? withdraw.error} />}
      <div className="actions">
        {!one.yours && may_confirm && (
          <Button
            type="primary"
            size="large"
            loading={confirm.isPending}
            onClick={() => ask(t("bureau.confirm"), t(`bureau.confirm_${one.kind}`), () => confirm.mutate())}
          >
            {t("bureau.confirm")}
          </Button>
        )}
        <Button
          size="large"
          loading={withdraw.isPending}
          onClick={() =>
            ask(t(one.yours ? "bureau.withdraw" : "bureau.refuse"), t("bureau.withdraw_what"), () => withdraw.mutate())
          }
        >
          {t(one.yours ? "bureau.withdraw" : "bureau.refuse")}
        </Button>
      </div>
    </section>
  );
}
