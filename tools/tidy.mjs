// The house rules that a machine can hold: sizes, names, layers, leftovers. Run by ./test.
import { execSync } from "node:child_process";
import { readFileSync } from "node:fs";

const files = execSync("git ls-files --cached --others --exclude-standard", { encoding: "utf8" }).split("\n").filter(Boolean);
const faults = [];
const fault = (file, line, what) => faults.push(`${file}${line ? `:${line}` : ""}: ${what}`);

const code = /\.(cpp|h|ts|tsx|mjs|css|sql)$/;
const linesMax = 500;
const functionLinesMax = 70;

// A lower layer never sees a higher one; a slice sees only the slices before it.
const layers = [
  ["psychometrics"],
  ["platform"],
  ["store"],
  ["access"],
  ["events"],
  ["http"],
  ["table"],
  ["settings"],
  ["school_roll"],
  ["consent"],
  ["staff"],
  ["alert"],
  ["screening"],
  ["instrument"],
  ["lesson"],
  ["informant"],
  ["triage"],
  ["live"],
  ["county"],
  ["bureau"],
  [""],
];
const rank = new Map(layers.flatMap((names, i) => names.map((name) => [name, i])));
// The engine of transactions is opened by a caller: a value without behaviour (docs/adr/0004).
const allowed = new Set(["store -> access/caller.h"]);
const mayMintCallers = ["server/access/", "server/screening/ticket.cpp", "server/screening/sign_in_to_answer.cpp", "server/screening/completion_tally.cpp", "server/screening/rescore.cpp", "server/lesson/", "server/staff/", "tests/"];

function sliceOf(file) {
  if (file.startsWith("psychometrics/")) return "psychometrics";
  const path = file.replace(/^server\//, "");
  return path.includes("/") ? path.split("/")[0] : "";
}

function checkLayers(file, text) {
  if (!/^(server|psychometrics)\/.*\.(cpp|h)$/.test(file) || file.endsWith("_test.cpp")) return;
  const slice = sliceOf(file);
  for (const [, target] of text.matchAll(/^#include "([^"]+)"/gm)) {
    if (target.startsWith("sql/") || target.startsWith("api/") || target.startsWith("cli/")) continue; // made by the build, or above everything
    const other = target.startsWith("psychometrics/") ? "psychometrics" : target.includes("/") ? target.split("/")[0] : "";
    if (!rank.has(slice) || !rank.has(other)) fault(file, 0, `unknown slice in #include "${target}"`);
    else if (rank.get(other) > rank.get(slice) && !allowed.has(`${slice} -> ${target}`)) fault(file, 0, `${slice || "main"} may not include ${target}`);
  }
  if (text.includes("access/caller_mint.h") && !mayMintCallers.some((place) => file.startsWith(place))) fault(file, 0, "makes callers without being listed");
  if (/boost\/(beast|asio)/.test(text) && !["server/http/server.cpp", "server/http/connection.h"].includes(file)) fault(file, 0, "Beast and Asio live in http/server.cpp and connection.h only");
}

// The second opinion on the scope stays one only while it shares nothing with the first.
function checkOracle(file, text) {
  if (!file.startsWith("tests/access/oracle/") || file.endsWith("_test.cpp")) return;
  for (const [, target] of text.matchAll(/^#include "([^"]+)"/gm))
    if (!target.startsWith("tests/access/oracle/")) fault(file, 0, `the oracle may not include ${target}`);
}

function checkFunctions(file, lines) {
  if (!/\.(cpp|h)$/.test(file)) return;
  let start = -1;
  lines.forEach((line, i) => {
    // A body that begins at the margin or inside a class ends with a brace at the same indent.
    const opened = /^( {0,2})[A-Za-z~].*\)( const)?( noexcept)?( override)?( final)? \{$/.exec(line);
    if (opened && !/^\s*(if|for|while|switch|namespace|TEST_CASE)\b/.test(line)) start = i;
    if (start >= 0 && new RegExp(`^${/^ */.exec(lines[start])[0]}\\}`).test(line)) {
      if (i - start > functionLinesMax) fault(file, start + 1, `a function of ${i - start} lines (at most ${functionLinesMax})`);
      start = -1;
    }
  });
}

for (const file of files) {
  if (!code.test(file) || /(^|\/)(generated|dist)\//.test(file)) continue;
  let text;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    continue; // deleted in the work tree
  }
  const lines = text.split("\n");
  if (lines.length > linesMax + 1) fault(file, 0, `${lines.length} lines (at most ${linesMax})`);
  checkLayers(file, text);
  checkOracle(file, text);
  checkFunctions(file, lines);
  lines.forEach((line, i) => {
    if (file !== "tools/tidy.mjs" && /\b(TODO|FIXME|XXX|HACK)\b/.test(line)) fault(file, i + 1, "left for later");
    if (/\b(class|struct)\s+\w*(Manager|Helper|Util)\w*\b/.test(line)) fault(file, i + 1, "Manager, Helper, Util say nothing");
    if (/\.(only|skip)\(|doctest::skip/.test(line) && file !== "tools/tidy.mjs" && /\b(test|it|describe|TEST_CASE)\b/.test(line)) fault(file, i + 1, "a test that is switched off");
    if (line.length > 260 && !/stand_in_/.test(file)) fault(file, i + 1, `a line of ${line.length} characters`);
    if (/\s+$/.test(line) && !file.endsWith(".md")) fault(file, i + 1, "white space at the end of the line");
  });
}

const described = [
  "psychometrics",
  "server/access",
  "server/alert",
  "server/consent",
  "server/county",
  "server/events",
  "server/http",
  "server/informant",
  "server/instrument",
  "server/lesson",
  "server/live",
  "server/platform",
  "server/school_roll",
  "server/screening",
  "server/settings",
  "server/bureau",
  "server/staff",
  "server/store",
  "server/table",
  "server/triage",
  "instruments",
  "migrations",
  "cli",
  "tools",
  "tests",
  "benchmarks",
  "web/answer",
  "web/family",
  "web/staff",
];
for (const folder of described)
  if (!files.includes(`${folder}/README.md`)) fault(folder, 0, "has no README.md");

if (faults.length > 0) {
  console.error(faults.join("\n"));
  console.error(`${faults.length} faults`);
  process.exit(1);
}
console.log(`tidy: ${files.filter((file) => code.test(file)).length} files`);
