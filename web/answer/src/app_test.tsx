import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { App } from "./app";
import type { Door } from "./door/door_fragment";
import { smallForm } from "./sheet/form_fixture";
import { newDevice, refusal, StandIn } from "./visit/stand_in";
import { Visit } from "./visit/visit";

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000, toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"] }));
afterEach(() => {
  vi.useRealTimers();
  render(null, document.body);
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const title = () => document.querySelector("h1")?.textContent ?? "";
const options = () => Array.from(document.querySelectorAll<HTMLButtonElement>(".option"));
const button = (words: string) => Array.from(document.querySelectorAll<HTMLButtonElement>("button")).find((one) => (one.textContent ?? "").includes(words));
const press = (key: string) => void window.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));

async function openPage(server = new StandIn(), door: Door = { by: "code" }) {
  let visit: Visit | undefined;
  const draw = () => { if (visit) render(<App visit={visit} state={visit.state} redraw={draw} />, document.body); };
  visit = new Visit(door, newDevice(), server.send, draw);
  await visit.start();
  await pass(10);
  return { visit, server };
}
async function openItem() {
  const opened = await openPage();
  opened.visit.signIn({ access_code: "A" });
  await pass(600);
  button("是我")?.click();
  await pass(10);
  return opened;
}

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

test("review, the question to everybody, hand in, thanks with the same card for all", async () => {
  const { visit } = await openItem();
  for (let n = 0; n < 4; n += 1) {
    await pass(400);
    options()[0]?.click();
    await pass(300);
  }
  expect(document.querySelectorAll(".review li")).toHaveLength(4);
  button("看好了")?.click();
  await pass(10);
  button("交给老师")?.click();
  await pass(10);
  expect(document.querySelector("[role=alert]")?.textContent).toContain("请先选一个");
  button("今天不用")?.click();
  await pass(10);
  button("交给老师")?.click();
  await pass(600);
  expect(document.querySelector(".receipt")?.textContent).toContain("榕 4827");
  expect(document.querySelector(".hotlines")?.textContent).toContain("12356");
  expect(document.body.textContent).not.toContain("学生A");
  await pass(30_500);
  expect(title()).toContain("已经清除干净");
  expect(visit.state.sheet).toBeUndefined();
});

test("the saved state is a word and a picture: saved, or waiting for the network", async () => {
  const { server } = await openItem();
  await pass(400);
  options()[0]?.click();
  await pass(300);
  expect(document.querySelector(".state")?.textContent).toBe("已保存");
  expect(document.querySelector(".state svg")).toBeTruthy();
  server.instead = { PUT: { kind: "later", why: "network" } };
  await pass(400);
  options()[0]?.click();
  await pass(300);
  expect(document.querySelector(".state")?.textContent).toBe("等待网络");
});

test("a call for help says when a person reads it, or that it has not been sent", async () => {
  const { server } = await openItem();
  server.instead = { PUT: { kind: "later", why: "network" } };
  button("我想找人聊聊")?.click();
  await pass(10);
  button("现在就想")?.click();
  await pass(600);
  expect(document.querySelector("main [role=status]")?.textContent).toContain("还没送出，请直接找老师");
  expect(document.querySelector(".hotlines")?.textContent).toContain("12356");
  server.instead = {};
  await pass(40_000);
  expect(document.querySelector("main [role=status]")?.textContent).toContain("今天放学前");
});

test("before signing in the help page does not pretend to send", async () => {
  await openPage();
  button("我想找人聊聊")?.click();
  await pass(10);
  expect(document.querySelector("main [role=status]")?.textContent).toContain("请直接找老师");
  expect(document.querySelector(".hotlines")?.textContent).toContain("12355");
  expect(button("现在就想")).toBeUndefined();
});

test("an unknown code is said in words, and typing again takes the words away", async () => {
  const { visit } = await openPage(Object.assign(new StandIn(), { instead: { POST: refusal(404) } }));
  visit.signIn({ access_code: "X" });
  await pass(600);
  expect(document.querySelector("[role=alert]")?.textContent).toContain("没有找到");
  const field = document.querySelector<HTMLInputElement>("#code");
  if (field) field.value = "A";
  field?.dispatchEvent(new Event("input", { bubbles: true }));
  await pass(10);
  expect(document.querySelector("[role=alert]")?.textContent).toBe("");
});

test("a seat is one tap", async () => {
  const { server } = await openPage(new StandIn(), { by: "session", code: "S9" });
  expect(document.querySelectorAll(".seats button")).toHaveLength(60);
  document.querySelectorAll<HTMLButtonElement>(".seats button")[6]?.click();
  await pass(600);
  expect(server.sent("sign-in")[0]?.body).toBe('{"class_session":"S9","seat":7}');
  expect(title()).toContain("吗");
});

test("a personal card on an ordinary day asks who it is, then only whether somebody should come, and clears itself", async () => {
  const server = new StandIn();
  server.instead["GET /api/answering/form"] = { kind: "confirmed", reply: { ...smallForm, sections: [], hotlines: [] } };
  await openPage(server, { by: "card", card: "CARD" });
  await pass(600);
  expect(button("不想参加")).toBeUndefined();
  expect(document.body.textContent).not.toContain("题左右");
  button("是我")?.click();
  await pass(10);
  expect(title()).toBe("想找人聊聊，很好");
  button("今天想有人找我")?.click();
  await pass(600);
  expect(document.body.textContent).toContain("已经送到了");
  await pass(31_000);
  expect(title()).toBe("已经清除干净");
});
