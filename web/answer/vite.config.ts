import { minify } from "terser";
import { defineConfig, type Plugin } from "vite";
import { oxc } from "./oxc.ts";
import { serviceWorkerSource } from "./service_worker/source.ts";

/** Writes sw.js beside the page, with the names of exactly the files of this build inside. */
function serviceWorker(): Plugin {
  return {
    name: "answer-service-worker",
    apply: "build",
    enforce: "post",
    // After everything else: the style sheet is only there when the bundle is nearly done.
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const files = Object.keys(bundle)
          .filter((name) => /\.(js|css)$/.test(name))
          .sort();
        this.emitFile({ type: "asset", fileName: "sw.js", source: serviceWorkerSource(["./", "mark.svg", ...files]) });
      },
    },
  };
}

/** The build's helper for preloading styles of late chunks weighs more than the texts it would load; none is needed. */
function withoutPreloadHelper(): Plugin {
  return {
    name: "answer-without-preload-helper",
    apply: "build",
    enforce: "pre",
    load: (id) => (id.endsWith("vite/preload-helper.js") ? "export const __vitePreload = (load) => load();" : null),
  };
}

/** A second look at what the bundler has made small: the page has 20,000 bytes for everything. */
function smallerStill(): Plugin {
  return {
    name: "answer-smaller-still",
    apply: "build",
    enforce: "post",
    async generateBundle(_, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === "chunk")
          file.code =
            (
              await minify(file.code, {
                module: true,
                ecma: 2019,
                compress: { passes: 5, pure_getters: true, hoist_vars: true },
              })
            ).code ?? file.code;
    },
  };
}

export default defineConfig({
  base: "/a/",
  plugins: [withoutPreloadHelper(), smallerStill(), serviceWorker()],
  oxc,
  build: {
    target: ["es2019", "chrome69"],
    cssTarget: "chrome69",
    modulePreload: false,
    assetsInlineLimit: 4096,
    cssCodeSplit: false,
    reportCompressedSize: false,
  },
});
