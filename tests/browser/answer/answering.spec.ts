import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import {
  beginSheet,
  choose,
  chooseAll,
  enterCode,
  handInSheet,
  newDevice,
  openChromium,
  pass,
  passGuard,
} from "./chromium";
import { kept } from "./kept_on_device";
import { standIn, type StandIn } from "./built_page";

let browser: Browser;
let server: StandIn;
let device: BrowserContext;
let page: Page;

beforeAll(async () => void (browser = await openChromium()));
afterAll(() => browser.close());
beforeEach(async () => {
  server = await standIn();
  device = await newDevice(browser);
  page = await device.newPage();
});
afterEach(async () => {
  await device.close();
  await server.close();
});

const sheet = (name = "sheet-ln7k2qpd") => server.world.sheets.get(name);
const begin = (code = "ln7k 2qpd") => beginSheet(page, server.address, code);
const answerAll = (option = 0) => chooseAll(page, () => option);
const handIn = (wish?: string) => handInSheet(page, wish);

test("from the QR code of the class by the seat and a part of the name to the first item, and the code leaves the address bar", async () => {
  await page.goto(server.address + "/a/#s=S9");
  await page.getByRole("button", { name: "7", exact: true }).click();
  expect(page.url()).toBe(server.address + "/a/");
  await page.getByRole("heading", { name: "林＊曦" }).waitFor();
  await page.getByRole("button", { name: "晨", exact: true }).click();
  await page.getByRole("button", { name: "是我，开始" }).click();
  await page.waitForSelector(".option");
  expect(await page.locator("h1").innerText()).toContain("做什么事都没有兴趣");
});

test("in a computer room the code of the big screen, typed into the one box, opens the seats", async () => {
  await page.goto(server.address + "/a/");
  await enterCode(page, "screen");
  await page.getByRole("button", { name: "7", exact: true }).click();
  await page.getByRole("heading", { name: "林＊曦" }).waitFor();
});

test("a personal card opens without typing and leaves no trace in the address or the tab's history", async () => {
  await page.goto(server.address + "/a/#c=card-lin");
  await page.getByRole("button", { name: "不是我" }).waitFor();
  expect(page.url()).not.toContain("card");
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
});

test("a child answers everything, is asked whether somebody should come, and leaves nothing on the device", async () => {
  await begin();
  await answerAll();
  expect(await kept(page)).toBe(1);
  await handIn("今天想有人找我");
  await page.getByText("榕 4827").waitFor();
  expect(JSON.parse(sheet().submitted)).toMatchObject({ contact_wish: "today" });
  expect(sheet().answers.phq9_9).toBe(0);
  expect(await kept(page)).toBe(0);
  await page.getByRole("button", { name: "收起这一页" }).click();
  await page.getByRole("heading", { name: "已经收好了" }).waitFor();
  const left = await page.evaluate(
    () =>
      document.documentElement.outerHTML +
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state]),
  );
  expect(left).not.toMatch(/林晨曦|4827|ticket|ln7k/i);
  await page.goBack();
  await page.goForward();
  expect(await page.content()).not.toMatch(/林晨曦|4827/);
});

test("the device clears itself thirty seconds after the receipt, counting down in sight", async () => {
  await page.clock.install();
  await page.goto(server.address + "/a/");
  await enterCode(page, "XAQ92B4C");
  await page.getByRole("button", { name: /^是我/ }).click();
  for (let item = 0; item < 3; item += 1) {
    await page.clock.runFor(500);
    await page.locator(".option").nth(1).click();
    await page.clock.runFor(300);
  }
  await handIn();
  await page.getByText("榕 4827").waitFor();
  await page.clock.runFor(20_000);
  expect(await page.getByText(/(10|9) 秒后这一页会自己收起来/).count()).toBe(1);
  await page.clock.runFor(10_500);
  await page.getByRole("heading", { name: "已经收好了" }).waitFor();
  expect(await page.locator(".hotlines").innerText()).toContain("12356");
});

test("item 9 opens its follow-ups at once, with the server gone too, and nothing is lost", async () => {
  await begin();
  for (let item = 0; item < 8; item += 1) await choose(page, 0);
  await page.getByText("已保存").waitFor();
  server.world.state = "down";
  await choose(page, 2);
  expect(await page.locator("h1").innerText()).toContain("你曾希望自己已经死了吗");
  await page.getByText("等待网络").waitFor();
  await choose(page, 1);
  expect(await kept(page)).toBe(1);
  server.world.state = "up";
  await page.getByText("已保存").waitFor({ timeout: 20_000 });
  expect(sheet().answers).toMatchObject({ phq9_9: 2, asq_1: 0 });
});

test("a child ticks item 9 and closes the tab in the same moment: the answer has arrived", async () => {
  await begin();
  for (let item = 0; item < 8; item += 1) await choose(page, 0);
  await passGuard(page);
  await page.evaluate(() => {
    document.querySelectorAll<HTMLButtonElement>(".option")[3]?.click();
    setTimeout(() => window.close(), 30);
  });
  await page.close({ runBeforeUnload: false }).catch(() => undefined);
  await expect.poll(() => sheet().answers.phq9_9, { timeout: 5000 }).toBe(3);
});

test("the tab is closed during an outage and opened again while the server is still down: the child goes on", async () => {
  await begin();
  await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true));
  await choose(page, 1);
  server.world.state = "down";
  await choose(page, 2);
  await page.close();
  page = await device.newPage();
  await page.goto(server.address + "/a/");
  await page.getByText("还没有送到").waitFor();
  await enterCode(page, "LN7K2QPD");
  await page.getByRole("button", { name: "是我，接着答" }).click();
  expect(await page.locator("h1").innerText()).toContain("第 3 题");
  await choose(page, 3);
  server.world.state = "up";
  await page.getByText("已保存").waitFor({ timeout: 20_000 });
  expect(sheet().answers).toMatchObject({ phq9_1: 1, phq9_2: 2, phq9_3: 3 });
});

test("a lost reply does not make a second sheet: the same content again gets the same receipt", async () => {
  await begin("XAQ92B4C");
  await answerAll(1);
  server.world.state = "swallow";
  await handIn();
  await page.getByRole("heading", { name: "还没有送到" }).waitFor();
  expect(await kept(page)).toBe(1);
  server.world.state = "up";
  await page.getByRole("button", { name: "现在再试一次" }).click();
  await page.getByText("榕 4827").waitFor();
  expect(sheet("sheet-xaq92b4c").submissions).toBeGreaterThan(1);
});

test("a full disk is said honestly and the sheet stays in the browser", async () => {
  await begin("XAQ92B4C");
  await answerAll(1);
  server.world.state = "full";
  await handIn();
  await page.getByRole("heading", { name: "还没有送到" }).waitFor();
  expect(await kept(page)).toBe(1);
});

test("above capacity: the true position, no reload, and in when it is time", async () => {
  server.world.state = "crowded";
  await page.goto(server.address + "/a/");
  await enterCode(page, "LN7K2QPD");
  await page.getByText("你排在第 214 位").waitFor();
  server.world.position = 12;
  await page.getByText("你排在第 12 位").waitFor();
  server.world.state = "up";
  await page.getByRole("button", { name: "是我，开始" }).waitFor({ timeout: 10_000 });
});

test("a session that the server has ended is said kindly, with what is safe", async () => {
  await begin();
  await choose(page, 1);
  await page.getByText("已保存").waitFor();
  server.world.state = "closed";
  await passGuard(page);
  await page.locator(".option").nth(1).click();
  await page.getByRole("heading", { name: "这次答题已经结束" }).waitFor();
  await page.getByText("最后几次选择还没有送到").waitFor();
});

test("an expired sign-in asks for the code again and goes on with every answer", async () => {
  await begin();
  await choose(page, 1);
  server.world.state = "expired";
  await passGuard(page);
  await page.locator(".option").nth(2).click();
  await page.getByText("这一页先收起来了").waitFor();
  server.world.state = "up";
  await enterCode(page, "LN7K2QPD");
  await page.getByRole("button", { name: /^是我/ }).click();
  await expect.poll(() => sheet().answers.phq9_2).toBe(2);
});

test("a help call during an outage says to go to a teacher, keeps trying, and then says when someone comes", async () => {
  await begin();
  server.world.state = "down";
  await page.getByRole("button", { name: "我想找人聊聊" }).click();
  await page.getByRole("button", { name: "现在就想有人找我" }).click();
  await page.getByText("还没送出，请直接找老师").first().waitFor();
  expect(await page.getByRole("link", { name: "12356" }).getAttribute("href")).toBe("tel:12356");
  server.world.state = "up";
  await page.getByText("已经送到了").waitFor({ timeout: 20_000 });
  expect(sheet().help).toEqual({ wish: "now" });
});

test("a child without consent sees the same page and takes the same taps", async () => {
  await begin("WANG5T6R");
  const dots = await page.locator(".dots span").count();
  expect(dots).toBe(16);
  expect(await page.locator(".option").count()).toBe(4);
  await answerAll();
  await handIn();
  await page.getByText("榕 4827").waitFor();
});

test("another child at the same machine never sees the first one's sheet", async () => {
  await begin();
  await choose(page, 3);
  await page.reload();
  await page.waitForSelector("#code");
  expect(await page.content()).not.toContain("林");
  await enterCode(page, "CHEN3W8M");
  await page.getByText("你是 陈一诺 吗？").waitFor();
  expect(await page.content()).not.toContain("林晨曦");
  await page.getByRole("button", { name: /^是我/ }).click();
  await choose(page, 0);
  expect(sheet().answers).toEqual({ phq9_1: 3 });
  expect(sheet("sheet-chen3w8m").answers).toEqual({ phq9_1: 0 });
});

test("an open page that nobody touches shows nothing of the child any more, however the next one comes", async () => {
  await page.clock.install();
  await page.goto(server.address + "/a/");
  await enterCode(page, "LN7K2QPD");
  await page.getByRole("button", { name: /^是我/ }).click();
  await page.clock.runFor(500);
  await page.locator(".option").nth(3).click();
  await page.clock.runFor(400);
  expect(await page.locator("header").innerText()).toContain("林＊曦");
  await page.clock.fastForward(3 * 3600_000);
  await page.getByText("好一会儿没有人点").waitFor();
  expect(await page.content()).not.toMatch(/林|几乎每天/);
  await page.keyboard.press("3");
  await page.locator("body").click();
  expect(await page.locator(".option").count()).toBe(0);
  expect(sheet().answers).toEqual({ phq9_1: 3 });
});

test("a guardian withdraws in the middle: nothing more is asked, nothing is thanked for, and somebody can still be called", async () => {
  await begin();
  await choose(page, 0);
  server.world.state = "withdrawn";
  await passGuard(page);
  await page.locator(".option").nth(3).click();
  await page.getByRole("heading", { name: "这次答题已经结束" }).waitFor();
  expect(await page.locator("main").innerText()).not.toMatch(/保存|谢谢|收到/);
  await page.getByRole("button", { name: "我想找人聊聊" }).click();
  await page.getByRole("button", { name: "现在就想有人找我" }).click();
  await page.getByText("已经送到了").first().waitFor();
});

test("another device was first: what was answered here goes out all the same, and only then is it said", async () => {
  await begin("XAQ92B4C");
  await answerAll(4);
  server.world.sheets.get("sheet-xaq92b4c").submitted = "another";
  server.world.sheets.get("sheet-xaq92b4c").answers = {};
  server.world.sheets.get("sheet-xaq92b4c").save_no = 0;
  await handIn();
  await page.getByRole("heading", { name: "另一台设备上已经交过一份" }).waitFor();
  expect(await page.locator("main").innerText()).not.toContain("老师已经收到");
  await page.getByRole("button", { name: "收起这一页" }).click();
  await expect.poll(() => kept(page)).toBe(0);
});

test("a held key answers one question, not the sheet", async () => {
  await begin();
  await passGuard(page);
  await page.keyboard.down("4");
  await page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("第 2 题"));
  for (let n = 0; n < 40; n += 1) {
    await page.keyboard.down("4");
    await pass(page, 30);
  }
  expect(await page.locator("h1").innerText()).toContain("第 2 题");
  await page.keyboard.up("4");
  await page.keyboard.press("4");
  await page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("第 3 题"));
});

test("the back key of a phone goes one question back, and out of the help page", async () => {
  await begin();
  await choose(page, 0);
  await choose(page, 1);
  await page.goBack();
  await page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("第 2 题"));
  await page.getByRole("button", { name: "我想找人聊聊" }).click();
  await page.getByRole("heading", { name: "想找人聊聊" }).waitFor();
  await page.goBack();
  await page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("第 2 题"));
});

test("without a network the machine is free for the next child, who sees that something still waits", async () => {
  await begin("XAQ92B4C");
  await answerAll(1);
  server.world.state = "down";
  await handIn();
  await page.getByRole("heading", { name: "还没有送到" }).waitFor();
  await page.getByRole("button", { name: "下一位同学" }).click();
  await page.getByText("还有 1 份在这台设备上等着送出").waitFor();
  server.world.state = "up";
  await enterCode(page, "CHEN3W8M");
  await page.getByText("你是 陈一诺 吗？").waitFor();
  await expect.poll(() => sheet("sheet-xaq92b4c").submitted, { timeout: 40_000 }).toBeTruthy();
});

test("what waits can be seen and taken to another device as a sealed file", async () => {
  const other = await newDevice(browser);
  const there = await other.newPage();
  await there.goto(server.address + "/a/#queue");
  await there.locator("input[type=file]").waitFor({ state: "attached" });
  await begin("XAQ92B4C");
  await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true));
  await answerAll(1);
  server.world.state = "down";
  await handIn();
  await page.getByRole("heading", { name: "还没有送到" }).waitFor();
  await page.close({ runBeforeUnload: false });
  page = await device.newPage();
  await page.goto(server.address + "/a/");
  await page.getByRole("button", { name: "看看还有什么没送到" }).click();
  await page.getByText("已经交了的一份").waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "存成一个文件" }).click(),
  ]);
  const file = readFileSync(await download.path(), "utf8");
  expect(file).not.toMatch(/黄小满|face_|ticket|xaq92b4c/i);
  await there.setInputFiles("input[type=file]", {
    name: "sealed.json",
    mimeType: "application/json",
    buffer: Buffer.from(file),
  });
  await there.getByText("取回了 1 份").waitFor();
  await there.getByRole("button", { name: "回到刚才的页面" }).click();
  server.world.state = "up"; // not before: what the closed page sent at its end would have been first, and the code spent
  await enterCode(there, "XAQ92B4C");
  await there.getByText("榕 4827").waitFor();
  await other.close();
});

test("a second tab takes over and the first one gives way", async () => {
  await begin();
  const second = await device.newPage();
  await second.goto(server.address + "/a/");
  await page.getByRole("heading", { name: "在另一个窗口里打开了" }).waitFor();
});

test("the whole way by keyboard alone", async () => {
  await page.goto(server.address + "/a/");
  await page.waitForSelector("#code");
  await page.keyboard.press("Tab");
  await page.keyboard.type("xaq92b4c");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^是我/ }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  for (let item = 1; item <= 3; item += 1) {
    const question = await page.locator("#question").innerText();
    await passGuard(page);
    await page.keyboard.press(String(item));
    await page.waitForFunction(
      (before) => document.querySelector<HTMLElement>("#question")?.innerText !== before,
      question,
    );
  }
  await page.locator(".review").waitFor();
  for (let item = 0; item < 4; item += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "今天想有人找你聊聊吗" }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  for (let option = 0; option < 3; option += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("榕 4827").waitFor();
});
