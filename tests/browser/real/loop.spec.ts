import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { en as family_en } from "../../../web/family/src/locale/en";
import { zh as family_zh } from "../../../web/family/src/locale/zh-CN";
import { en as answer_en, late_en } from "../../../web/answer/src/locale/en";
import { late_zh } from "../../../web/answer/src/locale/late_zh-CN";
import { zh as answer_zh } from "../../../web/answer/src/locale/zh-CN";
import { choose, chooseAll, takeSeat } from "../answer/chromium";
import { desk, look as lookAt, narrow, pick, picture, stage, typeSignIn } from "./stage";
import { pattern, staffWords, type Language } from "./words";

// The whole loop by clicking, in the city as a newcomer finds it: a child comes to the school, a guardian
// consents, a county makes a campaign, the class answers through an outage, an answer cannot wait, the
// psychologist's phone is silent, the deputy takes it on, and Monday's list becomes a week of interviews.
// A minute of the alert's clock takes a second.
const born = { month: 5, day: 17 }; // thirteen years old: the guardian decides
const new_children = ["林小榕", "陈小溪", "郑小禾"];

describe.each([
  { language: "zh-CN", width: "desk" },
  { language: "en", width: "phone" },
] as { language: Language; width: "desk" | "phone" }[])("in $language, at $width width", ({ language, width }) => {
  const at = stage({ found: "lived_in", gateway: "speed = 60\n" });
  const { city, gateway } = at;
  const say = staffWords(language);
  const family = language === "en" ? family_en : family_zh;
  const answer = language === "en" ? { ...answer_en, ...late_en } : { ...answer_zh, ...late_zh };
  const title = language === "en" ? "Loop campaign" : "闭环测评";
  let campaign = "";

  /** As a user of this width sees it; then at the other width, too. */
  async function look(page: Page, name: string): Promise<void> {
    for (const other of [false, true]) {
      const size = (width === "desk") === other ? "phone" : "desk";
      await page.setViewportSize(size === "desk" ? desk : narrow);
      await lookAt(page, `loop-${name}-${language}-${size}`);
    }
    await page.setViewportSize(width === "desk" ? desk : narrow);
  }
  const button = (page: Page, words: string | RegExp) => page.getByRole("button", { name: words });
  async function signedIn(login: string): Promise<Page> {
    const page = await at.staff(login, width === "desk" ? desk : narrow);
    if (language === "en") await button(page, "English").first().click();
    return page;
  }
  async function inFamilyLanguage(page: Page): Promise<void> {
    if (language === "en") await button(page, "English").first().click();
  }

  test("the psychologist imports three children who have come to the school", async () => {
    const page = await signedIn("xinli");
    await page.goto(city.address + "/staff/roll/imports");
    const rows = new_children.map(
      (name, i) =>
        `2350102901,${name},2,2013-05-17,其他,,,${9900001 + i},初二,初二(1)班,${46 + i},202609,走读,${name}家长,母亲,1990000010${i},是\n`,
    );
    const header =
      "学校标识码,姓名,性别,出生日期,身份证件类型,身份证件号,学籍号,学籍辅号,年级,班级,班内学号,入学年月,就读方式,成员1姓名,成员1关系,成员1联系电话,成员1是否监护人\n";
    await page.setInputFiles(".drop-input", {
      name: "转入学生.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(header + rows.join("")),
    });
    await page.waitForSelector("#preview");
    await look(page, "1-import");
    await button(page, say("import.confirm", { count: 3 })).click();
    await page.waitForSelector("#stored");
    expect(city.number("SELECT count(*) FROM student WHERE name IN ('林小榕', '陈小溪', '郑小禾')")).toBe(3);
    await page.context().close();
  });

  test("the guardian of one of them scans the slip and consents; the class teacher sees that it is back", async () => {
    const teacher = await signedIn("banzhuren");
    await teacher.goto(city.address + "/staff/consent");
    await teacher.getByRole("link", { name: /初二\(1\)班/ }).click();
    await teacher.getByRole("link", { name: say("consent.print") }).click();
    // What the camera of a phone would read from the picture of the slip.
    const made = teacher.waitForResponse((one) => one.url().endsWith("/slips") && one.request().method() === "POST");
    await button(teacher, say("consent.make")).click();
    const { slips } = (await (await made).json()) as { slips: { name: string; address: string }[] };
    await teacher.waitForSelector(".slip");
    const slip = slips.find((one) => one.name === new_children[0])!;

    const guardian = await at.page(narrow);
    await guardian.goto(slip.address);
    await inFamilyLanguage(guardian);
    await guardian.selectOption("#month", String(born.month));
    await guardian.selectOption("#day", String(born.day));
    await button(guardian, family.next).click();
    await guardian.getByText(family.question).waitFor();
    await look(guardian, "2-consent");
    await guardian.getByRole("button", { name: family.yes, exact: true }).click();
    await button(guardian, family.confirm).click();
    await guardian.getByText(family.receipt, { exact: true }).waitFor();
    await guardian.context().close();

    await teacher.goBack();
    await teacher.reload();
    const row = teacher.locator("tr", { hasText: new_children[0]! });
    await row.getByText(say("consent.returned"), { exact: true }).waitFor();
    expect(await row.innerText()).not.toMatch(new RegExp(`${family_zh.yes}|${say("consent.said_given")}`));
    await teacher.context().close();
  });

  test("a county officer makes a campaign by the wizard alone", async () => {
    const page = await signedIn("quxian");
    await page.goto(city.address + "/staff/campaigns");
    await button(page, say("wizard.make")).click();
    const step = (name: string) =>
      page.getByRole("heading", { name: say(`wizard.step_${name}`), exact: true }).waitFor();
    await step("what");
    await page.fill("#wizard-title_zh", title);
    await page.fill("#wizard-title_en", title);
    const next = () => button(page, say("wizard.next")).click();
    await next();
    await step("whom");
    await next();
    await step("when");
    await page.fill("#wizard-opens_at_ms", new Date(Date.now() + 8 * 3600_000 - 3600_000).toISOString().slice(0, 16));
    await next();
    await step("rules");
    // The last campaign is there: the rules have been tried on it.
    await page.getByText(/PHQ-9/).first().waitFor();
    await look(page, "3-wizard-rules");
    for (const name of ["consent", "roster"]) {
      await next();
      await step(name);
    }
    await next();
    await button(page, pattern(say("wizard.publish"))).waitFor();
    await look(page, "3-wizard-publish");
    await button(page, pattern(say("wizard.publish"))).click();
    await page.getByRole("heading", { name: say("wizard.published") }).waitFor({ timeout: 60_000 });
    campaign = city.text(`SELECT campaign_id FROM campaign WHERE title_zh = '${title}'`);
    expect(campaign).not.toBe("");
    await page.context().close();
  });

  test("the class answers through an outage in which the server is killed; the board follows; silence reaches the deputy, who takes it on", async () => {
    const teacher = await signedIn("jifang");
    await teacher.goto(`${city.address}/staff/campaigns/${campaign}`);
    await button(teacher, say("session.open_for", { name: "初二(1)班" })).click();
    await pick(teacher, "#session-adult", "陈心怡");
    await teacher.click(".ant-modal-footer .ant-btn-primary");
    await teacher.waitForSelector(".code-big");
    const code = (await teacher.innerText(".code-big")).trim();

    const child = await at.page({ width: 360, height: 740 });
    await child.goto(`${city.address}/a/#s=${code}`);
    if (language === "en") await button(child, "English").click();
    await takeSeat(child, 46, "林小榕");
    await button(child, answer.is_me).click();
    await child.waitForSelector(".option");
    for (let item = 0; item < 5; item += 1) await choose(child, 1);
    await city.kill();
    for (let item = 5; item < 8; item += 1) await choose(child, 1);
    await picture(child, `loop-4-outage-${language}`, false);
    await city.start();
    await teacher.waitForSelector(".seat-started", { timeout: 20_000 });
    await look(teacher, "4-class");
    const began = Date.now();
    await choose(child, 3); // item 9: nearly every day. It cannot wait for the end of the sheet.

    // The psychologist's phone rings and nobody presses; ten minutes later, which are ten seconds here, the deputy's.
    const to = (phone: string) => gateway.message((one) => one.to === phone && one.urgency === "acute");
    const first = await to("+12025550101");
    const second = await to("+12025550102");
    expect(Date.now() - began).toBeGreaterThan(8000);
    for (const { text } of [first, second]) expect(text).not.toMatch(/林小榕|PHQ|想法|死/);
    await takenOnByDeputy(second.link);
    await theRestOfTheSheet(child);
    await teacher.waitForSelector(".seat-finished", { timeout: 20_000 });
    await teacher.context().close();
  });

  async function takenOnByDeputy(link: string): Promise<void> {
    const page = await at.page(narrow);
    await page.goto(link);
    if (language === "en") await button(page, /English/).click();
    await look(page, "5-call");
    await button(page, language === "en" ? "I'll take it" : "我来处理").click();
    await page.getByText(language === "en" ? "Sign in to see the name" : "登录查看姓名").click();
    await typeSignIn(page, "fuxinli");
    await page.waitForSelector(".frame #main");
    await page.goto(city.address + "/staff/alerts");
    await page.getByText(new_children[0]!).first().click();
    await page.getByRole("heading", { name: new_children[0]! }).waitFor();
    const words = await page.locator("main").innerText();
    expect(words).toMatch(pattern(say("taking.you")));
    expect(words).toContain(language === "en" ? "Nearly every day" : "几乎每天");
    await look(page, "6-alert");
    expect(
      city.text(
        "SELECT a.name FROM account a JOIN alert t ON t.taken_by = a.account_id JOIN student s ON s.student_id = t.student_id WHERE s.name = '林小榕'",
      ),
    ).toContain("吴静");
    await page.context().close();
  }

  async function theRestOfTheSheet(child: Page): Promise<void> {
    await chooseAll(child);
    await button(child, answer.review_go_on).click();
    await button(child, answer.contact_none).click();
    await button(child, answer.hand_in).click();
    await child
      .getByText(/[0-9A-Z]{4}-[0-9A-Z]{4}/)
      .first()
      .waitFor({ timeout: 30_000 });
    expect(await child.locator("body").innerText()).not.toMatch(/\d+ ?分|等级|level|score/i);
    await child.context().close();
    expect(
      city.number(
        `SELECT count(*) FROM answer_sheet a JOIN student s ON s.student_id = a.student_id WHERE s.name = '林小榕' AND a.state = 'submitted' AND a.campaign_id = ${campaign}`,
      ),
    ).toBe(1);
  }

  test("the live board shows who has finished, and a child without consent looks like everybody else", async () => {
    const teacher = await signedIn("banzhuren");
    await teacher.goto(`${city.address}/staff/campaigns/${campaign}/day`);
    await teacher.locator(".pupil-finished").first().waitFor({ timeout: 20_000 });
    await look(teacher, "7-board");
    expect(await teacher.locator("main").innerText()).not.toMatch(/同意|consent|PHQ/i);
    await teacher.context().close();
  });

  test("Monday's forty alerts are sorted and explained, and become a week of interviews in one step", async () => {
    const page = await signedIn("xinli");
    await page.goto(city.address + "/staff/alerts");
    await page.locator(".inbox-row").first().waitFor();
    expect(
      city.number(
        "SELECT count(*) FROM alert a JOIN enrolment e ON e.student_id = a.student_id JOIN unit u ON u.unit_id = e.school_unit_id WHERE u.code = '2350102901' AND a.closed_at_ms IS NULL",
      ),
    ).toBe(41);
    expect(await page.locator(".inbox-row").first().innerText()).toContain(new_children[0]);
    await look(page, "8-inbox");
    await page.goto(city.address + "/staff/alerts/week");
    await page.getByText(say("plan.next_week"), { exact: true }).click();
    await page.waitForSelector(".slot");
    const accept = button(page, pattern(say("plan.accept")));
    const planned = Number(/\d+/.exec(await accept.innerText())![0]);
    expect(planned).toBeGreaterThan(15);
    await look(page, "9-week-proposed");
    await accept.click();
    await page.waitForSelector(".slot.standing");
    expect(city.number("SELECT count(*) FROM interview_appointment WHERE cancelled_at_ms IS NULL")).toBe(planned);
    // The deputy's alert is the deputy's: it is not planned by somebody else.
    expect(
      city.number(
        "SELECT count(*) FROM interview_appointment i JOIN student s ON s.student_id = i.student_id WHERE s.name = '林小榕'",
      ),
    ).toBe(0);
    await look(page, "9-week-accepted");
    await page.context().close();
  });
});
