import { expect, test } from "vitest";
import { chooseAll, enterCode, handInSheet } from "../answer/chromium";
import { printSlips, signInStaff, told, type Slip } from "./people";
import { desk, look, narrow, phone, picture, stage } from "./stage";

const at = stage();
const { city } = at;
const class_id = city.unitOf("banzhuren");

interface BornSlip {
  address: string;
  month: string;
  day: string;
  name: string;
}

// The address of a slip is shown once, when it is made.
let printed: Slip[] | undefined;
async function slipsOfTheClass() {
  if (printed) return printed;
  const xinli = await signInStaff(city, "xinli");
  printed = await printSlips(city, xinli, class_id);
  return printed;
}

/** The slip of the youngest child of the class: under 14, so that the guardian decides; or of the oldest. */
async function slipOf(order: "ASC" | "DESC"): Promise<BornSlip> {
  const slips = await slipsOfTheClass();
  const [seat, born] = city
    .text(
      `SELECT e.seat_no || '|' || s.born_on FROM student s JOIN enrolment e ON e.student_id = s.student_id WHERE e.class_unit_id = ${class_id} ORDER BY s.born_on ${order}, e.seat_no LIMIT 1`,
    )
    .split("|");
  const slip = slips.find((one) => one.seat === Number(seat))!;
  return {
    address: slip.address,
    name: slip.name,
    month: String(Number(born!.slice(5, 7))),
    day: String(Number(born!.slice(8, 10))),
  };
}

test("a guardian reads, shows that the child is theirs, says yes, and takes it back with the same slip", async () => {
  const slip = await slipOf("DESC");
  const page = await at.page();
  await page.goto(slip.address);
  await page.getByText("谁会看").first().waitFor();
  await look(page, "family-text");
  expect(await page.locator("body").innerText()).not.toContain(slip.name);
  await page.selectOption("#month", slip.month === "1" ? "2" : "1");
  await page.selectOption("#day", slip.day);
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByText("还可以再试 2 次").waitFor();
  await page.selectOption("#month", slip.month);
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByText("您同意孩子参加吗？").waitFor();
  await look(page, "family-choice");
  const [yes, no] = [
    await page.getByRole("button", { name: "同意", exact: true }).boundingBox(),
    await page.getByRole("button", { name: "不同意" }).boundingBox(),
  ];
  expect([yes!.width, yes!.height]).toEqual([no!.width, no!.height]);
  expect(yes!.height).toBeGreaterThanOrEqual(48);
  await page.getByRole("button", { name: "同意", exact: true }).click();
  await page.getByRole("button", { name: "确定" }).click();
  await page.getByText("回执号").waitFor();
  await look(page, "family-receipt");

  await page.reload();
  await page.getByText("谁会看").first().waitFor();
  await page.selectOption("#month", slip.month);
  await page.selectOption("#day", slip.day);
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByText("您已经回复过了").waitFor();
  await page.getByRole("button", { name: "撤回同意" }).click();
  await page.getByText("回答收起来").waitFor();
  await look(page, "family-withdraw");
  await page.getByRole("button", { name: "确定" }).click();
  await page.getByText("已撤回").waitFor();
  await page.getByRole("button", { name: "English" }).click();
  await page.getByText("What happens then").waitFor();
  await look(page, "family-withdrawn-en");
  await page.context().close();
});

test("from 14 the guardian is told, in English too; a made-up slip says what to do", async () => {
  const slip = await slipOf("ASC");
  const device = await at.device(phone, { locale: "en-US" });
  const page = await device.newPage();
  await page.goto(slip.address);
  await page.getByText("Who reads it").waitFor();
  await look(page, "family-text-en");
  await page.selectOption("#month", slip.month);
  await page.selectOption("#day", slip.day);
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByText("14 or older").waitFor();
  await look(page, "family-know-en");
  await page.goto(`${city.address}/f/#${"0".repeat(32)}`); // another slip in the same tab: the page begins anew
  await page.getByText("This slip was not found").waitFor();
  await look(page, "family-not-found-en");
  await device.close();
});

test("the class teacher taps through the paper slips, takes a mistake back, and never sees who said no", async () => {
  const teacher = await at.staff("banzhuren", desk, `/consent`);
  await teacher.getByRole("link", { name: /初二\(1\)班/ }).waitFor();
  await look(teacher, "consent-board");
  await teacher.getByRole("link", { name: /初二\(1\)班/ }).click();
  await teacher.getByRole("button", { name: "录入纸质回执" }).click();
  const rows = teacher.locator(".paper-row");
  await rows.first().locator("input").first().focus();
  for (const key of ["1", "2", "1", "0", "2"]) await teacher.keyboard.press(key);
  await rows.nth(6).getByText("不同意").click();
  await look(teacher, "consent-paper", false);
  await teacher.getByRole("button", { name: "保存 5 份" }).click();
  await teacher.getByText("已录入 5 份回执").waitFor();
  expect(await teacher.locator("tbody tr").first().innerText()).toContain("已回执");
  expect(await teacher.locator("tbody").innerText()).not.toMatch(/同意|不参加/);
  await look(teacher, "consent-class-teacher");
  const [first, second] = [
    await teacher.locator("tbody tr").nth(0).locator(".chip").innerHTML(),
    await teacher.locator("tbody tr").nth(1).locator(".chip").innerHTML(),
  ];
  expect(first).toBe(second); // one said yes, one said no
  await teacher.getByRole("button", { name: "撤销这次录入" }).click();
  await teacher.getByText("已撤销，这次录入的回执不再计入。").waitFor();
  await teacher.context().close();
});

test("slips are printed by class, on a phone the same pages, the leader has counts, the psychologist names", async () => {
  const teacher = await at.staff("banzhuren", desk, `/consent/classes/${class_id}/slips`);
  await teacher.getByRole("button", { name: "生成纸条" }).click();
  // Every slip of this class was printed by the tests before: one is printed anew, which ends the old one.
  await teacher.locator("[aria-labelledby=printed-before] button").first().click();
  await teacher.locator(".slip").first().waitFor();
  await look(teacher, "consent-slips");
  await teacher.emulateMedia({ media: "print" });
  await picture(teacher, "consent-slips-print", false);
  expect(await teacher.locator(".side").isVisible()).toBe(false);
  await teacher.context().close();

  const xinli = await signInStaff(city, "xinli");
  const page_of_class = `/api/consent/classes/${class_id}`;
  const { students } = await told<{ students: { id: string }[] }>(city, page_of_class, { session: xinli });
  const decisions = ["given", "refused", "given"];
  const paper = decisions.map((decision, i) => ({ student_id: students[i]!.id, decision }));
  await told(city, `${page_of_class}/paper`, {
    session: xinli,
    method: "POST",
    body: JSON.stringify({ slips: paper }),
  });
  const psychologist = await at.staff("xinli", narrow, `/consent/classes/${class_id}`);
  await psychologist.getByText("只有心理教师能看到").waitFor();
  await look(psychologist, "consent-class-psychologist-phone");
  await psychologist.context().close();

  const leader = await at.staff("xiaozhang", desk, `/consent`);
  await leader.getByText("已回执").first().waitFor();
  await leader.getByRole("button", { name: "English" }).click();
  await leader.getByText("Returned").first().waitFor();
  expect(await leader.locator("main a[href*=classes]").count()).toBe(0);
  await look(leader, "consent-board-leader-en");
  await leader.context().close();
});

const by_acts = `campaign: by-acts
title: {zh-CN: 2026年冬季心理健康测评, en: Winter 2026 wellbeing check}
introduction: {zh-CN: 大约五分钟。, en: About five minutes.}
help_promise: {zh-CN: 心理老师今天放学前会看到。, en: The school psychologist reads it before school ends.}
who_reads: {zh-CN: 只有学校的心理老师。, en: Only the school psychologist.}
unit: city
instruments: [phq9]
window: {opens: "2026-01-01T00:00+08:00", closes: "2036-01-01T00:00+08:00"}
consent: {default: acts}
hotlines:
  - {name: {zh-CN: 心理援助热线, en: Helpline}, number: "12356", note: {zh-CN: 24小时, en: day and night}}
`;

test("on the child's page, in what it sends and in the teacher's list a guardian's no looks like a yes", async () => {
  await city.kill();
  city.publish(by_acts);
  const codes = city.codes("by-acts");
  await city.start();
  const young = city
    .text(
      `SELECT s.student_id || '|' || s.name FROM student s JOIN enrolment e ON e.student_id = s.student_id
    WHERE e.class_unit_id = ${class_id} ORDER BY s.born_on DESC, e.seat_no LIMIT 3`,
    )
    .split("\n")
    .map((row) => row.split("|")[1]!)
    .slice(1);
  const xinli = await signInStaff(city, "xinli");
  const page_of_class = `/api/consent/classes/${class_id}`;
  const { students } = await told<{ students: { id: string; name: string; asked: string }[] }>(city, page_of_class, {
    session: xinli,
  });
  const two = young.map((name) => students.find((one) => one.name === name)!);
  expect(two.map((one) => one.asked)).toEqual(["guardian", "guardian"]);
  const slips = two.map((one, i) => ({ student_id: one.id, decision: i === 0 ? "given" : "refused" }));
  await told(city, `${page_of_class}/paper`, { session: xinli, method: "POST", body: JSON.stringify({ slips }) });

  const traces: { who: string; sent: string[]; pages: number }[] = [];
  for (const [i, one] of two.entries()) {
    const device = await at.device(phone);
    const child = await device.newPage();
    const sent: string[] = [];
    child.on(
      "request",
      (request) => request.method() === "PUT" && sent.push(request.url().replace(/.*sheets\/[^/]*/, "")),
    );
    await child.goto(city.address + "/a/");
    await enterCode(child, codes.find(([school, , , name]) => school === "鼓楼区演示中学" && name === one.name)![4]!);
    await child.getByText("参加不参加由你自己决定").waitFor();
    const who = (await child.locator("main").innerText()).replaceAll(one.name, "");
    await look(child, `assent-${i === 0 ? "yes" : "no"}`);
    await child.getByRole("button", { name: /^是我/ }).click();
    await child.waitForSelector(".option");
    const pages = await chooseAll(child);
    traces.push({ who, sent: [...new Set(sent)], pages });
    await handInSheet(child);
    await child.getByText("谢谢你，已经收到了").waitFor();
    await device.close();
  }
  expect(traces[0]).toEqual(traces[1]);
  expect(
    city.text(
      "SELECT group_concat(state, ' ') FROM (SELECT state FROM answer_sheet s JOIN campaign c ON c.campaign_id = s.campaign_id WHERE c.code = 'by-acts' ORDER BY state)",
    ),
  ).toBe("read submitted");

  const teacher = await at.staff("banzhuren", desk, `/consent/classes/${class_id}`);
  const chip = (name: string) => teacher.locator("tr", { hasText: name }).first().locator(".chip").innerHTML();
  await teacher.locator("tbody tr").first().waitFor();
  expect(await chip(two[0]!.name)).toBe(await chip(two[1]!.name));
  await teacher.context().close();
});
