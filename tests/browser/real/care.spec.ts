import type { Page } from "playwright-core";
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { axeFindings } from "../answer/chromium";
import { handIn } from "./people";
import { desk, look, narrow, pick, picture, stage } from "./stage";

const base32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** What is printed on the lasting card of a child: 16 digits of a MAC under the city's key, and their check digit. */
function cardOf(student: number): string {
  const mac = (key: Buffer, message: Buffer | string) => createHmac("sha256", key).update(message).digest();
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(student));
  const code_key = mac(
    Buffer.from(readFileSync(join(city.folder, "keys/master.key"), "utf8").trim(), "hex"),
    "rongxin/1/code",
  );
  const bits = [...mac(code_key, Buffer.concat([Buffer.from("card"), number]))]
    .map((octet) => octet.toString(2).padStart(8, "0"))
    .join("");
  const digits = Array.from({ length: 16 }, (_, i) => parseInt(bits.slice(i * 5, i * 5 + 5), 2));
  const check = digits.reduce((sum, digit) => {
    const twice = (sum ^ digit) << 1;
    return twice & 32 ? twice ^ 0b100101 : twice;
  }, 0);
  return [...digits, check].map((digit) => base32[digit]).join("");
}

const inView = (page: Page, selector: string, height: number) =>
  page
    .locator(selector)
    .first()
    .evaluate(
      (found, bottom) => found.getBoundingClientRect().top < bottom && found.getBoundingClientRect().bottom > 0,
      height,
    );

const at = stage();
const { city, codes } = at;
beforeAll(async () => {
  await handIn(city, codes[0]![4]!, 2, 3);
  for (let i = 1; i < 24; i += 1)
    await handIn(city, codes[i]![4]!, i % 2 ? 2 : 1, i % 6 === 0 ? 2 : i % 4 === 1 ? 1 : 0);
});

test("alerts are taken on by key and by tap, many at once, and put back", async () => {
  const page = await at.staff("xinli", desk, "/alerts");
  await page.waitForSelector(".inbox-row");
  expect(await page.locator(".inbox-row").first().innerText()).toContain("马上回应");
  await look(page, "care-inbox", false);
  await page.keyboard.press("j");
  await page.keyboard.press("a");
  await page.waitForSelector(".undo-bar");
  await page.locator(".inbox-row").first().getByText("您在处理").waitFor();
  await page.getByText(/我在处理 1/).click();
  await page.waitForFunction(() => document.querySelectorAll(".inbox-row").length === 1);
  await page.getByText(/^全部/).click();
  await page.getByLabel("全选等人处理的").check();
  await page.getByRole("button", { name: /我来处理这/ }).click();
  await page.getByText(/已由您处理，不再呼叫其他人/).waitFor();
  await picture(page, "care-inbox-taken", false);
  await page.getByRole("button", { name: "撤销" }).click();
  await page.getByText(/已放回，重新开始呼叫/).waitFor();
  expect(city.number("SELECT count(*) FROM alert WHERE taken_by IS NOT NULL")).toBe(1);
  await page.context().close();
});

test("a newcomer finds who, why, what next and who is on it within the first screen, at a desk and on a phone", async () => {
  for (const [name, viewport] of [
    ["desk", desk],
    ["phone", narrow],
  ] as const) {
    const page = await at.staff("xinli", viewport, "/alerts?whose=open");
    await page.waitForSelector(".inbox-row");
    await picture(page, `care-inbox-${name}`, false);
    await page.locator("a.cover").first().click();
    await page.waitForURL(/alerts\/[0-9a-f]{32}/);
    await page.waitForSelector(".alert-columns");
    await picture(page, `care-alert-${name}`, false);
    for (const part of ["h1", ".taking", "#why", "#next"])
      expect(await inView(page, part, viewport.height), `${part} at the ${name}`).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press("a");
    await page.getByText(/您从 .* 起在处理/).waitFor();
    await picture(page, `care-alert-taken-${name}`, false);
    await page.getByRole("button", { name: "放回" }).click();
    await page.getByText("还没有人处理").waitFor();
    await page.getByRole("button", { name: /English/ }).click();
    await page.getByText("Nobody is on it yet").waitFor();
    await look(page, `care-alert-english-${name}`);
    await page.context().close();
  }
});

test("Monday's alerts become a week of interviews in one step, with slips that say nothing of why", async () => {
  for (const [name, viewport] of [
    ["desk", desk],
    ["phone", narrow],
  ] as const) {
    const page = await at.staff("xinli", viewport, "/alerts/week");
    await page.waitForSelector(".week, .empty");
    if (name === "desk") {
      await page.getByText("下周", { exact: true }).click();
      await page.waitForSelector(".slot");
      await look(page, "care-week-proposed", false);
      await page.getByRole("button", { name: /^调整/ }).first().click();
      await page.getByText("这周不约").click();
      const count = Number(/采纳这份安排（(\d+) 人）/.exec(await page.locator(".plan-act").innerText())![1]);
      expect(count).toBeGreaterThan(8);
      await page.getByRole("button", { name: /采纳这份安排/ }).click();
      await page
        .getByText(new RegExp(`已约 ${count} 人`))
        .first()
        .waitFor();
      await page.waitForSelector(".slot.standing");
      await picture(page, "care-week-accepted", false);
      expect(city.number("SELECT count(*) FROM interview_appointment WHERE cancelled_at_ms IS NULL")).toBe(count);
      expect(city.number("SELECT count(*) FROM alert WHERE taken_by IS NOT NULL")).toBeGreaterThanOrEqual(count);
      await page.getByRole("button", { name: "撤销" }).click();
      await page.waitForFunction(() => document.querySelectorAll(".slot.standing").length === 0);
      await page.getByRole("button", { name: /采纳这份安排/ }).click();
      await page.waitForSelector(".slot.standing");
      const standing = await page.locator(".slot.standing").count();
      await page.locator(".slot.standing").first().getByRole("button", { name: /^调整/ }).click();
      await page.getByText("这周不约").last().click();
      await page.getByText(/这周不约了/).waitFor();
      await page.getByRole("button", { name: "撤销" }).click();
      await page.waitForFunction((before) => document.querySelectorAll(".slot.standing").length === before, standing);
      // A time of one's own, though every slot may be taken; and the decision is seen wherever the student is.
      // By name: the list is read anew after the undo and may stand in another order by then.
      const who = await page.locator(".slot.standing").first().locator(".slot-who a").innerText();
      const moved = page.locator(".slot.standing", { hasText: who });
      await moved.getByRole("button", { name: /^调整/ }).click();
      await page.getByText("填一个时间…").last().click();
      await page.getByLabel("几点", { exact: true }).fill("12:35");
      await page.getByRole("button", { name: "就这个时间" }).click();
      await page.getByText(new RegExp(`${who} 改到 .*12:35`)).waitFor();
      await page.getByText("再下一周").click();
      await page.waitForSelector(".plan-accept, .empty");
      await page.goto(city.address + "/staff/alerts");
      await page
        .locator(".inbox-row", { hasText: who })
        .getByText(/已约 .*12:35/)
        .first()
        .waitFor();
      await page.goto(city.address + "/staff/alerts/week");
      await page.waitForSelector(".plan-top");
      await page.getByText("下周", { exact: true }).click();
      await page.waitForSelector(".slot.standing");
      await page.getByRole("link", { name: /约谈单/ }).click();
      await page.waitForSelector(".slip");
    } else {
      await page.getByText("下周", { exact: true }).click();
      await page.waitForSelector(".slot.standing");
      await look(page, "care-week-phone", false);
      await page.getByRole("link", { name: /约谈单/ }).click();
      await page.waitForSelector(".slip");
    }
    await look(page, `care-slips-${name}`, false);
    const words = await page.locator(".slip").allInnerTexts();
    for (const one of words) expect(one).not.toMatch(/谈话|心理测评|PHQ|想法|提示|急/);
    await page.emulateMedia({ media: "print" });
    await picture(page, `care-slips-print-${name}`, false);
    expect(await page.locator(".top").isVisible()).toBe(false);
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("button", { name: /English/ }).click();
    await page
      .getByText(/Please come to/)
      .first()
      .waitFor();
    await page.goBack();
    await page
      .getByText(/Accept this plan|agreed/)
      .first()
      .waitFor();
    await picture(page, `care-week-english-${name}`, false);
    await page.context().close();
  }
});

test("a psychologist writes what to remember for an interview, sees it on the plan, and takes it back", async () => {
  const page = await at.staff("xinli", desk, "/alerts/week");
  await page.getByText("下周", { exact: true }).click();
  const card = page.locator(".slot.standing").first();
  const write = async (words: string, name = "") => {
    await card.getByRole("button", { name: /^调整/ }).click();
    await page
      .locator(".ant-dropdown:visible")
      .getByText(/^[写改]备忘$/)
      .click();
    await page.fill("#reminder", words);
    if (name !== "") await look(page, name, false);
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await card.getByText(`备忘：${words}`).waitFor();
  };
  await write("课间去接");
  await page.getByRole("button", { name: "撤销" }).click();
  await card.getByText("备忘：课间去接").waitFor({ state: "detached" });
  await write("带上次画的房子；先问班主任近况", "care-reminder-form");
  await look(page, "care-reminder", false);
  await page.setViewportSize(narrow);
  await look(page, "care-reminder-phone", false);
  await page.getByRole("link", { name: /约谈单/ }).click();
  await page.waitForSelector(".slip");
  expect(await page.innerText("#main")).not.toContain("房子");
  await page.context().close();
});

test("an adult's concern reaches the psychologist at once, and the adult learns only that somebody is on it", async () => {
  const teacher = await at.staff("banzhuren", narrow, "/concerns");
  await teacher.waitForSelector("#subject");
  const worried_about = codes.slice(24).find(([, school_class]) => school_class === codes[0]![1])![3]!; // nobody has an alert about this one
  await pick(teacher, "#subject", worried_about, worried_about);
  await picture(teacher, "care-concern-top-phone", false);
  await teacher.getByText("现在就需要人").first().click();
  await teacher.fill("#words", "午休时一个人坐在楼梯口哭，说不想回家");
  await look(teacher, "care-concern-phone", false);
  await teacher.getByRole("button", { name: "交给心理老师" }).click();
  await teacher.getByText("已送出，还没有人处理").waitFor();
  expect(city.number("SELECT count(*) FROM alert_signal WHERE kind = 'manual_concern'")).toBe(1);

  const psychologist = await at.staff("xinli", desk, "/alerts?whose=open");
  await psychologist.getByText("午休时一个人坐在楼梯口哭").first().waitFor();
  await psychologist.getByRole("link", { name: worried_about }).first().click();
  await psychologist.getByText("午休时一个人坐在楼梯口哭，说不想回家").waitFor();
  await look(psychologist, "care-alert-concern", false);
  await psychologist.keyboard.press("a");
  await psychologist.getByText(/您从 .* 起在处理/).waitFor();
  await teacher.reload();
  await teacher.getByText("已送出，已有人处理").waitFor();
  await picture(teacher, "care-concern-on-it");
  await teacher.context().close();
  await psychologist.context().close();
});

test("a class is observed with two taps for each who worries, and the psychologist reads it", async () => {
  const teacher = await at.staff("banzhuren", desk, "/observe");
  await teacher.waitForSelector(".pupil");
  await teacher.locator(".pupil").nth(1).click();
  await teacher.getByRole("button", { name: "上课常睡着，没有精神" }).click();
  await look(teacher, "care-observe-desk", false);
  await teacher.getByRole("button", { name: "好了" }).click();
  await teacher.getByRole("button", { name: /交给心理老师（1 人请留意/ }).click();
  await teacher.getByText("已交上，谢谢。").waitFor();
  await teacher.context().close();

  const psychologist = await at.staff("xinli", narrow);
  await psychologist.goto(
    city.address + "/staff/observe?class=" + city.text("SELECT class_unit_id FROM observation_round LIMIT 1"),
  );
  await psychologist.getByText("上课常睡着，没有精神").first().waitFor();
  await look(psychologist, "care-observed-phone", false);
  await psychologist.getByRole("button", { name: /English/ }).click();
  await psychologist.getByText("often asleep in lessons, without energy").first().waitFor();
  await psychologist.context().close();
});

test("a sign of danger says on the page that it calls today, reaches the psychologist, and the list of the school keeps who is not read", async () => {
  const teacher = await at.staff("banzhuren", desk, "/observe");
  await teacher.waitForSelector(".pupil");
  const before = city.number("SELECT count(*) FROM alert_signal WHERE kind = 'manual_concern'");
  await teacher.locator(".pupil").nth(2).click();
  await teacher.getByRole("button", { name: /说过活着没意思/ }).click();
  await teacher
    .locator(".nudge")
    .getByText(/这是需要当天处理的表现/)
    .waitFor();
  expect(await axeFindings(teacher)).toEqual([]);
  await teacher.locator(".nudge").getByRole("button", { name: "现在就需要人" }).click();
  await teacher.waitForFunction(() => document.querySelector(".nudge") === null);
  await teacher.getByRole("radio", { name: "请心理老师留意" }).check();
  await teacher.getByRole("button", { name: "好了" }).click();
  await teacher.getByRole("button", { name: /交给心理老师（1 人请留意/ }).click();
  await teacher.getByText("已交上，谢谢。").waitFor();
  expect(city.number("SELECT count(*) FROM alert_signal WHERE kind = 'manual_concern'")).toBe(before + 1);
  await teacher.context().close();

  const psychologist = await at.staff("xinli", desk);
  await psychologist.locator('section[aria-labelledby="today-marked"]').getByText("人未看").first().waitFor();
  await psychologist
    .locator('section[aria-labelledby="today-marked"]')
    .getByRole("link", { name: "看全校名单" })
    .click();
  await psychologist
    .getByText(/说过活着没意思/)
    .first()
    .waitFor();
  await look(psychologist, "care-marked", false);
  const unseen = await psychologist.locator(".marked > li").count();
  await psychologist.getByRole("button", { name: "看过了" }).first().click();
  await psychologist.waitForFunction((rows) => document.querySelectorAll(".marked > li").length === rows - 1, unseen);
  await psychologist.getByRole("button", { name: "撤销" }).click();
  await psychologist.waitForFunction((rows) => document.querySelectorAll(".marked > li").length === rows, unseen);
  await psychologist.context().close();
});

test("without a network a concern says at once that nothing was sent, keeps its words, and is not sent later by itself", async () => {
  const teacher = await at.staff("banzhuren", narrow, "/concerns");
  await teacher.waitForSelector("#subject");
  await pick(teacher, "#subject");
  await teacher.getByText("现在就需要人").first().click();
  await teacher.fill("#words", "刚才说不想活了");
  const before = city.number("SELECT count(*) FROM alert_signal");
  await teacher.context().setOffline(true);
  await teacher.getByRole("button", { name: "交给心理老师" }).click();
  await teacher
    .getByRole("alert")
    .getByText(/没有连上平台/)
    .waitFor();
  await teacher.getByText("您写的还在这里，没有丢。").waitFor();
  expect(await teacher.inputValue("#words")).toBe("刚才说不想活了");
  await teacher.evaluate(() => scrollTo(0, document.body.scrollHeight));
  expect(await teacher.locator(".offline").evaluate((line) => line.getBoundingClientRect().bottom > 0)).toBe(true);
  expect(await axeFindings(teacher)).toEqual([]);
  const asked = teacher.waitForResponse(
    (answer) => answer.request().method() === "GET" && answer.url().includes("/api/"),
  );
  await teacher.context().setOffline(false);
  await asked; // the page is back
  expect(city.number("SELECT count(*) FROM alert_signal")).toBe(before);
  await teacher.getByRole("button", { name: "交给心理老师" }).click();
  await teacher.getByText("已送出，还没有人处理").first().waitFor();
  expect(city.number("SELECT count(*) FROM alert_signal")).toBe(before + 1);
  await teacher.context().close();
});

test("a personal card calls somebody on an ordinary day, and offline says to go to a teacher", async () => {
  const device = await at.device(narrow);
  const child = await device.newPage();
  const student = city.number("SELECT student_id FROM answer_sheet ORDER BY received_at_ms LIMIT 1"); // handed in already: nothing to answer, only to call
  await child.goto(`${city.address}/a/#c=${cardOf(student)}`); // names nobody, asks nobody who they are
  await child.getByRole("button", { name: "现在就想有人找我" }).waitFor();
  await look(child, "care-card-phone", false);
  await device.setOffline(true);
  await child.getByRole("button", { name: "今天想有人找我" }).click();
  await child.getByText("还没送出，请直接找老师").first().waitFor();
  await picture(child, "care-card-offline", false);
  await device.setOffline(false);
  await child
    .getByText(/看到，并来找你|看到以后会/)
    .first()
    .waitFor(); // what can be kept at this hour
  await picture(child, "care-card-sent", false);
  expect(city.number("SELECT count(*) FROM alert_signal WHERE kind = 'help_button' AND campaign_id = 0")).toBe(1);
  await device.close();
});

test("a card's page that is opened and left keeps no name on the device, nor does one that nobody touches", async () => {
  const device = await at.device(narrow);
  const child = await device.newPage();
  const student = city.number("SELECT student_id FROM answer_sheet ORDER BY received_at_ms LIMIT 1");
  const name = city.text(`SELECT name FROM student WHERE student_id = ${student}`);
  await child.goto(`${city.address}/a/#c=${cardOf(student)}`);
  await child.getByRole("button", { name: "现在就想有人找我" }).waitFor();
  expect(await child.locator("body").innerText()).not.toContain(name);
  await child.goto("about:blank");
  await child.goto(`${city.address}/a/`);
  await child.locator("#code").waitFor();
  expect(await child.locator("body").innerText()).not.toContain(name);
  expect(await child.getByRole("button", { name: "现在就想有人找我" }).count()).toBe(0);

  await child.clock.install();
  await child.goto(`${city.address}/a/?again#c=${cardOf(student)}`);
  await child.getByRole("button", { name: "现在就想有人找我" }).waitFor();
  await child.clock.fastForward(121_000);
  await child.getByRole("button", { name: "现在就想有人找我" }).waitFor({ state: "detached" });
  expect(await child.locator("body").innerText()).not.toContain(name);
  await device.close();
});
