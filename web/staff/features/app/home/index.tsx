import type { Place } from "../../../shell/features";
import { HomePage } from "./HomePage";

export const places: Place[] = [
  { path: "", page: HomePage, menu: { part: "day", order: 10, icon: "home", words: "nav.home" } },
];
