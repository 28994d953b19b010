// What every spec on the real server has: a city, a browser, people at their pages, and how a page is looked at.
import type { Browser, BrowserContext, Page } from "playwright-core";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { atRest } from "../at_rest";
import { axeFindings, desk, newDevice, openChromium, phone } from "../answer/chromium";
import { City, Gateway } from "./city";
import { signInStaff } from "./people";
import type { Found } from "./server";

export { desk, phone };
/** A phone as staff hold it. */
export const narrow = { width: 390, height: 844 };
export type Size = typeof desk;

export const pictures = process.env.RONGXIN_PICTURES ?? "test-results/real";

interface Wish {
  found?: Found;
  /** More lines of the [call] section: a gateway takes the city's messages. */
  gateway?: string;
  /** What stands before the server starts. */
  before?: (city: City) => void;
  /** False: served as a city's own is, with a second factor. */
  demo?: boolean;
}

/** The city of one spec, as it begins before its first test and ends after its last. */
export class Stage {
  readonly gateway = new Gateway();
  readonly city: City;
  /** Rows of children who can answer: school, class, seat, name, code. */
  readonly codes: string[][] = [];
  browser!: Browser;

  constructor(private readonly wish: Wish) {
    this.city = new City(wish.gateway === undefined ? "" : this.gateway.config + wish.gateway, wish.found, wish.demo);
  }
  async begin(): Promise<void> {
    mkdirSync(pictures, { recursive: true });
    this.codes.push(...this.city.codes());
    this.wish.before?.(this.city);
    if (this.wish.gateway !== undefined) await this.gateway.start();
    [this.browser] = await Promise.all([openChromium(), this.city.start()]);
  }
  async end(): Promise<void> {
    await this.browser?.close();
    if (this.wish.gateway !== undefined) this.gateway.close();
    await this.city.close();
  }

  device(size: Size = phone, more: object = {}): Promise<BrowserContext> {
    return newDevice(this.browser, size, more);
  }
  /** A page of a device of its own: a child's, a guardian's. */
  async page(size: Size = phone, more: object = {}): Promise<Page> {
    return (await this.device(size, more)).newPage();
  }

  /** A device on which a member of staff has signed in. The typing of it is tested in sign_in.spec.ts. */
  async staffDevice(login: string, size: Size = desk, more: object = {}): Promise<BrowserContext> {
    const [device, { cookies }] = await Promise.all([this.device(size, more), signInStaff(this.city, login)]);
    const kept = { domain: "127.0.0.1", httpOnly: true, sameSite: "Strict" } as const;
    await device.addCookies(
      cookies.map((cookie) => ({
        ...kept,
        ...cookie,
        path: cookie.name === "rongxin_session" ? "/api" : "/api/staff",
      })),
    );
    return device;
  }
  /** A page of the staff entry of somebody who has signed in, at rest. */
  async staff(login: string, size: Size = desk, path = "/", more: object = {}): Promise<Page> {
    const page = await (await this.staffDevice(login, size, more)).newPage();
    await this.go(page, path);
    return page;
  }
  async go(page: Page, path: string): Promise<void> {
    await page.goto(`${this.city.address}/staff${path}`);
    await page.waitForSelector("#main h1");
    await atRest(page);
  }
}

/** Begins and ends the city of this spec (or of the group of tests in which it is called). */
export function stage(wish: Wish = {}): Stage {
  const made = new Stage(wish);
  beforeAll(() => made.begin());
  afterAll(() => made.end());
  return made;
}

/** Takes the picture of a page at rest. */
export async function picture(page: Page, name: string, whole = true): Promise<void> {
  await atRest(page);
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: whole });
}

/** A page as people meet it: at rest nothing for axe to find, nothing wider than the screen, and a picture to look at. */
export async function look(page: Page, name: string, whole = true): Promise<void> {
  await picture(page, name, whole);
  expect(await axeFindings(page), name).toEqual([]);
  const sticking_out = await page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter(
      (one) => one.getBoundingClientRect().right > innerWidth + 1,
    );
    return [document.documentElement.scrollWidth, ...wide.map((one) => one.outerHTML.slice(0, 120))];
  });
  expect(sticking_out, `${name} is wider than the screen`).toEqual([]);
}

/** The same in both languages, at a desk and on a phone: the page stays where it is. */
export async function lookInBoth(page: Page, name: string): Promise<void> {
  for (const language of ["zh-CN", "en"] as const) {
    await speak(page, language);
    for (const [at, size] of [
      ["desk", desk],
      ["phone", narrow],
    ] as const) {
      await page.setViewportSize(size);
      await look(page, `${name}-${language}-${at}`);
    }
    if (language === "en")
      expect(await page.locator("h1").first().innerText(), name).not.toMatch(/登录|建议|学籍|没有/);
  }
  await page.setViewportSize(desk);
  await speak(page, "zh-CN");
}

/** Changes the language of a staff page in place, however narrow it is. */
export async function speak(page: Page, language: "zh-CN" | "en"): Promise<void> {
  if ((await page.getAttribute("html", "lang")) === language) return;
  await page
    .locator(".language")
    .first()
    .evaluate((button: HTMLElement) => button.click());
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
}

/**
 * Chooses from a list of a form: what stands in its box after `typed` has narrowed it, or its first option. A list that
 * still opens moves under the pointer, and one that still closes takes the next press, so both are waited for.
 */
export async function pick(page: Page, box: string, option: string | RegExp = /./, typed?: string): Promise<void> {
  await page.locator(box).click();
  if (typed !== undefined) await page.locator(box).fill(typed);
  await atRest(page);
  await page
    .locator(".ant-select-dropdown:visible")
    .locator(".ant-select-item-option, .ant-select-tree-title")
    .filter({ hasText: option })
    .first()
    .click();
  await atRest(page);
}

/** Types name and password where the page asks for them. */
export async function typeSignIn(page: Page, login: string, password = "rongxin-demo"): Promise<void> {
  await page.fill('input[autocomplete="username"]', login);
  await page.fill('input[type="password"]', password);
  await page.keyboard.press("Enter");
}
