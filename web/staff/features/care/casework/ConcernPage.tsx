import { useEffect, useState } from "react";
import { Button, Input, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import { PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Field } from "../../../shell/Field";
import { GuidanceCard } from "./GuidanceCard";
import { useConcernSubjects, useMyConcerns, useRaiseConcern, type Urgency } from "./use_care";

const urgencies: Urgency[] = ["now", "today", "this_week"];
const words_min = 2;
const pause_ms = 350;

/** 我有些担心: any adult of the school tells the psychologist what was seen. */
export default function ConcernPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t("concern.concern")} lead={t("concern.lead")} />
      <div className="care-columns">
        <div>
          <ConcernForm />
          <MyConcerns />
        </div>
        <GuidanceCard />
      </div>
    </>
  );
}

function ConcernForm() {
  const { t } = useTranslation();
  const raise = useRaiseConcern();
  const [typed, setTyped] = useState("");
  const [name, setName] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setName(typed.trim()), pause_ms);
    return () => clearTimeout(timer);
  }, [typed]);
  const subjects = useConcernSubjects(name);
  const reader = subjects.data?.read_by ?? "psychologist";
  const [student, setStudent] = useState<string>();
  const [urgency, setUrgency] = useState<Urgency>("today");
  const [words, setWords] = useState("");
  const ready = student !== undefined && words.trim().length >= words_min;
  const send = () => {
    if (student)
      raise.mutate(
        { student_id: student, urgency, words: words.trim() },
        { onSuccess: () => (setWords(""), setStudent(undefined), setTyped("")) },
      );
  };
  return (
    <section className="sheet pad stack" aria-labelledby="tell">
      <h2 id="tell">{t(reader === "county" ? "concern.tell_school" : "concern.tell")}</h2>
      <Field id="subject" label={t("concern.whom")}>
        <Select
          id="subject"
          value={student}
          placeholder={t("concern.whom_hint")}
          loading={subjects.isFetching}
          showSearch={{
            onSearch: setTyped,
            filterOption: (input, option) => String(option?.label).includes(input.trim()),
          }}
          onChange={(id: string) => setStudent(id)}
          notFoundContent={t("concern.nobody")}
          options={(subjects.data?.students ?? []).map((one) => ({
            value: one.id,
            label: [one.name, one.class_name, one.seat ? t("alert.seat", { seat: one.seat }) : ""]
              .filter(Boolean)
              .join(" · "),
          }))}
        />
      </Field>
      <fieldset className="field urgency">
        <legend>{t("concern.how_soon")}</legend>
        <Radio.Group value={urgency} onChange={(event) => setUrgency(event.target.value as Urgency)}>
          {urgencies.map((one) => (
            <Radio key={one} value={one}>
              <b>{t(`urgency.${one}`)}</b>{" "}
              <span className="soft">{t(`urgency_means.${one}`, { context: reader })}</span>
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      <Field id="words" label={t("concern.seen")}>
        <Input.TextArea
          id="words"
          value={words}
          rows={4}
          maxLength={2000}
          placeholder={t("concern.seen_hint")}
          onChange={(event) => setWords(event.target.value)}
        />
        <p className="field-note">
          <Icon name="shield" size={16} /> {t("concern.who_reads", { context: reader })}
        </p>
      </Field>
      {raise.error && <ProblemNotice problem={raise.error} />}
      {raise.error && <p className="field-note">{t("concern.kept")}</p>}
      {raise.isSuccess && (
        <p className="notice notice-calm" role="status">
          <Icon name="finished" /> {t("concern.passed_on", { context: reader })}
        </p>
      )}
      <div>
        <Button type="primary" size="large" disabled={!ready} loading={raise.isPending} onClick={send}>
          {t("concern.send", { context: reader })}
        </Button>
      </div>
    </section>
  );
}

function MyConcerns() {
  const { t } = useTranslation();
  const mine = useMyConcerns();
  const rows = mine.data?.concerns ?? [];
  return (
    <section className="sheet pad" aria-labelledby="mine">
      <h2 id="mine">{t("concern.mine")}</h2>
      {mine.error && <ProblemNotice problem={mine.error} />}
      {mine.data && rows.length === 0 && <p className="soft">{t("concern.none")}</p>}
      <ul className="people">
        {rows.map((one) => (
          <li key={`${one.at_ms}${one.student_name}`}>
            <p>
              <b>{one.student_name}</b> <span className="chip">{t(`urgency.${one.urgency}`)}</span>{" "}
              <span className="soft number">{dayAndTime(one.at_ms)}</span>
            </p>
            <p className={one.state === "on_it" ? "good" : "soft"}>
              <Icon name={one.state === "on_it" ? "finished" : "clock"} size={18} /> {t(`concern.${one.state}`)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
