import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { enterCode, handInSheet, passGuard } from "../answer/chromium";
import { atRest } from "../at_rest";
import { printSlips, signInStaff } from "./people";
import { desk, look, narrow, stage } from "./stage";
import { publishLooks } from "./looks";

let young: string[][];

const mood = `campaign: mood
title: {zh-CN: 今天的心情, en: How I feel today}
introduction: {zh-CN: 听一听，点一张脸。, en: Listen and tap a face.}
help_promise: {zh-CN: 心理老师今天放学前会看到。, en: The school psychologist reads it before school ends.}
who_reads: {zh-CN: 只有学校的心理老师。, en: Only the school psychologist.}
unit: city
instruments: [mood_today]
window: {opens: "2026-01-01T00:00+08:00", closes: "2036-01-01T00:00+08:00"}
consent: {default: given}
hotlines:
  - {name: {zh-CN: 心理援助热线, en: Helpline}, number: "12356", note: {zh-CN: 24小时, en: day and night}}
`;

/** Taps one option of each question, by its number. */
async function answer(page: Page, picks: number[]): Promise<void> {
  for (const [i, pick] of picks.entries())
    await page.locator(".informant-items > li").nth(i).locator(".ant-radio-wrapper").nth(pick).click();
}

const at = stage({
  before: (city) => {
    publishLooks(city);
    city.publish(mood);
    young = city.codes("mood");
  },
});
const { city } = at;

test("the class teacher fills one student after another, saved as they go, and no score stands anywhere", async () => {
  const teacher = await at.staff("banzhuren", desk);
  await teacher.locator("#today-informants").waitFor(); // the first page leads there
  await look(teacher, "informant-home");
  await teacher.getByRole("link", { name: "请您看看", exact: true }).click();
  await teacher.getByRole("link", { name: "班主任观察问卷" }).waitFor();
  await look(teacher, "informant-tasks");
  await teacher.getByRole("link", { name: "班主任观察问卷" }).click();
  await teacher.locator(".informant-pupil").first().waitFor();
  await look(teacher, "informant-class");
  const first = (await teacher.locator(".informant-pupil b").first().innerText()).trim();
  await teacher.getByRole("button", { name: `从${first}开始` }).click();
  await teacher.getByText("每选一项就会保存。").waitFor();
  await answer(teacher, [2, 1]);
  await teacher.getByText("已保存，填了 2 / 4 题").waitFor();
  await look(teacher, "informant-sheet");
  await teacher.reload();
  await teacher.getByText("已保存，填了 2 / 4 题").waitFor(); // what was saved is there again
  expect(await teacher.locator(".informant-items input:checked").count()).toBe(2);
  await answer(teacher, [2, 1, 1, 0]);
  await teacher.getByText("已保存，填了 4 / 4 题").waitFor();
  await teacher.getByRole("button", { name: "交给心理老师" }).click();
  await teacher.locator(".ant-popconfirm").getByRole("button", { name: "交给心理老师" }).click();
  await teacher.getByText("已交 1 /").waitFor();
  await teacher.locator("#sheet-of", { hasNotText: first }).waitFor(); // the next one stands there
  await teacher.locator(".informant-pupil").first().click();
  await teacher.getByText("这份已经交给心理老师").waitFor();
  await look(teacher, "informant-handed-in");
  expect(await teacher.locator("main").innerText()).not.toMatch(/\d 分|达到/);
  expect(city.number("SELECT count(*) FROM informant_score WHERE value = 4 AND band = 'above'")).toBe(1);
  await teacher.context().close();
});

test("on a phone and in English the same, by keyboard; a critical answer calls at once", async () => {
  const teacher = await at.staff("banzhuren", narrow, `/informants`);
  await teacher.getByRole("link", { name: "班主任观察问卷" }).click();
  await teacher.locator(".informant-pupil").nth(1).waitFor();
  await look(teacher, "informant-class-phone");
  await teacher.locator(".informant-pupil").nth(1).click();
  await teacher.locator(".informant-items").waitFor();
  await look(teacher, "informant-sheet-phone");
  await teacher.getByRole("button", { name: "English" }).click();
  await teacher.getByText("How often was this so").waitFor();
  await teacher.locator(".informant-items > li").nth(3).locator("input").first().focus();
  await teacher.keyboard.press("ArrowDown");
  await teacher.getByText("Saved, 1 of 4 answered").waitFor();
  await look(teacher, "informant-sheet-phone-english");
  expect(city.number("SELECT count(*) FROM alert_signal WHERE kind = 'critical_item' AND attempt = 0")).toBe(1);
  await teacher.getByRole("button", { name: "Hand in to the psychologist" }).click();
  await teacher.getByText("3 items have no answer").waitFor();
  await teacher.locator(".ant-popconfirm").getByRole("button", { name: "Hand in to the psychologist" }).click();
  await teacher.getByText("How often was this so").waitFor();
  await atRest(teacher); // what is handed in has arrived
  await teacher.context().close();
});

test("a guardian who has said yes answers behind the same slip, hands in once, and sees no score", async () => {
  const class_id = city.unitOf("banzhuren");
  const xinli = await signInStaff(city, "xinli");
  const slips = await printSlips(city, xinli, class_id);
  // The second of the class: the child whom the class teacher's answer called for.
  const [seat, born] = city
    .text(
      `SELECT e.seat_no || '|' || s.born_on FROM student s JOIN enrolment e ON e.student_id = s.student_id JOIN alert_signal g ON g.student_id = s.student_id WHERE e.class_unit_id = ${class_id} AND g.attempt = 0`,
    )
    .split("|");
  const page = await at.page();
  await page.goto(slips.find((one) => one.seat === Number(seat))!.address);
  await page.selectOption("#month", String(Number(born!.slice(5, 7))));
  await page.selectOption("#day", String(Number(born!.slice(8, 10))));
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByRole("button", { name: /^(同意|我知道了)$/ }).click();
  await page.getByRole("button", { name: "确定" }).click();
  await page.getByText("还想请您说说孩子的情况").waitFor();
  await look(page, "informant-family-asked");
  await page.getByRole("button", { name: /填写：家长问卷/ }).click();
  await page.locator("fieldset").first().waitFor();
  await page.locator("fieldset").nth(0).locator("label").nth(2).click();
  await page.locator("fieldset").nth(1).locator("label").nth(1).click();
  await page.getByText("已保存，选了 2 / 4 题").waitFor();
  await look(page, "informant-family-questions");
  await page.getByRole("button", { name: "交给心理老师" }).click();
  await page.getByText("还有 2 题没有选").waitFor();
  await page.getByRole("button", { name: "再想一想" }).click();
  await page.locator("fieldset").nth(2).locator("label").nth(1).click();
  await page.locator("fieldset").nth(3).locator("label").nth(0).click();
  await page.getByText("已保存，选了 4 / 4 题").waitFor();
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: "Hand in to the psychologist" }).click();
  await look(page, "informant-family-sure-english");
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByText("questionnaire: received, thank you").waitFor();
  await look(page, "informant-family-done-english");
  expect(await page.locator("body").innerText()).not.toMatch(/score|cut-off/);
  expect(
    city.number("SELECT count(*) FROM informant_sheet WHERE informant = 'guardian' AND handed_in_at_ms IS NOT NULL"),
  ).toBe(1);
  await page.context().close();
});

test("the psychologist reads both beside the child's own, in words, and sees how many are in; the leader sees nothing of it", async () => {
  for (const [name, viewport] of [
    ["desk", desk],
    ["phone", narrow],
  ] as const) {
    const page = await at.staff("xinli", viewport, "/alerts");
    await page.locator("a.cover").first().click();
    await page.getByText("班主任的作答：“说过活着没意思”一题选了“有时”。").waitFor();
    await page.getByText("合计：不可计分：3 题没有作答").waitFor();
    await look(page, `informant-alert-${name}`);
    if (name === "phone") expect((await page.locator("#next").boundingBox())!.y).toBeLessThan(narrow.height); // what next stays in the first screen
    if (name === "desk") {
      await page.getByRole("button", { name: /English/ }).click();
      await page.getByText("Total: not scorable: 3 unanswered").waitFor();
      await look(page, "informant-alert-english");
      await page.getByRole("button", { name: /中文/ }).click();
      await page.getByRole("button", { name: "查看作答" }).click();
      await page.locator("#reason").fill("准备今天下午的谈话");
      await page.getByRole("button", { name: "记录理由并查看" }).click();
      await page.locator(".informant-answers").first().waitFor();
      await look(page, "informant-alert-answers");
    }
    await page.goto(
      `${city.address}/staff/campaigns/${city.text("SELECT campaign_id FROM campaign WHERE code = 'looks'")}`,
    );
    await page.getByText("老师和家长的问卷").waitFor();
    await page.locator("#informant-counts").scrollIntoViewIfNeeded();
    await look(page, `informant-counts-${name}`);
    await page.context().close();
  }
  const leader = await at.staff(
    "xiaozhang",
    desk,
    `/campaigns/${city.text("SELECT campaign_id FROM campaign WHERE code = 'looks'")}`,
  );
  await leader.getByText("完成情况").first().waitFor();
  expect(await leader.getByText("老师和家长的问卷").count()).toBe(0);
  expect(await leader.getByRole("link", { name: "请您看看" }).count()).toBe(0);
  await leader.context().close();
});

test("a young child hears each question, taps faces, by finger at 360 px or by key, and nothing becomes a score", async () => {
  const device = await at.device({ width: 360, height: 640 }, { reducedMotion: "reduce" });
  const child = await device.newPage();
  await child.addInitScript(() => {
    const said: string[] = [];
    Object.assign(window, {
      said,
      SpeechSynthesisUtterance: class {
        constructor(public text: string) {}
      },
    });
    Object.defineProperty(window, "speechSynthesis", {
      value: {
        getVoices: () => [{ lang: "zh-CN", name: "of the test" }],
        cancel: () => undefined,
        speak: (one: { text: string }) => said.push(one.text),
      },
    });
  });
  const said = () => child.evaluate(() => (window as unknown as { said: string[] }).said.length);
  await child.goto(city.address + "/a/");
  await enterCode(child, young[3]![4]!);
  await child.getByRole("button", { name: /^是我/ }).click();
  await child.waitForSelector("svg.face");
  expect(await child.locator("svg.face").count()).toBe(5);
  expect(await said()).toBe(1); // read as soon as it is there
  for (let i = 0; i < 5; i += 1)
    expect((await child.locator(".option").nth(i).boundingBox())!.width).toBeLessThanOrEqual(360);
  expect(await child.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await look(child, "informant-mood-360");
  await child.getByRole("button", { name: "停止朗读" }).click();
  await child.getByRole("button", { name: "朗读", exact: true }).click();
  expect(await said()).toBe(2);
  for (let item = 0; item < 5; item += 1) {
    const option = child.locator(".option").nth(item);
    const question = await child.locator("#question").innerText();
    await passGuard(child);
    if (item % 2 === 0) await option.click();
    else {
      await option.focus();
      await child.keyboard.press("Enter");
    }
    await child.waitForFunction(
      (before) => document.querySelector<HTMLElement>("#question")?.innerText !== before,
      question,
    );
  }
  await handInSheet(child);
  await child.getByText("谢谢你，已经收到了").waitFor();
  expect(
    city.number(
      "SELECT count(*) FROM answer_sheet s JOIN campaign c ON c.campaign_id = s.campaign_id WHERE c.code = 'mood' AND s.state = 'submitted'",
    ),
  ).toBe(1);
  expect(
    city.number("SELECT count(*) FROM score s JOIN campaign c ON c.campaign_id = s.campaign_id WHERE c.code = 'mood'"),
  ).toBe(0);
  await device.close();
});
