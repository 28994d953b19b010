import { expect, test } from "vitest";
import { button, down, drawnPages, openItem, pass, press, up } from "../drawn_page";
import { longForm } from "../sheet/form_fixture";
import { StandIn } from "../visit/stand_in";

drawnPages();

const rows = () => Array.from(document.querySelectorAll<HTMLFieldSetElement>("fieldset"));
const radios = (row: number) => Array.from(rows()[row]?.querySelectorAll<HTMLButtonElement>("[role=radio]") ?? []);

/** Signed in and past the three questions that stand alone; `nine` is what the critical one got. */
async function openScreen(nine = 0, form = longForm) {
  const server = new StandIn();
  server.instead["GET /api/answering/form"] = { kind: "confirmed", reply: form };
  const { visit } = await openItem(server);
  for (const value of [0, 0, nine]) {
    expect(rows()).toHaveLength(0);
    await pass(400);
    document.querySelectorAll<HTMLButtonElement>(".option")[value]?.click();
    await pass(300);
  }
  return { visit, server, answers: () => visit.state.sheet?.answers ?? {} };
}
const values = (answers: { [item: string]: { value: number } | undefined }) =>
  ["c1", "c2", "c3", "c4", "c5", "c6"].map((id) => answers[id]?.value);

test("several questions stand on one screen, each a group with its words; the way on opens when all are answered or left out", async () => {
  const { visit, answers } = await openScreen();
  expect(rows().map((row) => row.querySelector("legend")?.textContent)).toEqual([
    "4问 c1",
    "5问 c2",
    "6问 c3",
    "7问 c4",
  ]);
  for (const row of rows()) {
    const group = row.querySelector("[role=radiogroup]");
    expect(document.getElementById(group?.getAttribute("aria-labelledby") ?? "")?.tagName).toBe("LEGEND");
    expect(Array.from(row.querySelectorAll<HTMLElement>("[role=radio]")).map((one) => one.tabIndex)).toEqual([
      0, -1, -1, -1,
    ]);
  }
  expect(document.querySelector(".number")?.textContent).toBe("4–7 / 10");
  expect(document.activeElement?.tagName).toBe("H1");
  await pass(400);
  radios(2)[1]?.click();
  radios(0)[3]?.click();
  button("这题不想答", rows()[1])?.click();
  await pass(10);
  expect(values(answers())).toEqual([3, -1, 1, undefined, undefined, undefined]);
  expect(button("这题不想答", rows()[1])?.getAttribute("aria-pressed")).toBe("true");
  button("继续")?.click();
  await pass(10);
  expect(document.querySelector("main [role=status]")?.textContent).toContain("还有 1 题没有选");
  expect(rows()[3]?.contains(document.activeElement)).toBe(true);
  radios(3)[0]?.click();
  await pass(10);
  expect(rows()[0]?.querySelector("legend")?.textContent).toContain("c1");
  expect(document.querySelector("main [role=status]")?.textContent).toBe("");
  button("继续")?.click();
  await pass(10);
  expect(rows().map((row) => row.querySelector("legend")?.textContent)).toEqual(["8问 c5", "9问 c6"]);
  button("上一页")?.click();
  await pass(10);
  expect(radios(0)[3]?.getAttribute("aria-checked")).toBe("true");
  expect(visit.stepBack()).toBe(true);
  await pass(10);
  expect(document.querySelector("h1")?.textContent).toContain("问 p9");
});

test("a digit answers the row with the focus, else the first open one, and the focus goes on to the next", async () => {
  const { answers } = await openScreen();
  await pass(400);
  press("2");
  press("3");
  await pass(10);
  expect(values(answers()).slice(0, 4)).toEqual([1, 2, undefined, undefined]);
  expect(rows()[2]?.contains(document.activeElement)).toBe(true);
  radios(3)[0]?.focus();
  press("ArrowRight");
  expect(document.activeElement).toBe(radios(3)[1]);
  expect(values(answers())[3]).toBeUndefined();
  press("4");
  press("1");
  await pass(10);
  expect(values(answers()).slice(0, 4)).toEqual([1, 2, 0, 3]);
  expect(document.activeElement?.textContent).toBe("继续");
  press("2");
  expect(values(answers()).slice(0, 4)).toEqual([1, 2, 0, 3]);
});

test("a key that is held, or sticks, answers one question of a screen and nothing more until it is let go", async () => {
  const { answers } = await openScreen();
  await pass(500);
  down("4");
  for (let n = 0; n < 60; n += 1) {
    await pass(33);
    down("4", n % 2 === 0);
  }
  expect(values(answers())).toEqual([3, undefined, undefined, undefined, undefined, undefined]);
  up("4");
  press("4");
  expect(values(answers())[1]).toBe(3);
});

test("a tap that was meant for the screen before does nothing, and the same choice again is no save", async () => {
  const { visit, answers } = await openScreen();
  radios(0)[2]?.click();
  button("继续")?.click();
  await pass(10);
  expect(values(answers())[0]).toBeUndefined();
  await pass(400);
  radios(0)[2]?.click();
  const save_no = visit.state.sheet?.save_no;
  radios(0)[2]?.click();
  await pass(10);
  expect(visit.state.sheet?.save_no).toBe(save_no);
});

test("times are measured from answer to answer and shared by the screen, so that reading first is no haste afterwards", async () => {
  const { answers } = await openScreen();
  await pass(8000);
  radios(0)[1]?.click();
  for (const row of [1, 2, 3]) {
    await pass(400);
    radios(row)[1]?.click();
  }
  await pass(10);
  for (const id of ["c1", "c2", "c3", "c4"]) expect(answers()[id]?.spent_ms).toBeGreaterThanOrEqual(2290);
  const whole = ["c1", "c2", "c3", "c4"].reduce((sum, id) => sum + (answers()[id]?.spent_ms ?? 0), 0);
  // The screen stood there for 120 ms before the eight seconds began.
  expect(Math.abs(whole - 9320)).toBeLessThan(5);
});

test("behind the questions that follow a sign of danger the kind word stands on a screen of several, too", async () => {
  await openScreen(2);
  for (let n = 0; n < 2; n += 1) {
    expect(rows()).toHaveLength(0);
    await pass(400);
    document.querySelectorAll<HTMLButtonElement>(".option")[0]?.click();
    await pass(300);
  }
  expect(rows()).toHaveLength(4);
  expect(document.querySelector(".told")?.textContent).toContain("需要勇气");
});

test("each answer of a screen is saved as it is given, without the others of it", async () => {
  const { server } = await openScreen();
  await pass(400);
  radios(0)[1]?.click();
  await pass(600);
  expect(server.stored["sheet-A"]?.values.c1).toBe(1);
  server.instead.PUT = { kind: "later", why: "network" };
  radios(1)[2]?.click();
  await pass(600);
  expect(server.stored["sheet-A"]?.values.c2).toBeUndefined();
  expect(document.querySelector(".state")?.textContent).toBe("等待网络");
  delete server.instead.PUT;
  await pass(40_000);
  expect(server.stored["sheet-A"]?.values).toMatchObject({ c1: 1, c2: 2 });
});

test("from the review a line opens its screen at that question, and the way on leads back", async () => {
  const { visit } = await openScreen();
  for (const ids of [["c1", "c2", "c3", "c4"], ["c5", "c6"], ["g1"]]) {
    for (const id of ids) visit.answer(id, 0, 1000);
    visit.goForward();
  }
  await pass(10);
  button("问 c3")?.click();
  await pass(500);
  expect(rows()[2]?.contains(document.activeElement)).toBe(true);
  press("3");
  button("继续")?.click();
  await pass(10);
  expect(document.querySelector(".review")?.textContent).toContain("o2");
});

test("with the first questions of a screen sealed only the others are shown, under their own numbers", async () => {
  const form = { ...longForm, sections: longForm.sections.slice(2) };
  const server = new StandIn();
  server.first_item = 2;
  server.instead["GET /api/answering/form"] = { kind: "confirmed", reply: form };
  await openItem(server);
  expect(rows().map((row) => row.querySelector("legend")?.textContent?.slice(1))).toEqual(["问 c3", "问 c4"]);
});
