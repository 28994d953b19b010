import { expect, test } from "vitest";
import { atRest } from "../at_rest";
import { handIn } from "./people";
import { desk, look, narrow, picture, stage } from "./stage";

const at = stage();
const { city, codes } = at;

test("an urgent alert shows itself on the open page, by two pages of one browser and without a reload; the page's name of the child is not in the banner", async () => {
  const page = await at.staff("xinli", desk);
  const second = await page.context().newPage();
  await second.goto(city.address + "/staff/alerts");
  await atRest(second);
  expect(await page.locator(".urgent-banner").count()).toBe(0);
  for (const one of [page, second]) await one.waitForSelector('body[data-stream="up"]');
  // The stream tells of it at once; that the caller has been called for it comes a moment later, with the next question.
  const called = page.waitForResponse(
    async (one) => one.url().endsWith("/api/my-calls") && ((await one.json()) as { acute: number }).acute === 1,
  );
  await handIn(city, codes[0]![4]!, 1, 3);
  await page.waitForSelector(".urgent-banner", { timeout: 20_000 });
  await second.waitForSelector(".urgent-banner", { timeout: 20_000 });
  await second.getByText(codes[0]![3]!).first().waitFor(); // the list asked again by itself
  expect(await page.locator(".urgent-banner").innerText()).not.toContain(codes[0]![3]!);
  await called;
  await look(page, "calls-banner", false);
  await page.getByRole("link", { name: "去看看" }).click();
  await page.waitForURL(/\/alerts$/);
  expect(await page.locator(".urgent-banner").count()).toBe(0);
  await page.context().close();
});

test("the school asks the county for a hand, the centre sees a number, accepts, and works on this one alert", async () => {
  const school = await at.staff("xinli", desk, "/alerts");
  await school.getByText(codes[0]![3]!).first().click();
  await school.getByRole("button", { name: "请求县区支援" }).click();
  await school.getByText("已请求，等县区接受").waitFor();
  await school.getByRole("button", { name: "撤回请求" }).click();
  await school.getByRole("button", { name: "请求县区支援" }).click();
  await school.getByText("已请求，等县区接受").waitFor();
  await school.locator("section[aria-labelledby=support]").scrollIntoViewIfNeeded();
  await look(school, "calls-support-asked", false);

  const centre = await at.staff("zhongxin", narrow, "/clocks");
  await centre.waitForSelector(".clock-row");
  expect(await centre.locator("body").innerText()).not.toContain(codes[0]![3]!);
  expect(await centre.locator(".clock-row").innerText()).toMatch(/\d{3}-\d{3}-\d{3}/);
  await look(centre, "calls-clocks-phone", false);
  await centre.getByRole("button", { name: "支援该校" }).click();
  await centre.getByRole("link", { name: "打开并处理" }).click();
  await centre.getByText(codes[0]![3]!).first().waitFor();
  await look(centre, "calls-handed-phone", false);
  await centre.context().close();

  await school.reload();
  await school.getByText("来支援").waitFor();
  await school.context().close();
});

test("the city sees clocks by number and counts whose definitions open, in both languages", async () => {
  await handIn(city, codes[1]![4]!, 1, 1);
  await expect.poll(() => city.number("SELECT sum(open) FROM alert_tally"), { timeout: 20_000 }).toBe(2);
  const page = await at.staff("shiju", desk, "/clocks");
  await page.waitForFunction(() => document.querySelectorAll(".clock-row").length === 2);
  await look(page, "calls-clocks", false);
  await page.goto(city.address + "/staff/board");
  await page.waitForSelector(".board-number");
  await look(page, "calls-board", false);
  await page.locator(".board-all .board-number").first().click();
  await page.getByText("总数是什么").waitFor();
  await picture(page, "calls-board-definition", false);
  await page.keyboard.press("Escape");
  await page.locator("tbody a", { hasText: "鼓楼区" }).click();
  await page.getByText("鼓楼区演示中学").waitFor();
  await picture(page, "calls-board-county", false);
  await page.getByRole("button", { name: /English/ }).click();
  for (const place of ["clocks", "board"]) {
    await page.goto(`${city.address}/staff/${place}`);
    await page
      .getByRole("heading", { name: place === "clocks" ? "Open clocks" : "Completion and timeliness" })
      .waitFor();
    await picture(page, `calls-${place}-en`, false);
    await page.setViewportSize(narrow);
    await look(page, `calls-${place}-phone-en`, false);
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  await page.context().close();
});
