import type { Browser, Page } from "playwright-core";
import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings, choose, desk, newDevice, openChromium, phone, takeSeat } from "../answer/chromium";
import { City, staffPage } from "./city";

let browser: Browser;
const city = new City();
const pictures = process.env.RONGXIN_PICTURES ?? "test-results/real";

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await openChromium();
  await city.start();
});
afterAll(async () => {
  await browser.close();
  await city.close();
});

async function sitDown(code: string, seat: number): Promise<Page> {
  const device = await newDevice(browser, phone);
  const page = await device.newPage();
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
  const teacher = await staffPage(browser, city, "jifang", desk);
  await teacher.locator('a[href$="/campaigns"]').first().click();
  await teacher.getByText("2026年秋季").first().click();
  await teacher.getByRole("button", { name: "为初二(1)班开场次" }).click();
  await teacher.click("#session-adult");
  await teacher.click(".ant-select-item-option >> text=陈心怡");
  await teacher.screenshot({ path: `${pictures}/session-open.png` });
  await teacher.click(".ant-modal-footer .ant-btn-primary");
  await teacher.waitForSelector(".code-big");
  const code = (await teacher.innerText(".code-big")).trim();
  expect(await axeFindings(teacher)).toEqual([]);

  const first = await sitDown(code, 1);
  const second = await sitDown(code, 2);
  await choose(second, 0); // who has only sat down has not begun
  for (let item = 0; item < 16; item += 1) await choose(first, 0);
  await first.getByRole("button", { name: "看好了，继续" }).click();
  await first.getByRole("button", { name: "今天不用" }).click();
  await first.getByRole("button", { name: "交给心理老师" }).click();
  await first
    .getByText(/[0-9A-Z]{4}-[0-9A-Z]{4}/)
    .first()
    .waitFor();
  // The screen of the room is at most three seconds old.
  await teacher.waitForSelector(".seat-finished", { timeout: 6000 });
  await teacher.waitForSelector(".seat-started", { timeout: 6000 });
  expect(await teacher.locator(".seat-started").count()).toBe(1);
  await teacher.screenshot({ path: `${pictures}/session-board.png` });

  await teacher.getByRole("button", { name: "结束场次" }).click();
  await teacher.click(".ant-modal-confirm-btns .ant-btn-primary");
  await teacher.getByRole("heading", { name: "场次已结束" }).waitFor();
  // The operator's sight of names ends with the session; how many have finished stays.
  expect(await teacher.locator(".seat").count()).toBe(0);
  await teacher.screenshot({ path: `${pictures}/session-closed.png` });
  await expect
    .poll(() => city.number("SELECT count(*) FROM answer_sheet WHERE state = 'closed_unfinished'"), { timeout: 20_000 })
    .toBe(1);
  const late = await newDevice(browser, phone);
  const page = await late.newPage();
  await page.goto(`${city.address}/a/#s=${code}`);
  await page.getByText("这次答题现在没有开放").first().waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

test("a psychologist imports a file by clicking, and the same file again changes nothing", async () => {
  const header =
    "学校标识码,姓名,性别,出生日期,身份证件类型,身份证件号,学籍号,学籍辅号,年级,班级,班内学号,入学年月,家庭年收入\n";
  const rows = Array.from(
    { length: 300 },
    (_, i) =>
      `2350102901,转入生${i},1,2012-05-05,其他,,,${8800000 + i},初二,初二(1)班,${i < 100 ? i + 101 : ""},202409,5万\n`,
  );
  rows[7] = rows[7]!.replace("2012-05-05", "2012-13-05");
  const file = { name: "转入 学生.csv", mimeType: "text/csv", buffer: Buffer.from(header + rows.join("")) };
  const teacher = await staffPage(browser, city, "xinli", desk);
  const upload = async () => {
    await teacher.goto(city.address + "/staff/roll/imports");
    await teacher.setInputFiles(".drop-input", file);
    await teacher.waitForSelector("#preview");
  };
  await upload();
  expect(await teacher.innerText("#preview")).toContain("转入 学生.csv");
  expect(await teacher.locator("tbody tr").count()).toBe(1);
  expect(await teacher.locator("body").innerText()).toContain("家庭年收入");
  await teacher.screenshot({ path: `${pictures}/import-preview.png` });
  await teacher.getByRole("button", { name: "确认保存 299 人" }).click();
  await teacher.waitForSelector("#stored");
  await teacher.screenshot({ path: `${pictures}/import-stored.png` });
  expect(await axeFindings(teacher)).toEqual([]);
  expect(city.number("SELECT count(*) FROM student WHERE name LIKE '转入生%'")).toBe(299);
  await upload();
  expect(await teacher.innerText("#preview")).toContain("没有变化");
  await teacher.context().close();
});
