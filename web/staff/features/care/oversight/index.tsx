import { lazy } from "react";
import type { Feature, Place } from "../../../shell/features";
import { useMay } from "../../../shell/session";
import { countedStep, type Step, type TodayPart } from "../../../shell/today";
import { ClocksToday } from "./ClocksToday";
import { oversight_keys } from "./keys";
import { SupportPart } from "./SupportPart";
import { useClocks } from "./use_oversight";

export const places: Place[] = [
  {
    path: "clocks",
    page: lazy(() => import("./ClocksPage")),
    right: "listClocks",
    menu: { part: "day", order: 60, icon: "clock", words: "clocks.title" },
  },
  {
    path: "board",
    page: lazy(() => import("./BoardPage")),
    right: "readCityBoard",
    menu: { part: "day", order: 70, icon: "screen", words: "board.title" },
  },
];

/** How many clocks nobody is on, by how soon somebody must answer. */
export interface OpenClocks {
  acute: number;
  overdue: number;
  same_day: number;
  waiting?: number;
}

export function clockSteps(clocks: OpenClocks | undefined): (Step | undefined)[] {
  return [
    countedStep(120, clocks?.acute, "clocks_acute", "/clocks", "red"),
    countedStep(220, clocks?.overdue, "clocks", "/clocks", "red"),
    countedStep(240, clocks?.same_day, "clocks_today", "/clocks", "amber"),
    countedStep(350, clocks?.waiting, "clocks_waiting", "/clocks", "amber"),
  ];
}

export function useToday(now_ms: number): TodayPart {
  const may = useMay("listClocks");
  const clocks = useClocks(may);
  return {
    cards: [may && { order: 70, left: true, part: <ClocksToday clocks={clocks} now_ms={now_ms} /> }],
    steps: clockSteps(clocks.data?.pages[0]?.counts),
    asking: clocks.isLoading,
    unknown: clocks.isError,
  };
}

export const topics: Feature["topics"] = { clocks: () => [oversight_keys.clocks] };

export const old_after: Feature["old_after"] = { alert_taken: () => [oversight_keys.clocks] };

export const fills: Feature["fills"] = { alert: SupportPart };
