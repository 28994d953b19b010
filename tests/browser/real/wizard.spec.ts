import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { handIn, signInStaff, told } from "./people";
import { desk, look, phone, stage } from "./stage";

const at = stage();
const { city, codes } = at;

const button = (page: Page, words: string | RegExp) => page.getByRole("button", { name: words });
const heading = (page: Page, words: string) => page.getByRole("heading", { name: words, exact: true }).waitFor();

test("a county officer makes and publishes a first campaign by clicking alone", async () => {
  const page = await at.staff("quxian", desk);
  await page.locator('a[href$="/campaigns"]').first().click();
  await button(page, "新建测评").click();
  await heading(page, "测什么");
  await look(page, "wizard-what-zh-desk");
  // A fault stands at its field, and the step is not left.
  await page.fill("#wizard-title_zh", "");
  await button(page, "保存，下一步").click();
  await page.getByText("请填写标题（中文）。").waitFor();
  await page.fill("#wizard-title_zh", "鼓楼区冬季心理健康测评");
  await button(page, "保存，下一步").click();
  await heading(page, "谁参加");
  await page.getByText(/名学生、.*个班/).waitFor();
  await look(page, "wizard-whom-zh-desk");
  await button(page, "保存，下一步").click();
  await heading(page, "什么时候");
  await look(page, "wizard-when-zh-desk");
  await button(page, "保存，下一步").click();
  await heading(page, "提示规则");
  await page.getByText("还没有可以参照的测评").waitFor();
  await button(page, /^添加 比上次明显升高/).click();
  await look(page, "wizard-rules-zh-desk");
  // Left and taken up again by another way: the draft is where it was.
  await button(page, "保存，以后再填").click();
  await page.getByText("鼓楼区冬季心理健康测评").waitFor();
  await look(page, "wizard-drafts-zh-desk");
  await page.getByRole("link", { name: "继续填写" }).click();
  await heading(page, "规则 3");
  await button(page, "保存，下一步").click();
  await heading(page, "知情同意");
  await look(page, "wizard-consent-zh-desk");
  await button(page, "保存，下一步").click();
  await heading(page, "值班");
  // The primary school has nobody yet: said by name before publishing, and still on the campaign's page.
  await page.getByText("鼓楼区演示小学").waitFor();
  await look(page, "wizard-roster-zh-desk");
  await button(page, "保存，下一步").click();
  await heading(page, "鼓楼区冬季心理健康测评");
  await look(page, "wizard-publish-zh-desk");
  await button(page, /^发布给 \d+ 名学生/).click();
  await heading(page, "已发布");
  await look(page, "wizard-published-zh-desk");
  expect(city.number("SELECT count(*) FROM campaign WHERE title_zh = '鼓楼区冬季心理健康测评'")).toBe(1);
  await page.getByRole("link", { name: "查看这次测评" }).click();
  await page.getByText("学校安排时间").waitFor();
  await page.getByText("有学校还没有安排可以联系到的值班成人").waitFor();
  await look(page, "wizard-campaign-zh-desk");
  await page.context().close();
});

test("the same on a phone, in English", async () => {
  const page = await at.staff("quxian", phone, "/campaigns");
  await button(page, "English").first().click();
  await button(page, "New campaign").click();
  for (const [name, words] of [
    ["what", "What"],
    ["whom", "Whom"],
    ["when", "When"],
    ["rules", "Rules"],
    ["consent", "Consent"],
    ["roster", "Duty"],
  ] as const) {
    await heading(page, words);
    await look(page, `wizard-${name}-en-phone`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBeLessThanOrEqual(0);
    await button(page, "Save and go on").click();
  }
  await button(page, /^Publish to/).waitFor();
  await look(page, "wizard-publish-en-phone");
  await button(page, /^Publish to/).click();
  await heading(page, "Published");
  await page.context().close();
});

test("sliders show what rules would have done, and too many flags need a written reason", async () => {
  // Twenty children have answered the demonstration's campaign, fourteen of them with 2 everywhere but item 9.
  for (let i = 0; i < 20; i += 1) await handIn(city, codes[i]![4]!, i < 14 ? 2 : 0, 0);
  const session = await signInStaff(city, "quxian");
  const wanted = JSON.stringify({ rules: [], instruments: ["phq9"], units: [], grades: [], interviews_a_week: 10 });
  const simulated = () =>
    told<{ basis: string }>(city, "/api/rule-simulations", { session, method: "POST", body: wanted });
  await expect.poll(async () => (await simulated()).basis, { timeout: 20_000 }).toBe("last_campaign");
  const page = await at.staff("quxian", desk, "/campaigns");
  await button(page, "照上次再做一次").click();
  await heading(page, "测什么");
  await button(page, "提示规则").click();
  await heading(page, "提示规则");
  await page.getByText("约 75%").first().waitFor();
  await look(page, "wizard-what-if-zh-desk");
  const cut_off = page.getByRole("spinbutton", { name: "PHQ-9 总分 的分数线" });
  await cut_off.first().fill("27");
  await cut_off.nth(1).fill("27");
  await page.getByText("人手够用。").waitFor();
  await cut_off.first().fill("10");
  await page.getByText("约 75%").first().waitFor();
  await button(page, "确认发布").click();
  await page.getByText("这些规则和市里的预设不同").waitFor();
  await button(page, "提交给同事确认").click();
  await page.getByText("请写明理由。").waitFor();
  await look(page, "wizard-reason-zh-desk");
  await page.fill("#rules-reason", "本学期增加了三位兼职心理教师，可以全部约谈。");
  await button(page, "提交给同事确认").click();
  await page.getByText("已提交。").waitFor();
  await look(page, "wizard-proposed-zh-desk");
  expect(city.number("SELECT count(*) FROM campaign_publication WHERE rules_reason IS NOT NULL")).toBe(0);
  const officer = await at.staff("shiju", desk, "/proposals");
  await officer.locator("main .people a").first().click();
  await officer.getByText("约 75%").first().waitFor();
  await button(officer, "确认生效").click();
  await officer.locator(".ant-modal-confirm").getByRole("button", { name: "确认生效" }).click();
  await heading(officer, "已确认，已生效");
  expect(
    city.number(
      "SELECT count(*) FROM campaign_publication WHERE rules_reason IS NOT NULL AND confirmed_by IS NOT NULL",
    ),
  ).toBe(1);
  await officer.context().close();
  await page.context().close();
});

test("the school's psychologist takes the proposed times with one click, changes one, and undoes it", async () => {
  const page = await at.staff("xinli", desk, "/campaigns");
  await page.getByRole("link", { name: "鼓楼区冬季心理健康测评" }).click();
  await page.getByRole("link", { name: "为班级选择时间" }).click();
  await button(page, "就这样安排").waitFor();
  await look(page, "wizard-slots-zh-desk");
  await button(page, "就这样安排").click();
  await page.getByText("安排好了。").waitFor();
  await look(page, "wizard-slots-saved-zh-desk");
  expect(city.number("SELECT count(*) FROM slot_plan")).toBe(1);
  const officer = await at.staff("shiju", phone, "/campaigns");
  await officer.getByRole("link", { name: "鼓楼区冬季心理健康测评" }).click();
  await officer.getByText(/^\d 所学校中，1 所已为班级选择时间。$/).waitFor();
  await look(officer, "wizard-coverage-zh-phone");
  await officer.context().close();
  await button(page, "撤销").click();
  await page.getByText("已撤销").waitFor();
  expect(city.number("SELECT count(*) FROM slot_plan")).toBe(0);
  await page.context().close();
});
