import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { choose, enterCode } from "../answer/chromium";
import { atRest } from "../at_rest";
import { handIn } from "./people";
import { desk, look, narrow, picture, speak, stage } from "./stage";

const at = stage();
const { city } = at;
const campaign = city.text("SELECT campaign_id FROM campaign");
const codes = city.codes().filter(([, class_name]) => class_name === "初二(1)班");

async function sitDown(code: string): Promise<Page> {
  const page = await at.page();
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

test("who finishes is on the board within three seconds, and the board asks only when it is told of a change", async () => {
  const leader = await (await at.staffDevice("xiaozhang", desk)).newPage();
  let asked = 0;
  leader.on("request", (request) => (asked += request.url().endsWith("/board") ? 1 : 0));
  await leader.clock.install();
  await at.go(leader, `/campaigns/${campaign}/day`);
  await leader.getByText("实时更新").waitFor({ timeout: 15_000 });
  await atRest(leader); // what has changed before the stream ran has been asked for
  const before = asked;
  await leader.clock.runFor(9000); // three times as long as it would poll
  await atRest(leader);
  expect(asked).toBe(before);

  const count = leader.locator("dl.counts dd").first();
  const finished = await count.innerText();
  await handIn(city, codes.at(-1)![4]!, 0);
  await leader.waitForFunction(
    (words) => document.querySelector<HTMLElement>("dl.counts dd")!.innerText !== words,
    finished,
    { timeout: 3000 },
  );
  expect(asked - before).toBeLessThanOrEqual(2); // begun and finished may be two changes
  await leader.context().close();
});

test("the class teacher watches the class live, prints slips and separates two children with one slip", async () => {
  const teacher = await at.staff("banzhuren", desk, `/campaigns/${campaign}`);
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
  await picture(teacher, "lesson-new-code", false);
  expect((await teacher.innerText(".new-code")).replace(/ /g, "")).not.toBe(code);
  expect(city.number("SELECT count(*) FROM sheet_set_aside")).toBe(1);
  await teacher.context().close();
});

test("the stream is gone: the board asks every three seconds and says so, until it is back", async () => {
  const context = await at.staffDevice("xiaozhang", desk);
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
  await leader.clock.install();
  await leader.goto(`${city.address}/staff/campaigns/${campaign}/day`);
  await leader.getByText(/没有实时连接，改为每 3 秒查询一次/).waitFor();
  let asked = 0;
  leader.on("request", (request) => (asked += request.url().endsWith("/board") ? 1 : 0));
  for (const times of [1, 2]) {
    await atRest(leader);
    await leader.clock.runFor(3000);
    await expect.poll(() => asked).toBeGreaterThanOrEqual(times);
  }
  await look(leader, "lesson-day-asking");
  await context.close();
});

test("the connection is gone: the board says how old it is", async () => {
  const leader = await at.staff("xiaozhang", desk, `/campaigns/${campaign}/day`);
  await leader.waitForSelector(".cell");
  await leader.getByText("实时更新").waitFor({ timeout: 15_000 });
  expect(await leader.locator("button.cell").count()).toBe(0);
  await look(leader, "lesson-day-leader");
  await city.kill();
  await leader.getByText("暂时连不上服务器").waitFor({ timeout: 20_000 });
  await city.start();
  await leader.getByText("实时更新").waitFor({ timeout: 20_000 });
  await leader.context().close();
  const officer = await at.staff("shiju", narrow, `/campaigns/${campaign}/day`);
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
      const page = await at.staff(login, width);
      for (const place of places) {
        await page.goto(`${city.address}/staff/campaigns/${campaign}/${place}`);
        await page.locator("main .sheet, main .empty").first().waitFor();
        for (const language of ["zh-CN", "en"] as const) {
          await speak(page, language);
          await look(page, `lesson-${place}-${login}-${size}-${language}`);
        }
        // Names of people, classes and schools stay as they are; the page's own words do not.
        expect(await page.locator("main h1").innerText()).not.toMatch(/[\u4e00-\u9fff]/);
        await speak(page, "zh-CN");
      }
      await page.context().close();
    }
});

test("next morning the psychologist opens a make-up session and gives a new code", async () => {
  const psychologist = await at.staff("xinli", narrow, `/campaigns/${campaign}/unfinished`);
  await psychologist.locator(".unfinished li").first().waitFor();
  await look(psychologist, "lesson-unfinished-phone");
  await psychologist.setViewportSize(desk);
  await psychologist.locator(".away").first().selectOption("leave");
  await expect.poll(() => city.number("SELECT count(*) FROM campaign_member WHERE away_because = 'leave'")).toBe(1);
  await look(psychologist, "lesson-unfinished");
  await psychologist.getByRole("button", { name: "开补做场次" }).first().click();
  await psychologist.waitForSelector(".code-big");
  await psychologist.context().close();
});

test("a sheet of paper is typed by keyboard twice, the difference settled", async () => {
  const psychologist = await at.staff("xinli", desk, `/campaigns/${campaign}/paper`);
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
  const helper = await at.staff("jifang", narrow);
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
  const officer = await at.staff("shiju", desk, `/campaigns/${campaign}/recall`);
  await officer.getByText("时间不对").click();
  await look(officer, "lesson-recall");
  await officer.getByRole("button", { name: "撤回这次测评" }).click();
  await picture(officer, "lesson-recall-sure", false);
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
  const psychologist = await at.staff("xinli", narrow, `/campaigns/${campaign}/recall`);
  await psychologist.getByText("只有发布的单位可以撤回").waitFor();
  await psychologist.context().close();
});
