import { defineConfig } from "vitest/config";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** The page as built, in Debian's Chromium, against the stand-in server of the tests. */
export default defineConfig({
  root: repository,
  test: {
    environment: "node",
    include: ["tests/browser/answer/**/*.spec.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
