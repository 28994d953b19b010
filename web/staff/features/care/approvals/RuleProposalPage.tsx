import { App, Button } from "antd";
import { Link, useParams } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import { PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { useOptions } from "../campaign_desk/use_drafts";
import { Figures } from "../campaign_desk/WhatIf";
import { HotlineList, HotlinePreview } from "./HotlineLines";
import { TextPreview } from "./TextPreview";
import { RuleWords, useScaleTitle } from "./RuleWords";
import { useProposalTitle } from "./ProposalsPage";
import { useMay } from "../../../shell/session";
import { useProposal, useSettle, type Proposal } from "./use_approvals";
import { ValueList } from "./Values";
import "./approvals.css";
import "../campaign_desk/wizard.css";

/** A proposal as the second person sees it: what would be, what was, what it would do, and why. */
export default function RuleProposalPage() {
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
      {(one.kind === "post" || one.kind === "credential") && <AccountMatter one={one} />}
      <section className="sheet pad" aria-labelledby="why" hidden={!one.reason}>
        <h2 id="why">{t("bureau.why")}</h2>
        <p>{one.reason}</p>
        {one.effective_on && <p className="soft">{t("bureau.effective_from", { day: one.effective_on })}</p>}
      </section>
      {one.kind === "setting" && (
        <section className="sheet pad" aria-labelledby="what">
          <h2 id="what">{t("bureau.what_changes")}</h2>
          {one.hotlines ? (
            <Hotlines one={one} />
          ) : one.values ? (
            <ValueList values={one.values} before={one.values_before} />
          ) : (
            <p>{t("bureau.inherits")}</p>
          )}
        </section>
      )}
      {one.rules && <Rules one={one} />}
      {one.text && (
        <section className="sheet pad" aria-labelledby="text">
          <h2 id="text">{t("bureau.as_read")}</h2>
          {one.asks_again && (
            <p className="notice notice-wait">
              <Icon name="question" /> <span>{t("bureau.asks_again_warning")}</span>
            </p>
          )}
          <TextPreview text={one.text} />
          {one.before && (
            <details className="setting-history">
              <summary>{t("bureau.text_before")}</summary>
              <TextPreview text={one.before} />
            </details>
          )}
        </section>
      )}
    </>
  );
}

/** A wrong number is somebody who is not reached: it is dialled before it is confirmed. */
function Hotlines({ one }: { one: Proposal }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <HotlineList lines={one.hotlines ?? []} />
      <p className="notice notice-wait">
        <Icon name="phone" /> <span>{t("bureau.hotlines_dial")}</span>
      </p>
      <h3>{t("bureau.hotlines_before")}</h3>
      <HotlineList lines={one.hotlines_before ?? []} />
      <h3>{t("bureau.hotlines_preview")}</h3>
      <HotlinePreview beside={one.hotlines_beside ?? []} own={one.hotlines ?? []} />
    </div>
  );
}

/** Only somebody who asks the person can tell whether it is the person. */
function AccountMatter({ one }: { one: Proposal }) {
  const { t } = useTranslation();
  const words =
    one.kind === "post"
      ? "bureau.ask_post"
      : one.what === "password"
        ? "bureau.ask_password"
        : "bureau.ask_second_factor";
  return (
    <section className="sheet pad" aria-labelledby="what">
      <h2 id="what">{t(`bureau.kind_${one.kind}`)}</h2>
      <p>
        {t(words, {
          name: one.title,
          role: one.role ? t(`role.${one.role}`, { defaultValue: one.role }) : "",
          unit: one.unit_name,
        })}
      </p>
      {one.until && <p className="soft">{t("staff.until", { day: one.until })}</p>}
    </section>
  );
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
