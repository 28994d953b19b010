import type { Browser, Page } from "playwright-core";
import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings, desk, openChromium } from "../answer/chromium";
import { City, staffPage } from "./city";

let browser: Browser;
let codes: string[][];
const city = new City();
const pictures = process.env.RONGXIN_PICTURES ?? "test-results/real";
const narrow = { width: 390, height: 844 };

/** Hands a sheet in as a page would: every item of PHQ-9 and GAD-7 with one answer, item 9 with its own. */
async function handIn(code: string, others: number, item_9: number): Promise<void> {
  const signed = (await (await fetch(city.address + "/api/answering/sign-in", { method: "POST", body: JSON.stringify({ access_code: code }) })).json()) as { ticket: string; sheet_id: string };
  const items = [...Array.from({ length: 9 }, (_, i) => `phq9.${i + 1}`), ...Array.from({ length: 7 }, (_, i) => `gad7.${i + 1}`)];
  const answers = items.map((item) => ({ item, value: item === "phq9.9" ? item_9 : others, spent_ms: 2500 }));
  const answer = await fetch(`${city.address}/api/answer-sheets/${signed.sheet_id}`, { method: "PUT", headers: { Authorization: `Ticket ${signed.ticket}` }, body: JSON.stringify({ answers }) });
  expect(answer.status, await answer.text()).toBe(200);
}

/** Lets the page settle and takes its picture. */
async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${pictures}/care-${name}.png` });
}

const inView = (page: Page, selector: string, height: number) => page.locator(selector).first().evaluate((found, bottom) => found.getBoundingClientRect().top < bottom && found.getBoundingClientRect().bottom > 0, height);

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await openChromium();
  await city.start();
  await city.kill();
  codes = city.codes().filter(([school]) => school === "鼓楼区演示中学");
  await city.start();
  await handIn(codes[0]![4]!, 2, 3);
  for (let i = 1; i < 24; i += 1) await handIn(codes[i]![4]!, i % 2 ? 2 : 1, i % 6 === 0 ? 2 : i % 4 === 1 ? 1 : 0);
});
afterAll(async () => {
  await browser.close();
  await city.close();
});

test("alerts are taken on by key and by tap, many at once, and put back", async () => {
  const page = await staffPage(browser, city, "xinli", desk);
  await page.goto(city.address + "/staff/alerts");
  await page.waitForSelector(".inbox-row");
  expect(await page.locator(".inbox-row").first().innerText()).toContain("马上回应");
  await picture(page, "inbox");
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press("j");
  await page.keyboard.press("a");
  await page.waitForSelector(".undo-bar");
  await page.locator(".inbox-row").first().getByText("您在处理").waitFor();
  await page.getByText(/我在处理 1/).click();
  await page.waitForFunction(() => document.querySelectorAll(".inbox-row").length === 1);
  await page.getByText(/^全部/).click();
  await page.getByLabel("全选等人处理的").check();
  await page.getByRole("button", { name: /我来处理这/ }).click();
  await page.getByText(/已由您处理，不再呼叫其他人/).waitFor();
  await picture(page, "inbox-taken");
  await page.getByRole("button", { name: "撤销" }).click();
  await page.getByText(/已放回，重新开始呼叫/).waitFor();
  expect(city.number("SELECT count(*) FROM alert WHERE taken_by IS NOT NULL")).toBe(1);
  await page.context().close();
});

test("a newcomer finds who, why, what next and who is on it within the first screen, at a desk and on a phone", async () => {
  for (const [name, viewport] of [["desk", desk], ["phone", narrow]] as const) {
    const page = await staffPage(browser, city, "xinli", viewport);
    await page.goto(city.address + "/staff/alerts?whose=open");
    await page.waitForSelector(".inbox-row");
    await picture(page, `inbox-${name}`);
    await page.locator("a.cover").first().click();
    await page.waitForURL(/alerts\/[0-9a-f]{32}/);
    await page.waitForSelector(".alert-columns");
    await picture(page, `alert-${name}`);
    for (const part of ["h1", ".taking", "#why", "#next"]) expect(await inView(page, part, viewport.height), `${part} at the ${name}`).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press("a");
    await page.getByText(/您从 .* 起在处理/).waitFor();
    await picture(page, `alert-taken-${name}`);
    await page.getByRole("button", { name: "放回" }).click();
    await page.getByText("还没有人处理").waitFor();
    await page.getByRole("button", { name: /English/ }).click();
    await page.getByText("Nobody is on it yet").waitFor();
    await page.screenshot({ path: `${pictures}/care-alert-english-${name}.png`, fullPage: true });
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  }
});
