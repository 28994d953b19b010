// The pages around the work, on the real server: duty and leave, the calendar, the page behind a message.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { beginSheet, choose } from "../answer/chromium";
import { atRest } from "../at_rest";
import { ask, signInStaff, told } from "./people";
import { desk, look, narrow, pick, picture, stage } from "./stage";

const at = stage({ gateway: "" });
const { city, codes } = at;

async function answerItem9(code: string): Promise<void> {
  const child = await at.page(narrow);
  await beginSheet(child, city.address, code);
  for (let item = 0; item < 9; item += 1) await choose(child, item === 8 ? 3 : 0);
  await child.getByText("已保存").waitFor();
  await child.context().close();
}

test("a test message goes out to the number that was just saved, and the page says so", async () => {
  const page = await at.staff("xinli", desk);
  await at.go(page, "/contact");
  await page.fill("#my-phone", "138 0000 0000");
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText("已保存").waitFor();
  await page.getByRole("button", { name: "给我发一条测试消息" }).click();
  await page.getByText("已发出，请看是否收到").waitFor();
  const message = await at.gateway.message((one) => one.text.includes("测试消息"));
  expect(message.to).toBe("13800000000");
  expect(message.text).not.toMatch(/学生|心理/);
  await look(page, "shell-contact");
  await page.context().close();
});

test("a psychologist puts a deputy on the roster, is told what a leave hands over, confirms it, and takes it back", async () => {
  const page = await at.staff("xinli", desk);
  await at.go(page, "/duty");
  await look(page, "shell-duty");
  await page.getByRole("button", { name: "排值班" }).click();
  await pick(page, "#duty-who", "王校长");
  await page.locator(".ant-select-content, .ant-select-selection-item").filter({ hasText: "王校长" }).waitFor();
  await picture(page, "shell-duty-form", false);
  await page.getByRole("button", { name: "排上" }).click();
  await page.locator("#roster ~ table").getByText("王校长").waitFor();
  expect(await page.locator(".rung").nth(1).innerText()).toContain("王校长");
  await page
    .locator(".leave-steps")
    .getByRole("button", { name: /陈心怡/ })
    .click();
  await page.getByRole("button", { name: "明天结束" }).click();
  await page.getByText(/（含当天）/).waitFor();
  await page.getByRole("button", { name: "确定请假" }).click();
  await page.getByText("只转交提醒，不转交记录").waitFor();
  await atRest(page);
  expect(await page.locator(".rung").first().innerText()).toContain("王校长");
  await look(page, "shell-duty-leave");
  await page.locator("[role=status]").getByRole("button", { name: "撤销" }).click();
  await page.getByText("现在没有人请假").waitFor();
  await atRest(page);
  expect(await page.locator(".rung").first().innerText()).toContain("陈心怡");
  await page.context().close();
});

test("holidays are pasted from the notice, shown before they are added, and inherited by the school", async () => {
  const officer = await at.staff("shiju", desk);
  await at.go(officer, "/calendar");
  await look(officer, "shell-calendar-empty");
  await officer.getByRole("button", { name: "粘贴一份清单" }).click();
  await officer.fill("#pasted", "2027年10月1日至2027年10月7日 国庆节\n2027年10月9日 国庆节补课\n市教育局办公室");
  await officer.getByText("第 3 行没有读懂").waitFor();
  await officer.getByRole("button", { name: "添加 2 项" }).click();
  await officer.getByText("已添加 2 项").waitFor();
  await look(officer, "shell-calendar-pasted");
  await officer.context().close();

  const page = await at.staff("xinli", narrow);
  await at.go(page, "/calendar");
  await page.getByText("国庆节补课").waitFor();
  expect(await page.getByRole("button", { name: /^删去/ }).count()).toBe(0);
  await look(page, "shell-calendar-phone");
  await page.context().close();
});

test("the link in a message: how urgent, one press, then what to do; nothing of the child", async () => {
  await answerItem9(codes[0]![4]!);
  const message = await at.gateway.message((one) => one.link.includes("/t/"));
  const page = await at.page(narrow);
  const seen: string[] = [];
  page.on("request", (request) => seen.push(request.url()));
  const opened = await page.goto(message.link);
  expect(opened!.headers()["cache-control"]).toBe("no-store");
  expect(opened!.headers()["referrer-policy"]).toBe("no-referrer");
  await page.getByRole("button", { name: "我来处理" }).waitFor();
  await look(page, "shell-call-open");
  await page.emulateMedia({ colorScheme: "dark" });
  await look(page, "shell-call-open-night");
  await page.emulateMedia({ colorScheme: "light" });
  await page.getByRole("button", { name: "我来处理" }).click();
  await page.getByText("已由您处理").waitFor();
  await look(page, "shell-call-mine");
  expect(await page.locator("body").innerText()).not.toContain(codes[0]![3]!);
  expect(seen.every((url) => url.startsWith(city.address))).toBe(true);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByText("This is yours now").waitFor();
  await look(page, "shell-call-mine-en");
  await page.emulateMedia({ colorScheme: "dark" });
  await look(page, "shell-call-mine-night-en");
  await page.getByRole("link", { name: "Sign in to see the name" }).click();
  await page.waitForURL(/staff\/alerts/);
  const stranger = await page.context().newPage();
  await stranger.goto(`${city.address}/t/${"0".repeat(32)}`);
  await stranger.getByText("This link does not open any more").waitFor();
  await look(stranger, "shell-call-unknown-en");
  await page.context().close();
  const teacher = await signInStaff(city, "xinli");
  const inbox = await told<{ alerts: { state: string }[] }>(city, "/api/alerts", { session: teacher });
  expect(inbox.alerts[0]!.state).toBe("taken_by_you");
});

test("a security administrator adds a colleague, who begins with a password of their own; the post and the account end by clicking", async () => {
  const keeper = await at.staff("anquan", desk);
  await look(keeper, "shell-home-keeper");
  await at.go(keeper, "/accounts");
  await keeper.getByRole("button", { name: "添加同事" }).click();
  await keeper.fill("#new-name", "新来的老师");
  await keeper.fill("#new-login", "xinlai");
  await pick(keeper, "#new-unit", "福州市");
  await pick(keeper, "#new-role", "市局管理员");
  await picture(keeper, "shell-account-form", false);
  await keeper.getByRole("button", { name: "添加", exact: true }).click();
  const given = await keeper.locator(".given-password").innerText();
  await keeper.getByText("xinlai").first().waitFor();
  await look(keeper, "shell-accounts");

  const page = await at.page(narrow);
  await page.goto(city.address + "/staff/");
  await page.fill('input[autocomplete="username"]', "xinlai");
  await page.fill('input[type="password"]', given);
  await page.keyboard.press("Enter");
  await page.waitForSelector("#wanted-password");
  await look(page, "shell-new-password-phone");
  await page.fill("#current-password", given);
  await page.fill("#wanted-password", "一句只有自己知道的话");
  await page.fill("#again-password", "一句只有自己知道的话");
  await page.getByRole("button", { name: "更改密码" }).click();
  await page.getByText("新岗位要等").waitFor();
  const officer = await at.staff("shiju", desk);
  await at.go(officer, "/proposals");
  await officer.getByRole("link", { name: "新来的老师" }).click();
  await officer.getByText("请先当面或打电话问本人").waitFor();
  await look(officer, "shell-post-to-confirm");
  await officer.getByRole("button", { name: "确认生效" }).click();
  await officer.locator(".ant-modal-confirm").getByRole("button", { name: "确认生效" }).click();
  await officer.getByRole("heading", { name: "已确认，已生效" }).waitFor();
  await officer.context().close();
  await page.reload();
  await page.locator("button.post").click();
  await page.waitForSelector("header.top");
  await atRest(page);

  const row = keeper.locator("tr", { hasText: "xinlai" });
  await row.getByRole("button", { name: /^操作/ }).click();
  await keeper.locator(".ant-dropdown-menu-item").filter({ hasText: "结束账号" }).click();
  await keeper.locator(".ant-modal-confirm .ant-btn-primary, .ant-modal-confirm .ant-btn-color-primary").last().click();
  await row.getByText("已结束").waitFor();
  await page.reload();
  await page.waitForSelector('input[autocomplete="username"]');
  await page.context().close();
  await at.go(keeper, "/role-table");
  await keeper.locator("tbody").getByText("查看谁看过一名学生的资料").waitFor();
  expect(await keeper.locator("tbody").innerText()).not.toMatch(/[a-z]{3,}[A-Z]/); // no operation ids
  await look(keeper, "shell-role-table");
  await keeper.fill("#wanted", "再测");
  expect(await keeper.locator("tbody th").allInnerTexts()).toEqual(
    expect.arrayContaining(["放开再测", "查看建议再测的学生"]),
  );
  expect(await keeper.locator("tbody tr").count()).toBeLessThan(5);
  const file = keeper.waitForEvent("download");
  await keeper.getByRole("button", { name: "存为表格" }).click();
  const table = readFileSync(await (await file).path(), "utf8");
  expect(table).toContain("放开再测");
  expect(table.split("\r\n").length).toBeGreaterThan(100); // the whole table, whatever was looked for
  await keeper.fill("#wanted", "没有这样的事");
  await keeper.getByText("换一个词试试").waitFor();
  await keeper.context().close();
});

test("the psychologist sees who viewed a student, the auditor by pseudonym, the leader not at all", async () => {
  const page = await at.staff("xinli", desk);
  await at.go(page, "/students");
  await page.locator("tbody a").first().click();
  await page.waitForSelector("#guardians");
  const pseudonym = /students\/([0-9a-f]{32})/.exec(page.url())![1]!;
  const name = await page.locator("h1").innerText();
  await page.getByRole("link", { name: "谁查看过这名学生" }).click();
  await page.getByText("陈心怡").nth(1).waitFor();
  await look(page, "shell-views");
  await page.context().close();
  const auditor = await at.staff("shenji", narrow);
  await look(auditor, "shell-home-auditor-phone");
  await at.go(auditor, "/student-views");
  await auditor.fill("#pseudonym", pseudonym);
  await auditor.getByRole("button", { name: "查看记录" }).click();
  await auditor.getByText("陈心怡").first().waitFor();
  expect(await auditor.locator("body").innerText()).not.toContain(name);
  await look(auditor, "shell-views-auditor-phone");
  await auditor.context().close();
  const leader = await signInStaff(city, "xiaozhang");
  expect((await ask(city, `/api/students/${pseudonym}/views`, { session: leader })).status).toBe(404);
});

test("the page locks by its key, stays locked over a reload, and opens with the password only; names can be hidden", async () => {
  const page = await at.staff("xinli", desk);
  await look(page, "shell-home");
  await at.go(page, "/students");
  await page.getByRole("button", { name: "遮住姓名" }).click();
  expect(
    await page
      .locator("th[data-head]")
      .first()
      .evaluate((cell) => getComputedStyle(cell).filter),
  ).toContain("blur");
  await look(page, "shell-names-hidden");
  await page.keyboard.press("Control+Shift+L");
  await page.waitForSelector("#lock-password");
  await look(page, "shell-locked");
  await page.reload();
  await page.waitForSelector("#lock-password");
  await page.fill("#lock-password", "not the password");
  await page.keyboard.press("Enter");
  await page.getByText("密码不对").waitFor();
  await page.fill("#lock-password", "rongxin-demo");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#lock-password", { state: "detached" });
  await page.locator("h1").click();
  await page.keyboard.press("Shift+?");
  await page.getByText("马上锁定页面").waitFor();
  await look(page, "shell-keys");
  await page.context().close();
});

test("in English and on a phone the same pages stand", async () => {
  const page = await at.staff("xiaozhang", narrow);
  await page.evaluate(() => localStorage.setItem("rongxin.language", "en"));
  for (const [path, name] of [
    ["/duty", "duty-phone-en"],
    ["/calendar", "calendar-phone-en"],
    ["/contact", "contact-phone-en"],
    ["/password", "password-phone-en"],
    ["/", "home-leader-phone-en"],
  ] as const) {
    await at.go(page, path);
    await look(page, `shell-${name}`);
  }
  await page.context().close();
  const keeper = await at.staff("anquan", narrow);
  await keeper.evaluate(() => localStorage.setItem("rongxin.language", "en"));
  for (const [path, name] of [
    ["/accounts", "accounts-phone-en"],
    ["/role-table", "role-table-phone-en"],
  ] as const) {
    await at.go(keeper, path);
    await look(keeper, `shell-${name}`);
  }
  await keeper.context().close();
});
