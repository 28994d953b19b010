import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext, type Page } from "playwright-core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { beginSheet, choose, enterCode, handInSheet, letTimePass, phone } from "./chromium";
import { standIn, type StandIn } from "./built_page";

let server: StandIn;
let profile: string;

beforeEach(async () => {
  server = await standIn();
  profile = mkdtempSync(join(tmpdir(), "rongxin-profile-"));
});
afterEach(async () => {
  await server.close();
  rmSync(profile, { recursive: true, force: true });
});

async function openProfile(): Promise<BrowserContext> {
  const device = await chromium.launchPersistentContext(profile, {
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox"],
    viewport: phone,
    locale: "zh-CN",
  });
  await letTimePass(device);
  return device;
}

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

/** Which files of the profile hold one of the words, in UTF-8 or in either UTF-16. */
function holding(words: string[]): string[] {
  const found: string[] = [];
  for (const path of files(profile)) {
    const bytes = readFileSync(path);
    for (const word of words) {
      const big_endian = Buffer.from(word, "utf16le").swap16();
      if ([Buffer.from(word), Buffer.from(word, "utf16le"), big_endian].some((octets) => bytes.includes(octets)))
        found.push(`${path.slice(profile.length)}: ${word}`);
    }
  }
  return found;
}
/** The child, what was asked, what was answered, the ticket and the code: five octets or more, shorter words stand in megabytes by chance. */
const of_the_child = [
  "林晨曦",
  "phq9_",
  "asq_1",
  'spent_ms":',
  'submission":',
  "ticket-sheet",
  "sheet-ln7k",
  "LN7K2QPD",
  "ln7k2qpd",
  "几乎每天",
];

const begin = (page: Page) => beginSheet(page, server.address, "LN7K2QPD");

test("after a sitting the files of the browser hold no octet of the child", async () => {
  const context = await openProfile();
  const page = context.pages()[0] ?? (await context.newPage());
  await begin(page);
  while (!(await page.locator(".review").count())) await choose(page, 3 % (await page.locator(".option").count()));
  await handInSheet(page);
  await page.getByText("榕 4827").waitFor();
  await page.getByRole("button", { name: "收起这一页" }).click();
  await page.getByRole("heading", { name: "已经收好了" }).waitFor();
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  await context.close();
  expect(files(profile).length).toBeGreaterThan(20);
  expect(holding(of_the_child)).toEqual([]);
});

test("a sitting that was broken off leaves only what the code opens, and the code opens it without a network", async () => {
  let context = await openProfile();
  let page = context.pages()[0] ?? (await context.newPage());
  await begin(page);
  await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true));
  for (let item = 0; item < 5; item += 1) await choose(page, 3);
  server.world.state = "down";
  await choose(page, 3);
  await page.getByText("等待网络").waitFor();
  await context.close();
  expect(files(profile).some((path) => path.includes("IndexedDB"))).toBe(true);
  expect(holding(of_the_child)).toEqual([]);
  context = await openProfile();
  page = context.pages()[0] ?? (await context.newPage());
  await page.goto(server.address + "/a/");
  await page.waitForSelector("#code");
  expect(await page.content()).not.toMatch(/林|晨曦/);
  await enterCode(page, "CHEN3W8M");
  await page.getByRole("heading", { name: "暂时连不上" }).waitFor();
  await page.getByRole("button", { name: "换一个答题码" }).click();
  await enterCode(page, "LN7K2QPD");
  await page.getByRole("button", { name: "是我，接着答" }).click();
  expect(await page.locator("h1").innerText()).toContain("第 7 题");
  await context.close();
});
