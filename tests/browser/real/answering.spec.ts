import type { Browser, Page } from "playwright-core";
import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings, choose, desk, enterCode, newDevice, openChromium, phone } from "../answer/chromium";
import { City, signInStaff } from "./city";

let browser: Browser;
let codes: string[][];
const city = new City();
const pictures = process.env.RONGXIN_PICTURES ?? "test-results/real";

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

async function begin(page: Page, child: number): Promise<void> {
  await page.goto(city.address + "/a/");
  await enterCode(page, codes[child]![4]!);
  await page.getByRole("button", { name: /^是我/ }).click();
  await page.waitForSelector(".option");
}
async function answer(page: Page, items: number, option: (item: number) => number): Promise<void> {
  for (let item = 0; item < items; item += 1) await choose(page, option(item));
}
async function handIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "看好了，继续" }).click();
  await page.getByRole("button", { name: "今天不用" }).click();
  await page.getByRole("button", { name: "交给心理老师" }).click();
}

test("a child hands in through an outage in which the server is killed", async () => {
  const device = await newDevice(browser, phone);
  const page = await device.newPage();
  await begin(page, 0);
  await page.screenshot({ path: `${pictures}/item-phone.png` });
  expect(await axeFindings(page)).toEqual([]);
  await answer(page, 8, () => 0);
  await city.kill();
  await answer(page, 8, () => 0);
  await page.screenshot({ path: `${pictures}/outage-phone.png` });
  await handIn(page);
  await page.waitForTimeout(500);
  await city.start();
  await page
    .getByText(/[0-9A-Z]{4}-[0-9A-Z]{4}/)
    .first()
    .waitFor({ timeout: 60_000 });
  await page.screenshot({ path: `${pictures}/receipt-phone.png` });
  expect(await axeFindings(page)).toEqual([]);
  expect(city.number("SELECT count(*) FROM answer_sheet WHERE state = 'submitted'")).toBe(1);
  expect(city.number("SELECT count(*) FROM score WHERE scale = 'phq9' AND value = 0")).toBe(1);
  await device.close();
});

test("a child ticks item 9 and closes the tab; the psychologist's alert stands, and nobody else's", async () => {
  const device = await newDevice(browser, phone);
  const page = await device.newPage();
  await begin(page, 1);
  await answer(page, 9, (item) => (item === 8 ? 1 : 0));
  // The ASQ comes at once; the tab is closed instead of answering it.
  expect(await page.locator("#question").innerText()).toContain("死掉");
  await page.waitForTimeout(800);
  await page.screenshot({ path: `${pictures}/asq-phone.png` });
  await device.close();
  const inbox = async (login: string) => {
    const got = await fetch(city.address + "/api/alerts", await signInStaff(city, login));
    return {
      status: got.status,
      body:
        got.status === 200
          ? ((await got.json()) as {
              alerts: { student_name: string; reason_words: string; tier: string; id: string }[];
            })
          : undefined,
    };
  };
  const own = await inbox("xinli");
  const row = own.body?.alerts.find((one) => one.student_name === codes[1]![3]);
  expect(row?.tier).toBe("same_day");
  expect(row?.reason_words).toContain("有几天");
  expect((await inbox("taijiang")).body?.alerts).toEqual([]);
  expect((await inbox("banzhuren")).status).toBe(404);
  const alert = (await (
    await fetch(`${city.address}/api/alerts/${row?.id}`, await signInStaff(city, "xinli"))
  ).json()) as { validity: { verdict: string }; next_steps: string[] };
  expect(alert.validity.verdict).toBe("unknown");
  expect(alert.next_steps.length).toBeGreaterThan(0);
});

test("the page is whole in English and on a desk", async () => {
  const device = await newDevice(browser, desk);
  const page = await device.newPage();
  await page.goto(city.address + "/a/");
  await page.getByRole("button", { name: "English" }).click();
  await page.screenshot({ path: `${pictures}/door-desk-en.png` });
  expect(await axeFindings(page)).toEqual([]);
  await enterCode(page, codes[2]![4]!);
  await page.getByRole("button", { name: /^Yes/ }).click();
  await page.waitForSelector(".option");
  await page.screenshot({ path: `${pictures}/item-desk-en.png` });
  expect(await page.locator("main").innerText()).not.toMatch(/[\u4e00-\u9fff]/);
  await device.close();
});
