// The program of the tests: where it is, the file that configures it, its port, and when it is up.
import type { ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const binary = process.env.RONGXIN_BINARY ?? join(import.meta.dirname, "../../../build/dev/rongxin");
export const demo_campaign = "demo-autumn";

/** How the demonstration city is found: after half a year of work, or before anybody has answered. */
export type Found = "lived_in" | "unanswered";

/** For a city of which everything has still to be made, on a busy machine. */
const start_ms_max = 180_000;

let ports = 0;
/** A port below those that the system gives away, of this process alone: files run at the same time in processes of their own. */
export function freePort(): number {
  ports += 1;
  return 12_000 + ((process.pid * 16 + ports) % 20_000);
}

/** A folder for a city: in memory where there is such a place, since nothing of it must outlive the run and a slow disk makes pages late. */
export function cityFolder(name: string): string {
  return mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), name));
}

export function addressOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** Writes the configuration of a city that lies in one folder. */
export function configure(folder: string, port: number, more: string): void {
  mkdirSync(folder, { recursive: true });
  const text = JSON.stringify;
  writeFileSync(
    join(folder, "rongxin.toml"),
    `[server]
port = ${port}
public_address = ${text(addressOf(port))}
[store]
url = ${text("sqlite:" + join(folder, "city.db"))}
[keys]
folder = ${text(join(folder, "keys"))}
[audit]
checkpoint_file = ${text(join(folder, "checkpoints"))}
${more}`,
  );
}

/** Waits until this server, and no other that may have the port, answers. */
export async function up(server: ChildProcess, port: number): Promise<void> {
  const until_ms = Date.now() + start_ms_max;
  while (Date.now() < until_ms) {
    if (server.exitCode !== null || server.signalCode)
      throw new Error(`the server ended (${server.exitCode ?? server.signalCode}) instead of serving`);
    const healthy = await fetch(addressOf(port) + "/api/health").then(
      (answer) => answer.ok,
      () => false,
    );
    if (healthy && server.exitCode === null) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  server.kill("SIGKILL");
  throw new Error("the server did not start");
}
