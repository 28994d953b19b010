// browser_suite [FILES]: the browser tests, two files at a time, each with a browser and a city of its own. A file that
// fails is run once more, alone on a quiet machine: a page that is only late under load passes then, and is named
// loudly so that its test is mended; a page that is broken fails again, and so does the suite.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

const again_max = 3;
const folder = mkdtempSync(join(tmpdir(), "rongxin-browser-suite-"));
const results = join(folder, "results.json");
const run = (program, ...words) => spawnSync(program, words, { stdio: "inherit" }).status ?? 1;
const reports = ["--reporter=default", "--reporter=json", `--outputFile.json=${results}`];
const vitest = (...more) => run("vitest", "run", "--config", "tests/browser/vitest.config.ts", ...reports, ...more);
const files = () => JSON.parse(readFileSync(results, "utf8")).testResults;
const named = (file) => relative(process.cwd(), file.name);

function suite() {
  const typed = run("tsc", "-p", "tests/browser/tsconfig.json");
  if (typed !== 0) return typed;
  const status = vitest(...process.argv.slice(2));
  const slowest = files()
    .map((file) => ({ name: named(file), seconds: Math.round((file.endTime - file.startTime) / 1000) }))
    .sort((one, other) => other.seconds - one.seconds);
  console.log(
    `\n== slowest: ${slowest
      .slice(0, 10)
      .map(({ name, seconds }) => `${name} ${seconds} s`)
      .join(", ")}`,
  );
  if (status === 0) return 0;
  const failed = files()
    .filter((file) => file.status === "failed")
    .map(named);
  if (failed.length === 0 || failed.length > again_max) return status;
  console.log(`\n== failed, once more: ${failed.join(", ")}`);
  const second = vitest("--no-file-parallelism", ...failed);
  if (second === 0) console.log(`\n== UNSTEADY, passed the second time only, to be mended: ${failed.join(", ")}`);
  return second;
}

const status = suite();
rmSync(folder, { recursive: true, force: true });
process.exit(status);
