// Whose sheet it is: a classmate at the wrong seat, a sheet that the psychologist sets aside, sheets of paper typed twice.
import type { Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { choose, enterCode, handInSheet, passGuard, takeSeat } from "../answer/chromium";
import { ask, handIn, signInStaff, told } from "./people";
import { desk, look, narrow, pick, stage } from "./stage";

const at = stage();
const { city } = at;
const campaign = city.text("SELECT campaign_id FROM campaign");
const codes = city.codes().filter(([, class_name]) => class_name === "初二(1)班");

/** What the store says, as soon as it says it. */
const stored = (sql: string, wanted: number) =>
  vi.waitFor(() => expect(city.number(sql)).toBe(wanted), { timeout: 10_000, interval: 100 });

const name_at = (seat: number) =>
  city.text(`SELECT s.name FROM student s JOIN enrolment e ON e.student_id = s.student_id
    WHERE e.seat_no = ${seat} AND e.class_unit_id = (SELECT class_unit_id FROM class_session ORDER BY class_session_id DESC LIMIT 1) LIMIT 1`);

async function atSeat(device: Page, code: string, seat: number): Promise<void> {
  await device.goto(`${city.address}/a/#s=${code}`);
  await takeSeat(device, seat, name_at(seat));
  await device.getByRole("button", { name: /^是我/ }).click();
  await device.waitForSelector(".option");
}

test("a classmate at another's seat: the teacher releases it, the classmate's device stores nothing more but what is critical calls, and the right child begins anew", async () => {
  const teacher = await at.staff("banzhuren", desk, `/campaigns/${campaign}`);
  await teacher.getByRole("button", { name: "为初二(1)班开场次" }).click();
  await pick(teacher, "#session-adult", "陈心怡");
  await teacher.click(".ant-modal-footer .ant-btn-primary");
  await teacher.waitForSelector(".code-big");
  const code = (await teacher.innerText(".code-big")).trim();
  const board = teacher.url();

  const classmate = await at.page();
  await atSeat(classmate, code, 3);
  for (let item = 0; item < 8; item += 1) await choose(classmate, 0);
  const child = await at.page();
  await child.goto(`${city.address}/a/#s=${code}`);
  await child.locator(".seats button", { hasText: /^3$/ }).click();
  await child.getByText("这个座位现在不能登录").waitFor();
  await look(child, "seat-taken-phone");

  const release = teacher.getByRole("button", { name: /^释放座位（3 号/ });
  await release.waitFor();
  await look(teacher, "seats-board");
  await release.click();
  await stored("SELECT count(*) FROM seat_claim WHERE released_at_ms IS NOT NULL", 1);
  await release.waitFor({ state: "detached" });

  // The ninth question of PHQ-9, answered on a device whose ticket has ended: told at once, and stored nowhere.
  const saved = city.number("SELECT save_no FROM answer_draft");
  await passGuard(classmate);
  await classmate.locator(".option").nth(3).click();
  await stored("SELECT count(*) FROM alert_signal WHERE kind = 'critical_item' AND tier_rank = 1", 1);
  expect(city.number("SELECT MAX(save_no) FROM answer_draft")).toBe(saved);

  await atSeat(child, code, 3);
  await choose(child, 0);
  await teacher.goto(`${city.address}/staff/campaigns/${campaign}/day`);
  await teacher.getByText("正在两台设备上使用").waitFor();
  await look(teacher, "seats-two-devices");
  await teacher.getByRole("button", { name: "分开" }).click();
  await teacher.locator(".ant-modal-confirm-btns .ant-btn-primary").click();
  await teacher.waitForSelector(".new-code");
  await look(teacher, "seats-separated");
  await child.goto("about:blank");
  await atSeat(child, code, 3);
  for (let item = 0; item < 16; item += 1) await choose(child, 1);
  await stored("SELECT count(*) FROM answer_draft WHERE attempt = 2 AND sealed_answers IS NOT NULL", 1);
  expect(city.number("SELECT count(*) FROM sheet_set_aside")).toBe(1);
  expect(city.number("SELECT count(*) FROM alert WHERE closed_at_ms IS NULL")).toBeGreaterThan(0);
  await teacher.goto(board);
  await teacher.waitForSelector(".seat-started");
  for (const page of [teacher, classmate, child]) await page.context().close();
});

test("a sheet in another's name is set aside from the page of its alert, undone, set aside again, and the child answers a fresh one", async () => {
  const [, , , name, code] = codes[5]!;
  await handIn(city, code!, 3);
  const psychologist = await at.staff("xinli", desk, `/alerts`);
  await psychologist
    .getByRole("link", { name: new RegExp(name!) })
    .first()
    .click();
  const ask = psychologist.getByRole("button", { name: `${name}：不是本人作答？` });
  await ask.waitFor();
  await look(psychologist, "aside-alert");
  await ask.click();
  const dialog = psychologist.getByRole("dialog");
  await dialog.getByText("要等谈过话才结束").waitFor();
  const act = dialog.getByRole("button", { name: "作废这份答卷" });
  expect(await act.isDisabled()).toBe(true); // a reason first
  await dialog.getByText("学生本人说没有作答").click();
  await look(psychologist, "aside-dialog");
  await act.click();
  await psychologist.locator(".new-code").waitFor();
  await psychologist.getByRole("button", { name: "记下了" }).click();
  await psychologist.locator(".new-code").waitFor({ state: "detached" });
  await psychologist.getByText("的一份答卷已作废").waitFor();
  await psychologist.getByText("学生本人说没有作答").waitFor();
  expect(await psychologist.locator(".scores > *").count()).toBe(0);
  await look(psychologist, "aside-done");

  // It was the child after all; and then it was not.
  await psychologist.getByRole("button", { name: `撤销作废：${name}` }).click();
  await ask.waitFor();
  expect(await psychologist.locator(".scores > *").count()).toBeGreaterThan(0);
  await psychologist.setViewportSize(narrow);
  await ask.click();
  await dialog.getByText("有人承认是代答").click();
  await look(psychologist, "aside-dialog-phone");
  await act.click();
  await psychologist.locator(".new-code").waitFor();
  const fresh = (await psychologist.innerText(".new-code")).replace(/ /g, "");
  await psychologist.getByRole("button", { name: "记下了" }).click();
  await psychologist.locator(".new-code").waitFor({ state: "detached" });
  await look(psychologist, "aside-done-phone");

  const child = await at.page();
  await child.goto(city.address + "/a/");
  await enterCode(child, code!); // the slip of before
  await child.locator("#trouble").filter({ hasText: /\S/ }).waitFor();
  await enterCode(child, fresh);
  await child.getByRole("button", { name: /^是我/ }).click();
  await child.waitForSelector(".option");
  for (let item = 0; item < 16; item += 1) await choose(child, 0);
  await handInSheet(child);
  await child
    .getByText(/[0-9A-Z]{4}-[0-9A-Z]{4}/)
    .first()
    .waitFor();
  await psychologist.reload();
  await psychologist.getByText("的一份答卷已作废").waitFor();
  expect(await psychologist.getByRole("button", { name: /撤销作废/ }).count()).toBe(0);
  expect(await ask.count()).toBe(0); // the sheet of the alert is not the one that counts

  // On the page of the class, in English and on a phone: who, when, why; and the fresh sheet can be set aside as well.
  await psychologist.goto(`${city.address}/staff/campaigns/${campaign}/day`);
  await psychologist.setViewportSize(desk);
  await psychologist.locator("button.cell", { hasText: "初二(1)班" }).click();
  await psychologist.getByText(`${name}的一份答卷已作废`).waitFor();
  await look(psychologist, "aside-class");
  await psychologist.setViewportSize(narrow);
  await psychologist.getByRole("button", { name: "English" }).click();
  await psychologist.getByText(`A sheet of ${name} was set aside`).waitFor();
  await psychologist.getByRole("button", { name: `${name}: not by the student?` }).click();
  await psychologist.getByText("Why do you think it was somebody else?").waitFor();
  await look(psychologist, "aside-dialog-phone-en");
  for (const page of [psychologist, child]) await page.context().close();
});

async function type(page: Page, pupil: string, digits: string, what: RegExp): Promise<void> {
  await page.goto(`${city.address}/staff/campaigns/${campaign}/paper`);
  await pick(page, '[aria-label="班级"]', "初二(1)班");
  await page.getByRole("button", { name: new RegExp(`^${pupil} ${what.source}`) }).click();
  await page.locator(".typing-box").first().waitFor();
  expect(
    await page
      .locator(".typing-box")
      .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value).join("")),
  ).toBe(""); // nothing of a colleague's
  await page.locator(".typing-box").first().focus();
  for (const digit of digits) await page.keyboard.press(digit);
  await page.getByRole("button", { name: "保存这一遍" }).click();
}

test("paper: two persons type without seeing the other's answers, what differs is settled by hand, and it is scored once", async () => {
  const xinli = await signInStaff(city, "xinli");
  const helper_id = city.text("SELECT account_id FROM account WHERE login = 'jifang'");
  const named = await ask(city, `/api/campaigns/${campaign}/paper-helpers/${helper_id}`, {
    session: xinli,
    method: "PUT",
    body: "{}",
  });
  expect(named.status).toBe(204);
  const pupil = codes[8]![3]!;
  const psychologist = await at.staff("xinli", desk);
  await type(psychologist, pupil, "0101010101010101", /录入/);
  await psychologist.getByText("的第一遍已保存").waitFor();
  const helper = await at.staff("jifang", narrow);
  const seen: string[] = [];
  helper.on("response", (response) => {
    if (response.url().includes("/paper"))
      void response.text().then(
        (text) => seen.push(text),
        () => undefined,
      );
  });
  await type(helper, pupil, "0101010101010102", /录第二遍/);
  await helper.getByText("有不一致的题目").waitFor();
  await helper.getByRole("button", { name: new RegExp(`^${pupil} 核对`) }).click();
  await helper.locator(".people > li").first().waitFor();
  expect(await helper.locator(".people > li").count()).toBe(1);
  expect(await helper.locator(".people input:checked").count()).toBe(0);
  await look(helper, "paper-settle-phone");
  expect(seen.join("\n")).not.toMatch(/"(value|answers|first|second)":\s*[\[0-9]*\s*\{?"item"/);
  await helper.locator(".people .ant-radio-wrapper").nth(1).click();
  await helper.getByRole("button", { name: "核对完成，交卷" }).click();
  await helper.getByText("的答卷已经交上").waitFor();
  const child = `(SELECT student_id FROM student WHERE name = '${pupil}' LIMIT 1)`;
  expect(city.number(`SELECT count(*) FROM answer_sheet WHERE student_id = ${child} AND entry_mode = 'paper'`)).toBe(1);
  expect(city.number(`SELECT count(*) FROM score WHERE student_id = ${child} AND scale = 'gad7'`)).toBe(1);
  expect(city.number(`SELECT CAST(value AS INTEGER) FROM score WHERE student_id = ${child} AND scale = 'gad7'`)).toBe(
    4,
  );
  for (const page of [psychologist, helper]) await page.context().close();
});

test("paper of a family that has said no is refused with kind words, and nothing of it is stored", async () => {
  const [, , , pupil] = codes[9]!;
  const xinli = await signInStaff(city, "xinli");
  const class_id = city.text(
    "SELECT e.class_unit_id FROM enrolment e JOIN student s ON s.student_id = e.student_id WHERE s.name = '" +
      pupil +
      "' LIMIT 1",
  );
  const page_of_class = `/api/consent/classes/${class_id}`;
  const { students } = await told<{ students: { id: string; name: string }[] }>(city, page_of_class, {
    session: xinli,
  });
  const student_id = students.find((one) => one.name === pupil)!.id;
  const slips = [{ student_id, decision: "refused" }];
  const noted = await ask(city, `${page_of_class}/paper`, {
    session: xinli,
    method: "POST",
    body: JSON.stringify({ slips }),
  });
  expect(noted.status).toBe(200);
  const before = city.number("SELECT count(*) FROM paper_entry");
  const psychologist = await at.staff("xinli", narrow);
  await type(psychologist, pupil!, "0000000000000000", /录入/);
  await psychologist.getByText("不录入、不计分，也没有保存答案").waitFor();
  await psychologist.getByText("不需要再问学生原因").waitFor();
  await look(psychologist, "paper-refused-phone");
  const helper = await at.staff("jifang", desk);
  await type(helper, pupil!, "0000000000000000", /录入/);
  await helper.getByText("请交给心理老师").waitFor();
  expect(await helper.locator("main").innerText()).not.toContain("同意");
  await look(helper, "paper-refused-helper");
  expect(city.number("SELECT count(*) FROM paper_entry")).toBe(before);
  for (const page of [psychologist, helper]) await page.context().close();
});
