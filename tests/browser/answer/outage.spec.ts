import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { choose, enterCode, newDevice, passGuard } from "./chromium";
import { kept } from "./kept_on_device";
import { test } from "./on_a_device";

// No network, a lost reply, a full disk, too many at once: nothing that was answered is lost.

test("item 9 opens its follow-ups at once, with the server gone too, and nothing is lost", async ({
  server,
  page,
  begin,
  sheet,
}) => {
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

test("a child ticks item 9 and closes the tab in the same moment: the answer has arrived", async ({
  page,
  begin,
  sheet,
}) => {
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

test("the tab is closed during an outage and opened again while the server is still down: the child goes on", async ({
  server,
  device,
  page: first,
  begin,
  sheet,
}) => {
  let page = first;
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

test("a lost reply does not make a second sheet: the same content again gets the same receipt", async ({
  server,
  page,
  begin,
  answerAll,
  handIn,
  sheet,
}) => {
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

test("a full disk is said honestly and the sheet stays in the browser", async ({
  server,
  page,
  begin,
  answerAll,
  handIn,
}) => {
  await begin("XAQ92B4C");
  await answerAll(1);
  server.world.state = "full";
  await handIn();
  await page.getByRole("heading", { name: "还没有送到" }).waitFor();
  expect(await kept(page)).toBe(1);
});

test("above capacity: the true position, no reload, and in when it is time", async ({ server, page }) => {
  server.world.state = "crowded";
  await page.goto(server.address + "/a/");
  await enterCode(page, "LN7K2QPD");
  await page.getByText("你排在第 214 位").waitFor();
  server.world.position = 12;
  await page.getByText("你排在第 12 位").waitFor();
  server.world.state = "up";
  await page.getByRole("button", { name: "是我，开始" }).waitFor({ timeout: 10_000 });
});

test("a help call during an outage says to go to a teacher, keeps trying, and then says when someone comes", async ({
  server,
  page,
  begin,
  sheet,
}) => {
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

test("without a network the machine is free for the next child, who sees that something still waits", async ({
  server,
  page,
  begin,
  answerAll,
  handIn,
  sheet,
}) => {
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

test("what waits can be seen and taken to another device as a sealed file", async ({
  browser,
  server,
  device,
  page: first,
  begin,
  answerAll,
  handIn,
}) => {
  let page = first;
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
