// The roll: a file is looked at before anything is stored; a student is searched for without a name in any address.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { atRest } from "../at_rest";
import { csvFile, pupilRow, rollCsv } from "./roll_file";
import { desk, look, stage } from "./stage";

const at = stage();
const { city } = at;
const text = (page: Page, selector: string) => page.locator(selector).first().innerText();

test("a file is imported after a look: what is wrong is told row by row and can be taken away, the same file again changes nothing", async () => {
  const file = csvFile(
    "2026年秋季学籍.csv",
    rollCsv(pupilRow(0), pupilRow(1), pupilRow(2, "2012-02-30"), pupilRow(3, "2012-13-05")),
  );
  const page = await at.staff("xinli", desk, "/roll/imports");
  await page.setInputFiles(".drop-input", file);
  await page.waitForSelector(".counts");
  expect(await text(page, "#preview")).toContain("2026年秋季学籍.csv");
  expect(await page.locator("body").innerText()).toContain("家庭年收入");
  expect(await page.locator("tbody tr").count()).toBe(2);
  const id = new URL(page.url()).pathname.split("/").at(-1);
  expect(await page.getAttribute("a[download]", "href")).toBe(`/api/roll/imports/${id}/rejected`);
  await page.click("text=确认保存 2 人");
  await page.waitForSelector("#stored");
  await look(page, "roll-import-stored");
  expect(city.number("SELECT count(*) FROM student WHERE name LIKE '转入生%'")).toBe(2);

  await at.go(page, "/roll/imports");
  await page.setInputFiles(".drop-input", csvFile("same.csv", rollCsv(pupilRow(0), pupilRow(1))));
  await page.waitForSelector(".counts");
  expect(await text(page, "#preview")).toContain("没有变化");
  expect(await page.locator(".actions .ant-btn-primary").count()).toBe(0);
  await page.context().close();
});

test("the wrong kind of file is refused before it is sent, and what the server refuses is told", async () => {
  const page = await at.staff("xinli", desk, "/roll/imports");
  const sent: string[] = [];
  page.on("request", (request) => request.method() === "POST" && sent.push(request.url()));
  await page.setInputFiles(".drop-input", csvFile("名册.pdf", "x".repeat(4000)));
  expect(await text(page, ".notice-problem")).toContain("没有上传任何内容");
  expect(sent.filter((url) => url.includes("imports"))).toEqual([]);
  await page.setInputFiles(".drop-input", csvFile("坏.csv", "姓名,学校标识码\n林,2350102901\n"));
  await page.waitForSelector(".notice-problem:has-text('缺少')");
  expect(await text(page, ".notice-problem")).toContain("没有保存任何内容");
  await page.context().close();
});

test("students are read page by page and searched by name without the name in the address", async () => {
  const page = await at.staff("xinli", desk, "/students");
  await page.waitForSelector(".table");
  expect(await page.locator("tbody tr").count()).toBe(50);
  await page.click("#class");
  await page.waitForSelector(".ant-select-item-option:has-text('初一(2)班')", { state: "attached" });
  await page.keyboard.press("Escape");
  await page.click("text=显示更多");
  await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 100);
  const name = await text(page, "tbody a");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(decodeURIComponent(request.url())));
  await page.fill("#name", name);
  await page.waitForFunction((wanted) => {
    const found = [...document.querySelectorAll("tbody a")];
    return found.length > 0 && found.every((one) => one.textContent === wanted);
  }, name);
  await atRest(page);
  expect(decodeURIComponent(page.url())).not.toContain(name);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((url) => url.includes(name))).toEqual([]);
  await page.context().close();
});
