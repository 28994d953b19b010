import { defineConfig } from "vitest/config";
import { oxc } from "../answer/oxc.ts";

export default defineConfig({
  oxc,
  test: { environment: "happy-dom", include: ["src/**/*_test.{ts,tsx}"], restoreMocks: true },
});
