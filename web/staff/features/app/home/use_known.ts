import { useAlerts, useTaken } from "../../care/casework/use_alerts";
import { useAppointments } from "../../care/casework/use_plan";
import { useMarkedPupils, useObservationsOf } from "../../care/casework/use_care";
import { useClocks } from "../../care/oversight/use_oversight";
import { useRoster } from "../../organisation/duty/use_duty";
import { useInformantTasks } from "../../care/informants/use_informants";
import { useFirstUnfinished } from "../../care/fieldwork/use_fieldwork";
import { useClasses } from "../../organisation/school_roll/use_roll";
import { useSessionsToday } from "../../care/campaign_desk/use_campaigns";
import { useRetests } from "../../care/campaign_desk/use_retests";
import { useMay } from "../../organisation/accounts/use_session";
import type { Known } from "./next_step";

// A look at the class once a month: what is older is due again.
const look_days = 30;
// A grade's teacher with many classes finds them on the page of observations.
const classes_max = 3;
const coming_days = 14;

/** What each part of the first page asks, asked once and only where the post may ask it. */
export function useToday(now_ms: number) {
  const sees_clocks = useMay("listClocks");
  const sees_duty = useMay("readDuty");
  const sees_unfinished = useMay("listUnfinished");
  const observes = useMay("observeClass");
  const alerts = useAlerts("all", useMay("listAlerts"));
  const taken = useTaken(useMay("listTakenAlerts"));
  const marked = useMarkedPupils("unseen", useMay("listMarkedPupils"));
  const appointments = useAppointments("", coming_days, useMay("listAppointments"));
  const clocks = useClocks(sees_clocks);
  const roster = useRoster(sees_duty);
  const lessons = useSessionsToday(useMay("listCampaigns"));
  const unfinished = useFirstUnfinished(sees_unfinished ? lessons.open_campaigns.map((one) => one.id) : []);
  const retests = useRetests(useMay("listRetests"));
  const look_at = useInformantTasks(useMay("listInformantTasks"));
  const classes = useClasses(observes);
  const own_classes = observes ? (classes.data ?? []).slice(0, classes_max) : [];
  const observations = useObservationsOf(own_classes.map((one) => one.id));
  const looks = own_classes.map((one, place) => ({
    ...one,
    last: observations[place]?.data?.rounds[0],
    known: !!observations[place]?.data,
    error: observations[place]?.error ?? null,
  }));
  const due_again = looks.filter((one) => one.known && (!one.last || one.last.at_ms < now_ms - look_days * 86_400_000));
  return {
    alerts,
    taken,
    marked,
    appointments,
    clocks,
    roster,
    lessons,
    unfinished,
    retests,
    look_at,
    looks,
    due_again,
    may_open: useMay("readClassSession"),
    unfinished_of: lessons.open_campaigns
      .map((one, place) => ({ id: one.id, title: one.title, query: unfinished[place] }))
      .filter((one) => one.query),
    looks_error: classes.error ?? looks.find((one) => one.error)?.error ?? null,
  };
}

export type Today = ReturnType<typeof useToday>;

/** Retests for which something is to be done here: to be released, while the campaign runs. */
export function waitingRetests(today: Today) {
  return (today.retests.data?.retests ?? []).filter((one) => one.state === "waiting" && one.campaign_open);
}

/** What could come first and cannot be told: then nothing is said to be well. */
export function unknownOf(today: Today): boolean {
  return [today.alerts, today.taken, today.clocks, today.appointments].some((query) => query.isError);
}

/** Undefined as long as something that could come first is still asked for. */
export function knownOf(today: Today, now_ms: number): Known | undefined {
  const asked = [
    today.alerts,
    today.taken,
    today.appointments,
    today.clocks,
    today.roster,
    today.retests,
    today.look_at,
    ...today.unfinished,
  ];
  if (
    asked.some((query) => query.isLoading) ||
    (today.lessons.pending && today.lessons.open_campaigns.length === 0 && !today.lessons.error)
  )
    return undefined;
  const inbox = today.alerts.data?.pages[0];
  const to_do = today.unfinished_of.find((one) => (one.query?.data?.total ?? 0) > 0);
  const look = today.due_again[0];
  const ask = today.look_at.data?.tasks.find((one) => one.handed_in < one.pupils);
  return {
    now_ms,
    taken: today.taken.data?.alerts.filter((one) => !inbox?.alerts.some((row) => row.id === one.id)),
    alerts: inbox?.alerts,
    urgent: inbox?.urgent,
    waiting_alerts: inbox?.counts?.open,
    to_arrange: today.appointments.data?.to_arrange,
    appointments: today.appointments.data?.appointments,
    clocks: today.clocks.data?.pages[0]?.counts,
    marked: today.marked.data?.pages[0]?.counts.unseen,
    sessions: today.may_open
      ? today.lessons.sessions.map(({ row, campaign_id, open }) => ({
          id: open ? row.id : "",
          class_name: row.class_name,
          campaign_id,
          begins_at_ms: row.slot_begins_at_ms,
        }))
      : undefined,
    retests: waitingRetests(today).length,
    unfinished: to_do && { campaign_id: to_do.id, total: to_do.query?.data?.total ?? 0 },
    look_at: ask && { campaign_id: ask.campaign_id, instrument: ask.instrument, left: ask.pupils - ask.handed_in },
    observe: look && { class_id: look.id, class_name: look.name },
    roster_gaps: today.roster.data?.warnings.length,
  };
}
