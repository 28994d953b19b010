// What people do on the staff pages, by clicking and by keyboard.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { openChromium } from "../answer/chromium.ts";
import { inspect, open, phone, psychologist, visit, with_two_posts } from "./pages.ts";
import { startStandIn, type StandIn } from "./stand_in_server.mjs";

let browser: Browser;
let server: StandIn;
let page: Page;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(async () => {
  await browser.close();
});
beforeEach(async () => {
  server = await startStandIn();
  page = await visit(browser);
  return async () => {
    await page.context().close();
    server.stop();
  };
});

const text = (selector: string) => page.locator(selector).first().innerText();

describe("signing in", () => {
  it("asks for the second factor and returns to the page that was wanted", async () => {
    await open(page, server, "students?class=103", "#login");
    await page.fill("#login", "wangli");
    await page.fill("#password", "banyan");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#code");
    await page.fill("#code", "000000");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".notice-problem");
    await page.fill("#code", "123456");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".table");
    expect(page.url()).toContain("/students?class=103");
    expect(await page.locator("tbody tr").count()).toBe(42);
    expect(server.state.csrf_missing).toBe(0);
  });

  it("holds the button while the server asks to wait", async () => {
    await open(page, server, "", "#login");
    await page.fill("#login", "wangli");
    await page.fill("#password", "wrong");
    for (let i = 0; i < 3; i += 1) {
      await page.click("button[type=submit]");
      await page.waitForTimeout(300);
    }
    expect(await text(".notice-wait")).toContain("秒再试");
    expect(await page.locator("button[type=submit]").isDisabled()).toBe(true);
    await page.waitForSelector("button[type=submit]:not([disabled])");
  });

  it("lets someone with two posts choose, shows the post, and forgets what the other post saw", async () => {
    server.state.session = { ...with_two_posts };
    await open(page, server, "alerts", ".post");
    await page.click(".post >> nth=0");
    await page.waitForSelector(".inbox-row");
    expect(await text(".post-now")).toContain("心理教师");
    await page.click(".post-switch");
    await page.click(".ant-dropdown-menu-item >> text=班主任");
    await page.waitForSelector(".post-now b:text('班主任')");
    expect(await page.locator(".nav a", { hasText: "建议谈一谈" }).count()).toBe(0);
    await page.waitForFunction(() => !document.documentElement.outerHTML.includes("马上回应"));
  });

  it("shows the sign-in page when the session has ended meanwhile", async () => {
    server.state.session = { ...psychologist };
    await open(page, server, "campaigns", ".tile");
    server.state.session = null;
    await page.click(".nav a >> text=学生");
    await page.waitForSelector("#login");
    expect(await text(".lead")).toContain("登录已结束");
    expect(page.url()).toContain("/students");
  });
});

describe("suggested talks", () => {
  beforeEach(() => {
    server.state.session = { ...psychologist };
  });

  it("are read by keyboard: j, k and Enter", async () => {
    await open(page, server, "alerts", ".inbox-row");
    const names = await page.locator(".inbox .cover").allInnerTexts();
    for (const key of ["j", "j", "j", "k"]) await page.keyboard.press(key);
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).innerText)).toBe(names[1]);
    await page.keyboard.press("Enter");
    await page.waitForSelector(".alert-columns");
    expect(await text("h1")).toBe(names[1]);
  });

  it("use red only for what is overdue or right away", async () => {
    await open(page, server, "alerts", ".inbox-row");
    const red = await page.evaluate(() =>
      [...document.querySelectorAll(".inbox-row")].map((row) =>
        [...row.querySelectorAll("*"), row].some((one) =>
          /rgb\(163, 32, 26\)/.test(getComputedStyle(one).color + getComputedStyle(one).backgroundColor),
        ),
      ),
    );
    expect(red).toEqual([true, true, false, false, false, false, false]);
  });

  it("open the answers only with a reason, which the server gets", async () => {
    await open(page, server, "alerts/a0", ".alert-columns");
    expect(await page.locator(".critical").count()).toBe(0);
    await page.click("text=查看作答");
    await page.click(".ant-modal-footer .ant-btn-primary");
    expect(await text(".field-fault")).toContain("至少写");
    expect(server.state.opened).toEqual([]);
    await page.fill("#reason", "准备今天下午的谈话");
    await page.waitForTimeout(300);
    await inspect(page, "answers_reason");
    await page.click(".ant-modal-footer .ant-btn-primary");
    await page.waitForSelector(".critical");
    expect(server.state.opened).toEqual([{ id: "a0", reason: "准备今天下午的谈话" }]);
    await page.waitForSelector(".ant-modal-wrap", { state: "hidden" });
    await inspect(page, "answers");
  });

  it("never carry a level or a diagnosis", async () => {
    await open(page, server, "alerts/a0", ".alert-columns");
    expect(await page.locator("body").innerText()).not.toMatch(/诊断|抑郁症|焦虑症|异常|高危|风险等级|预警/);
  });
});

describe("the roll", () => {
  beforeEach(() => {
    server.state.session = { ...psychologist };
  });
  const file = (name: string, size = 4000) => ({
    name,
    mimeType: "text/csv",
    buffer: Buffer.from("姓名,学校标识码\n".padEnd(size, "x")),
  });

  it("is imported after a look: upload, preview, confirm, result", async () => {
    await open(page, server, "roll/imports", ".drop");
    await page.setInputFiles(".drop-input", file("2026年秋季学籍.csv"));
    await page.waitForSelector(".counts");
    expect(await text("#preview")).toContain("2026年秋季学籍.csv");
    expect(await page.locator("body").innerText()).toContain("家庭年收入");
    expect(await page.locator("tbody tr").count()).toBe(6);
    expect(await page.getAttribute("a[download]", "href")).toBe("/api/roll/imports/first/rejected");
    await page.click("text=确认保存 1954 人");
    await page.waitForSelector("[aria-valuenow]");
    expect(await page.locator("#main").innerText()).toContain("可以离开这个页面");
    await page.waitForSelector("#stored");
    await inspect(page, "import_stored");
    expect(server.state.csrf_missing).toBe(0);
  });

  it("says of the same file that nothing changes, and offers nothing to confirm", async () => {
    await open(page, server, "roll/imports", ".drop");
    await page.setInputFiles(".drop-input", file("same.csv"));
    await page.waitForSelector(".counts");
    expect(await text("#preview")).toContain("没有变化");
    expect(await page.locator(".actions .ant-btn-primary").count()).toBe(0);
  });

  it("refuses the wrong kind of file before sending, and shows the server's refusal", async () => {
    await open(page, server, "roll/imports", ".drop");
    await page.setInputFiles(".drop-input", file("名册.pdf"));
    expect(await text(".notice-problem")).toContain("没有上传任何内容");
    await page.setInputFiles(".drop-input", { name: "坏.csv", mimeType: "text/csv", buffer: Buffer.from("x") });
    await page.waitForSelector(".notice-problem:has-text('缺少“身份证件号”')");
    expect(await text(".notice-problem")).toContain("没有保存任何内容");
  });

  it("is searched by name without the name in the address", async () => {
    await open(page, server, "students", ".table");
    expect(await page.locator("tbody tr").count()).toBe(50);
    await page.click("#class");
    await page.waitForSelector(".ant-select-item-option:has-text('高二（2）班')", { state: "attached" });
    await page.keyboard.press("Escape");
    await page.click("text=显示更多");
    await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 100);
    const name = await text("tbody a");
    await page.fill("#name", name);
    await page.waitForFunction(
      (wanted) => [...document.querySelectorAll("tbody a")].every((one) => one.textContent === wanted),
      name,
    );
    expect(decodeURIComponent(page.url())).not.toContain(name);
  });

  it("marks who must not be told, and gives no number of theirs to call", async () => {
    await open(page, server, "students/s3", ".do-not-inform");
    expect(await text(".do-not-inform")).toContain("请勿告知此人");
    expect(await page.locator(".do-not-inform a").count()).toBe(0);
    expect(await page.locator("a[href^='tel:']").count()).toBe(2);
  });
});

describe("a class session", () => {
  beforeEach(() => {
    server.state.session = { ...psychologist };
  });

  it("opens only with a named adult, and ends after a question", async () => {
    await open(page, server, "campaigns/7", ".class-list");
    await page.click("[aria-label='为高一（1）班开场次']");
    await page.waitForSelector(".ant-modal-footer");
    await page.click(".ant-modal-footer .ant-btn-primary");
    expect(await text(".field-fault")).toContain("请指定一位");
    await page.click("#session-adult");
    await page.click(".ant-select-item-option >> text=王丽");
    await inspect(page, "open_session");
    await page.click(".ant-modal-footer .ant-btn-primary");
    await page.waitForSelector(".code-big");
    expect(page.url()).toContain("/class-sessions/s-101");
    expect(await page.locator(".way-in img").evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
    await page.click("text=结束场次");
    await page.waitForSelector(".ant-modal-confirm-btns");
    expect(server.state.closed.size).toBe(0);
    await page.click(".ant-modal-confirm-btns .ant-btn-primary");
    await page.waitForSelector("h2:text('场次已结束')");
    expect([...server.state.closed]).toEqual(["s-101"]);
  });

  it("keeps the last progress when the server is away, and says so", async () => {
    await open(page, server, "class-sessions/s-103", ".seats");
    server.state.broken = "/api/class-sessions";
    await page.waitForSelector(".notice-wait", { timeout: 20_000 });
    expect(await page.locator(".seat").count()).toBe(42);
  });
});

describe("bad days", () => {
  beforeEach(() => {
    server.state.session = { ...psychologist };
  });

  it("a broken server gives a number to quote", async () => {
    server.state.broken = "/api/campaigns";
    await open(page, server, "campaigns", ".notice-problem");
    expect(await text(".notice-problem")).toContain("K7-4F2A");
    await inspect(page, "broken");
    server.state.broken = "";
    await page.click(".notice-problem button");
    await page.waitForSelector(".tile");
  });

  it("a student who is not there, or not ours, gives the same answer", async () => {
    await open(page, server, "students/s9999", ".notice-problem");
    expect(await text(".notice-problem")).toContain("没有找到，或者您没有查看的权限");
  });

  it("without a network a banner says what is safe, that nothing is sent now, and to go to somebody", async () => {
    await open(page, server, "", ".today li");
    await page.context().setOffline(true);
    await page.waitForSelector(".offline");
    expect(await text(".offline")).toContain("都已保存");
    expect(await text(".offline")).toContain("不会稍后自动送出");
    expect(await text(".offline")).toContain("直接找值班老师");
    await page.context().setOffline(false);
    await page.waitForSelector(".offline", { state: "detached" });
  });

  it("the language changes in place", async () => {
    await open(page, server, "alerts", ".inbox-row");
    await page.click(".language");
    await page.waitForSelector("h1:text('Suggested talks')");
    await page.waitForSelector(".inbox-why:has-text('The student pressed')");
    expect(await page.getAttribute("html", "lang")).toBe("en");
  });

  it("the first stop of the keyboard skips to the content", async () => {
    await open(page, server, "alerts", ".inbox-row");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("skip");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
  });

  it("on a phone the menu is a drawer", async () => {
    const small = await visit(browser, "zh-CN", phone);
    await open(small, server, "", ".today li");
    await small.click(".menu-button");
    await small.click(".ant-drawer .nav a >> text=学生");
    await small.waitForSelector(".table");
    await small.waitForSelector(".ant-drawer-mask", { state: "hidden" });
    await small.context().close();
  });
});
