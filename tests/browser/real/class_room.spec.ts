import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { axeFindings, choose, handInSheet, takeSeat } from "../answer/chromium";
import { csvFile, pupilRow, rollCsv } from "./roll_file";
import { desk, look, pick, picture, stage } from "./stage";

const at = stage();
const { city } = at;

async function sitDown(code: string, seat: number): Promise<Page> {
  const page = await at.page();
  await page.goto(`${city.address}/a/#s=${code}`);
  await takeSeat(
    page,
    seat,
    city.text(`SELECT s.name FROM student s JOIN enrolment e ON e.student_id = s.student_id
    WHERE e.seat_no = ${seat} AND e.class_unit_id = (SELECT class_unit_id FROM class_session ORDER BY class_session_id DESC LIMIT 1) LIMIT 1`),
  );
  await page.getByRole("button", { name: /^是我/ }).click();
  await page.waitForSelector(".option");
  return page;
}

test("a computer-room teacher opens a session by clicking, children sit down, the big screen follows", async () => {
  const teacher = await at.staff("jifang", desk);
  await teacher.locator('a[href$="/campaigns"]').first().click();
  await teacher.getByText("2026年秋季").first().click();
  await teacher.getByRole("button", { name: "为初二(1)班开场次" }).click();
  await teacher.waitForSelector(".ant-modal-footer");
  await teacher.click(".ant-modal-footer .ant-btn-primary"); // nobody can be reached yet: it does not open
  expect(await teacher.locator(".field-fault").first().innerText()).toContain("请指定一位");
  await pick(teacher, "#session-adult", "陈心怡");
  await look(teacher, "session-open", false);
  await teacher.click(".ant-modal-footer .ant-btn-primary");
  await teacher.waitForSelector(".code-big");
  expect(teacher.url()).toMatch(/class-sessions\/\w+$/);
  expect(await teacher.locator(".way-in img").evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
  const code = (await teacher.innerText(".code-big")).trim();
  expect(await axeFindings(teacher)).toEqual([]);

  const first = await sitDown(code, 1);
  const second = await sitDown(code, 2);
  await choose(second, 0); // who has only sat down has not begun
  for (let item = 0; item < 16; item += 1) await choose(first, 0);
  await handInSheet(first);
  await first
    .getByText(/[0-9A-Z]{4}-[0-9A-Z]{4}/)
    .first()
    .waitFor();
  // The screen of the room is at most three seconds old.
  await teacher.waitForSelector(".seat-finished", { timeout: 6000 });
  await teacher.waitForSelector(".seat-started", { timeout: 6000 });
  expect(await teacher.locator(".seat-started").count()).toBe(1);
  await picture(teacher, "session-board", false);

  await teacher.getByRole("button", { name: "结束场次" }).click();
  await teacher.waitForSelector(".ant-modal-confirm-btns");
  expect(city.number("SELECT count(*) FROM class_session WHERE closed_at_ms IS NOT NULL")).toBe(0); // asked first
  await teacher.click(".ant-modal-confirm-btns .ant-btn-primary");
  await teacher.getByRole("heading", { name: "场次已结束" }).waitFor();
  expect(city.number("SELECT count(*) FROM class_session WHERE closed_at_ms IS NOT NULL")).toBe(1);
  // The operator's sight of names ends with the session; how many have finished stays.
  expect(await teacher.locator(".seat").count()).toBe(0);
  await picture(teacher, "session-closed", false);
  await expect
    .poll(() => city.number("SELECT count(*) FROM answer_sheet WHERE state = 'closed_unfinished'"), { timeout: 20_000 })
    .toBe(1);
  const page = await at.page();
  await page.goto(`${city.address}/a/#s=${code}`);
  await page.getByText("这次答题现在没有开放").first().waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

test("a psychologist imports a file by clicking, and the same file again changes nothing", async () => {
  const rows = Array.from({ length: 300 }, (_, i) =>
    pupilRow(i, i === 7 ? "2012-13-05" : "2012-05-05", i < 100 ? i + 101 : ""),
  );
  const file = csvFile("转入 学生.csv", rollCsv(...rows));
  const teacher = await at.staff("xinli", desk);
  const upload = async () => {
    await teacher.goto(city.address + "/staff/roll/imports");
    await teacher.setInputFiles(".drop-input", file);
    await teacher.waitForSelector("#preview");
  };
  await upload();
  expect(await teacher.innerText("#preview")).toContain("转入 学生.csv");
  expect(await teacher.locator("tbody tr").count()).toBe(1);
  expect(await teacher.locator("body").innerText()).toContain("家庭年收入");
  await picture(teacher, "import-preview", false);
  await teacher.getByRole("button", { name: "确认保存 299 人" }).click();
  await teacher.waitForSelector("#stored");
  await look(teacher, "import-stored", false);
  expect(city.number("SELECT count(*) FROM student WHERE name LIKE '转入生%'")).toBe(299);
  await upload();
  expect(await teacher.innerText("#preview")).toContain("没有变化");
  await teacher.context().close();
});
