import { useState } from "react";
import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../shell/api";
import { Icon } from "../../../shell/Icon";
import { Field } from "../../../shell/Field";
import { FormModal } from "../../../shell/FormModal";
import { useItemAnswers } from "./use_alerts";

const reason_characters_min = 4;

interface ItemAnswersPartProps {
  id: string;
  asked: boolean;
  close: () => void;
}

/** The answers behind a reason: the reason is written down before the first answer is sent. */
export function ItemAnswersPart({ id, asked, close }: ItemAnswersPartProps) {
  const { t } = useTranslation();
  const opening = useItemAnswers(id);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const enough = reason.trim().length >= reason_characters_min;
  const open = () => {
    setTried(true);
    if (enough) opening.mutate(reason.trim(), { onSuccess: close });
  };
  return (
    <>
      {opening.data ? <Opened of={opening.data} /> : <p className="soft">{t("answers.closed")}</p>}
      <FormModal
        open={asked}
        title={t("answers.reason_title")}
        not_now={t("answers.not_now")}
        close={close}
        act_now={t("answers.open_logged")}
        act={open}
        acting={opening}
      >
        <p className="notice notice-calm">
          <Icon name="shield" /> <span>{t("answers.logged")}</span>
        </p>
        <Field
          id="reason"
          label={t("answers.reason")}
          fault={tried && !enough && t("answers.reason_needed", { count: reason_characters_min })}
        >
          <Input.TextArea
            id="reason"
            rows={3}
            maxLength={400}
            autoFocus
            value={reason}
            placeholder={t("answers.reason_hint")}
            onChange={(e) => setReason(e.target.value)}
            status={tried && !enough ? "error" : undefined}
          />
        </Field>
      </FormModal>
    </>
  );
}

/** The child's own answers, and below them what teachers and guardians answered. */
function Opened({ of }: { of: Schemas["ItemAnswers"] }) {
  const { t } = useTranslation();
  return (
    <>
      {of.answers.length > 0 && <AnswerTable title={t("answers.answers")} answers={of.answers} />}
      {of.informants.map((one) => (
        <div key={`${one.informant} ${one.title}`} className="informant-answers">
          <h3>
            {one.title} <span className="chip">{t(`informant.asked_${one.informant}`)}</span>
          </h3>
          <AnswerTable title={one.title} answers={one.answers} />
        </div>
      ))}
    </>
  );
}

export function AnswerTable({ title, answers }: { title: string; answers: Schemas["ItemAnswer"][] }) {
  const { t } = useTranslation();
  const timed = answers.some((one) => one.spent_ms);
  // To the millisecond the same as its neighbour: several stood on one screen, whose time is shared (docs/adr/0018).
  const shared = answers.some((one, at) => one.spent_ms && answers[at - 1]?.spent_ms === one.spent_ms);
  return (
    <>
      <table className="table cards-on-phone">
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t("answers.item")}</th>
            <th scope="col">{t("answers.answer")}</th>
            <th scope="col" className="right">
              {t("answers.value")}
            </th>
            {timed && (
              <th scope="col" className="right">
                {t("answers.spent")}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {answers.map((one) => (
            <tr key={one.item} className={one.critical ? "critical" : undefined}>
              <th scope="row" data-head>
                {one.text}
                {one.critical && (
                  <span className="chip chip-critical">
                    <Icon name="talk" size={16} /> {t("answers.critical")}
                  </span>
                )}
              </th>
              <td data-label={t("answers.answer")}>{one.answer ?? t("answers.left_out")}</td>
              <td data-label={t("answers.value")} className="right number">
                {one.value ?? "–"}
              </td>
              {timed && (
                <td data-label={t("answers.spent")} className="right number">
                  {one.spent_ms ? t("answers.seconds", { seconds: (one.spent_ms / 1000).toFixed(1) }) : "–"}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {shared && <p className="soft">{t("answers.shared_times")}</p>}
    </>
  );
}
