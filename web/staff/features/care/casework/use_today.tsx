// What care brings to the first page: asked once, and only where the post may ask it.
import { useMay } from "../../../shell/session";
import type { TodayPart } from "../../../shell/today";
import { useClasses } from "../../organisation/school_roll/use_roll";
import { careSteps } from "./next_steps";
import { AlertsToday, InterviewsToday, MarkedToday, ObservationsToday, TakenToday } from "./TodayCards";
import { useAlerts, useTaken } from "./use_alerts";
import { useMarkedPupils, useObservationsOf, type Look } from "./use_care";
import { useAppointments } from "./use_plan";

// A look at the class once a month: what is older is due again.
const look_days = 30;
// A grade's teacher with many classes finds them on the page of observations.
const classes_max = 3;
const coming_days = 14;

/** The own classes with when they were last looked at; only where the post looks at classes. */
function useLooks(observes: boolean, now_ms: number): { looks: Look[]; error: Error | null } {
  const classes = useClasses(observes);
  const own_classes = observes ? (classes.data ?? []).slice(0, classes_max) : [];
  const observations = useObservationsOf(own_classes.map((one) => one.id));
  const looks = own_classes.map((one, place) => {
    const last = observations[place]?.data?.rounds[0];
    const known = !!observations[place]?.data;
    return { ...one, last, known, due: known && (!last || last.at_ms < now_ms - look_days * 86_400_000) };
  });
  return { looks, error: classes.error ?? observations.find((one) => one.error)?.error ?? null };
}

export function useToday(now_ms: number): TodayPart {
  const sees_alerts = useMay("listAlerts");
  const sees_taken = useMay("listTakenAlerts");
  const sees_marked = useMay("listMarkedPupils");
  const sees_plan = useMay("listAppointments");
  const observes = useMay("observeClass");
  const alerts = useAlerts("all", sees_alerts);
  const taken = useTaken(sees_taken);
  const marked = useMarkedPupils("unseen", sees_marked);
  const plan = useAppointments("", coming_days, sees_plan);
  const { looks, error } = useLooks(observes, now_ms);
  const inbox = alerts.data?.pages[0];
  const has_taken = sees_taken && (taken.data?.alerts.length ?? 0) + (taken.data?.waiting.length ?? 0) > 0;
  const look = looks.find((one) => one.due);
  return {
    cards: [
      has_taken && { order: 10, left: true, part: <TakenToday taken={taken} /> },
      sees_alerts && { order: 40, left: true, part: <AlertsToday alerts={alerts} now_ms={now_ms} /> },
      sees_marked && { order: 50, left: false, part: <MarkedToday marked={marked} /> },
      sees_plan && { order: 60, left: false, part: <InterviewsToday plan={plan} now_ms={now_ms} /> },
      observes && { order: 120, left: false, part: <ObservationsToday looks={looks} error={error} /> },
    ],
    steps: careSteps({
      now_ms,
      taken: taken.data?.alerts.filter((one) => !inbox?.alerts.some((row) => row.id === one.id)),
      alerts: inbox?.alerts,
      urgent: inbox?.urgent,
      waiting_alerts: inbox?.counts?.open,
      to_arrange: plan.data?.to_arrange,
      appointments: plan.data?.appointments,
      marked: marked.data?.pages[0]?.counts.unseen,
      observe: look && { class_id: look.id, class_name: look.name },
    }),
    asking: alerts.isLoading || taken.isLoading || plan.isLoading,
    unknown: alerts.isError || taken.isError || plan.isError,
  };
}
