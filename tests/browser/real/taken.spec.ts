import type { Browser } from "playwright-core";
import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings, newDevice, openChromium, phone } from "../answer/chromium";
import { City, Gateway, settled, signInStaff } from "./city";

// Silence at the school's duty: the leader's phone rings, one press, and after signing in the leader
// knows whom to go to. The clocks run 120 times as fast: a message holds until its person is called again.
let browser: Browser;
const gateway = new Gateway();
const city = new City(`${gateway.config}speed = 120\n`);
const pictures = process.env.RONGXIN_PICTURES ?? "test-results/real";

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await openChromium();
  await gateway.start();
  await city.start();
});
afterAll(async () => {
  await browser.close();
  gateway.close();
  await city.close();
});

test("nobody at the school answers: the leader's phone rings, one press, and after signing in the leader sees whom to go to", async () => {
  await city.kill();
  const [, , , name, code] = city.codes().find(([school]) => school === "鼓楼区演示中学")!;
  await city.start();
  const leader = await signInStaff(city, "xiaozhang");
  await fetch(city.address + "/api/staff/contact", {
    ...leader,
    method: "PUT",
    body: JSON.stringify({ phone: "13900000001" }),
  });
  const ticket = (await (
    await fetch(city.address + "/api/answering/sign-in", {
      method: "POST",
      body: JSON.stringify({ access_code: code }),
    })
  ).json()) as { sheet_id: string; ticket: string };
  const answers = [{ item: "phq9.9", value: 3, spent_ms: 3000 }];
  const saved = await fetch(`${city.address}/api/answer-sheets/${ticket.sheet_id}`, {
    method: "PUT",
    headers: { Authorization: `Ticket ${ticket.ticket}` },
    body: JSON.stringify({ answers }),
  });
  expect(saved.status).toBe(200);

  const message = await gateway.message((one) => one.to === "13900000001");
  expect(message.text).not.toContain(name!);
  const page = await (await newDevice(browser, phone)).newPage();
  await page.goto(message.link);
  await page.getByRole("button", { name: "我来处理" }).click();
  const sign_in = page.getByText("登录查看姓名");
  await sign_in.waitFor();
  expect(await page.locator("body").innerText()).not.toContain(name!);
  await sign_in.click();
  await page.fill('input[autocomplete="username"]', "xiaozhang");
  await page.fill('input[type="password"]', "rongxin-demo");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: name! }).waitFor();
  await settled(page);
  expect(await page.locator("main").innerText()).not.toMatch(/PHQ|GAD|分数|不如死掉/);
  expect(await axeFindings(page)).toEqual([]);
  await page.screenshot({ path: `${pictures}/taken-phone.png`, fullPage: true });
  await page.getByRole("button", { name: /English/ }).click();
  await page.getByRole("heading", { name: "What I have taken on" }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

test("a class teacher on duty who takes on by the message sees name, class, school and whom to call, and on the first page what comes next", async () => {
  const leader = await signInStaff(city, "xiaozhang"),
    teacher = await signInStaff(city, "banzhuren");
  const account = city.text("SELECT account_id FROM account WHERE login = 'banzhuren'");
  expect(
    (
      await fetch(city.address + "/api/duty", {
        ...leader,
        method: "POST",
        body: JSON.stringify({ account_id: account, turn: 2 }),
      })
    ).status,
  ).toBe(204);
  await fetch(city.address + "/api/staff/contact", {
    ...teacher,
    method: "PUT",
    body: JSON.stringify({ phone: "13900000002" }),
  });
  await city.kill();
  const [, class_name, , name, code] = city
    .codes()
    .filter(([school, of]) => school === "鼓楼区演示中学" && of === "初二(1)班")[5]!;
  await city.start();
  const ticket = (await (
    await fetch(city.address + "/api/answering/sign-in", {
      method: "POST",
      body: JSON.stringify({ access_code: code }),
    })
  ).json()) as { sheet_id: string; ticket: string };
  await fetch(`${city.address}/api/answer-sheets/${ticket.sheet_id}`, {
    method: "PUT",
    headers: { Authorization: `Ticket ${ticket.ticket}` },
    body: JSON.stringify({ answers: [{ item: "phq9.9", value: 3, spent_ms: 3000 }] }),
  });

  const message = await gateway.message((one) => one.to === "13900000002");
  const page = await (await newDevice(browser, phone)).newPage();
  await page.goto(message.link);
  await page.getByRole("button", { name: "我来处理" }).click();
  await page.getByText("登录查看姓名").click();
  await page.fill('input[autocomplete="username"]', "banzhuren");
  await page.fill('input[type="password"]', "rongxin-demo");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: name! }).waitFor();
  await settled(page);
  const shown = await page.locator("main").innerText();
  expect(shown).toContain(class_name!);
  expect(shown).toContain("鼓楼区演示中学");
  expect(shown).not.toMatch(/PHQ|GAD|分数|不如死掉/);
  expect(await page.locator('a[href^="tel:1"]').count()).toBeGreaterThan(0);
  expect(await axeFindings(page)).toEqual([]);
  await page.screenshot({ path: `${pictures}/taken-teacher-phone.png`, fullPage: true });
  await page.goto(city.address + "/staff/");
  await page.locator(".next-step").getByText(`去找 ${class_name} ${name}`).waitFor();
  await page.screenshot({ path: `${pictures}/taken-home-phone.png`, fullPage: true });

  // Put back: nothing of it is left here.
  const psychologist = await signInStaff(city, "xinli");
  const inbox = (await (await fetch(city.address + "/api/alerts", psychologist)).json()) as {
    alerts: { id: string; student_name: string }[];
  };
  expect(inbox.alerts.map((one) => one.student_name)).toContain(name);
  await page.goto(city.address + "/staff/alerts");
  await page.getByRole("button", { name: "我处理不了，请别人处理" }).click();
  await page.getByRole("button", { name: "放回", exact: true }).click();
  await page.getByRole("heading", { name: name! }).waitFor({ state: "detached" }); // who is called again meets a number until the next 我来处理
  expect(city.number(`SELECT count(*) FROM alert WHERE taken_by = ${account}`)).toBe(0);
  await page.context().close();
});
