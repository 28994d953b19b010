// The demonstration city is made once for a run, in both ways in which it can be found, by two servers that are shut
// down in order; each spec works on a copy of the finished folder.
import { execFileSync, spawn } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { binary, cityFolder, configure, demo_campaign, freePort, up, type Found } from "./server";

const flags: Record<Found, string[]> = { unanswered: ["--unanswered"], lived_in: [] };

async function make(folder: string): Promise<void> {
  const port = freePort();
  configure(folder, port, "");
  const found = folder.endsWith("lived_in") ? "lived_in" : "unanswered";
  const server = spawn(binary, ["--config", join(folder, "rongxin.toml"), "serve", "--demo", ...flags[found]], {
    stdio: "ignore",
  });
  const gone = new Promise((resolve) => server.once("exit", resolve));
  await up(server, port);
  server.kill("SIGTERM");
  await gone;
  const codes = execFileSync(binary, ["--config", join(folder, "rongxin.toml"), "campaign", "codes", demo_campaign]);
  writeFileSync(join(folder, "codes.csv"), codes);
}

export default async function prepareCities(project: TestProject): Promise<() => void> {
  const folder = cityFolder("rongxin-cities-");
  const cities: Record<Found, string> = { unanswered: join(folder, "unanswered"), lived_in: join(folder, "lived_in") };
  await Promise.all(Object.values(cities).map(make));
  project.provide("cities", cities);
  return () => rmSync(folder, { recursive: true, force: true });
}

/** A folder of one's own with everything of a prepared city. */
export function copyOf(prepared: string): string {
  const folder = cityFolder("rongxin-browser-");
  execFileSync("cp", ["-a", `${prepared}/.`, folder]); // with the rights of the keys
  return folder;
}

declare module "vitest" {
  interface ProvidedContext {
    cities: Record<Found, string>;
  }
}
