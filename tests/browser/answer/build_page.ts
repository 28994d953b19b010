// The answering page is built once for a run into a folder of the run, as the program's build does it: what lies in
// web/answer/dist may be old, and may be taken away by another build in the middle of a test.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

export default function buildPage(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "rongxin-answer-page-"));
  // Vitest's own NODE_ENV would leave out the service worker.
  const environment = { ...process.env, NODE_ENV: "production", RONGXIN_PAGES: folder };
  const words = ["run", "--silent", "build", "--workspace", "web/answer"];
  execFileSync("npm", words, { env: environment, stdio: ["ignore", "ignore", "inherit"] });
  project.provide("answer_page", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}

declare module "vitest" {
  interface ProvidedContext {
    answer_page: string;
  }
}
