import { expect, test } from "vitest";
import { button, choose, down, drawnPages, openItem, openPage, options, pass, press, title, up } from "../drawn_page";
import { masked } from "./top";
import { smallForm } from "../sheet/form_fixture";
import { StandIn } from "../visit/stand_in";

drawnPages();

test("a choice is saved at once and the next item comes by itself", async () => {
  const { visit } = await openItem();
  expect(title()).toContain("问 p1");
  await pass(400);
  options()[2]?.click();
  await pass(1);
  expect(visit.state.sheet?.answers.p1?.value).toBe(2);
  expect(options()[2]?.getAttribute("aria-checked")).toBe("true");
  await pass(200);
  expect(title()).toContain("问 p2");
});

test("a double tap answers one item, not two", async () => {
  const { visit } = await openItem();
  await pass(400);
  options()[1]?.click();
  options()[1]?.click();
  await pass(250);
  options()[1]?.click();
  await pass(300);
  expect(visit.state.sheet?.save_no).toBe(1);
  expect(title()).toContain("问 p2");
  await pass(200);
  options()[1]?.click();
  await pass(1);
  expect(visit.state.sheet?.save_no).toBe(2);
});

test("the whole form can be answered with the keyboard", async () => {
  const { visit } = await openItem();
  await pass(400);
  press("2");
  await pass(700);
  expect(title()).toContain("问 p2");
  press("Backspace");
  await pass(10);
  expect(title()).toContain("问 p1");
  press("ArrowRight");
  await pass(10);
  expect(title()).toContain("问 p2");
  await pass(400);
  press("9");
  expect(visit.state.sheet?.save_no).toBe(1);
});

test("a key that is held, or sticks, answers one item and nothing more until it is let go", async () => {
  const { visit } = await openItem();
  await pass(500);
  down("4");
  for (let n = 0; n < 100; n += 1) {
    await pass(33);
    down("4", n % 2 === 0);
  }
  expect(visit.state.sheet?.save_no).toBe(1);
  expect(title()).toContain("问 p2");
  up("4");
  down("4");
  await pass(1);
  expect(visit.state.sheet?.save_no).toBe(2);
  up("4");
});

test("an option under a mouse that has not moved is not painted like a chosen one", async () => {
  await openItem();
  const group = document.querySelector(".options") as HTMLElement;
  const move = (x: number) =>
    group.dispatchEvent(Object.assign(new Event("pointermove", { bubbles: true }), { movementX: x, movementY: 0 }));
  move(0);
  expect(group.className).not.toContain("moved");
  move(2);
  expect(group.className).toContain("moved");
});

test("whose sheet it is stands in the header, too little for a neighbour; how far it is stands beside the dots", async () => {
  await openItem();
  expect(document.querySelector("header .mine")?.textContent).toBe("学＊A");
  expect([masked("林晨曦"), masked("李雷"), masked("欧阳小明"), masked("林＊曦"), masked("")]).toEqual([
    "林＊曦",
    "李＊",
    "欧＊明",
    "林＊曦",
    "",
  ]);
  expect(document.querySelector(".number")?.textContent).toBe("1 / 4");
});

test("after the questions that follow a sign of danger comes a kind word, whatever was said, and the review keeps both from the neighbour", async () => {
  await openItem();
  await choose(0, 0, 1, 0, 0);
  expect(title()).toContain("问 g1");
  expect(document.querySelector(".told")?.textContent).toContain("需要勇气");
  await choose(0);
  const review = document.querySelector(".review")?.textContent ?? "";
  expect(review).toContain("问 p1");
  expect(review).not.toMatch(/问 p9|问 q1|问 q2|o1/);
  button("第 4 题")?.click();
  await pass(10);
  expect(title()).toContain("问 q1");
});

test("any question of a long sheet is two taps away", async () => {
  const server = new StandIn();
  const items = Array.from({ length: 40 }, (_, at) => ({ ...smallForm.sections[0]!.items[0]!, id: "n" + at }));
  server.instead["GET /api/answering/form"] = {
    kind: "confirmed",
    reply: { ...smallForm, sections: [{ id: "n", stem: { "zh-CN": "", en: "" }, items }] },
  };
  const { visit } = await openPage(server);
  visit.signIn({ access_code: "A" });
  await pass(600);
  button("是我")?.click();
  await pass(10);
  button("1 / 40")?.click();
  await pass(10);
  expect(document.querySelectorAll(".jump button")).toHaveLength(40);
  expect(document.querySelectorAll(".jump button")[30]?.textContent).toBe("31");
  document.querySelectorAll<HTMLButtonElement>(".jump button")[30]?.click();
  await pass(10);
  expect(title()).toContain("第 31 题，共 40 题");
});

test("the options are a radio group, and the heading takes the focus at every item", async () => {
  await openItem();
  const group = document.querySelector("[role=radiogroup]");
  expect(group?.getAttribute("aria-labelledby")).toBe("question");
  expect(options().map((option) => option.tabIndex)).toEqual([0, -1, -1, -1]);
  expect(document.activeElement?.tagName).toBe("H1");
  expect(title()).toContain("第 1 题，共 4 题");
  options()[0]?.focus();
  options()[0]?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
  expect(document.activeElement).toBe(options()[1]);
});

test("an item can be left out on purpose", async () => {
  const { visit } = await openItem();
  await pass(400);
  button("这题不想答")?.click();
  await pass(1);
  expect(visit.state.sheet?.answers.p1?.value).toBe(-1);
});
