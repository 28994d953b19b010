import { useState } from "react";
import { App as AntApp, Button, Radio } from "antd";
import { useParams } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime, timeOfDay, useNow } from "../../../shell/moment";
import { PageHead } from "../../../shell/PageHead";
import { Problem } from "../../../shell/problem";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { DayLinks } from "./DayLinks";
import { useRecall, useRecallSteps, type Recall, type RecallReason } from "./use_fieldwork";
import { keyOf } from "../../../shell/language";

const reasons: RecallReason[] = ["wrong_instrument", "wrong_classes", "wrong_time", "consent_missing", "other"];

/** A campaign that should not have been sent is taken back here, in one action that can be undone for ten minutes. */
export default function RecallPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const recall = useRecall(id);
  const not_ours = recall.error instanceof Problem && recall.error.status === 404;
  return (
    <>
      <PageHead
        title={t("lesson.recall")}
        back={{ to: `/campaigns/${id}`, words: t("campaign.campaign") }}
        lead={t("lesson.recall_lead")}
      />
      <DayLinks campaign={id} />
      {not_ours && (
        <p className="notice notice-calm">
          <Icon name="question" /> <span>{t("lesson.recall_not_ours")}</span>
        </p>
      )}
      {recall.error && !not_ours && <ProblemNotice problem={recall.error} retry={() => void recall.refetch()} />}
      {recall.isPending && <Waiting />}
      {recall.data &&
        (recall.data.state === "standing" ? (
          <TakeBack campaign={id} one={recall.data} />
        ) : (
          <TakenBack campaign={id} one={recall.data} />
        ))}
      {recall.data && <WhoSaw one={recall.data} />}
    </>
  );
}

function TakeBack({ campaign, one }: { campaign: string; one: Recall }) {
  const { t } = useTranslation();
  const { modal } = AntApp.useApp();
  const { recall } = useRecallSteps(campaign);
  const [reason, setReason] = useState<RecallReason>();
  const ask = () =>
    void modal.confirm({
      title: t("lesson.recall_sure", {
        classes: one.classes.toLocaleString(),
        sheets: one.finished.toLocaleString(),
        started: one.started.toLocaleString(),
      }),
      content: t("lesson.recall_undo_hint"),
      okText: t("lesson.recall_now"),
      okButtonProps: { danger: true },
      cancelText: t("lesson.not_now"),
      autoFocusButton: "cancel",
      onOk: () => (reason ? recall.mutateAsync(reason).catch(() => undefined) : undefined),
    });
  return (
    <section className="sheet pad stack" aria-labelledby="take-back">
      <h2 id="take-back">{t("lesson.recall_what")}</h2>
      <ul className="plain">
        <li>{t("lesson.recall_children")}</li>
        <li>{t("lesson.recall_results")}</li>
        <li>{t("lesson.recall_critical")}</li>
      </ul>
      <div className="field" role="group" aria-labelledby="recall-why">
        <b id="recall-why">{t("lesson.recall_why")}</b>
        <Radio.Group
          className="choices"
          value={reason}
          onChange={(event) => setReason(event.target.value as RecallReason)}
          options={reasons.map((value) => ({ value, label: t(`lesson.recall_${value}`) }))}
        />
      </div>
      {recall.error && <ProblemNotice problem={recall.error} />}
      <p>
        <Button danger size="large" disabled={!reason} loading={recall.isPending} onClick={ask}>
          {t("lesson.recall_ask")}
        </Button>
      </p>
    </section>
  );
}

function TakenBack({ campaign, one }: { campaign: string; one: Recall }) {
  const { t } = useTranslation();
  const { undo } = useRecallSteps(campaign);
  const now_ms = useNow(1000);
  const undo_until_ms = one.undo_until_ms ?? 0;
  return (
    <section className="sheet pad stack" aria-labelledby="taken-back">
      <h2 id="taken-back">{t("lesson.recalled")}</h2>
      <p>
        {t("lesson.recalled_by", {
          name: one.recalled_by,
          time: dayAndTime(one.recalled_at_ms ?? 0),
          reason: t(keyOf("lesson", `recall_${one.reason}`)),
        })}
      </p>
      <p className="soft">{t("lesson.recalled_now")}</p>
      {undo.error && <ProblemNotice problem={undo.error} />}
      {undo_until_ms > now_ms ? (
        <p className="papers">
          <Button size="large" loading={undo.isPending} onClick={() => undo.mutate()}>
            {t("lesson.undo")}
          </Button>
          <span className="soft">{t("lesson.undo_until", { time: timeOfDay(undo_until_ms) })}</span>
        </p>
      ) : (
        <p className="soft">{t("lesson.undo_over")}</p>
      )}
    </section>
  );
}

function WhoSaw({ one }: { one: Recall }) {
  const { t } = useTranslation();
  const seen = one.seen ?? { classes: [], staff: [] };
  return (
    <section className="sheet pad" aria-labelledby="who-saw">
      <h2 id="who-saw">{t("lesson.who_saw")}</h2>
      <p>
        {one.started === 0
          ? t("lesson.no_child_saw")
          : t("lesson.who_saw_children", {
              classes: one.classes_started.toLocaleString(),
              started: one.started.toLocaleString(),
              finished: one.finished.toLocaleString(),
            })}
      </p>
      <div className="columns">
        {seen.classes.length > 0 && (
          <ul className="people" aria-label={t("lesson.who_saw_classes")}>
            {seen.classes.map((row) => (
              <li key={`${row.school_name} ${row.class_name}`}>
                <p>
                  <b>{row.class_name}</b> <span className="soft">{row.school_name}</span>
                </p>
                <p className="number">
                  {t("lesson.who_saw_class", { started: row.started, finished: row.finished, expected: row.expected })}
                </p>
              </li>
            ))}
          </ul>
        )}
        <ul className="people" aria-label={t("lesson.who_saw_staff")}>
          {seen.staff.map((row) => (
            <li key={`${row.name} ${row.action}`}>
              <p>
                <b>{row.name}</b> <span>{t(`lesson.saw_${row.action}`, { defaultValue: row.action })}</span>
              </p>
              <p className="soft">{t("lesson.saw_times", { count: row.times, time: dayAndTime(row.last_at_ms) })}</p>
            </li>
          ))}
        </ul>
      </div>
      {one.seen && seen.staff.length === 0 && <p className="soft">{t("lesson.nobody_saw")}</p>}
    </section>
  );
}
