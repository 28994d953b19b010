import { useState } from "react";
import { Button, Checkbox, Input } from "antd";
import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { useMay } from "../../../shell/session";
import { TextPreview } from "./TextPreview";
import { useConsentTexts, useProposeText, type ConsentText } from "./use_texts";
import "../../organisation/approvals/approvals.css";
import { keyOf } from "../../../shell/language";
import { Field } from "../../../shell/Field";
import { QueryState } from "../../../shell/QueryState";

/** What families and children are told before they decide: what holds, what is to come, what was. */
export default function ConsentTextsPage() {
  const { t } = useTranslation();
  const found = useConsentTexts();
  const may_write = useMay("proposeConsentText");
  const kinds = [...new Set(found.data?.texts.map((one) => `${one.purpose} ${one.audience}`))].sort(
    (a, b) => rank(a) - rank(b),
  );
  return (
    <>
      <PageHead title={t("bureau.texts")} lead={t("bureau.texts_lead")} />
      <QueryState query={found} rows={8} />
      {found.data &&
        kinds.map((kind) => (
          <Kind
            key={kind}
            kind={kind}
            versions={found.data.texts.filter((one) => `${one.purpose} ${one.audience}` === kind)}
            today={found.data.today}
            may_write={may_write}
          />
        ))}
    </>
  );
}

const order = ["screening guardian", "screening child", "file guardian", "hand_over guardian", "referral guardian"];
const rank = (kind: string) => order.indexOf(kind);

function Kind({
  kind,
  versions,
  today,
  may_write,
}: {
  kind: string;
  versions: ConsentText[];
  today: string;
  may_write: boolean;
}) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  const [proposal_id, setProposal] = useState<string>();
  const id = kind.replace(" ", "_");
  const now = versions.find((one) => one.state === "in_force") ?? versions[0];
  const others = versions.filter((one) => one !== now);
  if (!now) return null;
  return (
    <section className="sheet pad" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{t(keyOf("bureau", `text_${id}`))}</h2>
        <span className="chip chip-open">
          {t("bureau.version_since", { version: now.version, day: now.effective_on })}
        </span>
      </div>
      {writing ? (
        <TextForm
          now={now}
          today={today}
          stop={() => setWriting(false)}
          done={(proposal) => (setWriting(false), setProposal(proposal))}
        />
      ) : (
        <>
          <TextPreview text={now} />
          <p className="field-note">{t("bureau.hash", { hash: now.content_hash.slice(0, 16) })}</p>
          {proposal_id && (
            <p className="notice notice-calm" role="status">
              <Icon name="finished" />
              <span>
                {t("bureau.proposed")} <Link to={`/proposals/${proposal_id}`}>{t("bureau.to_proposal")}</Link>
              </span>
            </p>
          )}
          {may_write && (
            <div className="actions">
              <Button
                onClick={() => setWriting(true)}
                aria-label={`${t("bureau.write_version")} ${t(keyOf("bureau", `text_${id}`))}`}
              >
                {t("bureau.write_version")}
              </Button>
            </div>
          )}
        </>
      )}
      {others.length > 0 && (
        <details className="setting-history">
          <summary>{t("bureau.other_versions", { count: others.length })}</summary>
          {others.map((one) => (
            <div key={one.version} className="text-version">
              <p>
                <b>{t("bureau.version_since", { version: one.version, day: one.effective_on })}</b>{" "}
                <span className="chip">{t(`bureau.state_${one.state}`)}</span>
                {one.asks_again && <span className="chip">{t("bureau.asked_again")}</span>}
              </p>
              <TextPreview text={one} />
            </div>
          ))}
        </details>
      )}
    </section>
  );
}

interface TextFormProps {
  now: ConsentText;
  today: string;
  stop: () => void;
  done: (proposal_id: string) => void;
}

function TextForm({ now, today, stop, done }: TextFormProps) {
  const { t } = useTranslation();
  const proposing = useProposeText();
  const [text, setText] = useState({
    title_zh: now.title_zh,
    title_en: now.title_en,
    body_zh: now.body_zh,
    body_en: now.body_en,
  });
  const [day, setDay] = useState(today);
  const [asks_again, setAsksAgain] = useState(false);
  const [reason, setReason] = useState("");
  const id = `${now.purpose}-${now.audience}`;
  const put = (part: Partial<typeof text>) => setText((before) => ({ ...before, ...part }));
  const changed = (["title_zh", "title_en", "body_zh", "body_en"] as const).some(
    (name) => text[name].trim() !== now[name].trim(),
  );
  const whole =
    text.title_zh.trim() !== "" &&
    text.title_en.trim() !== "" &&
    text.body_zh.trim().length >= 20 &&
    text.body_en.trim().length >= 20;
  const propose = () =>
    proposing.mutate(
      { purpose: now.purpose, audience: now.audience, ...text, effective_on: day, asks_again, reason: reason.trim() },
      { onSuccess: (proposed) => done(proposed.proposal_id ?? "") },
    );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        propose();
      }}
    >
      <p className="soft">{t("bureau.write_lead")}</p>
      <div className="text-columns">
        {(["zh", "en"] as const).map((tongue) => (
          <div key={tongue} className="stack">
            <Field id={`${id}-title-${tongue}`} label={t(`bureau.title_${tongue}`)}>
              <Input
                id={`${id}-title-${tongue}`}
                maxLength={tongue === "en" ? 160 : 60}
                value={text[`title_${tongue}`]}
                onChange={(event) => put({ [`title_${tongue}`]: event.target.value })}
              />
            </Field>
            <Field id={`${id}-body-${tongue}`} label={t(`bureau.body_${tongue}`)}>
              <Input.TextArea
                id={`${id}-body-${tongue}`}
                rows={9}
                maxLength={tongue === "en" ? 8000 : 4000}
                value={text[`body_${tongue}`]}
                onChange={(event) => put({ [`body_${tongue}`]: event.target.value })}
              />
            </Field>
          </div>
        ))}
      </div>
      <h3>{t("bureau.as_read")}</h3>
      <TextPreview text={text} />
      <div className="setting-fields">
        <Field id={`${id}-day`} label={t("bureau.effective_on")}>
          <input
            id={`${id}-day`}
            className="plain-input"
            type="date"
            min={today}
            value={day}
            required
            onChange={(event) => setDay(event.target.value)}
          />
        </Field>
        <div className="field setting-reason">
          <label htmlFor={`${id}-reason`}>{t("bureau.reason")}</label>
          <Input
            id={`${id}-reason`}
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      </div>
      <div className="field">
        <Checkbox checked={asks_again} onChange={(event) => setAsksAgain(event.target.checked)}>
          {t("bureau.asks_again")}
        </Checkbox>
        <p className="field-note">{t("bureau.asks_again_why")}</p>
      </div>
      {proposing.error && <ProblemNotice problem={proposing.error} />}
      <div className="actions">
        <Button
          type="primary"
          htmlType="submit"
          disabled={!changed || !whole || reason.trim().length < 2}
          loading={proposing.isPending}
        >
          {t("bureau.propose")}
        </Button>
        <Button onClick={stop}>{t("bureau.stop")}</Button>
      </div>
    </form>
  );
}
