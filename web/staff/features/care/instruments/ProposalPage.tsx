import { App, Button } from "antd";
import { useNavigate, useParams } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import { PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { LinkToInstrument } from "./InstrumentPage";
import { PreviewParts } from "./PreviewParts";
import { useProposal, useSettle, useWords, type Proposal } from "./use_instruments";
import "./instruments.css";

/** A proposed version: the colleague looks at it and publishes it; its author can only take it back. */
export default function ProposalPage() {
  const { t } = useTranslation();
  const words = useWords();
  const { id = "" } = useParams();
  const found = useProposal(id);
  const back = { to: "/instruments", words: t("instrument.instruments") };
  if (found.error)
    return (
      <>
        <PageHead title={t("instrument.proposal")} back={back} />
        <ProblemNotice problem={found.error} retry={() => void found.refetch()} />
      </>
    );
  if (!found.data) return <Waiting rows={10} />;
  const one = found.data;
  return (
    <>
      <PageHead
        title={words(one.title)}
        lead={t("instrument.proposal_lead", {
          id: one.instrument_id,
          version: one.version,
          name: one.proposed_by,
          time: dayAndTime(one.proposed_at_ms),
        })}
        back={back}
      />
      <State one={one} />
      <PreviewParts of={one.instrument} changes={one.changes} compared_with={one.compared_with} />
    </>
  );
}

function State({ one }: { one: Proposal }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (one.state === "published")
    return (
      <section className="sheet pad" role="status">
        <h2 className="good">
          <Icon name="finished" size={26} /> {t("instrument.published", { version: one.version })}
        </h2>
        <p>
          {t("instrument.published_by", { name: one.published_by ?? "", time: dayAndTime(one.published_at_ms ?? 0) })}
        </p>
        <p>{t("instrument.published_next")}</p>
        <div className="actions">
          <LinkToInstrument id={one.instrument_id}>{t("instrument.to_instrument")}</LinkToInstrument>
        </div>
      </section>
    );
  if (one.state === "withdrawn")
    return (
      <section className="sheet pad" role="status">
        <h2>{t("instrument.withdrawn")}</h2>
        <div className="actions">
          <Button onClick={() => void navigate("/instruments/new")}>{t("instrument.new_button")}</Button>
        </div>
      </section>
    );
  return <Settle one={one} />;
}

function Settle({ one }: { one: Proposal }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const publish = useSettle(one.id, "publish");
  const withdraw = useSettle(one.id, "withdraw");
  const ask = (title: string, content: string, act: () => void) =>
    void modal.confirm({ title, content, okText: title, cancelText: t("instrument.not_now"), onOk: act });
  return (
    <section className="sheet pad" aria-labelledby="settle">
      <h2 id="settle">{t(one.yours ? "instrument.waits" : "instrument.please_check")}</h2>
      <p>{t(one.yours ? "instrument.waits_why" : "instrument.please_check_why")}</p>
      {publish.error && <ProblemNotice problem={publish.error} />}
      {withdraw.error && <ProblemNotice problem={withdraw.error} />}
      <div className="actions">
        {!one.yours && (
          <Button
            type="primary"
            size="large"
            loading={publish.isPending}
            onClick={() =>
              ask(t("instrument.publish"), t("instrument.publish_what", { version: one.version }), () =>
                publish.mutate(),
              )
            }
          >
            {t("instrument.publish")}
          </Button>
        )}
        <Button
          size="large"
          loading={withdraw.isPending}
          onClick={() =>
            ask(t(one.yours ? "instrument.withdraw" : "instrument.refuse"), t("instrument.withdraw_what"), () =>
              withdraw.mutate(),
            )
          }
        >
          {t(one.yours ? "instrument.withdraw" : "instrument.refuse")}
        </Button>
      </div>
    </section>
  );
}
