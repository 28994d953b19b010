import { lazy } from "react";
import type { Place } from "../../../shell/features";
import { useMay } from "../../../shell/session";
import { countedStep, type Step, type TodayPart } from "../../../shell/today";
import { DutyToday } from "./DutyToday";
import { LeaveToday } from "./LeaveToday";
import { useRoster } from "./use_duty";

export const places: Place[] = [
  {
    path: "duty",
    page: lazy(() => import("./DutyPage")),
    right: "readDuty",
    menu: { part: "school", order: 50, icon: "clock", words: "nav.duty" },
  },
  {
    path: "contact",
    page: lazy(() => import("./ContactPage")),
    right: "readMyContact",
    menu: { part: "office", order: 50, icon: "badge", words: "nav.contact" },
  },
];

export function dutySteps(gaps: number | undefined): (Step | undefined)[] {
  return [countedStep(450, gaps, "roster", "/duty", "calm")];
}

export function useToday(now_ms: number): TodayPart {
  const sees_duty = useMay("readDuty");
  const roster = useRoster(sees_duty);
  return {
    cards: [
      useMay("listMyLeaves") && { order: 20, left: true, part: <LeaveToday /> },
      sees_duty && { order: 130, left: false, part: <DutyToday roster={roster} now_ms={now_ms} /> },
    ],
    steps: dutySteps(roster.data?.warnings.length),
    asking: roster.isLoading,
  };
}
