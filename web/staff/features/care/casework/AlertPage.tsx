import { useState } from "react";
import { Button } from "antd";
import { Link, useParams } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "../../../shell/Icon";
import { dayAndTime, useNow } from "../../../shell/moment";
import { PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { InformantPart } from "../informants/InformantPart";
import { Opening } from "../../../shell/features";
import { SetAsideButton, SetAsideNote } from "../fieldwork/SheetAside";
import type { SheetStanding } from "../fieldwork/use_fieldwork";
import { useMay } from "../../../shell/session";
import { CallsPart } from "./CallsPart";
import { ItemAnswersPart } from "./ItemAnswersPart";
import { ObservedPart } from "./ObservedPart";
import { RescoredPart } from "./RescoredPart";
import { ScorePart } from "./ScorePart";
import { WhomToCall } from "./SchoolContacts";
import { TakingPart } from "./TakingPart";
import { DueClock, Tier } from "../alerts/Tier";
import { useAlert, type AlertPicture } from "./use_alerts";
import { WavesPart } from "./WavesPart";

/** One screen answers: who, why, how sure, since when, what next. */
export default function AlertPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const alert = useAlert(id);
  const now_ms = useNow();
  const back = { to: "/alerts", words: t("alert.alerts") };
  if (alert.error)
    return (
      <>
        <PageHead title={t("alert.alert")} back={back} />
        <ProblemNotice problem={alert.error} retry={() => void alert.refetch()} />
      </>
    );
  if (!alert.data) return <Waiting rows={10} />;
  const one = alert.data;
  const who = [
    one.student.class_name,
    one.student.seat ? t("alert.seat", { seat: one.student.seat }) : "",
    one.student.sex ? t(`sex.${one.student.sex}`, { defaultValue: "" }) : "",
  ];
  return (
    <>
      <PageHead
        person
        title={one.student.name}
        lead={who.filter(Boolean).join(" · ")}
        back={back}
        actions={<StudentLink id={one.student.id} />}
      />
      <div className={one.tier === "acute" ? "alert-bar urgent" : "alert-bar"}>
        <Tier tier={one.tier} />
        <div className="alert-when">
          <DueClock due_at_ms={one.due_at_ms} due_for={one.due_for} interview={one.interview} now_ms={now_ms} />
          <span className="soft number">
            {t("alert.raised", { time: dayAndTime(one.raised_at_ms) })} ·{" "}
            {t(one.due_for === "interview" ? "alert.interview_due_at" : "alert.due_at", {
              time: dayAndTime(one.due_at_ms),
            })}
          </span>
        </div>
        <TakingPart one={one} />
      </div>
      <div className="alert-columns">
        <div>
          <Why one={one} />
          <Scores one={one} />
          <InformantPart results={one.informants} />
          <WavesPart waves={one.waves} />
          {one.answers_available && <Answers id={one.id} />}
        </div>
        <div className="alert-side">
          <WhomToCall id={one.id} />
          <NextSteps one={one} />
          {one.validity && <HowSure validity={one.validity} />}
          <CallsPart one={one} />
          <ObservedPart observations={one.observations} round={one.class_round} />
          <Opening name="alert" id={one.id} support={one.support} />
          <Hotlines lines={one.hotlines} />
        </div>
      </div>
    </>
  );
}

function StudentLink({ id }: { id: string }) {
  const { t } = useTranslation();
  const may = useMay("readStudent");
  if (!may) return null;
  return (
    <Link className="button-link to-student" to={`/students/${id}`}>
      {t("alert.to_student")}
    </Link>
  );
}

function Why({ one }: { one: AlertPicture }) {
  const { t } = useTranslation();
  return (
    <section className="sheet pad" aria-labelledby="why">
      <h2 id="why">{t("alert.why")}</h2>
      <ol className="signals">
        {one.signals.map((signal, i) => (
          <li key={i}>
            <p className="signal-head">
              <b>
                {t(`signal.${signal.kind}`)}
                {signal.raised_by && ` · ${t("alert.raised_by", { name: signal.raised_by })}`}
              </b>
              <span className="soft number">{dayAndTime(signal.at_ms)}</span>
            </p>
            {signal.words.map((words) => (
              <p key={words} className="signal-words">
                {words}
              </p>
            ))}
            <SignalSource signal={signal} next={one.signals[i + 1]} />
            {!one.signals.slice(i + 1).some((later) => sameSheet(later.sheet, signal.sheet)) && (
              <SheetOf one={one} sheet={signal.sheet} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

const sameSheet = (a?: SheetStanding, b?: SheetStanding) =>
  a?.campaign_id === b?.campaign_id && a?.attempt === b?.attempt;

/** Whether the sheet behind a signal is the student's own: said once for each sheet. */
function SheetOf({ one, sheet }: { one: AlertPicture; sheet?: SheetStanding | undefined }) {
  if (!sheet) return null;
  const { id, name } = one.student;
  return (
    <>
      <SetAsideNote pupil={id} name={name} sheet={sheet} />
      <SetAsideButton
        pupil={id}
        name={name}
        sheet={sheet}
        worked_on_by={one.state === "taken_by_another" ? one.taken_by : undefined}
      />
    </>
  );
}

/** Where a signal comes from; said once for neighbours from the same sheet. */
function SignalSource({
  signal,
  next,
}: {
  signal: AlertPicture["signals"][number];
  next?: AlertPicture["signals"][number];
}) {
  const words = (one?: AlertPicture["signals"][number]) => one?.campaign_title ?? "";
  return words(signal) === "" || words(signal) === words(next) ? null : <p className="soft">{words(signal)}</p>;
}

/** What this child and its family can call tonight: to be read out, or written down for them. */
function Hotlines({ lines }: { lines: AlertPicture["hotlines"] }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === "en" ? "en" : "zh-CN";
  return (
    <section className="sheet pad" aria-labelledby="hotlines">
      <h2 id="hotlines">{t("alert.hotlines")}</h2>
      <ul className="plain">
        {lines.map((one) => (
          <li key={one.number}>
            <b className="number">{one.number}</b> {one.name[language]}{" "}
            <span className="soft">{one.note[language]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const verdict_icons: Record<string, IconName> = { valid: "finished", invalid: "question", unknown: "clock" };

function HowSure({ validity }: { validity: NonNullable<AlertPicture["validity"]> }) {
  const { t } = useTranslation();
  const { verdict, words } = validity;
  return (
    <section className="sheet pad sure" aria-labelledby="sure">
      <h2 id="sure">{t("alert.how_sure")}</h2>
      <p className={`verdict verdict-${verdict}`}>
        <Icon name={verdict_icons[verdict] ?? "question"} /> <b>{t(`verdict.${verdict}`)}</b>
      </p>
      <ul className="plain">
        {words.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {verdict === "invalid" && <p className="soft">{t("verdict.still_talk")}</p>}
    </section>
  );
}

function NextSteps({ one }: { one: AlertPicture }) {
  const { t } = useTranslation();
  return (
    <section className="sheet pad next" aria-labelledby="next">
      <h2 id="next">{t("alert.what_next")}</h2>
      <ArrangeLink one={one} />
      <ol className="next-steps">
        {one.next_steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}

/** The talk: when it is arranged, and the way to arrange or to move it. */
function ArrangeLink({ one }: { one: AlertPicture }) {
  const { t } = useTranslation();
  const may = useMay("readWeekPlan");
  const at = one.interview;
  if (!at)
    return may && one.state === "taken_by_you" ? (
      <Link className="button-link main" to="/alerts/week">
        {t("alert.arrange")}
      </Link>
    ) : null;
  const day = new Date(at.starts_at_ms + 8 * 3600_000).toISOString().slice(0, 10);
  return (
    <p className="arranged">
      <Icon name="today" size={18} />{" "}
      <b>{t("alert.interview_in", { time: dayAndTime(at.starts_at_ms), room: at.room })}</b>{" "}
      {may && <Link to={`/alerts/week?day=${day}`}>{t("alert.to_plan")}</Link>}
    </p>
  );
}

function Scores({ one }: { one: AlertPicture }) {
  const { t } = useTranslation();
  return (
    <section className="sheet pad scores-part" aria-labelledby="scores">
      <h2 id="scores">{t("alert.where")}</h2>
      {one.scores.length === 0 && <p className="soft">{t("alert.no_scores")}</p>}
      <div className="scores">
        {one.scores.map((score) => (
          <ScorePart key={score.scale} score={score} />
        ))}
      </div>
      <RescoredPart one={one} />
      <p className="soft notice-small">{t("alert.scores_mean")}</p>
    </section>
  );
}

function Answers({ id }: { id: string }) {
  const { t } = useTranslation();
  const may = useMay("openItemAnswers");
  const [asked, setAsked] = useState(false);
  if (!may) return null;
  return (
    <section className="sheet pad answers-part" aria-labelledby="answers">
      <div className="section-head">
        <h2 id="answers">{t("answers.answers")}</h2>
        <Button icon={<Icon name="eye" size={18} />} onClick={() => setAsked(true)}>
          {t("answers.open")}
        </Button>
      </div>
      <ItemAnswersPart id={id} asked={asked} close={() => setAsked(false)} />
    </section>
  );
}
