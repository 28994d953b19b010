import { defineConfig } from "vite";
import { oxc } from "../answer/oxc.ts";

export default defineConfig({
  base: "/f/",
  oxc,
  build: {
    target: ["es2019", "chrome69"],
    cssTarget: "chrome69",
    modulePreload: false,
    cssCodeSplit: false,
    reportCompressedSize: false,
  },
});
