import { useState } from "react";
import { Button, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { useMay } from "../../../shell/session";
import { Field } from "../../../shell/Field";
import { QueryState } from "../../../shell/QueryState";
import { pastedSpans } from "./pasted_spans";
import { useAddSpans, useCalendar, useEndSpan, type CalendarSpan, type SpanToAdd } from "./use_calendar";
import "../duty/duty.css";

const kinds = ["holiday", "school_day", "exam"] as const;

/** Holidays, make-up school days and exams: one's own, and those of the county and the city. */
export default function CalendarPage() {
  const { t } = useTranslation();
  const calendar = useCalendar();
  const may_add = useMay("addCalendarSpans");
  return (
    <>
      <PageHead title={t("calendar.title")} lead={t("calendar.lead")} />
      <QueryState query={calendar} rows={6} />
      {calendar.data && (
        <>
          <p className="notice notice-calm">
            <Icon name="today" />
            <span>
              {t(calendar.data.school_day ? "calendar.today_school" : "calendar.today_free", {
                day: calendar.data.today,
              })}
              {calendar.data.exam_day && ` ${t("calendar.today_exam")}`}
            </span>
          </p>
          {may_add && <AddSpans today={calendar.data.today} />}
          <Spans spans={calendar.data.spans} />
        </>
      )}
    </>
  );
}

function Spans({ spans }: { spans: CalendarSpan[] }) {
  const { t } = useTranslation();
  const may_end = useMay("endCalendarSpan");
  const ending = useEndSpan();
  const adding = useAddSpans();
  const [ended, setEnded] = useState<CalendarSpan>();
  const undo = ({ kind, name, since, until }: CalendarSpan) =>
    adding.mutate([{ kind, name, since, until }], { onSuccess: () => setEnded(undefined) });
  if (spans.length === 0 && !ended)
    return (
      <section className="sheet pad">
        <EmptyState title={t("calendar.empty")}>
          <p>{t("calendar.empty_next")}</p>
        </EmptyState>
      </section>
    );
  return (
    <section className="sheet pad" aria-labelledby="spans">
      <h2 id="spans">{t("calendar.spans")}</h2>
      {ended && (
        <p className="notice notice-calm" role="status">
          <Icon name="check" />
          <span>
            {t("calendar.ended", { name: ended.name })}{" "}
            <Button size="small" loading={adding.isPending} onClick={() => undo(ended)}>
              {t("duty.undo")}
            </Button>
          </span>
        </p>
      )}
      {(ending.error ?? adding.error) && <ProblemNotice problem={ending.error ?? adding.error} />}
      <table className="table cards-on-phone">
        <caption className="unseen">{t("calendar.spans")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("calendar.name")}</th>
            <th scope="col">{t("calendar.kind")}</th>
            <th scope="col">{t("calendar.days")}</th>
            <th scope="col">{t("calendar.whose")}</th>
            <th scope="col">
              <span className="unseen">{t("calendar.end")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {spans.map((span) => (
            <tr key={span.id}>
              <th scope="row" data-head>
                {span.name}
              </th>
              <td data-label={t("calendar.kind")}>{t(`calendar.kind_${span.kind}`)}</td>
              <td data-label={t("calendar.days")} className="number">
                {span.since === span.until ? span.since : t("duty.from_to", { since: span.since, until: span.until })}
              </td>
              <td data-label={t("calendar.whose")}>
                {span.own ? t("calendar.own") : t("calendar.inherited", { unit: span.unit_name })}
              </td>
              <td className="right">
                {span.own && may_end && (
                  <Button
                    size="small"
                    aria-label={t("calendar.end_one", { name: span.name })}
                    loading={ending.isPending && ending.variables === span.id}
                    onClick={() => ending.mutate(span.id, { onSuccess: () => setEnded(span) })}
                  >
                    {t("calendar.end")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function AddSpans({ today }: { today: string }) {
  const { t } = useTranslation();
  const adding = useAddSpans();
  const [pasting, setPasting] = useState(false);
  const [text, setText] = useState("");
  const [kind, setKind] = useState<SpanToAdd["kind"]>("holiday");
  const [name, setName] = useState("");
  const [since, setSince] = useState("");
  const [until, setUntil] = useState("");
  const read = pastedSpans(text, today);
  const spans: SpanToAdd[] = pasting
    ? read.spans.map(({ kind: k, name: n, since: s, until: u }) => ({ kind: k, name: n, since: s, until: u }))
    : name.trim() && since
      ? [{ kind, name: name.trim(), since, until: until || since }]
      : [];
  const add = () =>
    adding.mutate(spans, {
      onSuccess: () => {
        setText("");
        setName("");
        setSince("");
        setUntil("");
      },
    });
  return (
    <section className="sheet pad" aria-labelledby="add-spans">
      <div className="section-head">
        <h2 id="add-spans">{t("calendar.add")}</h2>
        <Button type="link" onClick={() => setPasting(!pasting)}>
          {t(pasting ? "calendar.one_by_one" : "calendar.paste")}
        </Button>
      </div>
      {pasting ? (
        <div className="stack">
          <Field id="pasted" label={t("calendar.pasted")}>
            <Input.TextArea
              id="pasted"
              className="paste-area"
              value={text}
              placeholder={t("calendar.pasted_hint")}
              onChange={(e) => setText(e.target.value)}
            />
          </Field>
          {text.trim() && (
            <ul className="plain">
              {read.spans.map((span, at) => (
                <li key={at}>
                  {t(`calendar.kind_${span.kind}`)} · {span.name} ·{" "}
                  <span className="number">
                    {span.since === span.until
                      ? span.since
                      : t("duty.from_to", { since: span.since, until: span.until })}
                  </span>
                  {span.year_inferred && <span className="chip">{t("calendar.year_inferred")}</span>}
                </li>
              ))}
              {read.unread.map((one) => (
                <li key={`u${one.line}`} className="field-fault">
                  {t("calendar.unread", { line: one.line, text: one.text })}
                </li>
              ))}
            </ul>
          )}
        </div>
      ) : (
        <div className="span-fields">
          <Field id="span-kind" label={t("calendar.kind")}>
            <Select
              id="span-kind"
              value={kind}
              onChange={setKind}
              options={kinds.map((value) => ({ value, label: t(`calendar.kind_${value}`) }))}
            />
          </Field>
          <Field id="span-name" label={t("calendar.name")}>
            <Input
              id="span-name"
              maxLength={40}
              value={name}
              placeholder={t("calendar.name_hint")}
              onChange={(e) => setName(e.target.value)}
            />
          </Field>
          <Field id="span-since" label={t("calendar.since")}>
            <input
              id="span-since"
              className="plain-input"
              type="date"
              value={since}
              onChange={(e) => setSince(e.target.value)}
            />
          </Field>
          <Field id="span-until" label={t("calendar.until")}>
            <input
              id="span-until"
              className="plain-input"
              type="date"
              min={since}
              value={until}
              onChange={(e) => setUntil(e.target.value)}
            />
          </Field>
        </div>
      )}
      {adding.error && <ProblemNotice problem={adding.error} />}
      <div className="actions">
        <Button type="primary" disabled={spans.length === 0} loading={adding.isPending} onClick={add}>
          {spans.length > 0 ? t("calendar.add_now", { count: spans.length }) : t("calendar.add")}
        </Button>
        {adding.data && (
          <p className="good" role="status">
            <Icon name="check" size={18} />{" "}
            {t("calendar.added", { count: adding.data.added, before: adding.data.known_before })}
          </p>
        )}
      </div>
    </section>
  );
}
