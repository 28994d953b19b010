// The one spec in which name, password and second factor are typed on their own account: signing in, choosing a post,
// waiting after wrong tries, and a session that has ended meanwhile.
import type { Page } from "playwright-core";
import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { handIn, signInStaff, told } from "./people";
import { desk, lookInBoth, stage, typeSignIn } from "./stage";

/** What an authenticator shows at a moment for a secret in base32 (RFC 6238: SHA-1, 30 s, six digits). */
function codeAt(secret: string, at_ms: number): string {
  const bits = [...secret]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((octet) => parseInt(octet, 2)));
  const moment = Buffer.alloc(8);
  moment.writeBigUInt64BE(BigInt(Math.floor(at_ms / 30_000)));
  const mac = createHmac("sha1", key).update(moment).digest();
  const number = mac.readUInt32BE(mac[mac.length - 1]! & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

const text = (page: Page, selector: string) => page.locator(selector).first().innerText();
async function give(page: Page, code: string): Promise<void> {
  await page.fill("#code", code);
  await page.keyboard.press("Enter");
}

describe("with a second factor, as a city is served", () => {
  const at = stage({ gateway: "", demo: false });
  const { city } = at;
  let secret = "";

  test("the first sign-in binds an authenticator, refuses a wrong code, and returns to the page that was wanted", async () => {
    const class_id = city.unitOf("banzhuren");
    const page = await at.page(desk);
    await page.goto(`${city.address}/staff/students?class=${class_id}`);
    await page.waitForSelector("#login");
    await lookInBoth(page, "sign-in");
    await typeSignIn(page, "xinli");
    await page.waitForSelector(".enrolment img");
    expect(await page.locator(".enrolment img").evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(
      0,
    );
    await lookInBoth(page, "sign-in-enrolment");
    secret = (await text(page, ".enrolment code")).replace(/ /g, "");
    await give(page, "000000");
    await page.waitForSelector(".notice-problem");
    await give(page, codeAt(secret, Date.now()));
    await page.waitForSelector(".table");
    expect(page.url()).toContain(`/students?class=${class_id}`);
    const pupils = city.number(`SELECT count(*) FROM enrolment WHERE class_unit_id = ${class_id} AND until_on IS NULL`);
    expect(pupils).toBeGreaterThan(20);
    expect(await page.locator("tbody tr").count()).toBe(Math.min(pupils, 50));
    await page.context().close();
  });

  test("every further sign-in asks for the code of the moment, and a used one opens nothing", async () => {
    const page = await at.page(desk);
    await page.goto(`${city.address}/staff/alerts`);
    await page.waitForSelector("#login");
    await typeSignIn(page, "xinli");
    await page.waitForSelector("#code");
    expect(await page.locator(".enrolment").count()).toBe(0);
    await lookInBoth(page, "sign-in-code");
    await give(page, "000000");
    await page.waitForSelector(".notice-problem");
    await give(page, codeAt(secret, Date.now() + 30_000)); // the one of before has been used; clocks may differ by one
    await page.waitForSelector("#main h1");
    expect(page.url()).toContain("/staff/alerts");
    await page.context().close();
  });
});

describe("in the demonstration", () => {
  const at = stage({ found: "lived_in" });
  const { city } = at;

  test("when the session has ended meanwhile the sign-in page says so and keeps the place", async () => {
    const page = await at.staff("xinli", desk, "/campaigns");
    const { csrf } = (await (await page.request.get(`${city.address}/api/staff/session`)).json()) as { csrf: string };
    await page.request.post(`${city.address}/api/staff/sign-out`, { headers: { "X-CSRF": csrf } });
    await page.click('.nav a[href$="/students"]');
    await page.waitForSelector("#login");
    expect(await text(page, ".lead")).toContain("登录已结束");
    expect(page.url()).toContain("/students");
    await page.context().close();
  });

  test("after three wrong tries the button is held while the server asks to wait, and is free again", async () => {
    const page = await at.page(desk);
    await page.goto(`${city.address}/staff/`);
    await page.fill("#login", "fuxinli");
    await page.fill("#password", "wrong");
    for (let tries = 1; tries <= 4 && !(await page.locator(".notice-wait").count()); tries += 1) {
      const answered = page.waitForResponse((one) => one.url().endsWith("/sign-in"));
      await page.click("button[type=submit]");
      await answered;
      await page.locator(".notice-wait, .notice-problem").first().waitFor();
    }
    expect(await text(page, ".notice-wait")).toContain("秒再试");
    expect(await page.locator("button[type=submit]").isDisabled()).toBe(true);
    await page.waitForSelector("button[type=submit]:not([disabled])");
    await page.context().close();
  });

  test("whoever has two posts chooses one, sees which it is, and what the other post saw is forgotten", async () => {
    await handIn(city, city.openCode(), 0, 3); // what only the psychologist may see
    const anquan = await signInStaff(city, "anquan"),
      leader = await signInStaff(city, "xiaozhang");
    const account = city.text("SELECT account_id FROM account WHERE login = 'xinli'");
    const post = JSON.stringify({ unit_id: city.unitOf("banzhuren"), role: "class_teacher", until: "2099-07-31" });
    await told(city, `/api/accounts/${account}/posts`, { session: anquan, method: "POST", body: post });
    const { proposals } = await told<{ proposals: { id: string; state: string }[] }>(city, "/api/proposals", {
      session: leader,
    });
    const { id } = proposals.find(({ state }) => state === "waiting")!;
    await told(city, `/api/proposals/${id}/confirm`, { session: leader, method: "POST" });

    const page = await at.page(desk);
    await page.goto(`${city.address}/staff/alerts`);
    await page.waitForSelector("#login");
    await typeSignIn(page, "xinli");
    await page.waitForSelector(".post");
    await lookInBoth(page, "sign-in-posts");
    await page.locator(".post", { hasText: "心理教师" }).click();
    await page.waitForSelector(".inbox-row");
    expect(await text(page, ".post-now")).toContain("心理教师");
    await page.getByText("马上回应").first().waitFor();
    await page.click(".post-switch");
    await page.click(".ant-dropdown-menu-item >> text=班主任");
    await page.waitForSelector(".post-now b:text('班主任')");
    expect(await page.locator(".nav a", { hasText: "建议谈一谈" }).count()).toBe(0);
    await page.waitForFunction(() => !document.documentElement.outerHTML.includes("马上回应"));
    await page.context().close();
  });
});
