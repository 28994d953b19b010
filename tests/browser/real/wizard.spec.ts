import type { Browser, Page } from "playwright-core";
import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings, desk, openChromium, phone } from "../answer/chromium";
import { City, signInStaff, staffPage, settled } from "./city";

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

async function look(page: Page, name: string): Promise<void> {
  await settled(page);
  expect(await axeFindings(page), name).toEqual([]);
  await page.screenshot({ path: `${pictures}/wizard-${name}.png`, fullPage: true });
}

const button = (page: Page, words: string | RegExp) => page.getByRole("button", { name: words });
const heading = (page: Page, words: string) => page.getByRole("heading", { name: words, exact: true }).waitFor();

test("a county officer makes and publishes a first campaign by clicking alone", async () => {
  const page = await staffPage(browser, city, "quxian", desk);
  await page.locator('a[href$="/campaigns"]').first().click();
  await button(page, "新建测评").click();
  await heading(page, "测什么");
  await look(page, "what-zh-desk");
  // A fault stands at its field, and the step is not left.
  await page.fill("#wizard-title_zh", "");
  await button(page, "保存，下一步").click();
  await page.getByText("请填写标题（中文）。").waitFor();
  await page.fill("#wizard-title_zh", "鼓楼区冬季心理健康测评");
  await button(page, "保存，下一步").click();
  await heading(page, "谁参加");
  await page.getByText(/名学生、.*个班/).waitFor();
  await look(page, "whom-zh-desk");
  await button(page, "保存，下一步").click();
  await heading(page, "什么时候");
  await look(page, "when-zh-desk");
  await button(page, "保存，下一步").click();
  await heading(page, "提示规则");
  await page.getByText("还没有可以参照的测评").waitFor();
  await button(page, /^添加 比上次明显升高/).click();
  await look(page, "rules-zh-desk");
  // Left and taken up again by another way: the draft is where it was.
  await button(page, "保存，以后再填").click();
  await page.getByText("鼓楼区冬季心理健康测评").waitFor();
  await look(page, "drafts-zh-desk");
  await page.getByRole("link", { name: "继续填写" }).click();
  await heading(page, "规则 3");
  await button(page, "保存，下一步").click();
  await heading(page, "知情同意");
  await look(page, "consent-zh-desk");
  await button(page, "保存，下一步").click();
  await heading(page, "值班");
  // The primary school has nobody yet: said by name before publishing, and still on the campaign's page.
  await page.getByText("鼓楼区演示小学").waitFor();
  await look(page, "roster-zh-desk");
  await button(page, "保存，下一步").click();
  await heading(page, "鼓楼区冬季心理健康测评");
  await look(page, "publish-zh-desk");
  await button(page, /^发布给 \d+ 名学生/).click();
  await heading(page, "已发布");
  await look(page, "published-zh-desk");
  expect(city.number("SELECT count(*) FROM campaign WHERE title_zh = '鼓楼区冬季心理健康测评'")).toBe(1);
  await page.getByRole("link", { name: "查看这次测评" }).click();
  await page.getByText("学校安排时间").waitFor();
  await page.getByText("有学校还没有安排可以联系到的值班成人").waitFor();
  await look(page, "campaign-zh-desk");
  await page.context().close();
});

test("the same on a phone, in English", async () => {
  const page = await staffPage(browser, city, "quxian", phone);
  await page.goto(city.address + "/staff/campaigns");
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
    await look(page, `${name}-en-phone`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBeLessThanOrEqual(0);
    await button(page, "Save and go on").click();
  }
  await button(page, /^Publish to/).waitFor();
  await look(page, "publish-en-phone");
  await button(page, /^Publish to/).click();
  await heading(page, "Published");
  await page.context().close();
});

test("sliders show what rules would have done, and too many flags need a written reason", async () => {
  // Twenty children have answered the demonstration's campaign, fourteen of them with 2 everywhere but item 9.
  await city.kill();
  const codes = city.codes().filter(([school]) => school === "鼓楼区演示中学");
  await city.start();
  for (let i = 0; i < 20; i += 1) {
    const ticket = (await (
      await fetch(`${city.address}/api/answering/sign-in`, {
        method: "POST",
        body: JSON.stringify({ access_code: codes[i]![4] }),
      })
    ).json()) as { sheet_id: string; ticket: string };
    const value = i < 14 ? 2 : 0;
    const answers = [...Array(16).keys()].map((item) => ({
      item: item < 9 ? `phq9.${item + 1}` : `gad7.${item - 8}`,
      value: item === 8 ? 0 : value,
      spent_ms: 2500,
    }));
    const stored = await fetch(`${city.address}/api/answer-sheets/${ticket.sheet_id}`, {
      method: "PUT",
      headers: { Authorization: `Ticket ${ticket.ticket}` },
      body: JSON.stringify({ answers }),
    });
    expect(stored.status).toBe(200);
  }
  const county = await signInStaff(city, "quxian");
  for (let tries = 0; tries < 100; tries += 1) {
    const found = (await (
      await fetch(`${city.address}/api/rule-simulations`, {
        ...county,
        method: "POST",
        body: JSON.stringify({ rules: [], instruments: ["phq9"], units: [], grades: [], interviews_a_week: 10 }),
      })
    ).json()) as { basis: string };
    if (found.basis === "last_campaign") break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const page = await staffPage(browser, city, "quxian", desk);
  await page.goto(city.address + "/staff/campaigns");
  await button(page, "照上次再做一次").click();
  await heading(page, "测什么");
  await button(page, "提示规则").click();
  await heading(page, "提示规则");
  await page.getByText("约 75%").first().waitFor();
  await look(page, "what-if-zh-desk");
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
  await look(page, "reason-zh-desk");
  await page.fill("#rules-reason", "本学期增加了三位兼职心理教师，可以全部约谈。");
  await button(page, "提交给同事确认").click();
  await page.getByText("已提交。").waitFor();
  await look(page, "proposed-zh-desk");
  expect(city.number("SELECT count(*) FROM campaign_publication WHERE rules_reason IS NOT NULL")).toBe(0);
  const officer = await staffPage(browser, city, "shiju", desk);
  await officer.goto(city.address + "/staff/proposals");
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
  const page = await staffPage(browser, city, "xinli", desk);
  await page.goto(city.address + "/staff/campaigns");
  await page.getByRole("link", { name: "鼓楼区冬季心理健康测评" }).click();
  await page.getByRole("link", { name: "为班级选择时间" }).click();
  await button(page, "就这样安排").waitFor();
  await look(page, "slots-zh-desk");
  await button(page, "就这样安排").click();
  await page.getByText("安排好了。").waitFor();
  await look(page, "slots-saved-zh-desk");
  expect(city.number("SELECT count(*) FROM slot_plan")).toBe(1);
  const officer = await staffPage(browser, city, "shiju", phone);
  await officer.goto(city.address + "/staff/campaigns");
  await officer.getByRole("link", { name: "鼓楼区冬季心理健康测评" }).click();
  await officer.getByText(/^\d 所学校中，1 所已为班级选择时间。$/).waitFor();
  await look(officer, "coverage-zh-phone");
  await officer.context().close();
  await button(page, "撤销").click();
  await page.getByText("已撤销").waitFor();
  expect(city.number("SELECT count(*) FROM slot_plan")).toBe(0);
  await page.context().close();
});
