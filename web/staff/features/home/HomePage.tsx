import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../shell/Icon";
import { timeOfDay, useNow } from "../../shell/moment";
import { EmptyState, PageHead } from "../../shell/PageHead";
import { useMay, useSession } from "../staff/use_session";
import { AlertsToday, ClocksToday, InterviewsToday, TakenToday } from "./CareToday";
import { ObservationsToday, RetestsToday, SessionsToday, UnfinishedToday } from "./LessonToday";
import { nextStep } from "./next_step";
import { AccountsToday, AuditToday, DutyToday } from "./OfficeToday";
import { knownOf, useToday, type Today } from "./use_known";
import "./home.css";

function greetingOf(hour: number): string {
  if (hour < 11) return "home.morning";
  return hour < 18 ? "home.afternoon" : "home.evening";
}

/** My work today, for the post that is chosen; nothing else. */
export function HomePage() {
  const { t } = useTranslation();
  const session = useSession().data;
  const now_ms = useNow();
  const today = useToday(now_ms);
  const parts = useParts(today, now_ms);
  const hour = Number(new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", hour: "2-digit", hour12: false }).format(now_ms));
  return (
    <>
      <PageHead title={t(greetingOf(hour), { name: session?.name ?? "" })} lead={t("home.lead")} />
      {parts.length > 0 && <Next today={today} now_ms={now_ms} />}
      <div className={parts.length > 1 ? "columns home" : "home"}>{parts}</div>
      {parts.length === 0 && (
        <EmptyState title={t("home.nothing")}>
          <p>{t("home.nothing_next")}</p>
        </EmptyState>
      )}
    </>
  );
}

/** The parts that this post has, what is nearest to a student first. */
function useParts(today: Today, now_ms: number) {
  const may = {
    taken: useMay("listTakenAlerts"),
    alerts: useMay("listAlerts"),
    interviews: useMay("listAppointments"),
    clocks: useMay("listClocks"),
    unfinished: useMay("listUnfinished"),
    retests: useMay("listRetests"),
    observe: useMay("observeClass"),
    campaigns: useMay("listCampaigns"),
    duty: useMay("readDuty"),
    accounts: useMay("listEndingPosts"),
    views: useMay("listStudentViews"),
    students: useMay("readStudent"),
  };
  const props = { today, now_ms };
  return [
    may.taken && (today.taken.data?.alerts.length ?? 0) > 0 && <TakenToday key="taken" {...props} />,
    may.alerts && <AlertsToday key="alerts" {...props} />,
    may.interviews && <InterviewsToday key="interviews" {...props} />,
    may.clocks && <ClocksToday key="clocks" {...props} />,
    may.campaigns && <SessionsToday key="sessions" {...props} />,
    may.unfinished && <UnfinishedToday key="unfinished" {...props} />,
    may.retests && <RetestsToday key="retests" {...props} />,
    may.observe && <ObservationsToday key="observe" {...props} />,
    may.duty && <DutyToday key="duty" {...props} />,
    may.accounts && <AccountsToday key="accounts" />,
    may.views && !may.students && <AuditToday key="audit" />,
  ].filter(Boolean);
}

/** One line that says what comes first, and leads there. */
function Next({ today, now_ms }: { today: Today; now_ms: number }) {
  const { t } = useTranslation();
  const known = knownOf(today, now_ms);
  if (!known) return <p className="next-step" aria-busy="true">{t("shell.waiting")}…</p>;
  const step = nextStep(known);
  if (!step)
    return (
      <p className="next-step">
        <Icon name="finished" /> {t("home_next.nothing")}
      </p>
    );
  const words = t(`home_next.${step.words}`, { ...step.values, time: step.at_ms ? timeOfDay(step.at_ms) : "" });
  return (
    <p className={step.urgent ? "next-step next-urgent" : "next-step"}>
      <Icon name={step.urgent ? "right_away" : "next"} />
      <span className="next-label">{t("home_next.label")}</span>
      <Link to={step.to} data-person={step.values.name ? "" : undefined}>
        {words}
      </Link>
    </p>
  );
}
