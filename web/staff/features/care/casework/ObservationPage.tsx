import { useState } from "react";
import { Button, Input, Radio, Select } from "antd";
import { Link, useSearchParams } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { day, dayAndTime } from "../../../shell/moment";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { useClasses } from "../../organisation/school_roll/use_roll";
import { useMay } from "../../../shell/session";
import { GuidanceCard } from "./GuidanceCard";
import { useClassObservations, useObserveClass, type ClassObservations } from "./use_care";

/** The class list with 无特别 for everybody; the few that worry are tapped. */
export default function ObservationPage() {
  const { t } = useTranslation();
  const may_observe = useMay("observeClass");
  const may_see_all = useMay("listMarkedPupils");
  const [place, setPlace] = useSearchParams();
  const classes = useClasses();
  const id = place.get("class") ?? classes.data?.[0]?.id ?? "";
  const found = useClassObservations(id);
  const many = (classes.data?.length ?? 0) > 1;
  return (
    <>
      <PageHead title={t("observe.observe")} lead={t(may_observe ? "observe.lead" : "observe.lead_psychologist")} />
      {may_see_all && (
        <p>
          <Link className="button-link main" to="/observe/marked">
            {t("marked.to_list")}
          </Link>
        </p>
      )}
      {many && (
        <div className="field observe-class">
          <label htmlFor="class">{t("roll.class")}</label>
          <Select
            id="class"
            value={id}
            onChange={(one: string) => setPlace({ class: one }, { replace: true })}
            showSearch={{ optionFilterProp: "label" }}
            options={(classes.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
          />
        </div>
      )}
      {(classes.isPending || (id !== "" && found.isPending)) && <Waiting rows={8} />}
      {(classes.error ?? found.error) && (
        <ProblemNotice problem={(classes.error ?? found.error)!} retry={() => void found.refetch()} />
      )}
      {classes.data && id === "" && (
        <EmptyState title={t("observe.no_class")}>
          <p>{t("observe.no_class_next")}</p>
        </EmptyState>
      )}
      {found.data && (
        <div className="care-columns">
          <div>
            {may_observe && <ObservationForm key={id} id={id} page={found.data} />}
            <Observed page={found.data} />
          </div>
          <GuidanceCard />
        </div>
      )}
    </>
  );
}

const turned = (signs: string[], sign: string) =>
  signs.includes(sign) ? signs.filter((other) => other !== sign) : [...signs, sign];

interface Mark {
  urgency: "watch" | "now";
  signs: string[];
  words: string;
}

function ObservationForm({ id, page }: { id: string; page: ClassObservations }) {
  const { t } = useTranslation();
  const hand_in = useObserveClass(id);
  const [marks, setMarks] = useState<Record<string, Mark>>({});
  const [open, setOpen] = useState("");
  const worried = Object.entries(marks);
  const mark = (student: string, more: Partial<Mark>) =>
    setMarks((before) => ({
      ...before,
      [student]: { ...(before[student] ?? { urgency: "watch", signs: [], words: "" }), ...more },
    }));
  const forget = (student: string) => {
    setMarks((before) => Object.fromEntries(Object.entries(before).filter(([one]) => one !== student)));
    setOpen("");
  };
  const tap = (student: string) => {
    if (!marks[student]) mark(student, {});
    setOpen(open === student ? "" : student);
  };
  const calling = new Set(
    page.signs.filter((sign) => sign.calls === "same_day" || sign.calls === "acute").map((sign) => sign.id),
  );
  const unfinished = worried.some(([, one]) => one.signs.length === 0 && one.words.trim() === "");
  const send = () =>
    hand_in.mutate(
      {
        worried: worried.map(([student_id, one]) => ({
          student_id,
          urgency: one.urgency,
          signs: one.signs.map((sign) => ({ id: sign })),
          words: one.words.trim(),
        })),
      },
      { onSuccess: () => (setMarks({}), setOpen("")) },
    );
  return (
    <section className="sheet pad" aria-labelledby="class-list">
      <h2 id="class-list">{t("observe.tap")}</h2>
      <ul className="observed-class">
        {page.students.map((one) => {
          const marked = marks[one.id];
          return (
            <li key={one.id} className={open === one.id ? "open" : undefined}>
              <button
                type="button"
                className={marked ? `pupil marked ${marked.urgency}` : "pupil"}
                aria-expanded={open === one.id}
                onClick={() => tap(one.id)}
              >
                <span className="number soft">{one.seat || ""}</span> <b>{one.name}</b>{" "}
                <span className="pupil-state">
                  {marked && <Icon name={marked.urgency === "now" ? "right_away" : "eye"} size={16} />}{" "}
                  {t(marked ? `observe.${marked.urgency}` : "observe.nothing")}
                </span>
              </button>
              {open === one.id && marked && (
                <div className="mark-form">
                  <p className="mark-title">{t("observe.what_seen", { name: one.name })}</p>
                  <div className="signs">
                    {page.signs.map((sign) => (
                      <button
                        key={sign.id}
                        type="button"
                        className="sign"
                        aria-pressed={marked.signs.includes(sign.id)}
                        onClick={() => mark(one.id, { signs: turned(marked.signs, sign.id) })}
                      >
                        {sign.words}
                      </button>
                    ))}
                  </div>
                  <Input
                    aria-label={t("observe.sentence")}
                    value={marked.words}
                    maxLength={400}
                    placeholder={t("observe.sentence")}
                    onChange={(event) => mark(one.id, { words: event.target.value })}
                  />
                  <Radio.Group
                    value={marked.urgency}
                    onChange={(event) => mark(one.id, { urgency: event.target.value as Mark["urgency"] })}
                  >
                    <Radio value="watch">{t("observe.watch_means")}</Radio>
                    <Radio value="now">{t("observe.now_means")}</Radio>
                  </Radio.Group>
                  {marked.urgency === "watch" && marked.signs.some((sign) => calling.has(sign)) && (
                    <p className="notice notice-wait nudge" role="status">
                      <Icon name="right_away" size={18} />
                      <span>{t("observe.sign_calls")}</span>
                      <Button size="small" onClick={() => mark(one.id, { urgency: "now" })}>
                        {t("observe.now")}
                      </Button>
                    </p>
                  )}
                  <p className="mark-acts">
                    <Button type="primary" onClick={() => setOpen("")}>
                      {t("observe.keep")}
                    </Button>
                    <Button onClick={() => forget(one.id)}>{t("observe.forget")}</Button>
                  </p>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {hand_in.error && <ProblemNotice problem={hand_in.error} />}
      {hand_in.isSuccess && worried.length === 0 && (
        <p className="notice notice-calm" role="status">
          <Icon name="finished" /> {t("observe.handed_in")}
        </p>
      )}
      <div className="actions">
        <Button type="primary" size="large" disabled={unfinished} loading={hand_in.isPending} onClick={send}>
          {worried.length === 0
            ? t("observe.send_none")
            : t("observe.send", { count: worried.length, rest: page.students.length - worried.length })}
        </Button>
        {unfinished && <span className="field-note">{t("observe.unfinished")}</span>}
      </div>
    </section>
  );
}

/** What was seen in this class so far. */
function Observed({ page }: { page: ClassObservations }) {
  const { t } = useTranslation();
  const names = new Map(page.students.map((one) => [one.id, one.name]));
  const last = page.rounds[0];
  return (
    <section className="sheet pad" aria-labelledby="observed">
      <h2 id="observed">{t("observe.observed")}</h2>
      <p className="soft">
        {last
          ? t("observe.last_round", { day: day(last.at_ms), name: last.observer, count: page.students.length })
          : t("observe.never")}
      </p>
      <ul className="people">
        {page.observations.map((one) => (
          <li key={one.student_id + one.at_ms}>
            <p>
              <b>{names.get(one.student_id)}</b>{" "}
              <span className={one.urgency === "now" ? "tier tier-acute" : "chip"}>{t(`observe.${one.urgency}`)}</span>{" "}
              <span className="soft number">{dayAndTime(one.at_ms)}</span>
            </p>
            <p>{[...one.signs, one.words].filter(Boolean).join(t("list_comma"))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
