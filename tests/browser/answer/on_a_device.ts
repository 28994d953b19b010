import type { Browser, BrowserContext, Page } from "playwright-core";
import { test as plain } from "vitest";
import { standIn, type StandIn } from "./built_page";
import { beginSheet, chooseAll, handInSheet, newDevice, openChromium } from "./chromium";

interface OnADevice {
  /** One for the file. */
  browser: Browser;
  server: StandIn;
  /** A fresh phone, at a server of its own. */
  device: BrowserContext;
  page: Page;
  /** From the code to the first item. */
  begin(code?: string): Promise<void>;
  answerAll(option?: number): Promise<number>;
  handIn(wish?: string): Promise<void>;
  /** What the server has of a sheet. */
  sheet(name?: string): any;
}

/** A test of the answering page as a child has it: a device, a page on it, and a stand-in server of its own. */
export const test = plain.extend<OnADevice>({
  browser: [
    async ({}, use) => {
      const browser = await openChromium();
      await use(browser);
      await browser.close();
    },
    { scope: "file" },
  ],
  server: async ({}, use) => {
    const server = await standIn();
    await use(server);
    await server.close();
  },
  // The device goes before its server, so that nothing of it meets the next one.
  device: async ({ browser, server: _ }, use) => {
    const device = await newDevice(browser);
    await use(device);
    await device.close();
  },
  page: async ({ device }, use) => use(await device.newPage()),
  begin: ({ page, server }, use) => use((code = "ln7k 2qpd") => beginSheet(page, server.address, code)),
  answerAll: ({ page }, use) => use((option = 0) => chooseAll(page, () => option)),
  handIn: ({ page }, use) => use((wish) => handInSheet(page, wish)),
  sheet: ({ server }, use) => use((name = "sheet-ln7k2qpd") => server.world.sheets.get(name)),
});
