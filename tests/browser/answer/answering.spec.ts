import { expect } from "vitest";
import { choose, enterCode, pass, passGuard } from "./chromium";
import { kept } from "./kept_on_device";
import { test } from "./on_a_device";

test("from the QR code of the class by the seat and a part of the name to the first item, and the code leaves the address bar", async ({
  server,
  page,
}) => {
  await page.goto(server.address + "/a/#s=S9");
  await page.getByRole("button", { name: "7", exact: true }).click();
  expect(page.url()).toBe(server.address + "/a/");
  await page.getByRole("heading", { name: "林＊曦" }).waitFor();
  await page.getByRole("button", { name: "晨", exact: true }).click();
  await page.getByRole("button", { name: "是我，开始" }).click();
  await page.waitForSelector(".option");
  expect(await page.locator("h1").innerText()).toContain("做什么事都没有兴趣");
});

test("in a computer room the code of the big screen, typed into the one box, opens the seats", async ({
  server,
  page,
}) => {
  await page.goto(server.address + "/a/");
  await enterCode(page, "screen");
  await page.getByRole("button", { name: "7", exact: true }).click();
  await page.getByRole("heading", { name: "林＊曦" }).waitFor();
});

test("a personal card opens without typing and leaves no trace in the address or the tab's history", async ({
  server,
  page,
}) => {
  await page.goto(server.address + "/a/#c=card-lin");
  await page.getByRole("button", { name: "不是我" }).waitFor();
  expect(page.url()).not.toContain("card");
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
});

test("a child answers everything, is asked whether somebody should come, and leaves nothing on the device", async ({
  page,
  begin,
  answerAll,
  handIn,
  sheet,
}) => {
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

test("a child without consent sees the same page and takes the same taps", async ({
  page,
  begin,
  answerAll,
  handIn,
}) => {
  await begin("WANG5T6R");
  const dots = await page.locator(".dots span").count();
  expect(dots).toBe(16);
  expect(await page.locator(".option").count()).toBe(4);
  await answerAll();
  await handIn();
  await page.getByText("榕 4827").waitFor();
});

test("a held key answers one question, not the sheet", async ({ page, begin }) => {
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

test("the back key of a phone goes one question back, and out of the help page", async ({ page, begin }) => {
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

test("the whole way by keyboard alone", async ({ server, page }) => {
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
