import { describe, expect, test } from "vitest";
import { features } from "../features";
import { keysOf, menuFor, placeFor, placesByPath } from "./features";

/** Texts of the frame's files and of the features' pages and indexes, by file. */
const frame = import.meta.glob<string>(
  ["./*.{ts,tsx}", "!./*_test.*", "../features/index.ts", "../features/app/home/HomePage.tsx"],
  { query: "?raw", import: "default", eager: true },
);
const pages = import.meta.glob<string>(["../features/*/*/*Page.tsx", "../features/*/*/index.tsx"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const slices = [...new Set(Object.keys(pages).map((file) => file.split("/").slice(2, 4).join("/")))];

const every_right = [...new Set(features.flatMap((one) => one.places ?? []).flatMap((one) => one.right ?? []))];

describe("what the features bring to the pages", () => {
  test("no file of the frame names a feature: a new page changes none of them", () => {
    expect(slices.length).toBeGreaterThan(10);
    expect(Object.keys(frame)).toEqual(
      expect.arrayContaining(["./App.tsx", "./Frame.tsx", "./live.ts", "./live_topics.ts"]),
    );
    for (const [file, text] of Object.entries(frame)) {
      for (const name of slices) expect(text, `${file} names ${name}`).not.toContain(name);
      expect(/["'][^"']*\/features\/./.test(text), `${file} imports a feature`).toBe(false);
    }
  });

  test("each folder of a feature with a page tells its places", () => {
    for (const file of Object.keys(pages).filter((one) => one.endsWith("Page.tsx"))) {
      const folder = file.slice(0, file.lastIndexOf("/"));
      expect(pages[`${folder}/index.tsx`], `${file} has no place`).toContain(`.${file.slice(folder.length, -4)}"`);
    }
  });

  test("the menu from top to bottom, as whoever may do everything would see it", () => {
    const lines = menuFor(features, every_right).map((one) => `${one.menu.part} /${one.path}`);
    // What is seen only without another right: the list of what was taken on, and the auditor's two.
    const hidden = menuFor(
      features,
      every_right.filter((right) => right !== "readStudent" && right !== "listAlerts"),
    ).map((one) => `${one.menu.part} /${one.path} ${one.menu.words}`);
    expect(lines).toEqual([
      "day /",
      "day /alerts",
      "day /concerns",
      "day /observe",
      "day /informants",
      "day /clocks",
      "day /board",
      "day /campaigns",
      "day /retests",
      "school /instruments",
      "school /consent",
      "school /students",
      "school /roll/imports",
      "school /duty",
      "school /calendar",
      "office /proposals",
      "office /settings",
      "office /consent-texts",
      "office /channels",
      "office /contact",
      "office /accounts",
      "office /role-table",
    ]);
    expect(hidden).toContain("day /alerts taken.title");
    expect(hidden.slice(-3)).toEqual([
      "office /student-views nav.views",
      "office /account-acts accounts.acts",
      "office /role-table nav.role_table",
    ]);
    expect(menuFor(features, []).map((one) => one.path)).toEqual([""]);
  });

  test("no two lines of the menu claim one place in it", () => {
    const places = features
      .flatMap((one) => one.places ?? [])
      .flatMap(({ menu }) => (menu ? [`${menu.part} ${menu.order}`] : []));
    expect(new Set(places).size).toBe(places.length);
  });

  test("one address for several posts: the inbox, what one has taken on, or the clocks; a single page is never withheld", () => {
    const alerts = placesByPath(features).get("alerts")!;
    expect(alerts).toHaveLength(3);
    expect(placeFor(alerts, ["listAlerts", "listTakenAlerts"])).toBe(alerts[0]);
    expect(placeFor(alerts, ["listTakenAlerts"])).toBe(alerts[1]);
    expect(placeFor(alerts, ["listClocks"])).toBe(alerts[2]);
    const students = placesByPath(features).get("students")!;
    expect(placeFor(students, [])).toBe(students[0]);
    const several = [...placesByPath(features)].filter(([, places]) => places.length > 1).map(([path]) => path);
    expect(several).toEqual(["alerts"]);
  });

  test("only the screen of a class stands without the frame", () => {
    const bare = features.flatMap((one) => one.places ?? []).filter((place) => place.bare);
    expect(bare.map((place) => place.path)).toEqual(["class-sessions/:id"]);
  });

  test("each step of signing in has its page", () => {
    for (const step of ["none", "second_factor", "second_factor_enrolment", "new_password", "choose_post"] as const)
      expect(features.filter((one) => one.steps?.[step])).toHaveLength(1);
  });

  test("each topic makes its own questions old and no other ones", () => {
    const keys = (topic: string) => keysOf(features, topic).map((key) => key.join(" "));
    expect(keys("alerts")).toEqual(["alerts"]);
    expect(keys("campaign:7").sort()).toEqual(["campaign 7", "live-board 7"]);
    expect(keys("clocks").sort()).toEqual(["alerts my-calls", "clocks"]);
    for (const none of ["acute", "campaign:", "campaign", "other", "alerts:7"]) expect(keys(none)).toEqual([]);
    expect(keys("*")).toEqual(expect.arrayContaining(["alerts", "campaign", "live-board", "clocks"]));
  });

  test("what somebody does in one feature is heard by those whose answers it makes old", () => {
    const heard = (act: "leave_answered" | "accounts_changed" | "alert_taken" | "sheet_set_aside") =>
      features.flatMap((one) => one.old_after?.[act]?.() ?? []).map((key) => key.join(" "));
    expect(heard("leave_answered")).toEqual(["alerts"]);
    expect(heard("accounts_changed")).toEqual(["proposals"]);
    expect(heard("alert_taken")).toEqual(["clocks"]);
    expect(heard("sheet_set_aside")).toEqual(["alert", "alerts"]);
  });
});
