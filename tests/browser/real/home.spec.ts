import type { Browser, Page } from "playwright-core";
import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings, desk, openChromium } from "../answer/chromium";
import { City, settled, signInStaff, staffPage } from "./city";

// The first page of each role: one look says what comes next, each row leads to where the work is done.
let browser: Browser;
let codes: string[][];
const city = new City();
const pictures = process.env.RONGXIN_PICTURES ?? "test-results/real";
const narrow = { width: 390, height: 844 };

/** Hands a sheet in as a page would; 120 ms an item is faster than anybody reads. */
async function handIn(code: string, others: number, item_9: number, spent_ms = 2500): Promise<void> {
  const signed = (await (
    await fetch(city.address + "/api/answering/sign-in", {
      method: "POST",
      body: JSON.stringify({ access_code: code }),
    })
  ).json()) as { ticket: string; sheet_id: string };
  const items = [
    ...Array.from({ length: 9 }, (_, i) => `phq9.${i + 1}`),
    ...Array.from({ length: 7 }, (_, i) => `gad7.${i + 1}`),
  ];
  const answers = items.map((item) => ({ item, value: item === "phq9.9" ? item_9 : others, spent_ms }));
  const answer = await fetch(`${city.address}/api/answer-sheets/${signed.sheet_id}`, {
    method: "PUT",
    headers: { Authorization: `Ticket ${signed.ticket}` },
    body: JSON.stringify({ answers }),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

/** Looks at a page as it is: no finding, a picture, nothing wider than the screen. */
async function look(page: Page, name: string): Promise<void> {
  await settled(page);
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${pictures}/home-${name}.png`, fullPage: true });
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
}
const section = (page: Page, id: string) => page.locator(`section[aria-labelledby="${id}"]`);
const next = (page: Page) => page.locator(".next-step");

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await openChromium();
  await city.start();
  await city.kill();
  codes = city.codes().filter(([school]) => school === "鼓楼区演示中学");
  await city.start();
});
afterAll(async () => {
  await browser.close();
  await city.close();
});

test("a psychologist without open work is told so, with what is left to do beside it", async () => {
  const page = await staffPage(browser, city, "xinli", desk);
  await section(page, "today-interviews").getByText("今天没有约好的谈话").waitFor();
  await section(page, "today-retests").getByText("没有等着再测的学生").waitFor();
  await next(page)
    .getByText(/安排 \d+ 名还没做完的学生补做/)
    .waitFor();
  await look(page, "psychologist-calm");
  // However long the menu is, its last place can be reached on a low screen.
  await page.locator(".side .nav a").last().scrollIntoViewIfNeeded();
  expect(
    await page
      .locator(".side .nav a")
      .last()
      .evaluate((link) => link.getBoundingClientRect().bottom <= innerHeight),
  ).toBe(true);
  // A number says what it counts.
  await section(page, "today-unfinished").locator("button.defined").click();
  await page.getByText("列入进行中的测评、还没有交卷的学生").waitFor();
  await page.keyboard.press("Escape");
  await page.context().close();
});

test("a psychologist sees whom to see first, today's interviews, retests and who has not finished, and gets there by one click", async () => {
  await handIn(codes[0]![4]!, 2, 3);
  for (let i = 1; i < 8; i += 1) await handIn(codes[i]![4]!, i % 2 ? 2 : 0, i === 2 ? 1 : 0);
  for (let i = 8; i < 11; i += 1) await handIn(codes[i]![4]!, 1, 0, 120);
  const page = await staffPage(browser, city, "xinli", desk);
  const urgent = codes[0]![3]!;
  await next(page)
    .getByRole("link", { name: `马上处理：${urgent}` })
    .waitFor();
  expect(await next(page).evaluate((found) => found.className)).toContain("next-red");
  await section(page, "today-retests").getByText("人等着再测", { exact: true }).waitFor();
  expect(await section(page, "today-retests").locator("li").count()).toBeGreaterThan(0);
  expect(await section(page, "today-unfinished").locator("ol li").count()).toBe(5);
  await section(page, "today-unfinished")
    .getByRole("link", { name: /查看全部 \d+ 人/ })
    .waitFor();
  await section(page, "today-interviews").getByText("1 人今天之内要谈，还没有约").waitFor();
  await look(page, "psychologist");
  // One look: what comes next and the first rows stand on the first screen.
  expect(await next(page).evaluate((found) => found.getBoundingClientRect().bottom < innerHeight / 2)).toBe(true);
  await next(page).getByRole("link").click();
  await page.getByRole("heading", { name: urgent }).waitFor();

  const who = await signInStaff(city, "xinli");
  const alerts = (await (await fetch(city.address + "/api/alerts", who)).json()) as {
    alerts: { id: string; student_name: string }[];
  };
  const until_midnight = 86_400_000 - ((Date.now() + 8 * 3_600_000) % 86_400_000) - 60_000;
  const starts_at_ms = Date.now() + Math.min(10 * 60_000, until_midnight);
  await fetch(city.address + "/api/appointments", {
    ...who,
    method: "POST",
    body: JSON.stringify({
      room: "心理辅导室",
      appointments: [
        { alert_id: alerts.alerts.find((one) => one.student_name === urgent)!.id, starts_at_ms, tier: "acute" },
      ],
    }),
  });
  await page.goto(city.address + "/staff/");
  await section(page, "today-interviews").getByRole("link", { name: urgent }).waitFor();
  // Whoever must be seen today and has nobody comes before the talk; once somebody is on them the hour says when.
  await next(page)
    .getByText(/人今天要处理，还没有人接手/)
    .waitFor();
  expect(await next(page).evaluate((found) => found.className)).toContain("next-amber");
  const rest = alerts.alerts.filter((one) => one.student_name !== urgent).map(({ id }) => ({ id, tier: "acute" }));
  await fetch(city.address + "/api/alert-takings", {
    ...who,
    method: "POST",
    body: JSON.stringify({ act: "take_on", alerts: rest }),
  });
  await page.goto(city.address + "/staff/");
  await next(page).getByText(`与 ${urgent} 谈话（心理辅导室）`).waitFor();
  expect(await section(page, "today-interviews").getByText("还没有约").count()).toBe(0);
  await look(page, "psychologist-interview");
  await section(page, "today-interviews").getByRole("link", { name: urgent }).click();
  await page.getByRole("heading", { name: urgent }).waitFor();
  await page.goto(city.address + "/staff/");
  await section(page, "today-retests").getByRole("link", { name: "看再测名单" }).click();
  await page.waitForSelector(".retest");
  await page.context().close();

  const small = await staffPage(browser, city, "xinli", narrow);
  await look(small, "psychologist-phone");
  await small.getByRole("button", { name: /English/ }).click();
  await next(small)
    .getByText(/talk with/)
    .waitFor();
  await look(small, "psychologist-phone-en");
  expect(await small.locator("#main").innerText()).not.toMatch(/下一步|还没|今天/);
  await small.context().close();
});

test("a class teacher sees who of the own class has not finished, and the look at the class until it is handed in", async () => {
  const page = await staffPage(browser, city, "banzhuren", narrow);
  await section(page, "today-unfinished").getByText("人还没做完", { exact: true }).waitFor();
  await section(page, "today-observe").getByText("这个月还没看").waitFor();
  expect(await section(page, "today-alerts").count()).toBe(0);
  await look(page, "teacher-phone");
  await section(page, "today-observe").getByRole("link", { name: "初二(1)班" }).click();
  await page.getByRole("button", { name: "全班无特别，交给心理老师" }).click();
  await page.getByText("已交上，谢谢。").waitFor();
  await page.goto(city.address + "/staff/");
  await section(page, "today-observe").getByText("这个月已看").waitFor();
  await page.context().close();
  const wide = await staffPage(browser, city, "banzhuren", desk);
  await wide.getByRole("button", { name: /English/ }).click();
  await section(wide, "today-observe").getByText("looked at this month").waitFor();
  await look(wide, "teacher-en");
  await wide.context().close();
});

test("a computer-room teacher sees today's sessions and nothing else of a student", async () => {
  const teacher = await signInStaff(city, "banzhuren");
  const campaign = city.text("SELECT campaign_id FROM campaign");
  const read = (await (await fetch(`${city.address}/api/campaigns/${campaign}`, teacher)).json()) as {
    class_sessions: { class_id: string; class_name: string }[];
    reachable_adults: { account_id: string }[];
  };
  const own = read.class_sessions.find((one) => one.class_name === "初二(1)班")!;
  const opened = await fetch(city.address + "/api/class-sessions", {
    ...teacher,
    method: "POST",
    body: JSON.stringify({
      campaign_id: campaign,
      class_id: own.class_id,
      reachable_adult_id: read.reachable_adults[0]!.account_id,
    }),
  });
  expect(opened.status, await opened.text()).toBe(200);
  const page = await staffPage(browser, city, "jifang", desk);
  await next(page).getByRole("link", { name: "初二(1)班 的场次正开着" }).waitFor();
  await section(page, "today-sessions").getByText("初二(1)班").first().waitFor();
  for (const id of ["today-unfinished", "today-alerts", "today-retests", "today-interviews", "today-observe"])
    expect(await section(page, id).count()).toBe(0);
  await look(page, "operator");
  await next(page).getByRole("link").click();
  await page.waitForURL(/class-sessions/);
  await page.context().close();
});

test("where an acute matter waits, city and county are told first of all, in red and above any tick", async () => {
  await handIn(codes[30]![4]!, 0, 3);
  for (const login of ["shiju", "quxian"] as const) {
    const page = await staffPage(browser, city, login, desk);
    await next(page)
      .getByRole("link", { name: /件要马上回应的事项还没有人接手/ })
      .waitFor();
    expect(await next(page).evaluate((found) => found.className)).toContain("next-red");
    await next(page).getByRole("link").click();
    await page.waitForSelector(".clock-row.urgent");
    await page.context().close();
  }
});

test("a leader and the offices above see open clocks by number, never by name", async () => {
  for (const [login, name] of [
    ["xiaozhang", "leader"],
    ["quxian", "county"],
    ["zhongxin", "centre"],
  ] as const) {
    const page = await staffPage(browser, city, login, login === "quxian" ? narrow : desk);
    await section(page, "today-clocks").waitFor();
    await look(page, name);
    expect(await page.locator("#main").innerText()).not.toContain(codes[0]![3]!);
    await page.context().close();
  }
});
