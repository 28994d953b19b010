import { expect, test } from "vitest";
import { left_out } from "./asked_items";
import { longForm, smallForm } from "./form_fixture";
import { freeze } from "./hand_in";
import {
  answer,
  answersToSave,
  goOn,
  itemBefore,
  newSheet,
  openItems,
  seal,
  stepForward,
  withForm,
  type KeptSheet,
} from "./kept_sheet";

const ticket = {
  ticket: "t",
  sheet_id: "s1",
  display_name: "林晨曦",
  state: "open",
  device: 1,
  first_item: 0,
  expires_at_ms: 0,
  form_hash: "h",
} as const;
const begun = (first_item = 0) => withForm(newSheet({ ...ticket, first_item }, 0), smallForm);
const take = (sheet: KeptSheet, value: number, spent_ms = 1000) =>
  stepForward(answer(sheet, sheet.here, value, spent_ms, 0), sheet.here);

test("a new sheet starts at its first item and ends at the review", () => {
  let sheet = begun();
  const seen = [];
  while (sheet.stage === "items") {
    seen.push(sheet.here);
    sheet = take(sheet, 0);
  }
  expect(seen).toEqual(["p1", "p2", "p9", "g1"]);
  expect(sheet.stage).toBe("review");
});

test("the follow-up comes right after item 9", () => {
  const sheet = take(take(take(begun(), 0), 0), 2);
  expect(sheet.here).toBe("q1");
});

test("every save says what was answered here, under a rising number", () => {
  const one = take(begun(), 2);
  const two = take(one, 3);
  expect(answersToSave(one)).toEqual({ save_no: 1, answers: [{ item: "p1", value: 2, spent_ms: 1000 }] });
  expect(answersToSave(two).save_no).toBe(2);
  expect(answersToSave(two).answers.map(({ item }) => item)).toEqual(["p1", "p2"]);
});

test("after a confirmed save only what changed is said; an answer that is no longer asked for means everything again", () => {
  const raised = take(take(take(begun(), 0), 0), 2);
  const confirmed = { ...answer(raised, "q1", 1, 1000, 0), confirmed_no: 3 };
  expect(answersToSave(confirmed)).toEqual({
    save_no: 4,
    base_save_no: 3,
    answers: [{ item: "q1", value: 1, spent_ms: 1000 }],
  });
  const lowered = answer({ ...confirmed, confirmed_no: 4 }, "p9", 0, 0, 0);
  expect(answersToSave(lowered)).toMatchObject({
    save_no: 5,
    answers: [{ item: "p1" }, { item: "p2" }, { item: "p9", value: 0 }],
  });
  expect(answersToSave(lowered).base_save_no).toBeUndefined();
});

test("time spent on an item adds up over visits", () => {
  const once = answer(begun(), "p1", 0, 1500, 0);
  expect(answer(once, "p1", 1, 700, 0).answers.p1).toMatchObject({ value: 1, spent_ms: 2200 });
});

test("an answer changed from the review leads back to the review", () => {
  let sheet = begun();
  while (sheet.stage === "items") sheet = take(sheet, 0);
  sheet = take({ ...sheet, stage: "items", here: "p2" }, 1);
  expect(sheet.stage).toBe("review");
});

test("item 9 raised from the review asks its follow-ups before the review comes back", () => {
  let sheet = begun();
  while (sheet.stage === "items") sheet = take(sheet, 0);
  sheet = take({ ...sheet, stage: "items", here: "p9" }, 1);
  expect(sheet.here).toBe("q1");
  sheet = take(take(sheet, 0), 0);
  expect(sheet.stage).toBe("review");
});

test("back reaches the first item of this device and no further", () => {
  expect(itemBefore(begun())).toBeNull();
  expect(itemBefore(begun(2))).toBeNull();
  expect(itemBefore(take(begun(), 0))).toBe("p1");
});

test("another device sends only what was answered on it", () => {
  const sheet = take(begun(2), 0);
  expect(answersToSave(sheet).answers.map(({ item }) => item)).toEqual(["p9"]);
});

test("a sheet answered to the end elsewhere opens at the review", () => {
  expect(begun(7).stage).toBe("review");
});

test("what was answered before a long pause is hidden but still sent", () => {
  const sheet = seal(take(take(begun(), 3), 1));
  expect(openItems(sheet).map(({ item }) => item.id)).toEqual(["p9", "g1"]);
  expect(sheet.here).toBe("p9");
  expect(itemBefore(sheet)).toBeNull();
  expect(answersToSave(sheet).answers).toHaveLength(2);
});

test("left out on purpose is an answer", () => {
  expect(answersToSave(take(begun(), left_out)).answers[0]).toMatchObject({ item: "p1", value: -1 });
});

test("what is handed in once stays the same to the byte", () => {
  const frozen = freeze(goOn(take(begun(), 2)), "today", false);
  expect(JSON.parse(frozen.submission ?? "")).toEqual({
    answers: [{ item: "p1", value: 2, spent_ms: 1000 }],
    contact_wish: "today",
  });
  expect(freeze(answer(frozen, "p1", 0, 9, 9), "none", false).submission).toBe(frozen.submission);
});

test("not taking part hands in a sheet without answers", () => {
  expect(JSON.parse(freeze(take(begun(), 2), "none", true).submission ?? "")).toEqual({
    answers: [],
    contact_wish: "none",
    declined: true,
  });
});

const together = (first_item = 0) => withForm(newSheet({ ...ticket, first_item }, 0), longForm);
/** To the first screen of several. */
const atScreen = () => take(take(take(together(), 0), 0), 0);

test("forward and back go by screens, and a critical item has one of its own", () => {
  let sheet = atScreen();
  expect(sheet.here).toBe("c1");
  expect(itemBefore(sheet)).toBe("p9");
  for (const id of ["c2", "c1", "c4", "c3"]) sheet = answer(sheet, id, 1, 1000, 0);
  expect(sheet.here).toBe("c1");
  sheet = stepForward(sheet, "c1");
  expect(sheet.here).toBe("c5");
  expect(itemBefore(sheet)).toBe("c1");
  expect(itemBefore({ ...sheet, here: "c6" })).toBe("c1");
  expect(stepForward({ ...sheet, here: "c6" }, "c6").here).toBe("g1");
});

test("a screen that was left with a gap is gone on with at the gap", () => {
  let sheet = atScreen();
  for (const id of ["c1", "c3"]) sheet = answer(sheet, id, 1, 1000, 0);
  expect(goOn(sheet).here).toBe("c2");
  expect(together(4 + 3).here).toBe("c2");
});

test("the time of a screen is shared evenly by what is answered on it, whatever the order; together it stays what was measured", () => {
  let sheet = atScreen();
  const times = () => ["c1", "c2", "c3", "c4"].map((id) => sheet.answers[id]?.spent_ms ?? 0);
  sheet = answer(sheet, "c2", 1, 8000, 0);
  expect(times()).toEqual([0, 8000, 0, 0]);
  sheet = answer(sheet, "c1", 1, 500, 0);
  sheet = answer(sheet, "c4", 1, 500, 0);
  expect(times()).toEqual([3000, 3000, 0, 3000]);
  sheet = answer(sheet, "c3", left_out, 1000, 0);
  expect(times()).toEqual([2500, 2500, 2500, 2500]);
  sheet = answer(sheet, "c1", 3, 2000, 0);
  expect(times()).toEqual([3000, 3000, 3000, 3000]);
  expect(sheet.answers.c2?.value).toBe(1);
  expect(sheet.answers.p9?.spent_ms).toBe(1000);
});

test("four ticked through in a second are four hasty answers, however they are shared", () => {
  let sheet = atScreen();
  for (const id of ["c1", "c2", "c3", "c4"]) sheet = answer(sheet, id, 0, 250, 0);
  for (const id of ["c1", "c2", "c3", "c4"]) expect(sheet.answers[id]?.spent_ms).toBe(250);
});

test("what a screen has shared anew is sent with the save, and nothing of other screens", () => {
  const one = { ...answer(atScreen(), "c1", 1, 2000, 0), confirmed_no: 4 };
  expect(answersToSave(answer(one, "c2", 3, 1000, 0))).toEqual({
    save_no: 5,
    base_save_no: 4,
    answers: [
      { item: "c1", value: 1, spent_ms: 1500 },
      { item: "c2", value: 3, spent_ms: 1500 },
    ],
  });
});

test("an answer of a screen changed from the review leads back to the review", () => {
  let sheet = together();
  while (sheet.stage === "items") {
    if (sheet.here[0] === "c")
      for (const id of sheet.here === "c1" ? ["c2", "c3", "c4"] : ["c6"]) sheet = answer(sheet, id, 0, 1000, 0);
    sheet = take(sheet, 0);
  }
  sheet = answer({ ...sheet, stage: "items", here: "c3" }, "c3", 2, 1000, 0);
  expect(stepForward(sheet, "c3").stage).toBe("review");
});
