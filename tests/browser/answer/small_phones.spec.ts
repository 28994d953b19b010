import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { choose, enterCode, newDevice, openChromium } from "./chromium";
import { standIn } from "./built_page";

let browser: Browser;
beforeAll(async () => void (browser = await openChromium()));
afterAll(() => browser.close());
const pictures = fileURLToPath(new URL("../../../test-results/answer/", import.meta.url));
mkdirSync(pictures, { recursive: true });

/** iPhone SE, the same in WeChat, a small Android in a browser, and what is common. */
const sizes = [
  [320, 568],
  [375, 553],
  [360, 560],
  [360, 640],
  [360, 660],
  [375, 667],
  [390, 844],
] as const;

/** Share of each option that is in sight: neither below the edge nor under the bar at the bottom. */
const inSight = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    scrollTo(0, 0);
    const bar = document.querySelector("footer")!.getBoundingClientRect();
    const help = document.querySelector("footer .help")!.getBoundingClientRect();
    const wide = help.width > innerWidth / 2;
    const edge = wide ? Math.min(innerHeight, bar.top) : innerHeight;
    return Array.from(document.querySelectorAll(".option"), (option) => {
      const { top, bottom, height, right } = option.getBoundingClientRect();
      const covered = !wide && right > help.left && bottom > help.top;
      return covered ? 0 : Math.round((100 * Math.max(0, Math.min(bottom, edge) - Math.max(0, top))) / height) / 100;
    });
  });

test("every option of every question lies in sight without scrolling, on the smallest phones, for young children, too", async () => {
  const server = await standIn();
  const faults: string[] = [];
  const device = await newDevice(
    browser,
    { width: 320, height: 568 },
    { reducedMotion: "reduce", serviceWorkers: "block" },
  );
  const page = await device.newPage();
  for (const [code, items, option, english] of [
    ["LN7K2QPD", 21, 1, false],
    ["XAQ92B4C", 3, 3, false],
    ["CHEN3W8M", 9, 0, true],
  ] as const) {
    await page.goto(server.address + "/a/");
    if (english) await page.locator(".language").click();
    await enterCode(page, code);
    await page.getByRole("button", { name: /^(是我|Yes)/ }).click();
    await page.waitForSelector(".option");
    if (code === "XAQ92B4C") await page.waitForSelector("svg.face");
    for (let item = 1; item <= items && (await page.locator(".option").count()); item += 1) {
      for (const [width, height] of sizes) {
        await page.setViewportSize({ width, height });
        const seen = await inSight(page);
        if (english && item === 8) await page.screenshot({ path: `${pictures}small-${width}x${height}-en-8.png` });
        if (seen.some((share) => share < 1))
          faults.push(`${code} item ${item} at ${width}x${height}: ${seen.join(" ")}`);
        if (item === 8 || code === "XAQ92B4C")
          await page.screenshot({ path: `${pictures}small-${width}x${height}-${code}-${item}.png` });
      }
      await choose(page, (await page.locator(".option").count()) === 2 ? 0 : option).catch((error) => {
        if (item < items) throw error;
      });
    }
  }
  expect(faults).toEqual([]);
  await device.close();
  await server.close();
});

test("where not everything can be in sight, the page says that there is more below", async () => {
  const server = await standIn();
  const device = await newDevice(
    browser,
    { width: 568, height: 240 },
    { reducedMotion: "reduce", serviceWorkers: "block" },
  );
  const page = await device.newPage();
  await page.goto(server.address + "/a/");
  await enterCode(page, "LN7K2QPD");
  await page.getByRole("button", { name: /^是我/ }).click();
  await page.getByText("往下滑").waitFor();
  await page.locator(".option").last().scrollIntoViewIfNeeded();
  await page.locator(".item-ways").scrollIntoViewIfNeeded();
  await page.getByText("往下滑").waitFor({ state: "detached" });
  await device.close();
  await server.close();
});
