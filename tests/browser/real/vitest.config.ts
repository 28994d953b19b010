import { defineConfig } from "vitest/config";
import { fileURLToPath } from "node:url";

/** Pages in Debian's Chromium against the real binary. */
export default defineConfig({
  root: fileURLToPath(new URL("../../..", import.meta.url)),
  test: {
    environment: "node",
    include: ["tests/browser/real/**/*.spec.ts"],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
