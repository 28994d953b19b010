import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:http";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { copyOf } from "./prepared_cities";
import { addressOf, binary, configure, demo_campaign, freePort, up, type Found } from "./server";

/** A copy of the demonstration city in a folder of its own, served by the real binary. */
export class City {
  readonly folder: string;
  readonly port = freePort();
  readonly address = addressOf(this.port);
  private server?: ChildProcess;

  constructor(
    more_config = "",
    found: Found = "unanswered",
    private readonly demo = true,
  ) {
    this.folder = copyOf(inject("cities")[found]);
    configure(this.folder, this.port, more_config);
  }

  async start(): Promise<void> {
    const how = this.demo ? ["--demo", "--unanswered"] : [];
    this.server = spawn(binary, ["--config", join(this.folder, "rongxin.toml"), "serve", ...how], { stdio: "ignore" });
    await up(this.server, this.port);
  }

  /** SIGKILL: nothing is tidied up. */
  async kill(): Promise<void> {
    if (!this.server) return;
    const gone = new Promise((resolve) => this.server!.once("exit", resolve));
    if (this.server.exitCode === null && this.server.kill("SIGKILL")) await gone;
    this.server = undefined;
  }

  /** What a command of the program prints. Only while the server is down. */
  command(...words: string[]): string {
    return execFileSync(binary, ["--config", join(this.folder, "rongxin.toml"), ...words], { encoding: "utf8" });
  }

  /**
   * Rows of `campaign codes` of 初二 in 鼓楼区演示中学: school, class, seat, name, code. Of the demonstration's campaign they
   * are known, of another one they are asked for: only while the server is down.
   */
  codes(campaign = demo_campaign): string[][] {
    const known = campaign === demo_campaign;
    const text = known
      ? readFileSync(join(this.folder, "codes.csv"), "utf8")
      : this.command("campaign", "codes", campaign);
    const rows = text
      .trim()
      .split("\n")
      .map((line) => line.split(","));
    return rows.filter(([school, school_class]) => school === "鼓楼区演示中学" && school_class!.startsWith("初二"));
  }

  /** Publishes a campaign from the text of a file. Only while the server is down. */
  publish(yaml: string): void {
    writeFileSync(join(this.folder, "campaign.yaml"), yaml);
    this.command("campaign", "apply", join(this.folder, "campaign.yaml"));
  }

  /** One value out of the database file. */
  text(sql: string): string {
    return execFileSync("sqlite3", ["-readonly", join(this.folder, "city.db"), sql], { encoding: "utf8" }).trim();
  }
  number(sql: string): number {
    return Number(this.text(sql));
  }

  /** The code of a child of 初二 who has answered nothing of the demonstration's campaign. */
  openCode(): string {
    const begun = this.text(
      `SELECT u.name || ',' || e.seat_no FROM answer_sheet a JOIN campaign c ON c.campaign_id = a.campaign_id
      JOIN enrolment e ON e.student_id = a.student_id AND e.until_on IS NULL JOIN unit u ON u.unit_id = e.class_unit_id
      WHERE c.code = '${demo_campaign}'`,
    ).split("\n");
    return this.codes().find(([, school_class, seat]) => !begun.includes(`${school_class},${seat}`))![4]!;
  }

  /** The unit in which somebody has a post: the class of a class teacher. */
  unitOf(login: string): string {
    return this.text(
      `SELECT p.unit_id FROM post p JOIN account a ON a.account_id = p.account_id WHERE a.login = '${login}'`,
    );
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
  readonly port = freePort();
  readonly config = `[call]\nwebhook_url = "${addressOf(this.port)}/messages"\n`;
  private readonly waiting: { wanted: (one: GatewayMessage) => boolean; found: (one: GatewayMessage) => void }[] = [];
  private readonly server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      this.take(JSON.parse(body) as GatewayMessage);
      response.writeHead(204).end();
    });
  });

  private take(message: GatewayMessage): void {
    this.messages.push(message);
    for (const { wanted, found } of this.waiting) if (wanted(message)) found(message);
  }
  start(): Promise<void> {
    return new Promise((resolve, reject) => this.server.once("error", reject).listen(this.port, "127.0.0.1", resolve));
  }
  /** The first message that is wanted; waits for it. */
  message(wanted: (one: GatewayMessage) => boolean = () => true): Promise<GatewayMessage> {
    const there = this.messages.find(wanted);
    return there ? Promise.resolve(there) : new Promise((found) => this.waiting.push({ wanted, found }));
  }
  close(): void {
    this.server.close();
  }
}
