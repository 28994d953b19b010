// Monday's suggested talks in the city that has been lived in: read by keyboard, red only where it is earned, answers
// behind a reason.
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { handIn, signInStaff, told } from "./people";
import { desk, look, stage } from "./stage";

const at = stage({ found: "lived_in" });
const { city } = at;
beforeAll(() => handIn(city, city.openCode(), 0, 3)); // what cannot wait, above what has waited since the last lesson

interface AlertRow {
  id: string;
  tier: string;
  due_at_ms: number;
  student_name: string;
}
const text = (page: Page, selector: string) => page.locator(selector).first().innerText();

async function inbox(): Promise<AlertRow[]> {
  return (await told<{ alerts: AlertRow[] }>(city, "/api/alerts", { session: await signInStaff(city, "xinli") }))
    .alerts;
}

test("suggested talks are read by keyboard: j, k and Enter", async () => {
  const page = await at.staff("xinli", desk, "/alerts");
  await page.waitForSelector(".inbox-row");
  const names = await page.locator(".inbox .cover").allInnerTexts();
  for (const key of ["j", "j", "j", "k"]) await page.keyboard.press(key);
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).innerText)).toBe(names[1]);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".alert-columns");
  expect(await text(page, "h1")).toBe(names[1]);
  await page.context().close();
});

test("red stands only at what is overdue or right away", async () => {
  const page = await at.staff("xinli", desk, "/alerts");
  await page.waitForSelector(".inbox-row");
  const red = await page.evaluate(() =>
    [...document.querySelectorAll(".inbox-row")].map((row) =>
      [...row.querySelectorAll("*"), row].some((one) => {
        const { color, backgroundColor } = getComputedStyle(one);
        return /rgb\(163, 32, 26\)/.test(color + backgroundColor);
      }),
    ),
  );
  const earned = (await inbox())
    .slice(0, red.length)
    .map(({ tier, due_at_ms }) => tier === "acute" || due_at_ms < Date.now());
  expect(earned).toContain(true);
  expect(earned).toContain(false);
  expect(red).toEqual(earned);
  await page.context().close();
});

test("the answers open only with a reason, which is written down first", async () => {
  const { id } = (await inbox())[0]!;
  const openings = () => city.number("SELECT count(*) FROM audit_line WHERE action = 'openItemAnswers'");
  const before = openings();
  const page = await at.staff("xinli", desk, `/alerts/${id}`);
  await page.waitForSelector(".alert-columns");
  expect(await page.locator(".critical").count()).toBe(0);
  await page.click("text=查看作答");
  await page.click(".ant-modal-footer .ant-btn-primary");
  expect(await text(page, ".field-fault")).toContain("至少写");
  expect(openings()).toBe(before);
  await page.fill("#reason", "准备今天下午的谈话");
  await look(page, "inbox-answers-reason");
  await page.click(".ant-modal-footer .ant-btn-primary");
  await page.waitForSelector(".critical");
  expect(openings()).toBe(before + 1);
  expect(
    city.text("SELECT detail FROM audit_line WHERE action = 'openItemAnswers' ORDER BY at_ms DESC LIMIT 1"),
  ).toContain("准备今天下午的谈话");
  await page.waitForSelector(".ant-modal-wrap", { state: "hidden" });
  await look(page, "inbox-answers");
  await page.context().close();
});

test("nothing on the page of an alert is a level or a diagnosis", async () => {
  const page = await at.staff("xinli", desk, `/alerts/${(await inbox())[0]!.id}`);
  await page.waitForSelector(".alert-columns");
  expect(await page.locator("body").innerText()).not.toMatch(/诊断|抑郁症|焦虑症|异常|高危|风险等级|预警/);
  await page.context().close();
});
