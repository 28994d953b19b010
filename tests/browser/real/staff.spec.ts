import type { Browser } from "playwright-core";
import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings, choose, desk, enterCode, newDevice, openChromium, phone } from "../answer/chromium";
import { City, staffPage, settled } from "./city";

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

test("a child answers item 9, and the psychologist reads why on one screen", async () => {
  const teacher = await staffPage(browser, city, "xinli", desk);
  await teacher.screenshot({ path: `${pictures}/staff-home.png` });
  expect(await axeFindings(teacher)).toEqual([]);

  const device = await newDevice(browser, phone);
  const child = await device.newPage();
  await child.goto(city.address + "/a/");
  await enterCode(child, codes[0]![4]!);
  await child.getByRole("button", { name: /^是我/ }).click();
  await child.waitForSelector(".option");
  for (let item = 0; item < 9; item += 1) await choose(child, item === 8 ? 1 : 2);
  await child.waitForTimeout(800);
  await device.close();

  await teacher.goto(city.address + "/staff/alerts");
  await teacher.getByText(codes[0]![3]!).first().waitFor();
  await teacher.screenshot({ path: `${pictures}/staff-alerts.png` });
  expect(await axeFindings(teacher)).toEqual([]);
  await teacher.getByText(codes[0]![3]!).first().click();
  await teacher.waitForURL(/alerts\/[0-9a-f]{32}/);
  await teacher.locator("section[aria-labelledby=why]").getByText("有几天").first().waitFor(); // the list says it too
  await teacher.screenshot({ path: `${pictures}/staff-alert.png`, fullPage: true });
  expect(await axeFindings(teacher)).toEqual([]);
  await teacher.context().close();
});

test("the leader sees no alert, the phone shows the same pages", async () => {
  const leader = await staffPage(browser, city, "xiaozhang", phone);
  await leader.goto(city.address + "/staff/alerts");
  await settled(leader);
  expect(await leader.locator("body").innerText()).not.toContain(codes[0]![3]!);
  await leader.goto(city.address + "/staff/campaigns");
  await leader.getByText("2026年秋季").first().waitFor();
  await leader.screenshot({ path: `${pictures}/staff-campaigns-phone.png` });
  expect(await axeFindings(leader)).toEqual([]);
  await leader.context().close();
});

test("who must not be told is set with a reason and a confirmation, and lifted again; a slip of the mouse changes nothing", async () => {
  const teacher = await staffPage(browser, city, "xinli", desk);
  await teacher.locator('a[href$="/students"]').first().click();
  await teacher.locator("tbody a").first().click();
  await teacher.waitForSelector("#guardians");
  expect(await teacher.locator("a[href^='tel:']").count()).toBe(1);
  await teacher.click("#limit-1-silent");
  await teacher.getByRole("button", { name: "不改" }).click();
  expect(await teacher.locator("a[href^='tel:']").count()).toBe(1);
  await teacher.click("#limit-1-silent");
  await teacher.fill("#limit-1-reason", "法院裁定");
  await teacher.getByRole("button", { name: /^保\s*存$/ }).click();
  await teacher.waitForSelector(".do-not-inform");
  await teacher.getByText("原因：法院裁定").waitFor();
  expect(await teacher.locator("a[href^='tel:']").count()).toBe(0);
  await teacher.screenshot({ path: `${pictures}/student-limits.png` });
  expect(await axeFindings(teacher)).toEqual([]);
  await teacher.click("#limit-1-silent");
  await teacher.getByRole("button", { name: /^保\s*存$/ }).click();
  await teacher.waitForSelector("a[href^='tel:']");
  await teacher.context().close();
});
