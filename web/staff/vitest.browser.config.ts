import { defineConfig } from "vitest/config";
import { fileURLToPath } from "node:url";

/** The pages as built, in Debian's Chromium, against the stand-in server of the tests. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    environment: "node",
    include: ["tests/browser/staff/**/*.spec.ts"],
    testTimeout: 90_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
