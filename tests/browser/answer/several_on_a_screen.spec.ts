import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings, choose, desk, enterCode, newDevice, openChromium, passGuard } from "./chromium";
import { standIn } from "./built_page";

let browser: Browser;
beforeAll(async () => void (browser = await openChromium()));
afterAll(() => browser.close());
const pictures = fileURLToPath(new URL("../../../test-results/answer/", import.meta.url));
mkdirSync(pictures, { recursive: true });

/** Signed in as an older student, past the two questions that stand alone, on the first screen of several. */
async function toScreen(page: Page, address: string, english = false): Promise<void> {
  await page.goto(address + "/a/");
  if (english) await page.locator(".language").click();
  await enterCode(page, "ZHEN6K3T");
  await page.getByRole("button", { name: /^(是我|Yes)/ }).click();
  await page.locator("#question").waitFor();
  await choose(page, 0);
  await passGuard(page);
  await page.locator(".option").first().click();
  await page.locator("fieldset").nth(3).waitFor();
}
const radio = (page: Page, row: number, option: number) =>
  page.locator("fieldset").nth(row).getByRole("radio").nth(option);

test("a screen of several is calm, whole and free of findings on small phones and at a desk, in both languages", async () => {
  const faults: string[] = [];
  for (const [width, height, english] of [
    [320, 568, false],
    [320, 568, true],
    [390, 844, false],
    [desk.width, desk.height, false],
  ] as const) {
    const server = await standIn();
    const device = await newDevice(browser, { width, height }, { reducedMotion: "reduce", serviceWorkers: "block" });
    const page = await device.newPage();
    await toScreen(page, server.address, english);
    const name = `several-${width}x${height}${english ? "-en" : ""}`;
    await page.screenshot({ path: `${pictures}${name}.png` });
    await passGuard(page);
    await radio(page, 0, 1).click();
    await page
      .locator("fieldset")
      .nth(1)
      .getByRole("button", { name: /不想答|rather not/ })
      .click();
    await page.locator(".go-on").click();
    await page.locator(".missing").first().waitFor();
    await page.screenshot({ path: `${pictures}${name}-open.png` });
    faults.push(...(await axeFindings(page)));
    const seen = await page.evaluate(() => {
      const small = Array.from(document.querySelectorAll("main button"), (one) => ({
        words: one.textContent,
        box: one.getBoundingClientRect(),
      })).filter(({ box }) => box.height < 44 || box.width < 44);
      const spilled = Array.from(document.querySelectorAll(".scale .option"), (one) => one).filter(
        (one) => one.scrollWidth > one.clientWidth + 1,
      );
      return {
        wide: document.documentElement.scrollWidth > innerWidth,
        small: small.map(({ words }) => words),
        spilled: spilled.map((one) => one.textContent),
      };
    });
    if (seen.wide || seen.small.length || seen.spilled.length) faults.push(`${name}: ${JSON.stringify(seen)}`);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.screenshot({ path: `${pictures}${name}-end.png` });
    await device.close();
    await server.close();
  }
  expect(faults).toEqual([]);
});

test("on a small phone no option of the screen can only be seen under the bar at the bottom, and the page says that there is more below", async () => {
  const server = await standIn();
  const device = await newDevice(
    browser,
    { width: 320, height: 568 },
    { reducedMotion: "reduce", serviceWorkers: "block" },
  );
  const page = await device.newPage();
  await toScreen(page, server.address);
  const more = page.getByText("下面还有题，往下滑");
  await more.waitFor();
  expect(
    await more.evaluate(
      (element) =>
        element.getBoundingClientRect().bottom <= document.querySelector("footer")!.getBoundingClientRect().top,
    ),
  ).toBe(true);
  await page.evaluate(() => scrollTo(0, 60));
  await more.waitFor({ state: "detached" });
  for (let row = 0; row < 4; row += 1) {
    for (let option = 0; option < 4; option += 1) {
      const one = radio(page, row, option);
      await one.evaluate((element) => element.scrollIntoView({ block: "center" }));
      const covered = await one.evaluate((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return [
          [left + 8, top + 8],
          [right - 8, bottom - 8],
        ].some(([x, y]) => !element.contains(document.elementFromPoint(x!, y!)));
      });
      expect(covered, `row ${row} option ${option}`).toBe(false);
    }
  }
  await device.close();
  await server.close();
});

test("twenty questions are answered with the keyboard alone, screen by screen, and every one of them arrives with its share of the time", async () => {
  const server = await standIn();
  const device = await newDevice(browser, desk, { serviceWorkers: "block" });
  const page = await device.newPage();
  await toScreen(page, server.address);
  for (let screen = 0; screen < 5; screen += 1) {
    await page.getByText(new RegExp(`^${3 + 4 * screen}–${6 + 4 * screen} / 22$`)).waitFor();
    await passGuard(page);
    for (const digit of ["1", "2", "3", "4"]) await page.keyboard.press(digit);
    await page.locator(".go-on:focus").waitFor();
    await page.keyboard.press("Enter");
  }
  await page.locator(".review").waitFor();
  const sheet = server.world.sheets.get("sheet-zhen6k3t") as {
    saves: { answers: { item: string; value: number; spent_ms: number }[] }[];
    answers: { [item: string]: number };
  };
  await expect.poll(() => Object.keys(sheet.answers).length).toBe(22);
  expect(Array.from({ length: 20 }, (_, at) => sheet.answers[`cesd_${at + 1}`])).toEqual(
    Array.from({ length: 20 }, (_, at) => at % 4),
  );
  const last: { [item: string]: number } = {};
  for (const { answers } of sheet.saves) for (const { item, spent_ms } of answers) last[item] = spent_ms;
  for (let first = 1; first <= 20; first += 4)
    expect(new Set([0, 1, 2, 3].map((n) => last[`cesd_${first + n}`])).size).toBe(1);
  await device.close();
  await server.close();
});

test("a page that is opened again without a network goes on at the gap of the screen, with what was chosen on it", async () => {
  const server = await standIn();
  const device = await newDevice(browser, { width: 390, height: 844 });
  const page = await device.newPage();
  await toScreen(page, server.address);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => 0));
  await passGuard(page);
  server.world.state = "down";
  await radio(page, 0, 2).click();
  await radio(page, 2, 1).click();
  await page.getByText("等待网络").waitFor();
  await page.reload();
  await enterCode(page, "ZHEN6K3T");
  await page.getByRole("button", { name: /^是我/ }).click();
  await page.locator("fieldset").nth(3).waitFor();
  expect(await page.locator("fieldset [aria-checked=true]").allTextContents()).toEqual([
    "时常（3 到 4 天）",
    "有些时候（1 到 2 天）",
  ]);
  server.world.state = "up";
  const sheet = server.world.sheets.get("sheet-zhen6k3t") as { answers: { [item: string]: number } };
  await expect
    .poll(() => [sheet.answers.cesd_1, sheet.answers.cesd_2, sheet.answers.cesd_3], { timeout: 30_000 })
    .toEqual([2, undefined, 1]);
  await device.close();
  await server.close();
});
