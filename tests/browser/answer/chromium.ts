import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { atRest } from "../at_rest";

const axe_source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const phone = { width: 360, height: 740 };
export const desk = { width: 1280, height: 800 };

export function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
}

/** A fresh device: nothing kept, a phone with touch or a desk. */
export async function newDevice(browser: Browser, viewport = phone, more: object = {}): Promise<BrowserContext> {
  const touch = viewport.width < 600;
  const device = await browser.newContext({
    viewport,
    deviceScaleFactor: touch ? 2 : 1,
    hasTouch: touch,
    locale: "zh-CN",
    ...more,
  });
  await letTimePass(device);
  return device;
}

/** The device's pages measure what they are told has passed (`pass`), beside what really passes. */
export async function letTimePass(device: BrowserContext): Promise<void> {
  await device.addInitScript(() => {
    const now = performance.now.bind(performance);
    let passed_ms = 0;
    performance.now = () => now() + passed_ms;
    Object.assign(window, { pass: (ms: number) => void (passed_ms += ms) });
  });
}

/** What a person takes to look at the page: the page measures it, nobody waits. */
export function pass(page: Page, ms: number): Promise<void> {
  return page.evaluate((spent_ms) => (window as unknown as { pass(ms: number): void }).pass(spent_ms), ms);
}

/** Longer than the guard against double taps (400 ms). */
export const passGuard = (page: Page): Promise<void> => pass(page, 420);

/** What axe finds on the page at rest, as readable lines; an empty list is a pass. */
export async function axeFindings(page: Page): Promise<string[]> {
  await atRest(page);
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe_source);
  return page.evaluate(async () => {
    const { violations } = await (
      window as unknown as {
        axe: { run(o: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe.run({ resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

/** Chooses an option of the item on the screen, once the guard against double taps is over, and waits for what follows. */
export async function choose(page: Page, option: number): Promise<void> {
  const before = await page.locator("#question").innerText();
  await passGuard(page);
  await page.locator(".option").nth(option).click();
  await page.waitForFunction((text) => document.querySelector<HTMLElement>("#question")?.innerText !== text, before);
}

/** Answers what is asked, item by item, until all of it stands there to be looked over. Gives how many items that were. */
export async function chooseAll(page: Page, option: (at: number) => number = () => 0): Promise<number> {
  for (let at = 0; ; at += 1) {
    await page.locator("#question, .review").first().waitFor();
    if (await page.locator(".review").count()) return at;
    await choose(page, option(at));
  }
}

export async function enterCode(page: Page, code: string): Promise<void> {
  await page.fill("#code", code);
  await page.keyboard.press("Enter");
}

/** From the code to the first item. */
export async function beginSheet(page: Page, address: string, code: string): Promise<void> {
  await page.goto(address + "/a/");
  await enterCode(page, code);
  await page.getByRole("button", { name: /^(是我|Yes)/ }).click();
  await page.waitForSelector(".option");
}

/** From what is looked over to the answer of the server. */
export async function handInSheet(page: Page, wish = "今天不用"): Promise<void> {
  await page.getByRole("button", { name: "看好了，继续" }).click();
  await page.getByRole("button", { name: wish }).click();
  await page.getByRole("button", { name: "交给心理老师" }).click();
}

/** Takes a seat and, where the server asks for it, taps the part of the name that is missing in what it shows. */
export async function takeSeat(page: Page, seat: number, name: string): Promise<void> {
  await page.locator(".seats button", { hasText: new RegExp(`^${seat}$`) }).click();
  await page.locator(".choices").waitFor();
  const heading = await page.locator("h1").innerText();
  const missing = Array.from(name).filter((letter) => !heading.includes(letter));
  for (const part of [missing.join(""), ...missing]) {
    const choice = page.locator(".choices").getByRole("button", { name: part, exact: true });
    if (!(await choice.count())) continue;
    await choice.click();
    return;
  }
  throw new Error(`none of the choices belongs into ${heading}`);
}
