import { render } from "preact";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { App } from "./app";
import { en, late_en } from "./locale/en";
import { late_zh } from "./locale/late_zh-CN";
import { zh } from "./locale/zh-CN";
import type { Door } from "./door/door_fragment";
import { smallForm } from "./sheet/form_fixture";
import { loadLatePages } from "./pages/late";
import { masked } from "./pages/top";
import { newDevice, refusal, StandIn } from "./visit/stand_in";
import { Visit } from "./visit/visit";

beforeAll(loadLatePages);
beforeEach(
  () =>
    void vi.useFakeTimers({
      now: 1_000_000,
      toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"],
    }),
);
beforeEach(() => void vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network"))));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  render(null, document.body);
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const title = () => document.querySelector("h1")?.textContent ?? "";
const options = () => Array.from(document.querySelectorAll<HTMLButtonElement>(".option"));
const button = (words: string) =>
  Array.from(document.querySelectorAll<HTMLButtonElement>("button")).find((one) =>
    (one.textContent ?? "").includes(words),
  );
const down = (key: string, repeat = false) =>
  void window.dispatchEvent(new KeyboardEvent("keydown", { key, repeat, cancelable: true }));
const up = (key: string) => void window.dispatchEvent(new KeyboardEvent("keyup", { key }));
const press = (key: string) => {
  down(key);
  up(key);
};

async function openPage(server = new StandIn(), door: Door = { by: "code" }) {
  let visit: Visit | undefined;
  const draw = () => {
    if (visit) render(<App visit={visit} state={visit.state} redraw={draw} />, document.body);
  };
  visit = new Visit(door, Promise.resolve(newDevice()), server.send, draw);
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
  for (const option of [0, 0, 1, 0, 0]) {
    await pass(400);
    options()[option]?.click();
    await pass(300);
  }
  expect(title()).toContain("问 g1");
  expect(document.querySelector(".told")?.textContent).toContain("需要勇气");
  await pass(400);
  options()[0]?.click();
  await pass(300);
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
  button("交给心理老师")?.click();
  await pass(10);
  expect(document.querySelector("[role=alert]")?.textContent).toContain("请先选一个");
  button("今天不用")?.click();
  await pass(10);
  button("交给心理老师")?.click();
  await pass(600);
  expect(document.querySelector(".receipt")?.textContent).toContain("榕 4827");
  expect(document.querySelector(".hotlines")?.textContent).toContain("12356");
  expect(document.body.textContent).not.toContain("学生A");
  await pass(30_500);
  expect(title()).toContain("已经收好了");
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

test("before signing in the help page says what it can do, and does not say that something was not sent", async () => {
  await openPage();
  button("我想找人聊聊")?.click();
  await pass(10);
  expect(document.querySelector("main [role=status]")?.textContent).toContain("直接去找老师");
  expect(document.body.textContent).not.toContain("还没送出");
  expect(document.querySelector(".hotlines")?.textContent).toContain("12355");
  expect(button("现在就想")).toBeUndefined();
});

test("before signing in the help page shows the city's own helplines too, where the server can be asked", async () => {
  const line = (name: string, number: string) => ({
    name: { "zh-CN": name, en: "En" },
    number,
    note: { "zh-CN": "", en: "" },
  });
  vi.stubGlobal("fetch", (path: string) =>
    Promise.resolve(
      new Response(
        JSON.stringify(
          path === "/api/answering/hotlines"
            ? { hotlines: [line("全国统一心理援助热线", "12356"), line("福州市心理援助热线", "0591-87654321")] }
            : {},
        ),
      ),
    ),
  );
  await openPage();
  button("我想找人聊聊")?.click();
  await pass(10);
  expect(document.querySelector(".hotlines")?.textContent).toContain("福州市心理援助热线");
  expect(document.querySelector<HTMLAnchorElement>(".hotlines li:nth-child(2) a")?.href).toBe("tel:059187654321");
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

test("whoever asked for somebody reads on the last page, and on its help page, that it has arrived; nothing is asked again", async () => {
  await openItem();
  for (let n = 0; n < 4; n += 1) {
    await pass(400);
    options()[0]?.click();
    await pass(300);
  }
  button("看好了")?.click();
  await pass(10);
  button("现在就想有人找我")?.click();
  await pass(10);
  expect(document.querySelector("main")?.textContent).not.toContain("今天放学前");
  button("交给心理老师")?.click();
  await pass(600);
  expect(document.querySelector("main")?.textContent).toContain("会悄悄来找你");
  button("我想找人聊聊")?.click();
  await pass(10);
  expect(document.querySelector("main [role=status]")?.textContent).toContain("已经在叫值班老师了");
  expect(button("现在就想有人找我")).toBeUndefined();
});

test("declining is as easy as going on, and says nothing of answers that were not given", async () => {
  await openItem();
  button("不想参加")?.click();
  await pass(10);
  expect(document.body.textContent).not.toContain("已经答过的几题");
  expect(Array.from(document.querySelectorAll(".actions button")).map((one) => one.className)).toEqual([
    "second",
    "second",
  ]);
  button("我不参加")?.click();
  await pass(600);
  expect(document.body.textContent).not.toContain("愿意花时间");
  expect(document.body.textContent).toContain("没有关系");
});

test("a page that keeps nothing says so beside what is saved, all the time", async () => {
  const server = new StandIn();
  let visit: Visit | undefined;
  const draw = () => {
    if (visit) render(<App visit={visit} state={visit.state} redraw={draw} />, document.body);
  };
  visit = new Visit({ by: "code" }, Promise.resolve(Object.assign(newDevice(), { lasting: false })), server.send, draw);
  await visit.start();
  visit.signIn({ access_code: "A" });
  await pass(600);
  button("是我")?.click();
  server.instead = { PUT: { kind: "later", why: "network" } };
  await pass(500);
  options()[0]?.click();
  await pass(300);
  expect(document.querySelector(".state")?.textContent).toContain("等待网络");
  expect(document.querySelector(".state")?.textContent).toContain("请不要关闭页面");
  expect(visit.waits).toBe(true);
});

test("both languages are whole, and name no diagnosis, no level and no class teacher who reads", () => {
  expect([Object.keys(en).sort(), Object.keys(late_en).sort()]).toEqual([
    Object.keys(zh).sort(),
    Object.keys(late_zh).sort(),
  ]);
  for (const value of Object.values({ ...zh, ...late_zh }).flat())
    if (typeof value === "string")
      expect(value).not.toMatch(/诊断|筛查|异常|预警|等级|答题编码|交给老师|任何内容|清除/);
});

test("a seat is one tap", async () => {
  const { server } = await openPage(new StandIn(), { by: "session", code: "S9" });
  expect(document.querySelectorAll(".seats button")).toHaveLength(60);
  document.querySelectorAll<HTMLButtonElement>(".seats button")[6]?.click();
  await pass(600);
  expect(JSON.parse(server.sent("sign-in")[0]?.body ?? "")).toMatchObject({
    class_session: "S9",
    seat: 7,
    device: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  expect(title()).toContain("学＊A");
  button("生")?.click();
  await pass(600);
  expect(title()).toContain("吗");
});

test("a code that was used before asks for the second character of the name and shows no name; a spent one thanks nobody by name", async () => {
  const server = new StandIn();
  server.asks_name = true;
  await openPage(server, { by: "card", card: "A" });
  await pass(600);
  expect(title()).toBe(late_zh.code_proof);
  expect(document.body.textContent).not.toContain("学生");
  button("明")?.click();
  await pass(600);
  expect(document.body.textContent).toContain(late_zh.not_proved);
  server.spent = true;
  button("生")?.click();
  await pass(600);
  expect(title()).toBe("这份测评已经交过了");
  expect(document.body.textContent).toContain(late_zh.submitted_lead);
  expect(document.querySelector(".receipt")).toBeNull();
});

test("a personal card on an ordinary day names nobody, asks only whether somebody should come, and clears itself", async () => {
  const server = new StandIn();
  server.display_name = "";
  server.instead["GET /api/answering/form"] = {
    kind: "confirmed",
    reply: { ...smallForm, sections: [], hotlines: [] },
  };
  await openPage(server, { by: "card", card: "CARD" });
  await pass(600);
  expect(button("不想参加")).toBeUndefined();
  expect(button("是我")).toBeUndefined();
  expect(document.body.textContent).not.toContain("学生");
  expect(title()).toBe("想找人聊聊，很好");
  button("今天想有人找我")?.click();
  await pass(600);
  expect(document.body.textContent).toContain("已经送到了");
  await pass(31_000);
  expect(title()).toBe("已经收好了");
});
