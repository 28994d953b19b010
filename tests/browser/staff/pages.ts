// A person at the staff pages: a browser with a language and a size, and what the tests ask of every page.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { Browser, Page } from "playwright-core";
import { axeFindings, newDevice } from "../answer/chromium.ts";
import type { StandIn } from "./stand_in_server.mjs";

export const phone = { width: 390, height: 844 };
export const desk = { width: 1440, height: 900 };
export type Language = "zh-CN" | "en";

const shots = fileURLToPath(new URL("../../../test-results/staff/", import.meta.url));
mkdirSync(shots, { recursive: true });

export const psychologist = { name: "王丽", step: "working", posts: ["1"], post: "1" };
export const with_two_posts = { name: "陈虹", step: "choose_post", posts: ["1", "2"], post: "1" };

export async function visit(browser: Browser, language: Language = "zh-CN", viewport = desk): Promise<Page> {
  const context = await newDevice(browser, viewport, { bypassCSP: true, deviceScaleFactor: 1, acceptDownloads: true });
  await context.addInitScript((kept) => localStorage.setItem("rongxin.language", kept), language);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return page;
}

export async function open(page: Page, server: StandIn, path: string, shows: string): Promise<void> {
  await page.goto(`${server.address}/staff/${path}`);
  await page.waitForSelector(shows);
}

/** A page as people meet it: nothing for axe to find, nothing wider than the screen, and a picture to look at. */
export async function inspect(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${shots}${name}.png`, fullPage: true });
  expect(await axeFindings(page), name).toEqual([]);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    `${name} is wider than the screen`,
  ).toBeLessThanOrEqual(0);
}
