import { defineConfig } from "vitest/config";
import react from "@vitejs/plugin-react";

export default defineConfig({
  plugins: [react()],
  test: {
    environment: "happy-dom",
    include: ["{shell,features,locale}/**/*_test.{ts,tsx}"],
    setupFiles: ["./shell/test_setup.ts"],
    restoreMocks: true,
  },
});
