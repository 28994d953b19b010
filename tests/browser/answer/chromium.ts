import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";

const axe_source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const phone = { width: 360, height: 740 };
export const desk = { width: 1280, height: 800 };

export function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
}

/** A fresh device: nothing kept, a phone with touch or a desk. */
export function newDevice(browser: Browser, viewport = phone, more: object = {}): Promise<BrowserContext> {
  return browser.newContext({
    viewport,
    deviceScaleFactor: viewport.width < 600 ? 2 : 1,
    hasTouch: viewport.width < 600,
    locale: "zh-CN",
    ...more,
  });
}

/**
 * What axe finds, as readable lines; an empty list is a pass. Waits for what fades in or out to come to rest first:
 * a button half way from disabled to enabled has the contrast of neither.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe_source);
  await page.evaluate(async () => {
    const fading = () =>
      document
        .getAnimations()
        .filter(
          ({ effect, playState }) => playState === "running" && Number(effect?.getComputedTiming().endTime) < 5000,
        );
    for (let rounds = 0; rounds < 20 && fading().length > 0; rounds += 1)
      await Promise.allSettled(fading().map((one) => one.finished));
  });
  return page.evaluate(async () => {
    const { violations } = await (
      window as unknown as {
        axe: { run(o: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe.run({
      resultTypes: ["violations"],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

/** Chooses an option of the item on the screen, once the guard against double taps is over, and waits for what follows. */
export async function choose(page: Page, option: number): Promise<void> {
  const before = await page.locator("#question").innerText();
  await page.waitForTimeout(420);
  await page.locator(".option").nth(option).click();
  await page.waitForFunction((text) => document.querySelector<HTMLElement>("#question")?.innerText !== text, before);
}

export async function enterCode(page: Page, code: string): Promise<void> {
  await page.fill("#code", code);
  await page.keyboard.press("Enter");
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
