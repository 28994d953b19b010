import { expect, test } from "vitest";
import { beginSheet, choose, enterCode, handInSheet } from "../answer/chromium";
import { ask, signInStaff, told } from "./people";
import { desk, look, picture, stage } from "./stage";

const at = stage();
const { city, codes } = at;

test("a child hands in through an outage in which the server is killed", async () => {
  const page = await at.page();
  await beginSheet(page, city.address, codes[0]![4]!);
  await look(page, "item-phone", false);
  for (let item = 0; item < 8; item += 1) await choose(page, 0);
  await city.kill();
  for (let item = 0; item < 8; item += 1) await choose(page, 0);
  await picture(page, "outage-phone", false);
  await handInSheet(page);
  await page.getByRole("heading", { name: "还没有送到" }).waitFor();
  await city.start();
  await page
    .getByText(/[0-9A-Z]{4}-[0-9A-Z]{4}/)
    .first()
    .waitFor({ timeout: 60_000 });
  await look(page, "receipt-phone", false);
  expect(city.number("SELECT count(*) FROM answer_sheet WHERE state = 'submitted'")).toBe(1);
  expect(city.number("SELECT count(*) FROM score WHERE scale = 'phq9' AND value = 0")).toBe(1);
  await page.context().close();
});

test("a child ticks item 9 and closes the tab; the psychologist's alert stands, and nobody else's", async () => {
  const page = await at.page();
  await beginSheet(page, city.address, codes[1]![4]!);
  for (let item = 0; item < 9; item += 1) await choose(page, item === 8 ? 1 : 0);
  // The ASQ comes at once; the tab is closed instead of answering it.
  expect(await page.locator("#question").innerText()).toContain("死掉");
  await page.getByText("已保存").waitFor();
  await picture(page, "asq-phone", false);
  await page.context().close();
  const inbox = async (login: string) => {
    const got = await ask(city, "/api/alerts", { session: await signInStaff(city, login) });
    return {
      status: got.status,
      body:
        got.status === 200
          ? ((await got.json()) as {
              alerts: { student_name: string; reason_words: string; tier: string; id: string }[];
            })
          : undefined,
    };
  };
  const own = await inbox("xinli");
  const row = own.body?.alerts.find((one) => one.student_name === codes[1]![3]);
  expect(row?.tier).toBe("same_day");
  expect(row?.reason_words).toContain("有几天");
  expect((await inbox("taijiang")).body?.alerts).toEqual([]);
  expect((await inbox("banzhuren")).status).toBe(404);
  const session = await signInStaff(city, "xinli");
  const alert = await told<{ validity: { verdict: string }; next_steps: string[] }>(city, `/api/alerts/${row?.id}`, {
    session,
  });
  expect(alert.validity.verdict).toBe("unknown");
  expect(alert.next_steps.length).toBeGreaterThan(0);
});

test("the page is whole in English and on a desk", async () => {
  const page = await at.page(desk);
  await page.goto(city.address + "/a/");
  await page.getByRole("button", { name: "English" }).click();
  await look(page, "door-desk-en", false);
  await enterCode(page, codes[2]![4]!);
  await page.getByRole("button", { name: /^Yes/ }).click();
  await page.waitForSelector(".option");
  await picture(page, "item-desk-en", false);
  expect(await page.locator("main").innerText()).not.toMatch(/[\u4e00-\u9fff]/);
  await page.context().close();
});
