import { lazy } from "react";
import type { Place } from "../../../shell/features";
import { useMay } from "../../../shell/session";
import { stepTo, type Step, type TodayPart } from "../../../shell/today";
import { InformantToday } from "./InformantToday";
import { useInformantTasks, type InformantTask } from "./use_informants";

export const places: Place[] = [
  {
    path: "informants",
    page: lazy(() => import("./InformantTasksPage")),
    right: "listInformantTasks",
    menu: { part: "day", order: 50, icon: "pencil", words: "informant.nav" },
  },
  {
    path: "informants/:id/:instrument",
    page: lazy(() => import("./InformantClassPage")),
    right: "listInformantSheets",
  },
];

type Task = Pick<InformantTask, "campaign_id" | "instrument" | "handed_in" | "pupils">;

export function informantSteps(tasks: Task[] | undefined): (Step | undefined)[] {
  const ask = tasks?.find((one) => one.handed_in < one.pupils);
  return [
    ask &&
      stepTo(430, "look_at", `/informants/${ask.campaign_id}/${ask.instrument}`, "calm", {
        count: ask.pupils - ask.handed_in,
      }),
  ];
}

export function useToday(): TodayPart {
  const asked = useInformantTasks(useMay("listInformantTasks"));
  const tasks = asked.data?.tasks ?? [];
  return {
    cards: [tasks.length > 0 && { order: 100, left: true, part: <InformantToday tasks={tasks} /> }],
    steps: informantSteps(tasks),
    asking: asked.isLoading,
  };
}
