import type { Browser, Page } from "playwright-core";
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:http";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newDevice } from "../answer/chromium";

const binary = process.env.RONGXIN_BINARY ?? join(import.meta.dirname, "../../../build/dev/rongxin");

/** The demonstration city in a folder of its own, served by the real binary. */
export class City {
  readonly folder = mkdtempSync(join(tmpdir(), "rongxin-browser-"));
  readonly port = 19000 + Math.floor(Math.random() * 1000);
  readonly address = `http://127.0.0.1:${this.port}`;
  private server?: ChildProcess;

  constructor(
    more_config = "",
    private readonly flags = ["--unanswered"],
  ) {
    const here = (name: string) => JSON.stringify(join(this.folder, name));
    writeFileSync(
      join(this.folder, "rongxin.toml"),
      `[server]\nport = ${this.port}\npublic_address = "${this.address}"\n[store]\nurl = ${JSON.stringify("sqlite:" + join(this.folder, "city.db"))}\n[keys]\nfolder = ${here("keys")}\n[audit]\ncheckpoint_file = ${here("checkpoints")}\n${more_config}`,
    );
  }

  async start(): Promise<void> {
    this.server = spawn(binary, ["--config", join(this.folder, "rongxin.toml"), "serve", "--demo", ...this.flags], {
      stdio: "ignore",
    });
    for (let tries = 0; tries < 400; tries += 1) {
      const up = await fetch(this.address + "/api/health").then(
        (answer) => answer.ok,
        () => false,
      );
      if (up) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("the server did not start");
  }

  /** SIGKILL: nothing is tidied up. */
  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.server?.once("exit", resolve));
    this.server?.kill("SIGKILL");
    await gone;
  }

  /** What a command of the program prints. Only while the server is down. */
  command(...words: string[]): string {
    return execFileSync(binary, ["--config", join(this.folder, "rongxin.toml"), ...words], { encoding: "utf8" });
  }

  /** Rows of `campaign codes` of 初二 in 鼓楼区演示中学: school, class, seat, name, code. Only while the server is down. */
  codes(campaign = "demo-autumn"): string[][] {
    const rows = this.command("campaign", "codes", campaign)
      .trim()
      .split("\n")
      .map((line) => line.split(","));
    return rows.filter(([school, school_class]) => school === "鼓楼区演示中学" && school_class!.startsWith("初二"));
  }

  /** Publishes a campaign from the text of a file. Only while the server is down. */
  publish(yaml: string): void {
    writeFileSync(join(this.folder, "campaign.yaml"), yaml);
    execFileSync(binary, [
      "--config",
      join(this.folder, "rongxin.toml"),
      "campaign",
      "apply",
      join(this.folder, "campaign.yaml"),
    ]);
  }

  /** One value out of the database file. */
  text(sql: string): string {
    return execFileSync("sqlite3", ["-readonly", join(this.folder, "city.db"), sql], { encoding: "utf8" }).trim();
  }
  number(sql: string): number {
    return Number(this.text(sql));
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What the city's gateway for text messages got. */
export interface GatewayMessage {
  message_id: string;
  to: string;
  text: string;
  urgency: string;
  link: string;
}

/** A gateway of our own on the loopback: takes every message. */
export class Gateway {
  readonly messages: GatewayMessage[] = [];
  readonly port = 20000 + Math.floor(Math.random() * 1000);
  readonly config = `[call]\nwebhook_url = "http://127.0.0.1:${this.port}/messages"\n`;
  private server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      this.messages.push(JSON.parse(body) as GatewayMessage);
      response.writeHead(204).end();
    });
  });

  start(): Promise<void> {
    return new Promise((resolve) => this.server.listen(this.port, "127.0.0.1", resolve));
  }
  /** The first message that is wanted; waits for it. */
  async message(wanted: (one: GatewayMessage) => boolean = () => true): Promise<GatewayMessage> {
    for (let tries = 0; tries < 400; tries += 1) {
      const found = this.messages.find(wanted);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("no such message came");
  }
  close(): void {
    this.server.close();
  }
}

export interface Session {
  headers: Record<string, string>;
}

// What is sent as text is JSON, and says so: the server takes nothing else.
const send = globalThis.fetch;
globalThis.fetch = (where, init) => {
  const headers = new Headers(init?.headers);
  if (typeof init?.body === "string" && init.body !== "" && !headers.has("Content-Type"))
    headers.set("Content-Type", "application/json");
  return send(where, init && { ...init, headers });
};

/** Signs a member of staff in as a program would. */
export async function signInStaff(city: City, login: string, password = "rongxin-demo"): Promise<Session> {
  const answer = await fetch(city.address + "/api/staff/sign-in", {
    method: "POST",
    body: JSON.stringify({ login, password }),
  });
  const body = (await answer.json()) as { csrf: string };
  const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  return { headers: { Cookie: cookie, "X-CSRF": body.csrf } };
}

/** Nothing is under way any more, or only the stream of events, which never ends. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle", { timeout: 3000 }).catch(() => undefined);
}

/** A page on which a member of staff has signed in by typing. */
export async function staffPage(
  browser: Browser,
  city: City,
  login: string,
  viewport: Parameters<typeof newDevice>[1],
): Promise<Page> {
  const device = await newDevice(browser, viewport);
  const page = await device.newPage();
  await page.goto(city.address + "/staff/");
  await page.fill('input[autocomplete="username"]', login);
  await page.fill('input[type="password"]', "rongxin-demo");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".frame #main"); // the sign-in page has a header too: leaving it now would end the sign-in
  await settled(page);
  return page;
}
