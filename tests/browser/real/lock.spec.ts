// Lock, sign-out and another person in the same browser, with three tabs open.
import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { atRest } from "../at_rest";
import { signInStaff } from "./people";
import { desk, look, stage } from "./stage";

const at = stage();
const { city } = at;
const names = city.text("SELECT DISTINCT name FROM student").split("\n");

const open = async (context: BrowserContext, path: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`${city.address}/staff${path}`);
  await page.waitForSelector("#main h1");
  await atRest(page);
  return page;
};
/** Names of children anywhere in the document, its title and its values. */
const readable = async (page: Page): Promise<string[]> => {
  const text = await page.evaluate(
    () =>
      document.title +
      document.documentElement.outerHTML +
      [...document.querySelectorAll("input, textarea")].map((one) => (one as HTMLInputElement).value).join(" "),
  );
  return names.filter((name) => text.includes(name));
};
const locked = (page: Page) => page.waitForSelector("#lock-password");
const signedOut = (page: Page) => page.waitForSelector("#login");
async function fromMenu(page: Page, words: string): Promise<void> {
  await page.locator(".who-button").click();
  await page.getByRole("menuitem", { name: words }).click();
}

test("a lock closes three tabs at once, holds over reloads, the address bar and a new tab, and brings back what was being written", async () => {
  const list = await at.staff("xinli", desk);
  const context = list.context();
  await list.goto(`${city.address}/staff/students`);
  await list.locator("th[data-head]").first().waitFor();
  const writing = await open(context, "/concerns");
  await writing.fill("#words", "今天没有说完的话");
  const third = await open(context, "/students");
  await third.locator("th[data-head]").first().waitFor();
  expect((await readable(list)).length).toBeGreaterThan(3);

  await list.keyboard.press("Control+Shift+L");
  for (const page of [list, writing, third]) {
    await locked(page);
    expect(await readable(page)).toEqual([]);
    expect(await page.content()).not.toContain("今天没有说完的话");
  }
  await look(list, "lock-locked", false);
  await third.reload();
  await locked(third);
  const fourth = await context.newPage();
  await fourth.goto(`${city.address}/staff/alerts`);
  await locked(fourth);
  expect(await readable(fourth)).toEqual([]);
  for (const path of ["/api/alerts", "/api/students", "/api/events"]) {
    const answer = await fourth.goto(city.address + path);
    expect(answer?.status(), path).toBe(423);
    expect(await readable(fourth)).toEqual([]);
  }
  await fourth.close();

  await writing.fill("#lock-password", "not the password");
  await writing.keyboard.press("Enter");
  await writing.getByText("密码不对").waitFor();
  await writing.fill("#lock-password", "rongxin-demo");
  await writing.keyboard.press("Enter");
  for (const page of [list, writing, third]) await page.waitForSelector("#lock-password", { state: "detached" });
  expect(await writing.inputValue("#words")).toBe("今天没有说完的话");
  await list.locator("th[data-head]").first().waitFor();
  await third.locator("th[data-head]").first().waitFor();
  await context.close();
});

test("signing out clears every tab at once and shows the sign-in page, from the menu and from the lock", async () => {
  const one = await at.staff("xinli", desk);
  const context = one.context();
  const others = [await open(context, "/students"), await open(context, "/alerts")];
  await others[0]!.locator("th[data-head]").first().waitFor();
  await fromMenu(one, "退出");
  for (const page of [one, ...others]) {
    await signedOut(page);
    expect(await readable(page)).toEqual([]);
    expect(await page.locator(".frame").count()).toBe(0);
  }
  await others[0]!.goBack().catch(() => undefined);
  expect(await readable(others[0]!)).toEqual([]);
  await context.close();

  const again = await at.staff("xinli", desk, `/students`);
  await again.locator("th[data-head]").first().waitFor();
  await fromMenu(again, "锁定");
  await locked(again);
  await again.getByRole("button", { name: "退出登录" }).click();
  await signedOut(again);
  expect(await readable(again)).toEqual([]);
  await again.context().close();
});

test("a tab of the person before begins anew with words when somebody else has signed in, and shows and does nothing until then", async () => {
  const before = await at.staff("xinli", desk);
  const context = before.context();
  await before.goto(`${city.address}/staff/students`);
  await before.locator("th[data-head]").first().waitFor();
  // A sign-in that this tab was not told of: only the cookie is another one.
  const teacher = await signInStaff(city, "banzhuren");
  await context.addCookies([
    {
      name: "rongxin_session",
      value: teacher.headers.Cookie!.split("=")[1]!,
      domain: "127.0.0.1",
      path: "/api",
      httpOnly: true,
      sameSite: "Strict",
    },
  ]);
  await before.getByRole("link", { name: "我有些担心" }).click();
  await before.getByText("已为您重新打开").waitFor();
  await before.getByText("班主任").first().waitFor();
  expect(await before.locator(".who-name").innerText()).toBe(
    city.text("SELECT name FROM account WHERE login = 'banzhuren'"),
  );
  expect(await before.getByText("csrf_refused").count()).toBe(0);
  // The other way round, by a second tab that says so.
  const second = await open(context, "/");
  await fromMenu(second, "退出");
  await signedOut(before);
  await second.waitForSelector("#login");
  await second.fill("#login", "xinli");
  await second.fill("#password", "rongxin-demo");
  await second.keyboard.press("Enter");
  await before.waitForSelector(".frame #main");
  expect(await before.locator(".who-name").innerText()).toBe(
    city.text("SELECT name FROM account WHERE login = 'xinli'"),
  );
  await context.close();
});

test("the password can be changed from the menu of the name, and the sign-in page says whom to ask for a new one", async () => {
  const page = await at.staff("xiaozhang", desk);
  await fromMenu(page, "更改密码");
  await page.waitForSelector("#current-password");
  await fromMenu(page, "退出");
  await signedOut(page);
  await page.getByText("忘记密码？请找").waitFor();
  await page.context().close();
});
