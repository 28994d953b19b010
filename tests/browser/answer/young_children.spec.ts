import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings, desk, enterCode, newDevice, openChromium, passGuard, phone } from "./chromium";
import { standIn } from "./built_page";

let browser: Browser;
beforeAll(async () => void (browser = await openChromium()));
afterAll(() => browser.close());

const pictures = fileURLToPath(new URL("../../../test-results/answer/", import.meta.url));
mkdirSync(pictures, { recursive: true });

test("a young child sees a face beside the words of each option, and hears the question as soon as it is there", async () => {
  const server = await standIn();
  const device = await newDevice(browser, phone, { reducedMotion: "reduce" });
  const page = await device.newPage();
  // A device with a Chinese voice that writes down what it would say.
  await page.addInitScript(() => {
    const said: string[] = [];
    const voice = { lang: "zh-CN", name: "of the test" };
    Object.assign(window, {
      said,
      SpeechSynthesisUtterance: class {
        constructor(public text: string) {}
      },
    });
    Object.defineProperty(window, "speechSynthesis", {
      value: {
        getVoices: () => [voice],
        cancel: () => undefined,
        speak: (one: { text: string }) => said.push(one.text),
      },
    });
  });
  await page.goto(server.address + "/a/");
  await enterCode(page, "XAQ92B4C");
  await page.getByRole("button", { name: /^是我/ }).click();
  await page.waitForSelector("svg.face");
  expect(await page.locator("svg.face").count()).toBe(5);
  // The words name the option for a screen reader; the face is not read a second time.
  expect(await page.getByRole("radio").first().textContent()).toBe("很开心");
  expect(await page.getByRole("radio", { name: "很开心" }).count()).toBe(1);
  expect(await axeFindings(page)).toEqual([]);
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
  expect((await said()).length).toBe(1);
  expect((await said())[0]).toContain("很开心");
  await page.screenshot({ path: `${pictures}young-phone.png`, fullPage: true });
  await page.setViewportSize(desk);
  await page.screenshot({ path: `${pictures}young-desk.png`, fullPage: true });
  await passGuard(page);
  await page.locator(".option").nth(1).click();
  await page.waitForFunction(() => (window as unknown as { said: string[] }).said.length === 2);
  expect(await page.locator("svg.face").count()).toBe(5);
  await device.close();
  await server.close();
});
