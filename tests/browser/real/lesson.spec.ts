import type { Browser, Page } from "playwright-core";
import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings, choose, desk, enterCode, newDevice, openChromium, phone } from "../answer/chromium";
import { City, staffPage } from "./city";

let browser: Browser;
let codes: string[][];
let campaign: string;
const city = new City();
const pictures = process.env.RONGXIN_PICTURES ?? "test-results/real";
const narrow = { width: 390, height: 844 };

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await openChromium();
  await city.start();
  await city.kill();
  codes = city.codes().filter(([school, class_name]) => school === "鼓楼区演示中学" && class_name === "初二(1)班");
  campaign = city.text("SELECT campaign_id FROM campaign");
  await city.start();
});
afterAll(async () => {
  await browser.close();
  await city.close();
});

async function sitDown(code: string): Promise<Page> {
  const page = await (await newDevice(browser, phone)).newPage();
  await page.goto(city.address + "/a/");
  await enterCode(page, code);
  const mine = page.getByRole("button", { name: /^是我/ }),
    asked = page.locator(".choices");
  await mine.or(asked).first().waitFor();
  // A code that has been used before asks for the second character of the name.
  if (await asked.count())
    await asked.getByText([...codes.find((row) => row[4] === code)![3]!][1]!, { exact: true }).click();
  await mine.click();
  await page.waitForSelector(".option");
  return page;
}

/** Looks at a page as it is: no finding, a picture, nothing wider than the screen. */
async function look(page: Page, name: string): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

test("the class teacher watches the class live, prints slips and separates two children with one slip", async () => {
  const teacher = await staffPage(browser, city, "banzhuren", desk);
  await teacher.goto(`${city.address}/staff/campaigns/${campaign}`);
  await teacher.getByRole("link", { name: "实时进度" }).click();
  await teacher.locator(".pupil").first().waitFor();
  const code = codes[0]![4]!;
  const first = await sitDown(code);
  await choose(first, 1);
  const second = await sitDown(code);
  await choose(second, 2);
  await choose(first, 1);
  await teacher.waitForSelector(".pupil-started", { timeout: 8000 });
  await teacher.reload();
  await teacher.getByText("正在两台设备上使用").waitFor({ timeout: 10_000 });
  await look(teacher, "lesson-day-class");
  const slips = await teacher.evaluate(
    (href) => fetch(href).then(async (answer) => [answer.status, (await answer.text()).slice(0, 5)]),
    (await teacher.getByRole("link", { name: "打印编码条" }).getAttribute("href")) as string,
  );
  expect(slips).toEqual([200, "%PDF-"]);
  await teacher.getByRole("button", { name: "分开" }).click();
  await teacher.locator(".ant-modal-confirm-btns .ant-btn-primary").click();
  await teacher.waitForSelector(".new-code");
  await teacher.waitForTimeout(400);
  await teacher.screenshot({ path: `${pictures}/lesson-new-code.png` });
  expect((await teacher.innerText(".new-code")).replace(/ /g, "")).not.toBe(code);
  expect(city.number("SELECT count(*) FROM sheet_set_aside")).toBe(1);
  await teacher.context().close();
});

test("who finishes is on the board within three seconds, and the board asks only when it is told of a change", async () => {
  const code = codes.at(-1)![4]!;
  const leader = await staffPage(browser, city, "xiaozhang", desk);
  const asked: number[] = [];
  leader.on("request", (request) => {
    if (request.url().endsWith("/board")) asked.push(Date.now());
  });
  await leader.goto(`${city.address}/staff/campaigns/${campaign}/day`);
  await leader.getByText("实时更新").waitFor({ timeout: 15_000 });
  await leader.waitForTimeout(2500); // what the tests before have counted is told of
  const before = asked.length;
  await leader.waitForTimeout(9000); // three times as long as it would poll
  expect(asked.length).toBe(before);

  const signed = (await (
    await fetch(city.address + "/api/answering/sign-in", {
      method: "POST",
      body: JSON.stringify({ access_code: code }),
    })
  ).json()) as { ticket: string; sheet_id: string };
  const items = [
    ...Array.from({ length: 9 }, (_, i) => `phq9.${i + 1}`),
    ...Array.from({ length: 7 }, (_, i) => `gad7.${i + 1}`),
  ];
  const answers = items.map((item) => ({ item, value: 0, spent_ms: 2500 }));
  const counted = async () => Number((await leader.locator("dl.counts dd").first().innerText()).replace(/\D/g, ""));
  const finished = await counted();
  const sent = await fetch(`${city.address}/api/answer-sheets/${signed.sheet_id}`, {
    method: "PUT",
    headers: { Authorization: `Ticket ${signed.ticket}` },
    body: JSON.stringify({ answers }),
  });
  expect(sent.status).toBe(200);
  const received_at_ms = Date.now();
  while ((await counted()) === finished) {
    expect(Date.now() - received_at_ms).toBeLessThan(3000);
    await leader.waitForTimeout(50);
  }
  expect(asked.length - before).toBeLessThanOrEqual(2); // begun and finished may be two changes
  await leader.context().close();
});

test("the stream is gone: the board asks every three seconds and says so, until it is back", async () => {
  const context = await newDevice(browser, desk);
  // A browser whose proxy lets no stream through.
  await context.addInitScript(() => {
    Object.defineProperty(window, "SharedWorker", { value: undefined });
    class Shut extends EventTarget {
      onerror?: () => void;
      constructor() {
        super();
        setTimeout(() => this.onerror?.(), 100);
      }
      close() {}
    }
    Object.defineProperty(window, "EventSource", { value: Shut });
  });
  const leader = await context.newPage();
  await leader.goto(city.address + "/staff/");
  await leader.fill('input[autocomplete="username"]', "xiaozhang");
  await leader.fill('input[type="password"]', "rongxin-demo");
  await leader.keyboard.press("Enter");
  await leader.waitForSelector(".frame #main");
  await leader.goto(`${city.address}/staff/campaigns/${campaign}/day`);
  await leader.getByText(/没有实时连接，改为每 3 秒查询一次/).waitFor();
  let asked = 0;
  leader.on("request", (request) => (asked += request.url().endsWith("/board") ? 1 : 0));
  await leader.waitForTimeout(7500);
  expect(asked).toBeGreaterThanOrEqual(2);
  await look(leader, "lesson-day-asking");
  await context.close();
});

test("the connection is gone: the board says how old it is", async () => {
  const leader = await staffPage(browser, city, "xiaozhang", desk);
  await leader.goto(`${city.address}/staff/campaigns/${campaign}/day`);
  await leader.waitForSelector(".cell");
  await leader.getByText("实时更新").waitFor({ timeout: 15_000 });
  expect(await leader.locator("button.cell").count()).toBe(0);
  await look(leader, "lesson-day-leader");
  await city.kill();
  await leader.getByText("暂时连不上服务器").waitFor({ timeout: 20_000 });
  await city.start();
  await leader.getByText("实时更新").waitFor({ timeout: 20_000 });
  await leader.context().close();
  const officer = await staffPage(browser, city, "shiju", narrow);
  await officer.goto(`${city.address}/staff/campaigns/${campaign}/day`);
  await officer.waitForSelector(".cell");
  await officer.getByRole("button", { name: "English" }).click();
  await officer.getByRole("heading", { name: "Live progress" }).waitFor();
  await look(officer, "lesson-day-city-phone");
  await officer.context().close();
});

test("the pages of the day read well in English and on a phone", async () => {
  for (const [width, size] of [
    [narrow, "phone"],
    [desk, "desk"],
  ] as const)
    // The city has sent the campaign: it alone can take it back.
    for (const [login, places] of [
      ["xinli", ["day", "unfinished", "paper"]],
      ["shiju", ["recall", "day"]],
    ] as const) {
      const page = await staffPage(browser, city, login, width);
      for (const language of ["zh-CN", "en"]) {
        await page.evaluate((chosen) => localStorage.setItem("rongxin.language", chosen), language);
        for (const place of places) {
          await page.goto(`${city.address}/staff/campaigns/${campaign}/${place}`);
          await page.locator("main .sheet, main .empty").first().waitFor();
          await page.waitForTimeout(500);
          await look(page, `lesson-${place}-${login}-${size}-${language}`);
          // Names of people, classes and schools stay as they are; the page's own words do not.
          if (language === "en") expect(await page.locator("main h1").innerText()).not.toMatch(/[\u4e00-\u9fff]/);
        }
      }
      await page.context().close();
    }
});

test("next morning the psychologist opens a make-up session and gives a new code", async () => {
  const psychologist = await staffPage(browser, city, "xinli", narrow);
  await psychologist.goto(`${city.address}/staff/campaigns/${campaign}/unfinished`);
  await psychologist.locator(".unfinished li").first().waitFor();
  await look(psychologist, "lesson-unfinished-phone");
  await psychologist.setViewportSize(desk);
  await psychologist.locator(".away").first().selectOption("leave");
  for (
    let tries = 0;
    tries < 40 && city.number("SELECT count(*) FROM campaign_member WHERE away_because = 'leave'") === 0;
    tries += 1
  )
    await psychologist.waitForTimeout(100);
  expect(city.number("SELECT count(*) FROM campaign_member WHERE away_because = 'leave'")).toBe(1);
  await look(psychologist, "lesson-unfinished");
  await psychologist.getByRole("button", { name: "开补做场次" }).first().click();
  await psychologist.waitForSelector(".code-big");
  await psychologist.context().close();
});

test("a sheet of paper is typed by keyboard twice, the difference settled", async () => {
  const psychologist = await staffPage(browser, city, "xinli", desk);
  await psychologist.goto(`${city.address}/staff/campaigns/${campaign}/paper`);
  await psychologist.getByRole("button", { name: "指定" }).click();
  await psychologist.getByText("可以录入", { exact: true }).waitFor();
  await look(psychologist, "lesson-paper-list");
  const type = async (page: Page, digits: string, button: RegExp) => {
    await page.goto(`${city.address}/staff/campaigns/${campaign}/paper`);
    await page.getByRole("button", { name: button }).last().click();
    await page.waitForSelector(".typing-box");
    await page.locator(".typing-box").first().focus();
    for (const digit of digits) await page.keyboard.press(digit);
  };
  await type(psychologist, "0123012301230123".slice(0, 16), /录入$/);
  await look(psychologist, "lesson-paper-grid");
  await psychologist.getByRole("button", { name: "保存这一遍" }).click();
  await psychologist.getByText("的第一遍已保存").waitFor();
  const helper = await staffPage(browser, city, "jifang", narrow);
  await type(helper, "0123012301230122", /录第二遍$/);
  await look(helper, "lesson-paper-grid-phone");
  await helper.getByRole("button", { name: "保存这一遍" }).click();
  await helper.getByText("有不一致的题目").waitFor();
  await helper.getByRole("button", { name: /核对$/ }).click();
  await helper.locator(".people .ant-radio-wrapper").nth(3).click();
  await look(helper, "lesson-paper-settle-phone");
  await helper.getByRole("button", { name: "核对完成，交卷" }).click();
  await helper.getByText("的答卷已经交上").waitFor();
  expect(city.number("SELECT count(*) FROM answer_sheet WHERE entry_mode = 'paper'")).toBe(1);
  await helper.context().close();
  await psychologist.context().close();
});

test("taken back in the middle of a class: the child is told kindly with nothing lost; undone, the class goes on", async () => {
  const child = await sitDown(codes[3]![4]!);
  await choose(child, 1);
  const officer = await staffPage(browser, city, "shiju", desk);
  await officer.goto(`${city.address}/staff/campaigns/${campaign}/recall`);
  await officer.getByText("时间不对").click();
  await look(officer, "lesson-recall");
  await officer.getByRole("button", { name: "撤回这次测评" }).click();
  await officer.waitForTimeout(400);
  await officer.screenshot({ path: `${pictures}/lesson-recall-sure.png` });
  await officer.locator(".ant-modal-confirm-btns .ant-btn-dangerous").click();
  await officer.getByRole("heading", { name: "已撤回" }).waitFor();
  await look(officer, "lesson-recalled");
  await choose(child, 1).catch(() => undefined);
  await child.getByText("这次答题已经结束").waitFor();
  await child.getByText("没有答完也没关系").waitFor(); // and nothing of answers that nobody will read
  await look(child, "lesson-recalled-child");
  await officer.getByRole("button", { name: "撤销撤回，继续测评" }).click();
  await officer.getByRole("button", { name: "撤回这次测评" }).waitFor();
  const again = await sitDown(codes[3]![4]!);
  expect(await again.locator("#question").innerText()).not.toBe("");
  await officer.context().close();
  const psychologist = await staffPage(browser, city, "xinli", narrow);
  await psychologist.goto(`${city.address}/staff/campaigns/${campaign}/recall`);
  await psychologist.getByText("只有发布的单位可以撤回").waitFor();
  await psychologist.context().close();
});
