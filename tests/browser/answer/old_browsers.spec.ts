import { readdirSync, readFileSync } from "node:fs";
import { parse } from "acorn";
import { expect, test } from "vitest";
import { built_page } from "./built_page";

const folder = new URL("assets/", built_page);
const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));
const scripts = files.filter(({ name }) => name.endsWith(".js"));
const styles = files.filter(({ name }) => name.endsWith(".css"));

test("a 2018 phone can read every script", () => {
  expect(scripts.length).toBeGreaterThan(0);
  for (const { text } of scripts)
    parse(text.replace(/import\("[^"]+"\)|import\(`[^`]+`\)/g, "load()"), { ecmaVersion: 2019, sourceType: "module" });
});

test("no script calls what a 2018 phone does not have", () => {
  for (const { text } of scripts)
    expect(text).not.toMatch(
      /\.replaceAll\(|\.at\(|structuredClone|allSettled|\.matchAll\(|globalThis|queueMicrotask\(|randomUUID|Object\.fromEntries|\.flat\(|\.flatMap\(/,
    );
});

test("styles newer than 2018 are not relied on", () => {
  for (const { text } of styles) {
    expect(text).not.toMatch(
      /[;{](gap|column-gap|row-gap|inset|aspect-ratio):|:is\(|:where\(|:has\(|clamp\(|@layer|@container/,
    );
  }
  expect(styles.map(({ text }) => text).join("")).toMatch(/min-height:100vh;.*min-height:100dvh/);
});

test("React is not in the page", () => {
  for (const { text } of scripts) expect(text).not.toMatch(/react-dom|__SECRET_INTERNALS|react\.element/i);
});
