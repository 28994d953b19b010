import { defineConfig } from "vite";

export default defineConfig({
  base: "/t/",
  build: {
    target: ["es2017", "chrome61", "safari11"],
    cssTarget: "chrome61",
    modulePreload: false,
    assetsInlineLimit: 4096,
    reportCompressedSize: false,
  },
});
