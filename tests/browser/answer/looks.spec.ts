import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings, choose, desk, enterCode, newDevice, openChromium, phone } from "./chromium";
import { standIn } from "./built_page";

let browser: Browser;
beforeAll(async () => void (browser = await openChromium()));
afterAll(() => browser.close());

const pictures = fileURLToPath(new URL("../../../test-results/answer/", import.meta.url));
mkdirSync(pictures, { recursive: true });

const sizes = {
  desk,
  narrow: { width: 320, height: 568 },
  /** What is left of a 1280 x 800 screen at 200 %. */
  zoomed: { width: 640, height: 400 },
  phone,
};
const languages = {
  zh: {
    yes: /^是我/,
    left_out: "这题不想答",
    decline: "不想参加",
    help: "我想找人聊聊",
    today: "今天想有人找我",
    back: "回到刚才的页面",
    hand_in: "交给心理老师",
    on: "看好了，继续",
    arrived: "这份测评已经交过了",
  },
  en: {
    yes: /^Yes/,
    left_out: "I would rather not answer",
    decline: "I do not want to take part",
    help: "I want to talk to someone",
    today: "I want someone to come today",
    back: "Back to where I was",
    hand_in: "Hand it in",
    on: "Looks right, go on",
    arrived: "This was handed in already",
  },
};

for (const language of ["zh", "en"] as const) {
  test(`every page in ${language}, from 320 px to a desk and at 200 %: axe finds nothing, nothing sticks out, targets are big`, async () => {
    const server = await standIn();
    const device = await newDevice(browser, phone, { reducedMotion: "reduce", serviceWorkers: "block" });
    const page = await device.newPage();
    const faults: string[] = [];
    page.on("console", (message) => {
      if (/Content Security Policy/.test(message.text())) faults.push(message.text());
    });
    let count = 0;
    const look = async (name: string) => {
      count += 1;
      for (const [size, viewport] of Object.entries(sizes)) {
        await page.setViewportSize(viewport);
        for (const fault of await layoutFaults(page)) faults.push(`${name} at ${size}: ${fault}`);
        if (size === "phone" || size === "desk")
          await page.screenshot({
            path: `${pictures}${size}-${language}-${String(count).padStart(2, "0")}-${name.replace(/ /g, "_")}.png`,
            fullPage: true,
          });
      }
      for (const finding of await axeFindings(page)) faults.push(`${name}: ${finding}`);
    };
    const words = languages[language];
    const speak = async () => {
      if (language === "en") {
        await page.click(".language");
        await page.getByText("Rongxin").waitFor();
      }
    };
    const press = (name: string | RegExp) => page.getByRole("button", { name }).first().click();

    await page.goto(server.address + "/a/#s=S9");
    await page.waitForSelector(".seats");
    await speak();
    await look("seats");
    await press("7");
    await page.waitForSelector(".choices");
    await look("proof of a seat");
    await page.locator("main .second").click();
    await page.locator(".plain").last().click();
    await enterCode(page, "nothing");
    await page.waitForFunction(() => document.querySelector("[role=alert]")?.textContent);
    await look("unknown code");
    server.world.state = "crowded";
    server.world.retry_after = 2;
    await enterCode(page, "LN7K2QPD");
    await page.waitForSelector(".position");
    await look("queue");
    server.world.state = "up";
    await page.getByRole("button", { name: words.yes }).waitFor();
    await look("who");
    await press(words.decline);
    await look("decline");
    await page.locator(".actions .second").first().click();
    await page.waitForSelector(".options");
    await look("item");
    for (let item = 0; item < 8; item += 1) await choose(page, item % 4);
    await choose(page, 1);
    await look("follow-up");
    server.world.state = "down";
    await choose(page, 1);
    await page.waitForSelector(".waits");
    await look("offline");
    await press(words.help);
    await look("help");
    await press(words.today);
    await page.waitForSelector(".loud");
    await look("help not sent");
    server.world.state = "up";
    await page.waitForSelector(".good", { timeout: 20_000 });
    await look("help sent");
    await press(words.back);
    while (!(await page.locator(".review").count())) await choose(page, 1);
    await look("review");
    await press(words.on);
    await look("contact");
    server.world.state = "down";
    await press(words.hand_in);
    await page.waitForSelector(".breathing");
    await look("not sent yet");
    server.world.state = "up";
    await page.waitForSelector(".receipt", { timeout: 30_000 });
    await look("thanks");
    await page.locator(".main").click();
    await look("cleared");
    await page.locator(".second").last().click();
    await page.waitForSelector(".seats");
    await speak();
    await page.locator(".plain").last().click();
    await enterCode(page, "LN7K2QPD");
    await page.getByRole("heading", { name: words.arrived }).waitFor();
    await look("handed in before");
    await page.goto("about:blank");
    await page.goto(server.address + "/a/#queue");
    await page.waitForSelector(".file");
    await speak();
    await look("queue of the device");
    expect(faults).toEqual([]);
    await device.close();
    await server.close();
  });
}

/** What a thumb or a zoomed screen would stumble over. */
function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) faults.push("sticks out sideways");
    for (const element of Array.from(document.querySelectorAll<HTMLElement>("button, summary, input, .numbers a"))) {
      const { width, height } = element.getBoundingClientRect();
      if (height < 47.5 || width < 44)
        faults.push(`small target ${Math.round(width)}x${Math.round(height)}: ${element.textContent}`);
    }
    return faults;
  });
}
