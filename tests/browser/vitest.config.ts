import { defineConfig } from "vitest/config";
import { fileURLToPath } from "node:url";

/** Pages in Debian's Chromium: those of the staff and the whole against the real binary, the child's page also against a server that fails on purpose. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    environment: "node",
    include: ["tests/browser/**/*.spec.ts"],
    globalSetup: ["tests/browser/answer/build_page.ts", "tests/browser/real/prepared_cities.ts"],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    maxWorkers: 2, // browsers mostly wait for each other: each file has a process, a browser and a city of its own
  },
});
