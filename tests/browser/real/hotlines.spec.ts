import type { Page } from "playwright-core";
import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { choose, enterCode } from "../answer/chromium";
import { ask, printSlips, signInStaff, told } from "./people";
import { desk, look, phone, pictures, stage } from "./stage";

const number = "0591-87654321";

const at = stage();
const { city, codes } = at;

const button = (page: Page, words: string | RegExp) => page.getByRole("button", { name: words });

/** Where an officer adds the city's own line, and what the page says to what is no line. */
async function proposeLine(page: Page): Promise<void> {
  await page.goto(city.address + "/staff/settings");
  await page.getByText("没有自己的热线").waitFor();
  await button(page, "更改 求助热线").click();
  await page.getByText("还没有自己的热线。").waitFor();
  await look(page, "hotlines-empty-zh-desk");
  await button(page, "添加热线").click();
  await page.fill("#hotline-0-name_zh", "福州市心理援助热线");
  await page.fill("#hotline-0-name_en", "Fuzhou helpline");
  await page.fill("#hotline-0-number", "12356");
  await page.fill("#hotline-0-note_zh", "每天 8:00-22:00");
  await page.fill("#hotline-0-note_en", "daily 8:00-22:00");
  await page.fill("#hotlines-reason", "市里开通了热线");
  await button(page, "提交给同事确认").click();
  await page.locator("#hotline-0-number-fault").waitFor();
  expect(await page.locator("#hotline-0-number-fault").innerText()).toContain("总会显示");
  await look(page, "hotlines-fault-zh-desk");
  await page.fill("#hotline-0-number", "（0591）8765 4321");
  await look(page, "hotlines-form-zh-desk");
  await button(page, "提交给同事确认").click();
  await page.getByText("已提交，等待另一位同事确认。").waitFor();
}

test("a city adds a helpline by two persons, and everybody who may need it sees it: child, family and the adult of an alert", async () => {
  const page = await at.staff("shiju", desk);
  await proposeLine(page);
  await page.context().close();
  const second = await at.staff("shifuhe", phone, "/proposals");
  await second.locator("main").getByRole("link", { name: "求助热线" }).first().click();
  await second.getByText("请先拨打每一个新号码").waitFor();
  await second.getByLabel("学生看到的热线（中文）").getByText(number).waitFor();
  await look(second, "hotlines-proposal-zh-phone");
  await button(second, "确认生效").click();
  await second.locator(".ant-modal-confirm").getByRole("button", { name: "确认生效" }).click();
  await second.getByRole("heading", { name: "已确认，已生效" }).waitFor();
  await second.goto(city.address + "/staff/settings");
  await second.getByLabel("学生看到的热线（英文）").getByText("Fuzhou helpline").waitFor();
  await look(second, "hotlines-settings-zh-phone");
  await second.context().close();

  const child = await at.page();
  await child.goto(city.address + "/a/");
  await button(child, /我想找人聊聊/).click();
  await child.getByRole("link", { name: number }).waitFor(); // before anybody has signed in
  await look(child, "hotlines-help-before-zh-phone");
  await child.goto(city.address + "/a/");
  await enterCode(child, codes[0]![4]!);
  await button(child, /^是我/).click();
  await child.waitForSelector(".option");
  for (let item = 0; item < 9; item += 1) await choose(child, item === 8 ? 1 : 0);
  await button(child, /我想找人聊聊/).click();
  expect(await child.getByRole("link", { name: number }).getAttribute("href")).toBe("tel:059187654321");
  await look(child, "hotlines-help-zh-phone");
  await child.context().close();

  const xinli = await signInStaff(city, "xinli");
  const adult = await at.staff("xinli", desk);
  const { alerts } = await told<{ alerts: { id: string }[] }>(city, "/api/alerts", { session: xinli });
  await adult.goto(`${city.address}/staff/alerts/${alerts[0]!.id}`);
  await adult.getByRole("heading", { name: "学生和家长可以打的电话" }).waitFor();
  await adult.getByText(number).waitFor();
  await look(adult, "hotlines-alert-zh-desk");
  await adult.context().close();

  const class_id = city.text(
    "SELECT e.class_unit_id FROM enrolment e JOIN student s ON s.student_id = e.student_id WHERE s.name = '" +
      codes[0]![3]! +
      "' LIMIT 1",
  );
  const slips = await printSlips(city, xinli, class_id);
  const slip = await at.page();
  await slip.goto(slips[0]!.address);
  await slip.getByText("想找人说说话：求助电话").click();
  await slip.getByRole("link", { name: number }).waitFor();
  await look(slip, "hotlines-family-zh-phone");
  await slip.context().close();
  const cards = await ask(city, `/api/classes/${class_id}/cards`, { session: xinli });
  expect(cards.status).toBe(200);
  writeFileSync(`${pictures}/hotlines-cards.pdf`, Buffer.from(await cards.arrayBuffer()));
});
