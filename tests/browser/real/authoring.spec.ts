import type { Page } from "playwright-core";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { desk, look, narrow, stage } from "./stage";

// An officer writes an instrument in a workbook; a colleague publishes it; a school reads it.

const at = stage();
const { city } = at;

/** Saves what the click downloads. */
async function downloaded(page: Page, click: () => Promise<void>, name: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  const path = join(city.folder, name);
  await download.saveAs(path);
  return path;
}

/** The workbook with one text of one sheet exchanged, as an office program would have saved it. */
function changed(path: string, name: string, changes: [sheet: number, from: string, to: string][]): string {
  const to = join(city.folder, name);
  const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
  const data = changes.reduce(
    (inner, [sheet, from, into]) =>
      `CASE WHEN name = 'xl/worksheets/sheet${sheet}.xml' THEN replace(CAST(${inner} AS TEXT), ${text(from)}, ${text(into)}) ELSE ${inner} END`,
    "data",
  );
  execFileSync("sqlite3", [
    ":memory:",
    `SELECT writefile(${text(to)}, (SELECT zipfile(name, mode, mtime, ${data}) FROM zipfile(${text(path)})))`,
  ]);
  return to;
}

const upload = (page: Page, path: string) => page.locator("input[type=file]").setInputFiles(path);
let template = "";

test("the library shows what may be used, and the template is downloaded from there", async () => {
  const officer = await at.staff("shiju", desk);
  await officer.getByRole("link", { name: "量表", exact: true }).click();
  await officer.getByRole("link", { name: "PHQ-9 抑郁量表" }).waitFor();
  // What is missing is said to an officer, who has no shell.
  const missing = await officer.getByRole("row", { name: /MHT/ }).innerText();
  expect(missing).toContain("取得授权后");
  expect(missing).not.toMatch(/rongxin|没有保存/);
  await look(officer, "authoring-library");
  await officer.getByRole("link", { name: "新增量表或新版本" }).click();
  await officer.getByRole("heading", { name: "先下载模板" }).waitFor();
  await look(officer, "authoring-new");
  template = await downloaded(
    officer,
    () => officer.getByRole("button", { name: /下载模板/ }).click(),
    "template.xlsx",
  );
  await officer.context().close();
});

test("faults are told by cell, failing golden vectors with what they must give, in both languages", async () => {
  const officer = await at.staff("shiju", desk, "/instruments/new");
  await upload(
    officer,
    changed(template, "overlap.xlsx", [
      [6, "<v>6</v>", "<v>2</v>"],
      [3, "<t>我半夜醒来</t>", "<t></t>"],
    ]),
  );
  await officer.getByRole("heading", { name: /处要改/ }).waitFor();
  await officer.getByRole("cell", { name: "分段重叠" }).waitFor();
  expect(await officer.getByRole("row", { name: /分段 C4/ }).count()).toBe(1);
  await look(officer, "authoring-faults");
  await upload(officer, changed(template, "golden.xlsx", [[10, "<v>8</v>", "<v>7</v>"]]));
  await officer.getByText(/应为 7，算得 8/).waitFor();
  await officer.getByText("没通过").first().waitFor();
  await officer.getByRole("button", { name: "English" }).click();
  await officer.getByText(/must be 7 and comes out as 8/).waitFor();
  await look(officer, "authoring-golden-en");
  expect(await officer.getByRole("button", { name: "Propose for review" }).count()).toBe(0);
  await officer.context().close();
});

test("one officer proposes at the desk, another publishes on the phone, and new campaigns get it", async () => {
  const officer = await at.staff("shiju", desk, "/instruments/new");
  await upload(officer, template);
  await officer.getByRole("button", { name: "提交复核" }).waitFor();
  await officer.getByRole("button", { name: "下一题" }).click();
  await look(officer, "authoring-preview");
  await officer.getByRole("button", { name: "提交复核" }).click();
  await officer.getByRole("heading", { name: "等待另一位同事复核" }).waitFor();
  expect(await officer.getByRole("button", { name: "确认发布" }).count()).toBe(0);
  await look(officer, "authoring-waits");

  const second = await at.staff("shifuhe", narrow, "/instruments");
  await second.getByText("待您复核").waitFor();
  await look(second, "authoring-library-phone");
  await second
    .getByRole("link", { name: /睡眠小调查/ })
    .first()
    .click();
  await second.getByRole("heading", { name: "请复核这一版" }).waitFor();
  await look(second, "authoring-check-phone");
  await second.getByRole("button", { name: "确认发布" }).click();
  await second.getByRole("dialog").getByRole("button", { name: "确认发布" }).click();
  await second.getByText("版本 1.0 已发布").waitFor();
  await second.context().close();
  await officer.reload();
  await officer.getByText("版本 1.0 已发布").waitFor();
  await officer.context().close();
}, 300_000);

test("the next version begins from the workbook of the last, and the difference stands side by side", async () => {
  const officer = await at.staff("shiju", desk, "/instruments/sleep4");
  const workbook = await downloaded(
    officer,
    () => officer.getByRole("button", { name: "下载为表格" }).click(),
    "sleep4.xlsx",
  );
  await officer.goto(city.address + "/staff/instruments/new");
  await upload(
    officer,
    changed(workbook, "next.xlsx", [
      [2, "<t>1.0</t>", "<t>1.1</t>"],
      [6, "<v>6</v>", "<v>5</v>"],
      [3, "<t>我半夜醒来</t>", "<t>我夜里会醒来</t>"],
    ]),
  );
  await officer.getByRole("heading", { name: "与现在使用的版本 1.0 相比" }).waitFor();
  await officer.getByRole("button", { name: "提交复核" }).click();
  await officer.getByRole("heading", { name: "等待另一位同事复核" }).waitFor();
  const address = officer.url();
  await officer.context().close();
  const second = await at.staff("shifuhe", desk);
  await second.goto(address);
  await second.getByRole("button", { name: "确认发布" }).click();
  await second.getByRole("dialog").getByRole("button", { name: "确认发布" }).click();
  await second.getByText("版本 1.1 已发布").waitFor();
  await second.context().close();

  const teacher = await at.staff("xinli", desk, "/instruments/sleep4");
  await teacher.getByRole("heading", { name: "版本之间的不同" }).waitFor();
  await teacher.getByText("我夜里会醒来").first().waitFor();
  expect(await teacher.getByRole("button", { name: "下载为表格" }).count()).toBe(0);
  await look(teacher, "authoring-differences");
  await teacher.getByRole("button", { name: "English" }).click();
  await teacher.getByRole("heading", { name: "How versions differ" }).waitFor();
  await look(teacher, "authoring-differences-en");
  await teacher.setViewportSize(narrow);
  await look(teacher, "authoring-instrument-phone-en");
  await teacher.goto(city.address + "/staff/instruments/phq9");
  await teacher.getByRole("heading", { name: "PHQ-9" }).first().waitFor();
  await teacher.setViewportSize(desk);
  await look(teacher, "authoring-phq9-en");
  await teacher.context().close();
}, 300_000);
