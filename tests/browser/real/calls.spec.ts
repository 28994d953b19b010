import type { Browser, Page } from "playwright-core";
import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings, desk, openChromium } from "../answer/chromium";
import { City, staffPage, settled } from "./city";

let browser: Browser;
let codes: string[][];
const city = new City();
const pictures = process.env.RONGXIN_PICTURES ?? "test-results/real";
const narrow = { width: 390, height: 844 };

async function handIn(code: string, item_9: number): Promise<void> {
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
  const answers = items.map((item) => ({ item, value: item === "phq9.9" ? item_9 : 1, spent_ms: 2500 }));
  const answer = await fetch(`${city.address}/api/answer-sheets/${signed.sheet_id}`, {
    method: "PUT",
    headers: { Authorization: `Ticket ${signed.ticket}` },
    body: JSON.stringify({ answers }),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(1200);
  await page.screenshot({ path: `${pictures}/calls-${name}.png` });
}

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

test("an urgent alert shows itself on the open page, by two pages of one browser and without a reload; the page's name of the child is not in the banner", async () => {
  const page = await staffPage(browser, city, "xinli", desk);
  const second = await page.context().newPage();
  await second.goto(city.address + "/staff/alerts");
  await settled(second);
  expect(await page.locator(".urgent-banner").count()).toBe(0);
  await second.waitForTimeout(5000); // both pages follow the stream by now
  await handIn(codes[0]![4]!, 3);
  await page.waitForSelector(".urgent-banner", { timeout: 20_000 });
  await second.waitForSelector(".urgent-banner", { timeout: 20_000 });
  await second.getByText(codes[0]![3]!).first().waitFor(); // the list asked again by itself
  expect(await page.locator(".urgent-banner").innerText()).not.toContain(codes[0]![3]!);
  await picture(page, "banner");
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("link", { name: "去看看" }).click();
  await page.waitForURL(/\/alerts$/);
  expect(await page.locator(".urgent-banner").count()).toBe(0);
  await page.context().close();
});

test("the school asks the county for a hand, the centre sees a number, accepts, and works on this one alert", async () => {
  const school = await staffPage(browser, city, "xinli", desk);
  await school.goto(city.address + "/staff/alerts");
  await school.getByText(codes[0]![3]!).first().click();
  await school.getByRole("button", { name: "请求县区支援" }).click();
  await school.getByText("已请求，等县区接受").waitFor();
  await school.getByRole("button", { name: "撤回请求" }).click();
  await school.getByRole("button", { name: "请求县区支援" }).click();
  await school.getByText("已请求，等县区接受").waitFor();
  await school.locator("section[aria-labelledby=support]").scrollIntoViewIfNeeded();
  await picture(school, "support-asked");
  expect(await axeFindings(school)).toEqual([]);

  const centre = await staffPage(browser, city, "zhongxin", narrow);
  await centre.goto(city.address + "/staff/clocks");
  await centre.waitForSelector(".clock-row");
  expect(await centre.locator("body").innerText()).not.toContain(codes[0]![3]!);
  expect(await centre.locator(".clock-row").innerText()).toMatch(/\d{3}-\d{3}-\d{3}/);
  await picture(centre, "clocks-phone");
  expect(await axeFindings(centre)).toEqual([]);
  await centre.getByRole("button", { name: "支援该校" }).click();
  await centre.getByRole("link", { name: "打开并处理" }).click();
  await centre.getByText(codes[0]![3]!).first().waitFor();
  await picture(centre, "handed-phone");
  expect(await axeFindings(centre)).toEqual([]);
  await centre.context().close();

  await school.reload();
  await school.getByText("来支援").waitFor();
  await school.context().close();
});

test("the city sees clocks by number and counts whose definitions open, in both languages", async () => {
  await handIn(codes[1]![4]!, 1);
  await new Promise((resolve) => setTimeout(resolve, 5000));
  const page = await staffPage(browser, city, "shiju", desk);
  await page.goto(city.address + "/staff/clocks");
  await page.waitForFunction(() => document.querySelectorAll(".clock-row").length === 2);
  await picture(page, "clocks");
  expect(await axeFindings(page)).toEqual([]);
  await page.goto(city.address + "/staff/board");
  await page.waitForSelector(".board-number");
  await picture(page, "board");
  expect(await axeFindings(page)).toEqual([]);
  await page.locator(".board-all .board-number").first().click();
  await page.getByText("总数是什么").waitFor();
  await picture(page, "board-definition");
  await page.keyboard.press("Escape");
  await page.locator("tbody a", { hasText: "鼓楼区" }).click();
  await page.getByText("鼓楼区演示中学").waitFor();
  await picture(page, "board-county");
  await page.getByRole("button", { name: /English/ }).click();
  for (const place of ["clocks", "board"]) {
    await page.goto(`${city.address}/staff/${place}`);
    await page
      .getByRole("heading", { name: place === "clocks" ? "Open clocks" : "Completion and timeliness" })
      .waitFor();
    await picture(page, `${place}-en`);
    await page.setViewportSize(narrow);
    await picture(page, `${place}-phone-en`);
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  await page.context().close();
});
