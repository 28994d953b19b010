import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { hourOfDay, timeOfDay, useNow } from "../../../shell/moment";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { useMay, useSession } from "../../organisation/accounts/use_session";
import { AlertsToday, ClocksToday, InterviewsToday, MarkedToday, TakenToday } from "./CareToday";
import { InformantToday } from "./InformantToday";
import { LeaveToday } from "./LeaveToday";
import { ObservationsToday, RetestsToday, SessionsToday, UnfinishedToday } from "./LessonToday";
import { nextStep } from "./next_step";
import { AccountsToday, ActsToday, AuditToday, DutyToday, useTellingActs } from "./OfficeToday";
import { ProposalsToday, useWaitingProposals } from "./ProposalsToday";
import { knownOf, unknownOf, useToday, type Today } from "./use_known";
import "./home.css";

function greetingOf(hour: number): string {
  if (hour >= 5 && hour < 11) return "home.morning";
  return hour >= 11 && hour < 18 ? "home.afternoon" : "home.evening";
}

/** My work today, for the post that is chosen; nothing else. */
export function HomePage() {
  const { t } = useTranslation();
  const session = useSession().data;
  const now_ms = useNow();
  const today = useToday(now_ms);
  const parts = useParts(today, now_ms).map((part, place) => ({ ...part, place }));
  const hour = hourOfDay(now_ms);
  return (
    <>
      <PageHead title={t(greetingOf(hour), { name: session?.name ?? "" })} lead={t("home.lead")} />
      {parts.length > 0 && <Next today={today} now_ms={now_ms} />}
      <div className="home">
        {([true, false] as const)
          .map((left) => parts.filter((part) => part.left === left))
          .filter((column) => column.length > 0)
          .map((column) => (
            <div key={column[0]!.place}>
              {column.map((part) => (
                <div key={part.place} style={{ order: part.place }}>
                  {part.part}
                </div>
              ))}
            </div>
          ))}
      </div>
      {parts.length === 0 && (
        <EmptyState title={t("home.nothing")}>
          <p>{t("home.nothing_next")}</p>
        </EmptyState>
      )}
    </>
  );
}

/** The parts that this post has, what is nearest to a student first; beside each other where there is room. */
function useParts(today: Today, now_ms: number) {
  const props = { today, now_ms };
  const has_taken =
    useMay("listTakenAlerts") && (today.taken.data?.alerts.length ?? 0) + (today.taken.data?.waiting.length ?? 0) > 0;
  const waiting = useWaitingProposals();
  const acts = useTellingActs();
  const sees_views = useMay("listStudentViews");
  const sees_students = useMay("readStudent");
  return [
    { may: has_taken, left: true, part: <TakenToday {...props} /> },
    { may: useMay("listMyLeaves"), left: true, part: <LeaveToday /> },
    { may: waiting > 0, left: true, part: <ProposalsToday waiting={waiting} /> },
    { may: useMay("listAlerts"), left: true, part: <AlertsToday {...props} /> },
    { may: useMay("listMarkedPupils"), left: false, part: <MarkedToday {...props} /> },
    { may: useMay("listAppointments"), left: false, part: <InterviewsToday {...props} /> },
    { may: useMay("listClocks"), left: true, part: <ClocksToday {...props} /> },
    { may: useMay("listCampaigns"), left: false, part: <SessionsToday {...props} /> },
    { may: useMay("listUnfinished"), left: true, part: <UnfinishedToday {...props} /> },
    { may: (today.look_at.data?.tasks.length ?? 0) > 0, left: true, part: <InformantToday {...props} /> },
    { may: useMay("listRetests"), left: false, part: <RetestsToday {...props} /> },
    { may: useMay("observeClass"), left: false, part: <ObservationsToday {...props} /> },
    { may: useMay("readDuty"), left: false, part: <DutyToday {...props} /> },
    { may: acts.length > 0, left: false, part: <ActsToday acts={acts} /> },
    { may: useMay("listEndingPosts"), left: false, part: <AccountsToday /> },
    { may: sees_views && !sees_students, left: false, part: <AuditToday /> },
  ].filter((one) => one.may);
}

/** One line that says what comes first, and leads there. */
function Next({ today, now_ms }: { today: Today; now_ms: number }) {
  const { t } = useTranslation();
  const known = knownOf(today, now_ms);
  if (!known)
    return (
      <p className="next-step" aria-busy="true">
        {t("shell.waiting")}…
      </p>
    );
  const step = nextStep(known);
  if (!step && unknownOf(today))
    return (
      <p className="next-step next-amber">
        <Icon name="question" /> {t("home_next.unknown")}
      </p>
    );
  if (!step)
    return (
      <p className="next-step">
        <Icon name="finished" /> {t("home_next.nothing")}
      </p>
    );
  const words = t(`home_next.${step.words}`, { ...step.values, time: step.at_ms ? timeOfDay(step.at_ms) : "" });
  return (
    <p className={`next-step next-${step.tone}`}>
      <Icon name={step.tone === "red" ? "right_away" : step.tone === "amber" ? "today" : "next"} />
      <span className="next-label">{t("home_next.label")}</span>
      <Link
        className={step.tone === "calm" ? undefined : "button-link next-button"}
        to={step.to}
        data-person={step.values.name ? "" : undefined}
      >
        {words}
      </Link>
    </p>
  );
}
