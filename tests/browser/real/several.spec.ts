import { expect, test } from "vitest";
import { choose, enterCode, handInSheet, pass, passGuard } from "../answer/chromium";
import { look, stage } from "./stage";

let codes: string[][];
const at = stage({
  before: (city) => {
    city.publish(older);
    codes = city.codes("older");
  },
});
const { city } = at;

const older = `campaign: older
title: {zh-CN: 2026年冬季心理健康测评, en: Winter 2026 wellbeing check}
introduction: {zh-CN: 大约五分钟。, en: About five minutes.}
help_promise: {zh-CN: 心理老师今天放学前会看到。, en: The school psychologist reads it before school ends.}
who_reads: {zh-CN: 只有学校的心理老师。, en: Only the school psychologist.}
unit: city
instruments: [phq9, cesd]
population: {grades: [初二]}
window: {opens: "2026-01-01T00:00+08:00", closes: "2036-01-01T00:00+08:00"}
consent: {default: given}
`;

test("an older student answers a long inventory four at a time, the critical item alone before it, and all of it is scored", async () => {
  const page = await at.page();
  await page.goto(city.address + "/a/");
  await enterCode(page, codes[0]![4]!);
  await page.getByRole("button", { name: /^是我/ }).click();
  await page.locator("#question").waitFor();
  for (let item = 1; item <= 8; item += 1) await choose(page, 0);
  expect(await page.locator(".option").count()).toBe(4);
  expect(await page.locator("#question").innerText()).toContain("伤害自己");
  await passGuard(page);
  await page.locator(".option").first().click();
  for (let screen = 0; screen < 5; screen += 1) {
    await page.getByText(new RegExp(`^${10 + 4 * screen}–${13 + 4 * screen} / 29$`)).waitFor();
    await pass(page, 1200);
    for (let row = 0; row < 4; row += 1) await page.locator("fieldset").nth(row).getByRole("radio").nth(row).click();
    if (screen === 0) {
      await page.evaluate(() => scrollTo(0, 0));
      await look(page, "several-phone", false);
    }
    await page.locator(".go-on").click();
  }
  await handInSheet(page);
  await page
    .getByText(/[0-9A-Z]{4}-[0-9A-Z]{4}/)
    .first()
    .waitFor();
  // Every screen has 0 1 2 3; its fourth item is reversed, but for the last one.
  expect(city.number("SELECT CAST(value AS INTEGER) FROM score WHERE scale = 'cesd'")).toBe(5 * (0 + 1 + 2) + 3);
  await page.context().close();
});
