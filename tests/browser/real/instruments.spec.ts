import type { Browser, Page } from "playwright-core";
import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings, desk, openChromium, phone } from "../answer/chromium";
import { City, staffPage } from "./city";

let browser: Browser;
let codes: string[][];
const city = new City();
const pictures = process.env.RONGXIN_PICTURES ?? "test-results/real";

/** A child who taps through faster than anybody can read; "sent", or why the code opens nothing. */
async function hurry([, , , name, access_code]: string[]): Promise<string> {
  const signIn = async (name_part?: string) =>
    (await (
      await fetch(city.address + "/api/answering/sign-in", {
        method: "POST",
        body: JSON.stringify({ access_code, name_part }),
      })
    ).json()) as { ticket: string; sheet_id: string; state: string; code?: string };
  let ticket = await signIn();
  if (ticket.state === "code") ticket = await signIn(Array.from(name!)[1]); // used before
  if (ticket.state !== "open") return ticket.code ?? ticket.state;
  const headers = { Authorization: `Ticket ${ticket.ticket}` };
  const form = (await (await fetch(city.address + "/api/answering/form", { headers })).json()) as {
    sections: { id: string; items: { id: string; ask_when?: unknown }[] }[];
  };
  const asked = form.sections.flatMap((section) => section.items).filter((item) => !item.ask_when);
  const answers = asked.map((item, at) => ({ item: item.id, value: item.id === "phq9.9" ? 0 : at % 2, spent_ms: 150 }));
  const sent = await fetch(`${city.address}/api/answer-sheets/${ticket.sheet_id}`, {
    method: "PUT",
    headers,
    body: JSON.stringify({ answers }),
  });
  expect(sent.status, await sent.text()).toBe(200);
  return "sent";
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  expect(await axeFindings(page), name).toEqual([]);
}

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await openChromium();
  await city.start();
  await city.kill();
  codes = city.codes().filter(([school]) => school === "鼓楼区演示中学");
  await city.start();
});
afterAll(async () => {
  await browser.close();
  await city.close();
});

test("the psychologist releases a retest by clicking, the same code gives the second attempt, and then there is no third", async () => {
  const [first, second] = codes;
  const teacher = await staffPage(browser, city, "xinli", desk);
  await teacher.goto(city.address + "/staff/retests");
  await teacher.getByText("没有需要再测的答卷").waitFor();
  await picture(teacher, "retests-none");

  expect(await hurry(first!)).toBe("sent");
  expect(await hurry(second!)).toBe("sent");
  expect(await hurry(first!)).toBe("code_spent");
  await teacher.reload();
  await teacher.getByText("本次结果不采用，建议再测").first().waitFor();
  await picture(teacher, "retests");
  await teacher.getByRole("button", { name: `放开再测：${first![3]}` }).click();
  await teacher.locator(".ant-popconfirm").getByRole("button", { name: "放开再测" }).click();
  await teacher.getByText("可以再测").first().waitFor();
  await picture(teacher, "retests-released");

  expect(await hurry(first!)).toBe("sent");
  expect(await hurry(first!)).toBe("code_spent");
  expect(await hurry(second!)).toBe("code_spent");
  await teacher.reload();
  await teacher.getByText("不再做第三次测评").first().waitFor();
  expect(await teacher.getByRole("button", { name: `放开再测：${first![3]}` }).count()).toBe(0);
  await teacher.context().close();
});

test("on a phone and in English the retests read the same; a leader has no such page", async () => {
  const teacher = await staffPage(browser, city, "xinli", phone);
  await teacher.goto(city.address + "/staff/retests");
  await teacher.getByText("不再做第三次测评").first().waitFor();
  await picture(teacher, "retests-phone");
  await teacher.getByRole("button", { name: "English" }).click();
  await teacher.goto(city.address + "/staff/retests");
  await teacher.getByText("never a third test").first().waitFor();
  await picture(teacher, "retests-phone-english");
  await teacher.context().close();
  const leader = await staffPage(browser, city, "xiaozhang", desk);
  expect(await leader.getByText("再测名单").count()).toBe(0);
  await leader.context().close();
});
