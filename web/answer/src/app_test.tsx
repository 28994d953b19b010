import { expect, test } from "vitest";
import { button, choose, drawnPages, openItem, pass, title } from "./drawn_page";
import { en, late_en } from "./locale/en";
import { late_zh } from "./locale/late_zh-CN";
import { zh } from "./locale/zh-CN";
import { newDevice, StandIn } from "./visit/stand_in";

drawnPages();

test("review, the question to everybody, hand in, thanks with the same card for all", async () => {
  const { visit } = await openItem();
  await choose(0, 0, 0, 0);
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
  await choose(0);
  expect(document.querySelector(".state")?.textContent).toBe("已保存");
  expect(document.querySelector(".state svg")).toBeTruthy();
  server.instead = { PUT: { kind: "later", why: "network" } };
  await choose(0);
  expect(document.querySelector(".state")?.textContent).toBe("等待网络");
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
  const { visit, server } = await openItem(new StandIn(), Object.assign(newDevice(), { lasting: false }));
  server.instead = { PUT: { kind: "later", why: "network" } };
  await choose(0);
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
