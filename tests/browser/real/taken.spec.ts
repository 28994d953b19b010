import type { Browser } from "playwright-core";
import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings, newDevice, openChromium, phone } from "../answer/chromium";
import { City, Gateway, settled, signInStaff } from "./city";

// Silence at the school's duty: the leader's phone rings, one press, and after signing in the leader
// knows whom to go to. The clocks run 600 times as fast.
let browser: Browser;
const gateway = new Gateway();
const city = new City(`${gateway.config}speed = 600\n`);
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
  await fetch(city.address + "/api/staff/contact", { ...leader, method: "PUT", body: JSON.stringify({ phone: "13900000001" }) });
  const ticket = (await (await fetch(city.address + "/api/answering/sign-in", { method: "POST", body: JSON.stringify({ access_code: code }) })).json()) as { sheet_id: string; ticket: string };
  const answers = [{ item: "phq9.9", value: 3, spent_ms: 3000 }];
  const saved = await fetch(`${city.address}/api/answer-sheets/${ticket.sheet_id}`, { method: "PUT", headers: { Authorization: `Ticket ${ticket.ticket}` }, body: JSON.stringify({ answers }) });
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
