import { expect, test } from "vitest";
import { askedItems, left_out, placeItems, screenOf, type Answers } from "./asked_items";
import { longForm, smallForm } from "./form_fixture";
import { privateItems } from "./private_items";

function asked(values: { [item: string]: number }, first_item = 0): string[] {
  const answers: Answers = {};
  for (const [item, value] of Object.entries(values)) answers[item] = { value, spent_ms: 1, no: 1 };
  return askedItems(placeItems(smallForm), answers, first_item).map(({ item }) => item.id);
}

test("follow-ups stay closed until their item is answered", () => {
  expect(asked({})).toEqual(["p1", "p2", "p9", "g1"]);
});

test("item 9 of zero opens nothing", () => {
  expect(asked({ p9: 0 })).toEqual(["p1", "p2", "p9", "g1"]);
});

test("item 9 of one opens the follow-ups in their place, at once", () => {
  expect(asked({ p9: 1 })).toEqual(["p1", "p2", "p9", "q1", "q2", "g1"]);
});

test("the last follow-up opens by any of the ones before it", () => {
  expect(asked({ p9: 2, q1: 0, q2: 1 })).toContain("q5");
  expect(asked({ p9: 2, q1: 0, q2: 0 })).not.toContain("q5");
});

test("an item left out on purpose counts only where the form says so", () => {
  expect(asked({ p9: left_out })).not.toContain("q1");
  expect(asked({ p9: 1, q1: left_out, q2: 0 })).toContain("q5");
});

test("taking item 9 back closes what hung on it, even what was answered", () => {
  expect(asked({ p9: 0, q1: 1, q2: 1 })).toEqual(["p1", "p2", "p9", "g1"]);
});

test("another device goes forward only and asks again rather than never where it cannot know", () => {
  expect(asked({}, 3)).toEqual(["q1", "q2", "g1"]);
  expect(asked({}, 5)).toEqual(["q5", "g1"]);
  expect(asked({}, 6)).toEqual(["g1"]);
});

test("what an answer opens, and the answer that opens it, is for nobody beside", () => {
  expect(Array.from(privateItems(placeItems(smallForm))).sort()).toEqual(["p9", "q1", "q2", "q5"]);
});

test("a section is cut into screens from its first item on; nothing else stands together", () => {
  const placed = placeItems(longForm);
  const screens = (id: string) => screenOf(placed, id).map(({ item }) => item.id);
  expect(screens("c1")).toEqual(["c1", "c2", "c3", "c4"]);
  expect(screens("c4")).toEqual(["c1", "c2", "c3", "c4"]);
  expect(screens("c5")).toEqual(["c5", "c6"]);
  for (const alone of ["p1", "p9", "q1", "q5", "g1"]) expect(screens(alone)).toEqual([alone]);
  expect(screens("nobody")).toEqual([]);
});
