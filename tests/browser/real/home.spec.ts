import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { handIn, signInStaff, told } from "./people";
import { desk, look, narrow, stage } from "./stage";

// The first page of each role: one look says what comes next, each row leads to where the work is done.

const section = (page: Page, id: string) => page.locator(`section[aria-labelledby="${id}"]`);
const next = (page: Page) => page.locator(".next-step");

const at = stage();
const { city, codes } = at;

test("a psychologist without open work is told so, with what is left to do beside it", async () => {
  const page = await at.staff("xinli", desk);
  await section(page, "today-interviews").getByText("今天没有约好的谈话").waitFor();
  await section(page, "today-retests").getByText("没有等着再测的学生").waitFor();
  await next(page)
    .getByText(/安排 \d+ 名还没做完的学生补做/)
    .waitFor();
  await look(page, "home-psychologist-calm");
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
  await handIn(city, codes[0]![4]!, 2, 3);
  for (let i = 1; i < 8; i += 1) await handIn(city, codes[i]![4]!, i % 2 ? 2 : 0, i === 2 ? 1 : 0);
  for (let i = 8; i < 11; i += 1) await handIn(city, codes[i]![4]!, 1, 0, 120);
  const page = await at.staff("xinli", desk);
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
  await look(page, "home-psychologist");
  // One look: what comes next and the first rows stand on the first screen.
  expect(await next(page).evaluate((found) => found.getBoundingClientRect().bottom < innerHeight / 2)).toBe(true);
  await next(page).getByRole("link").click();
  await page.getByRole("heading", { name: urgent }).waitFor();

  const session = await signInStaff(city, "xinli");
  const { alerts } = await told<{ alerts: { id: string; student_name: string }[] }>(city, "/api/alerts", { session });
  const until_midnight = 86_400_000 - ((Date.now() + 8 * 3_600_000) % 86_400_000) - 60_000;
  const starts_at_ms = Date.now() + Math.min(10 * 60_000, until_midnight);
  const appointments = [
    { alert_id: alerts.find((one) => one.student_name === urgent)!.id, starts_at_ms, tier: "acute" },
  ];
  await told(city, "/api/appointments", {
    session,
    method: "POST",
    body: JSON.stringify({ room: "心理辅导室", appointments }),
  });
  await page.goto(city.address + "/staff/");
  await section(page, "today-interviews").getByRole("link", { name: urgent }).waitFor();
  // Whoever must be seen today and has nobody comes before the talk; once somebody is on them the hour says when.
  await next(page)
    .getByText(/人今天要处理，还没有人接手/)
    .waitFor();
  expect(await next(page).evaluate((found) => found.className)).toContain("next-amber");
  const rest = alerts.filter((one) => one.student_name !== urgent).map(({ id }) => ({ id, tier: "acute" }));
  await told(city, "/api/alert-takings", {
    session,
    method: "POST",
    body: JSON.stringify({ act: "take_on", alerts: rest }),
  });
  await page.goto(city.address + "/staff/");
  await next(page).getByText(`与 ${urgent} 谈话（心理辅导室）`).waitFor();
  expect(await section(page, "today-interviews").getByText("还没有约").count()).toBe(0);
  await look(page, "home-psychologist-interview");
  await section(page, "today-interviews").getByRole("link", { name: urgent }).click();
  await page.getByRole("heading", { name: urgent }).waitFor();
  await page.goto(city.address + "/staff/");
  await section(page, "today-retests").getByRole("link", { name: "看再测名单" }).click();
  await page.waitForSelector(".retest");
  await page.context().close();

  const small = await at.staff("xinli", narrow);
  await look(small, "home-psychologist-phone");
  await small.getByRole("button", { name: /English/ }).click();
  await next(small)
    .getByText(/talk with/)
    .waitFor();
  await look(small, "home-psychologist-phone-en");
  expect(await small.locator("#main").innerText()).not.toMatch(/下一步|还没|今天/);
  await small.context().close();
});

test("a class teacher sees who of the own class has not finished, and the look at the class until it is handed in", async () => {
  const page = await at.staff("banzhuren", narrow);
  await section(page, "today-unfinished").getByText("人还没做完", { exact: true }).waitFor();
  await section(page, "today-observe").getByText("这个月还没看").waitFor();
  expect(await section(page, "today-alerts").count()).toBe(0);
  await look(page, "home-teacher-phone");
  await section(page, "today-observe").getByRole("link", { name: "初二(1)班" }).click();
  await page.getByRole("button", { name: "全班无特别，交给心理老师" }).click();
  await page.getByText("已交上，谢谢。").waitFor();
  await page.goto(city.address + "/staff/");
  await section(page, "today-observe").getByText("这个月已看").waitFor();
  await page.context().close();
  const wide = await at.staff("banzhuren", desk);
  await wide.getByRole("button", { name: /English/ }).click();
  await section(wide, "today-observe").getByText("looked at this month").waitFor();
  await look(wide, "home-teacher-en");
  await wide.context().close();
});

test("a computer-room teacher sees today's sessions and nothing else of a student", async () => {
  const session = await signInStaff(city, "banzhuren");
  const campaign = city.text("SELECT campaign_id FROM campaign");
  interface Read {
    class_sessions: { class_id: string; class_name: string }[];
    reachable_adults: { account_id: string }[];
  }
  const read = await told<Read>(city, `/api/campaigns/${campaign}`, { session });
  const own = read.class_sessions.find((one) => one.class_name === "初二(1)班")!;
  const wanted = {
    campaign_id: campaign,
    class_id: own.class_id,
    reachable_adult_id: read.reachable_adults[0]!.account_id,
  };
  await told(city, "/api/class-sessions", { session, method: "POST", body: JSON.stringify(wanted) });
  const page = await at.staff("jifang", desk);
  await next(page).getByRole("link", { name: "初二(1)班 的场次正开着" }).waitFor();
  await section(page, "today-sessions").getByText("初二(1)班").first().waitFor();
  for (const id of ["today-unfinished", "today-alerts", "today-retests", "today-interviews", "today-observe"])
    expect(await section(page, id).count()).toBe(0);
  await look(page, "home-operator");
  await next(page).getByRole("link").click();
  await page.waitForURL(/class-sessions/);
  await page.context().close();
});

test("where an acute matter waits, city and county are told first of all, in red and above any tick", async () => {
  await handIn(city, codes[30]![4]!, 0, 3);
  for (const login of ["shiju", "quxian"] as const) {
    const page = await at.staff(login, desk);
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
    const page = await at.staff(login, login === "quxian" ? narrow : desk);
    await section(page, "today-clocks").waitFor();
    await look(page, name);
    expect(await page.locator("#main").innerText()).not.toContain(codes[0]![3]!);
    await page.context().close();
  }
});
