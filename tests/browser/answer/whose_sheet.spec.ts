import { expect } from "vitest";
import { choose, enterCode, passGuard } from "./chromium";
import { kept } from "./kept_on_device";
import { test } from "./on_a_device";

// Another child, another device, a guardian or the clock comes in between: whose sheet it is, and what is left of it.

test("the device clears itself thirty seconds after the receipt, counting down in sight", async ({
  server,
  page,
  handIn,
}) => {
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

test("a session that the server has ended is said kindly, with what is safe", async ({ server, page, begin }) => {
  await begin();
  await choose(page, 1);
  await page.getByText("已保存").waitFor();
  server.world.state = "closed";
  await passGuard(page);
  await page.locator(".option").nth(1).click();
  await page.getByRole("heading", { name: "这次答题已经结束" }).waitFor();
  await page.getByText("最后几次选择还没有送到").waitFor();
});

test("an expired sign-in asks for the code again and goes on with every answer", async ({
  server,
  page,
  begin,
  sheet,
}) => {
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

test("another child at the same machine never sees the first one's sheet", async ({ page, begin, sheet }) => {
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

test("an open page that nobody touches shows nothing of the child any more, however the next one comes", async ({
  server,
  page,
  sheet,
}) => {
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

test("a guardian withdraws in the middle: nothing more is asked, nothing is thanked for, and somebody can still be called", async ({
  server,
  page,
  begin,
}) => {
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

test("another device was first: what was answered here goes out all the same, and only then is it said", async ({
  server,
  page,
  begin,
  answerAll,
  handIn,
}) => {
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

test("a second tab takes over and the first one gives way", async ({ server, device, page, begin }) => {
  await begin();
  const second = await device.newPage();
  await second.goto(server.address + "/a/");
  await page.getByRole("heading", { name: "在另一个窗口里打开了" }).waitFor();
});
