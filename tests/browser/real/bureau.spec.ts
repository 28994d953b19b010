import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { printSlips, signInStaff } from "./people";
import { desk, look, phone, stage } from "./stage";

const at = stage({ gateway: "" });
const { city } = at;

const button = (page: Page, words: string | RegExp) => page.getByRole("button", { name: words });
const heading = (page: Page, words: string) => page.getByRole("heading", { name: words, exact: true }).waitFor();
const inEnglish = async (page: Page) => {
  await button(page, "English").first().click();
  await page.waitForFunction(() => document.documentElement.lang === "en");
};

/** The second officer opens what waits and confirms it. */
async function confirmAs(login: string, title: string | RegExp, name: string): Promise<void> {
  const page = await at.staff(login, desk);
  await page.locator('a[href$="/proposals"]').first().click();
  await heading(page, "等待确认");
  await look(page, `bureau-${name}-list-zh-desk`);
  await page.locator("main").getByRole("link", { name: title }).first().click();
  await heading(page, "请您看一看");
  await look(page, `bureau-${name}-zh-desk`);
  await button(page, "确认生效").click();
  await page.locator(".ant-modal-confirm").getByRole("button", { name: "确认生效" }).click();
  await heading(page, "已确认，已生效");
  await look(page, `bureau-${name}-confirmed-zh-desk`);
  await page.context().close();
}

test("a school sets its own times, sees them where lessons are proposed, and takes back what has not begun", async () => {
  const page = await at.staff("xinli", desk);
  await page.locator('a[href$="/settings"]').first().click();
  await heading(page, "作息与约谈时间");
  await look(page, "bureau-settings-zh-desk");
  expect(await button(page, "更改 时限与安静时段").count()).toBe(0);
  await button(page, "更改 作息与约谈时间").click();
  await page.fill("#setting-dismissal_minute", "16:30");
  await button(page, "保存").click();
  await page.getByText("请写明理由。").waitFor();
  await page.fill("#times-reason", "冬季作息");
  await look(page, "bureau-settings-form-zh-desk");
  await button(page, "保存").click();
  await page.getByText("已保存。").waitFor();
  await page.getByText("16:30").first().waitFor();
  expect(city.number("SELECT count(*) FROM setting_version WHERE setting = 'times'")).toBe(1);
  await button(page, "更改 人手").click();
  await page.fill("#capacity-day", "2099-09-01");
  await page.fill("#capacity-reason", "下学年多一位同事");
  await button(page, "保存").click();
  await heading(page, "将要生效");
  await look(page, "bureau-settings-coming-zh-desk");
  await button(page, "撤回 2099-09-01 起的版本").click();
  await page.getByRole("heading", { name: "将要生效" }).waitFor({ state: "detached" });
  expect(city.number("SELECT count(*) FROM setting_version WHERE withdrawn_at_ms IS NOT NULL")).toBe(1);
  // Where lessons are proposed, the school's own time stands.
  const campaign = city.text("SELECT campaign_id FROM campaign ORDER BY campaign_id LIMIT 1");
  await page.goto(`${city.address}/staff/campaigns/${campaign}/slots`);
  await page.waitForFunction(
    () => (document.querySelector("#dismissal") as HTMLInputElement | null)?.value === "16:30",
  );
  await page.context().close();
  const small = await at.staff("xinli", phone, "/settings");
  await inEnglish(small);
  await heading(small, "School times and interview times");
  await look(small, "bureau-settings-en-phone");
  await button(small, "Change School times and interview times").click();
  await look(small, "bureau-settings-form-en-phone");
  await small.context().close();
});

test("the city's clocks change by two of its officers, and their author cannot confirm", async () => {
  const page = await at.staff("shiju", desk, "/settings");
  await button(page, "更改 时限与安静时段").click();
  await page.fill("#setting-acute_deputies_minutes", "5");
  await page.fill("#clocks-reason", "值班人手增加");
  await look(page, "bureau-clocks-form-zh-desk");
  await button(page, "提交给同事确认").click();
  await page.getByText("已提交，等待另一位同事确认。").waitFor();
  await page.getByRole("link", { name: "查看", exact: true }).click();
  await heading(page, "等待另一位同事确认");
  expect(await button(page, "确认生效").count()).toBe(0);
  await look(page, "bureau-clocks-waiting-zh-desk");
  await confirmAs("shifuhe", "时限与安静时段", "clocks");
  await page.goto(city.address + "/staff/settings");
  await page.getByText("5 分钟后").first().waitFor();
  expect(
    city.number("SELECT count(*) FROM setting_version WHERE setting = 'clocks' AND confirmed_by <> changed_by"),
  ).toBe(1);
  await page.context().close();
});

test("other rules for a published campaign are tried, proposed and confirmed by a colleague", async () => {
  const page = await at.staff("shiju", desk);
  const campaign = city.text(
    "SELECT c.campaign_id FROM campaign c JOIN unit u ON u.unit_id = c.unit_id WHERE u.kind = 'city' LIMIT 1",
  );
  await page.goto(`${city.address}/staff/campaigns/${campaign}`);
  await page.getByRole("link", { name: "更改提示规则" }).click();
  await heading(page, "提示规则");
  await page
    .getByRole("spinbutton", { name: /的分数线/ })
    .first()
    .fill("12");
  await page.fill("#change-reason", "访谈后发现 10 分偏低");
  await look(page, "bureau-rules-zh-desk");
  await button(page, "提交给同事确认").click();
  await page.getByText("已提交，等待另一位同事确认。").waitFor();
  await confirmAs("shifuhe", /.+/, "rules");
  expect(city.number(`SELECT count(*) FROM campaign_rules WHERE campaign_id = ${campaign} AND version = 2`)).toBe(1);
  await page.context().close();
});

test("a new text for guardians is written in two languages, confirmed, and read by the family from its day on", async () => {
  const page = await at.staff("shiju", desk);
  await page.locator('a[href$="/consent-texts"]').first().click();
  await heading(page, "心理健康测评 · 给家长");
  await look(page, "bureau-texts-zh-desk");
  await button(page, "写新版本 心理健康测评 · 给家长").click();
  await page.fill("#screening-guardian-title-zh", "想请孩子填一份问卷，先问问您");
  await page.fill("#screening-guardian-reason", "说得更清楚");
  await look(page, "bureau-text-form-zh-desk");
  await button(page, "提交给同事确认").click();
  await page.getByText("已提交，等待另一位同事确认。").waitFor();
  await confirmAs("shifuhe", "想请孩子填一份问卷，先问问您", "text");
  expect(
    city.number(
      "SELECT count(*) FROM consent_text WHERE purpose = 'screening' AND audience = 'guardian' AND version = 2 AND confirmed_by <> published_by",
    ),
  ).toBe(1);
  const xinli = await signInStaff(city, "xinli");
  const class_id = city.unitOf("banzhuren");
  const slips = await printSlips(city, xinli, class_id);
  await page.goto(slips[0]!.address);
  await page.getByText("想请孩子填一份问卷，先问问您").first().waitFor();
  await page.context().close();
  const small = await at.staff("quxian", phone, "/consent-texts");
  await inEnglish(small);
  await heading(small, "Wellbeing check · for guardians");
  await look(small, "bureau-texts-en-phone");
  // The county's wizard names the text and shows how many slips came back.
  await small.goto(city.address + "/staff/campaigns");
  await button(small, "New campaign").click();
  for (const words of ["What", "Whom", "When", "Rules"]) {
    await heading(small, words);
    await button(small, "Save and go on").click();
  }
  await heading(small, "Consent");
  await small.getByText(/version 2/).waitFor();
  await look(small, "bureau-wizard-consent-en-phone");
  await small.context().close();
});

test("a withdrawal on paper is one click of the psychologist, and can be undone", async () => {
  const page = await at.staff("xinli", desk);
  const class_id = city.unitOf("banzhuren");
  await page.goto(`${city.address}/staff/consent/classes/${class_id}`);
  await button(page, "录入纸质回执").click();
  for (const yes of (await page.getByRole("radio", { name: "同意", exact: true }).all()).slice(0, 3))
    await yes.check({ force: true });
  await button(page, "保存 3 份").click();
  await page.getByText("已录入 3 份回执。").waitFor();
  await button(page, /^录入 .+ 的书面撤回$/)
    .first()
    .click();
  await page.getByText(/已录入 .+ 的书面撤回/).waitFor();
  await look(page, "bureau-withdrawn-zh-desk");
  expect(
    city.number("SELECT count(*) FROM consent_act WHERE decision = 'withdrawn' AND taken_back_at_ms IS NULL"),
  ).toBe(1);
  await button(page, "撤销这次录入").click();
  await page.getByText("已撤销").waitFor();
  expect(
    city.number("SELECT count(*) FROM consent_act WHERE decision = 'withdrawn' AND taken_back_at_ms IS NULL"),
  ).toBe(0);
  await page.context().close();
});

test("whoever runs the platform sees which channel fails, since when and why, without text, address or child", async () => {
  const page = await at.staff("anquan", desk);
  await page.locator('a[href$="/channels"]').first().click();
  await heading(page, "短信、语音、企业微信");
  await page.getByText("还没有设置").first().waitFor();
  await look(page, "bureau-channels-zh-desk");
  await button(page, "发一条测试消息").click();
  await page.locator("main [role=status] li").first().waitFor();
  await look(page, "bureau-channels-tested-zh-desk");
  await page.context().close();
  const small = await at.staff("anquan", phone, "/channels");
  await inEnglish(small);
  await heading(small, "Channels");
  await look(small, "bureau-channels-en-phone");
  await small.context().close();
});

test("a first campaign is estimated from another population, which is said not to be theirs", async () => {
  const page = await at.staff("quxian", desk, "/campaigns");
  await page
    .locator("main")
    .getByRole("link", { name: /继续填写/ })
    .first()
    .click();
  await button(page, "提示规则").click();
  await heading(page, "提示规则");
  await page.getByText("不是中小学生").waitFor();
  await look(page, "bureau-reference-zh-desk");
  await page.context().close();
});
