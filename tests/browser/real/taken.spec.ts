import { expect, test } from "vitest";
import { axeFindings } from "../answer/chromium";
import { atRest } from "../at_rest";
import { ask, sendSheet, signInChild, signInStaff, told } from "./people";
import { look, picture, stage, typeSignIn } from "./stage";

// Silence at the school's duty: the leader's phone rings, one press, and after signing in the leader
// knows whom to go to. The clocks run 120 times as fast: a message holds until its person is called again.

const at = stage({ gateway: "speed = 120\n" });
const { city, codes } = at;

test("nobody at the school answers: the leader's phone rings, one press, and after signing in the leader sees whom to go to", async () => {
  const [, , , name, code] = codes.find(([school]) => school === "鼓楼区演示中学")!;
  const leader = await signInStaff(city, "xiaozhang");
  await told(city, "/api/staff/contact", {
    session: leader,
    method: "PUT",
    body: JSON.stringify({ phone: "13900000001" }),
  });
  await sendSheet(city, await signInChild(city, code!), [{ item: "phq9.9", value: 3, spent_ms: 3000 }]);

  const message = await at.gateway.message((one) => one.to === "13900000001");
  expect(message.text).not.toContain(name!);
  const page = await at.page();
  await page.goto(message.link);
  await page.getByRole("button", { name: "我来处理" }).click();
  const sign_in = page.getByText("登录查看姓名");
  await sign_in.waitFor();
  expect(await page.locator("body").innerText()).not.toContain(name!);
  await sign_in.click();
  await typeSignIn(page, "xiaozhang");
  await page.getByRole("heading", { name: name! }).waitFor();
  await atRest(page);
  expect(await page.locator("main").innerText()).not.toMatch(/PHQ|GAD|分数|不如死掉/);
  await look(page, "taken-phone");
  await page.getByRole("button", { name: /English/ }).click();
  await page.getByRole("heading", { name: "What I have taken on" }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

test("a class teacher on duty who takes on by the message sees name, class, school and whom to call, and on the first page what comes next", async () => {
  const leader = await signInStaff(city, "xiaozhang"),
    teacher = await signInStaff(city, "banzhuren");
  const account = city.text("SELECT account_id FROM account WHERE login = 'banzhuren'");
  const duty = { account_id: account, turn: 2 };
  expect((await ask(city, "/api/duty", { session: leader, method: "POST", body: JSON.stringify(duty) })).status).toBe(
    204,
  );
  await told(city, "/api/staff/contact", {
    session: teacher,
    method: "PUT",
    body: JSON.stringify({ phone: "13900000002" }),
  });
  const [, class_name, , name, code] = codes.filter(
    ([school, of]) => school === "鼓楼区演示中学" && of === "初二(1)班",
  )[5]!;
  await sendSheet(city, await signInChild(city, code!), [{ item: "phq9.9", value: 3, spent_ms: 3000 }]);

  const message = await at.gateway.message((one) => one.to === "13900000002");
  const page = await at.page();
  await page.goto(message.link);
  await page.getByRole("button", { name: "我来处理" }).click();
  await page.getByText("登录查看姓名").click();
  await typeSignIn(page, "banzhuren");
  await page.getByRole("heading", { name: name! }).waitFor();
  await atRest(page);
  const shown = await page.locator("main").innerText();
  expect(shown).toContain(class_name!);
  expect(shown).toContain("鼓楼区演示中学");
  expect(shown).not.toMatch(/PHQ|GAD|分数|不如死掉/);
  expect(await page.locator('a[href^="tel:1"]').count()).toBeGreaterThan(0);
  await look(page, "taken-teacher-phone");
  await page.goto(city.address + "/staff/");
  await page.locator(".next-step").getByText(`去找 ${class_name} ${name}`).waitFor();
  await picture(page, "taken-home-phone");

  // Put back: nothing of it is left here.
  const psychologist = await signInStaff(city, "xinli");
  const inbox = await told<{ alerts: { student_name: string }[] }>(city, "/api/alerts", { session: psychologist });
  expect(inbox.alerts.map((one) => one.student_name)).toContain(name);
  await page.goto(city.address + "/staff/alerts");
  await page.getByRole("button", { name: "我处理不了，请别人处理" }).click();
  await page.getByRole("button", { name: "放回", exact: true }).click();
  await page.getByRole("heading", { name: name! }).waitFor({ state: "detached" }); // who is called again meets a number until the next 我来处理
  expect(city.number(`SELECT count(*) FROM alert WHERE taken_by = ${account}`)).toBe(0);
  await page.context().close();
});
