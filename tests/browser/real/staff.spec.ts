import { expect, test } from "vitest";
import { beginSheet, choose } from "../answer/chromium";
import { atRest } from "../at_rest";
import { desk, look, phone, stage } from "./stage";

const at = stage();
const { city, codes } = at;

test("a child answers item 9, and the psychologist reads why on one screen", async () => {
  const teacher = await at.staff("xinli", desk);
  await look(teacher, "staff-home", false);

  const child = await at.page();
  await beginSheet(child, city.address, codes[0]![4]!);
  for (let item = 0; item < 9; item += 1) await choose(child, item === 8 ? 1 : 2);
  await child.getByText("已保存").waitFor();
  await child.context().close();

  await teacher.goto(city.address + "/staff/alerts");
  await teacher.getByText(codes[0]![3]!).first().waitFor();
  await look(teacher, "staff-alerts", false);
  await teacher.getByText(codes[0]![3]!).first().click();
  await teacher.waitForURL(/alerts\/[0-9a-f]{32}/);
  await teacher.locator("section[aria-labelledby=why]").getByText("有几天").first().waitFor(); // the list says it too
  await look(teacher, "staff-alert");
  await teacher.context().close();
});

test("the leader sees no alert, the phone shows the same pages", async () => {
  const leader = await at.staff("xiaozhang", phone, "/alerts");
  await atRest(leader);
  expect(await leader.locator("body").innerText()).not.toContain(codes[0]![3]!);
  await leader.goto(city.address + "/staff/campaigns");
  await leader.getByText("2026年秋季").first().waitFor();
  await look(leader, "staff-campaigns-phone", false);
  await leader.context().close();
});

test("who must not be told is set with a reason and a confirmation, and lifted again; a slip of the mouse changes nothing", async () => {
  const teacher = await at.staff("xinli", desk);
  await teacher.locator('a[href$="/students"]').first().click();
  await teacher.locator("tbody a").first().click();
  await teacher.waitForSelector("#guardians");
  expect(await teacher.locator("a[href^='tel:']").count()).toBe(1);
  await teacher.click("#limit-1-silent");
  await teacher.getByRole("button", { name: "不改" }).click();
  expect(await teacher.locator("a[href^='tel:']").count()).toBe(1);
  await teacher.click("#limit-1-silent");
  await teacher.fill("#limit-1-reason", "法院裁定");
  await teacher.getByRole("button", { name: /^保\s*存$/ }).click();
  await teacher.waitForSelector(".do-not-inform");
  expect(await teacher.locator(".do-not-inform").first().innerText()).toContain("请勿告知此人");
  expect(await teacher.locator(".do-not-inform a").count()).toBe(0);
  await teacher.getByText("原因：法院裁定").waitFor();
  expect(await teacher.locator("a[href^='tel:']").count()).toBe(0);
  await look(teacher, "student-limits", false);
  await teacher.click("#limit-1-silent");
  await teacher.getByRole("button", { name: /^保\s*存$/ }).click();
  await teacher.waitForSelector("a[href^='tel:']");
  await teacher.context().close();
});
