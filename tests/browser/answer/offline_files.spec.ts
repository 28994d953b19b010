import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { built_page } from "./built_page";

const worker = readFileSync(new URL("sw.js", built_page), "utf8");
const kept = JSON.parse(/const files = (\[.*?\]);/.exec(worker)?.[1] ?? "[]") as string[];

test("the service worker keeps everything that the page needs, its style sheet above all", () => {
  const page = readFileSync(new URL("index.html", built_page), "utf8");
  const needed = Array.from(page.matchAll(/(?:src|href)="\/a\/([^"]+)"/g), ([, name]) => name as string);
  expect(needed.filter((name) => name.endsWith(".css")).length).toBeGreaterThan(0);
  expect(needed.filter((name) => name.endsWith(".js")).length).toBeGreaterThan(0);
  expect(needed.filter((name) => !kept.includes(name))).toEqual([]);
});

test("and every part that comes later", () => {
  const built = readdirSync(new URL("assets/", built_page)).map((name) => "assets/" + name);
  expect(built.filter((name) => !kept.includes(name))).toEqual([]);
});
