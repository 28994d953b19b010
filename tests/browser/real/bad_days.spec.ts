// What stands on the staff pages when something is not as it should be, and what is the same on all of them.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { handIn, signInStaff, told } from "./people";
import { desk, look, narrow, stage } from "./stage";

const at = stage();
const { city, codes } = at;
const text = (page: Page, selector: string) => page.locator(selector).first().innerText();

test("a broken answer of the server gives a number to quote, and asking again shows the page", async () => {
  const page = await at.staff("xinli");
  // The real server has no way to break on demand: this one answer is made up on the way to the page.
  const broken = {
    type: "about:blank",
    title: "系统出错了。已确认的内容都已保存。",
    status: 500,
    code: "internal_error",
    incident: "K7-4F2A",
  };
  const campaigns = `${city.address}/api/campaigns`;
  await page.route(campaigns, (route) =>
    route.fulfill({ status: 500, contentType: "application/problem+json", json: broken }),
  );
  await page.goto(`${city.address}/staff/campaigns`);
  await page.waitForSelector(".notice-problem");
  expect(await text(page, ".notice-problem")).toContain("K7-4F2A");
  await look(page, "bad-days-broken");
  await page.unroute(campaigns);
  await page.click(".notice-problem button");
  await page.waitForSelector(".tile");
  await page.context().close();
});

test("a student who is not there, or not ours, gives the same answer", async () => {
  const foreign = (
    await told<{ students: { id: string }[] }>(city, "/api/students", { session: await signInStaff(city, "taijiang") })
  ).students[0]!.id;
  const page = await at.staff("xinli");
  for (const id of ["0".repeat(32), foreign]) {
    await page.goto(`${city.address}/staff/students/${id}`);
    await page.waitForSelector(".notice-problem");
    expect(await text(page, ".notice-problem")).toContain("没有找到，或者您没有查看的权限");
  }
  await page.context().close();
});

test("without a network a banner says what is safe, that nothing is sent now, and to go to somebody", async () => {
  const page = await at.staff("xinli");
  await page.context().setOffline(true);
  await page.waitForSelector(".offline");
  expect(await text(page, ".offline")).toContain("都已保存");
  expect(await text(page, ".offline")).toContain("不会稍后自动送出");
  expect(await text(page, ".offline")).toContain("直接找值班老师");
  await page.context().setOffline(false);
  await page.waitForSelector(".offline", { state: "detached" });
  await page.context().close();
});

test("the language changes in place, the words of the server with it", async () => {
  await handIn(city, codes[0]![4]!, 0, 3);
  const page = await at.staff("xinli", desk, "/alerts");
  await page.waitForSelector(".inbox-row");
  await page.click(".language");
  await page.waitForSelector("h1:text('Suggested talks')");
  await page.waitForSelector(".inbox-why:has-text('Nearly every day')");
  expect(await page.getAttribute("html", "lang")).toBe("en");
  await page.context().close();
});

test("the first stop of the keyboard skips to the content", async () => {
  const page = await at.staff("xinli", desk, "/alerts");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.className)).toBe("skip");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
  await page.context().close();
});

test("on a phone the menu is a drawer", async () => {
  const page = await at.staff("xinli", narrow);
  await page.click(".menu-button");
  await page.click(".ant-drawer .nav a >> text=学生");
  await page.waitForSelector(".table");
  await page.waitForSelector(".ant-drawer-mask", { state: "hidden" });
  await page.context().close();
});

test("a class session keeps its last progress when the server is away, and says so", async () => {
  const session = await signInStaff(city, "banzhuren");
  const campaign_id = city.text("SELECT campaign_id FROM campaign");
  const { class_sessions, reachable_adults } = await told<{
    class_sessions: { class_id: string; class_name: string }[];
    reachable_adults: { account_id: string }[];
  }>(city, `/api/campaigns/${campaign_id}`, { session });
  const { class_id } = class_sessions.find(({ class_name }) => class_name === "初二(1)班")!;
  const wanted = JSON.stringify({ campaign_id, class_id, reachable_adult_id: reachable_adults[0]!.account_id });
  const { id } = await told<{ id: string }>(city, "/api/class-sessions", { session, method: "POST", body: wanted });
  const page = await (await at.staffDevice("banzhuren")).newPage();
  await page.goto(`${city.address}/staff/class-sessions/${id}`);
  await page.waitForSelector(".seats");
  const seats = await page.locator(".seat").count();
  expect(seats).toBeGreaterThan(20);
  await city.kill();
  await page.waitForSelector(".notice-wait", { timeout: 20_000 });
  expect(await page.locator(".seat").count()).toBe(seats);
  await page.context().close();
});
