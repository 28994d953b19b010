// Every page, in both languages, at desk and phone width: axe finds nothing and nothing is cut off.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { openChromium } from "../answer/chromium.ts";
import { desk, inspect, open, phone, psychologist, visit, with_two_posts, type Language } from "./pages.ts";
import { startStandIn, type StandIn } from "./stand_in_server.mjs";

let browser: Browser;
let server: StandIn;
beforeAll(async () => {
  browser = await openChromium();
  server = await startStandIn();
});
afterAll(async () => {
  await browser.close();
  server.stop();
});

const enrolling = {
  name: "林新",
  step: "second_factor_enrolment",
  posts: ["1"],
  totp_uri: "otpauth://totp/Rongxin:newcomer?secret=JBSWY3DPEHPK3PXP&issuer=Rongxin",
};
const pages: [name: string, path: string, shows: string, session: object | null][] = [
  ["sign_in", "", "#login", null],
  ["enrolment", "", ".enrolment img", enrolling],
  ["posts", "", ".post", with_two_posts],
  ["home", "", ".today li", { ...with_two_posts, step: "working" }],
  ["home_of_nothing", "", ".empty", { ...psychologist, posts: ["3"], post: "3" }],
  ["alerts", "alerts", ".inbox-row", psychologist],
  ["alert", "alerts/a0", ".distribution", psychologist],
  ["alert_not_used", "alerts/a1", ".verdict-invalid", psychologist],
  ["students", "students", ".table", psychologist],
  ["student", "students/s3", ".do-not-inform", psychologist],
  ["import", "roll/imports", ".drop", psychologist],
  ["import_preview", "roll/imports/first", ".counts", psychologist],
  ["import_same", "roll/imports/same", ".counts", psychologist],
  ["campaigns", "campaigns", ".tile", psychologist],
  ["campaign", "campaigns/7", ".bars", psychologist],
  ["class_session", "class-sessions/s-103", ".seats", psychologist],
  ["not_found", "nowhere", ".empty", psychologist],
];

describe.each<[string, Language, typeof desk]>([
  ["desk, Chinese", "zh-CN", desk],
  ["phone, Chinese", "zh-CN", phone],
  ["desk, English", "en", desk],
  ["phone, English", "en", phone],
])("%s", (_, language, size) => {
  it("every page is whole and axe finds nothing", async () => {
    const page = await visit(browser, language, size);
    for (const kind of ["first", "same"])
      server.state.imports.set(kind, { state: "preview", name: "2026年秋季学籍.xlsx", polls: 0 });
    for (const [name, path, shows, session] of pages) {
      server.state.session = session;
      await open(page, server, path, shows);
      await inspect(page, `${name}_${size.width}_${language}`);
      if (language === "en")
        expect(await page.locator("h1").first().innerText(), name).not.toMatch(/登录|建议|学籍|没有/);
    }
    await page.context().close();
  });
});
