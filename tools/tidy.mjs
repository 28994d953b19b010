// The house rules that a machine can hold: sizes, names, layers, leftovers. Run by ./test.
import { execSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { architecture } from "./draw_map.mjs";

const files = execSync("git ls-files --cached --others --exclude-standard", { encoding: "utf8" })
  .split("\n")
  .filter(Boolean);
const faults = [];
const fault = (file, line, what) => faults.push(`${file}${line ? `:${line}` : ""}: ${what}`);

const code = /\.(cpp|h|ts|tsx|mjs|css|sql)$/;
const linesMax = 400;
const functionLinesMax = 70;
const lineLengthMax = 120;

// Which group and which slice may use which (server/law.json, read by CMake too).
const law = JSON.parse(readFileSync("server/law.json", "utf8")).groups;
const groupOf = new Map();
for (const [group, { slices }] of Object.entries(law))
  for (const slice of Object.keys(slices)) groupOf.set(slice, group);
// The engine of transactions is opened by a caller: a value without behaviour (docs/adr/0004).
const allowed = new Set(["store -> access/caller.h"]);
const mayMintCallers = [
  "server/foundation/access/",
  "server/organisation/accounts/",
  "server/care/answering/ticket.cpp",
  "server/care/answering/sign_in_to_answer.cpp",
  "server/care/campaign_desk/completion_tally.cpp",
  "server/care/campaign_desk/rescore.cpp",
  "server/care/fieldwork/",
  "tests/",
];
// A guardian is made where a slip has been proved by what the family knows, and nowhere else.
const mayMintGuardians = ["server/foundation/access/", "server/care/consent/guardian_link.cpp", "tests/"];
const speakHttp = ["server.cpp", "connection.h", "connection_loop.h", "beast_request.h"].map(
  (file) => `server/foundation/http/${file}`,
);

function lawAllows(group, slice, target) {
  const other = target.split("/")[0];
  if (other === "psychometrics" || slice === other) return true;
  const otherGroup = groupOf.get(other);
  if (!otherGroup) return false;
  if (otherGroup !== group) return law[group].uses.includes(otherGroup);
  return law[group].slices[slice].includes(other);
}

function checkLaw(file, text) {
  if (!/^(server|psychometrics)\/.*\.(cpp|h)$/.test(file) || file.endsWith("_test.cpp")) return;
  const [, group, slice] = file.split("/");
  if (slice !== "http" && /\b(open|staff|signing_in|answering)_route\(/.test(text))
    fault(file, 0, "a route is bound by operations/slice.h, from the contract");
  for (const [, target] of text.matchAll(/^#include "([^"]+)"/gm)) {
    // A statement is its slice's own: others ask the slice. Two statements of one table would else have two owners.
    if (target.startsWith("sql/") && target.split("/")[1].replace(/\.h$/, "") !== slice)
      fault(file, 0, `${target} belongs to another slice: ask it by a function of its own`);
    // A sentence is its slice's own, too.
    if (target.startsWith("texts/") && target.split("/")[1].replace(/\.h$/, "") !== slice)
      fault(file, 0, `${target} belongs to another slice: ask it by a function of its own`);
    // The types of an operation are its slice's, and of those that may use the slice.
    if (target.startsWith("api/") && group !== "app" && !lawAllows(group, slice, target.slice(4).replace(/\.h$/, "/")))
      fault(file, 0, `${target}: server/law.json does not let ${slice} use it`);
    // Made by the build, or beside its own files (app).
    if (/^(sql|texts|api|cli)\//.test(target) || (group === "app" && !target.includes("/"))) continue;
    if (file.startsWith("psychometrics/")) {
      if (!target.startsWith("psychometrics/")) fault(file, 0, `psychometrics may not include ${target}`);
    } else if (group !== "app" && groupOf.get(slice) !== group)
      fault(file, 0, `server/law.json does not know ${group}/${slice}`);
    else if (!lawAllows(group, slice, target) && !allowed.has(`${slice} -> ${target}`))
      fault(file, 0, `${slice} may not include ${target} (server/law.json)`);
  }
  if (text.includes("access/caller_mint.h") && !mayMintCallers.some((place) => file.startsWith(place)))
    fault(file, 0, "makes callers without being listed");
  if (text.includes("access/guardian_mint.h") && !mayMintGuardians.some((place) => file.startsWith(place)))
    fault(file, 0, "makes guardians without being listed");
  if (/boost\/(beast|asio)/.test(text) && !speakHttp.includes(file))
    fault(file, 0, "Beast and Asio live in http/server.cpp and connection.h, with its loop and request, only");
}

// One statement does one thing: `return refuse(…), out;` and `a.x = 1, a.y = 2;` hide the second.
function joinsByComma(line) {
  let text = line.replace(/"(\\.|[^"\\])*"|'(\\.|[^'\\])+'/g, "0").replace(/\/\/.*$/, "");
  for (let before; before !== text;) {
    before = text;
    text = text.replace(/\([^()]*\)|\{[^{}]*\}|\[[^[\]]*\]|\w<[^<>;]*>/g, "0");
  }
  if (/[({[]/.test(text) || !text.trimEnd().endsWith(";")) return false; // goes on in another line
  const statement = /^\s*(?:(?:if|else if|for|while) ?0 |else )?(.*)$/.exec(text)[1];
  return /^return\b.*,/.test(statement) || /^[\w0]+(?:\.|->|0)[\w.0]* [+-]?= .*, [\w.0>-]+ [+-]?= /.test(statement);
}

// What has one place: a number of an address (platform/plain_number.h), the day of the city (platform/city_day.h).
function checkOnePlace(file, lines) {
  if (
    !/^server\/.*\.(cpp|h)$/.test(file) ||
    file.startsWith("server/foundation/platform/") ||
    file.endsWith("_test.cpp")
  )
    return;
  lines.forEach((line, i) => {
    if (/city_offset_ms\b|\b8(LL)? \* (60 \* (60|minute)|3'?600)/.test(line))
      fault(file, i + 1, "counts with the offset of the city: platform/city_day.h");
    if (
      /find_first_not_of\("0123456789"\).*sto(i|l|ll|ul)\(/.test(line) ||
      /^\S*int\S* number_of\(std::string/.test(line)
    )
      fault(file, i + 1, "reads a number: platform/plain_number.h");
  });
}

// The pages keep the same law: server/law.json's groups and slices, except that a page may show parts of these.
const mayShow = new Set([
  "channels -> duty", // sends a message to try a channel
  "campaign_desk -> fieldwork", // a campaign's page opens class sessions
  "campaign_desk -> informants", // and counts the sheets of teachers and guardians
]);
const shown = new Set();

function checkWebLaw(file, text) {
  const [, , area, group, slice] = file.split("/");
  if (!/^web\/staff\/(shell|features|locale)\/.*\.tsx?$/.test(file) || /_test\.tsx?$/.test(file)) return;
  if (!file.endsWith("/keys.ts") && /queryKey: \[|queryKey\[0\] ===|QueryData\w*(<[^(]*>)?\(\s*\[/.test(text))
    fault(file, 0, "a query key written out: it stands in keys.ts of its slice");
  for (const [, target] of text.matchAll(/(?:from|import\(?) ?"(\.[^"]+)"/g)) {
    if (target.endsWith(".css")) continue;
    const [, , to, otherGroup, other] = posix.join(posix.dirname(file), target).split("/");
    if (to !== "features") continue;
    if (area !== "features") fault(file, 0, `the frame of the pages may not import ${target}: features come to it`);
    else if (group === "app" || (group === otherGroup && slice === other)) continue;
    else if (groupOf.get(slice) !== group) fault(file, 0, `server/law.json does not know ${group}/${slice}`);
    else if (mayShow.has(`${slice} -> ${other}`)) shown.add(`${slice} -> ${other}`);
    else if (!lawAllows(group, slice, other)) fault(file, 0, `${slice} may not import ${target} (server/law.json)`);
  }
}

// What the server says stands in texts.json (docs/adr/0028) and in problems.h: a sentence in the code would have one
// language, or would not be seen by the test of forbidden words. Here stand words that are read from people's files, and
// signs; a whole sentence does not stand here either.
const chineseInCode = new Map([
  // what people write into tables: columns, choices, numerals, marks
  ["server/organisation/school_roll/import/check_student_row.cpp", "columns and choices of the national registry"],
  ["server/organisation/school_roll/import/import_students.cpp", "columns of the national registry"],
  ["server/organisation/school_roll/import/import_units.cpp", "columns and choices of the list of schools"],
  ["server/organisation/school_roll/class_names.cpp", "numerals and words in names of classes"],
  ["server/organisation/school_roll/import/roll_survey.cpp", "a column of a roll"],
  ["server/organisation/school_roll/unit_order.cpp", "words in names of grades"],
  ["server/organisation/school_roll/import/row_cells.cpp", "numerals, dates and 无 as people write them"],
  ["server/organisation/school_roll/import/whole_number.cpp", "dates as people write them"],
  ["server/organisation/school_roll/match_guardians.cpp", "relations of the national registry"],
  ["server/organisation/school_roll/school_roll.cpp", "a reason of a SystemKey names a column"],
  ["server/organisation/school_roll/store_units.cpp", "the name of the city"],
  ["server/foundation/tables/cell_values.cpp", "dates as office programs show them"],
  ["server/foundation/tables/csv_cell.cpp", "signs that begin a formula"],
  ["server/foundation/tables/headed_table.cpp", "marks behind a heading"],
  ["server/foundation/platform/normal_text.cpp", "characters that look alike"],
  ["server/foundation/platform/phone_number.cpp", "signs between digits"],
  ["server/foundation/events/gateway_answer.cpp", "what gateways answer"],
  ["server/foundation/events/channels.cpp", "the console of a demonstration"],
  ["server/app/main.cpp", "the command line, both languages beside each other"],
  ["server/care/instruments/sheet_table.cpp", "signs between the parts of a list"],
  ["server/care/answering/seat_proof.cpp", "characters of names"],
  ["server/care/campaigns/grade_name.cpp", "names of grades as schools write them"],
  ["server/care/consent/guardian_link.cpp", "the sign that hides a name"],
]);
const spokenChinese = new Set();

function checkTexts(file, text) {
  if (!/^server\/.*\.(cpp|h)$/.test(file) || file.endsWith("_test.cpp") || /\/problem[\w]*\.h$/.test(file)) return;
  const literals = /"(\\.|[^"\\\n])*"|'(\\.|[^'\\\n])'|\/\/.*|\/\*[\s\S]*?\*\//g;
  for (const found of text.matchAll(literals)) {
    if (found[0].startsWith("/") || !/[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/.test(found[0])) continue;
    spokenChinese.add(file);
    if (!chineseInCode.has(file) || /[\u4e00-\u9fff].*[。！？]/.test(found[0]))
      fault(
        file,
        text.slice(0, found.index).split("\n").length,
        `${found[0].slice(0, 40)} stands in texts.json of its slice`,
      );
  }
  if (/(\ben|== "en") \? "[^"]* /.test(text)) fault(file, 0, "chooses between two texts: texts.json of its slice");
}

// A sentence that nobody says any more goes.
function checkTextsUsed(file, text) {
  if (!/^server\/\w+\/\w+\/texts\.json$/.test(file)) return;
  const folder = posix.dirname(file);
  const said = files
    .filter((one) => one.startsWith(`${folder}/`) && /\.(cpp|h)$/.test(one))
    .map((one) => readFileSync(one, "utf8"))
    .join("");
  for (const key of Object.keys(JSON.parse(text)))
    if (!new RegExp(`::${key}\\b`).test(said)) fault(file, 0, `${key} is said nowhere`);
}

// The second opinion on the scope stays one only while it shares nothing with the first.
function checkOracle(file, text) {
  if (!file.startsWith("tests/access/oracle/") || file.endsWith("_test.cpp")) return;
  for (const [, target] of text.matchAll(/^#include "([^"]+)"/gm))
    if (!target.startsWith("tests/access/oracle/")) fault(file, 0, `the oracle may not include ${target}`);
}

// Formatters leave a long text whole; what counts is the line around it.
function withoutTexts(file, text) {
  if (file.endsWith(".sql")) return text;
  const gone = (found) => found.replace(/[^\n]/g, "");
  const whole = /\.(cpp|h)$/.test(file) ? /R"(\w*)\([\s\S]*?\)\1"/g : /`(\\[\s\S]|[^`\\])*`/g;
  const short = /"(\\.|[^"\\\n])*"|'(\\.|[^'\\\n])*'|\/\/ .*|\/\*.*|(?<=[(,=] ?|^ +)\/[^/\n]+\/[a-z]*/gm;
  return text.replace(whole, gone).replace(short, "");
}

function checkFunctions(file, lines) {
  if (!/\.(cpp|h)$/.test(file)) return;
  let start = -1;
  lines.forEach((line, i) => {
    // A body that begins at the margin or inside a class ends with a brace at the same indent.
    const opened = /^( {0,2})[A-Za-z~].*\)( const)?( noexcept)?( override)?( final)? \{$/.exec(line);
    if (opened && !/^\s*(if|for|while|switch|namespace|TEST_CASE)\b/.test(line)) start = i;
    if (start >= 0 && new RegExp(`^${/^ */.exec(lines[start])[0]}\\}`).test(line)) {
      // A returned table says as much in a hundred lines as in ten.
      const table = lines.slice(start, i).findIndex((one) => /^ {2,4}return \{$/.test(one));
      const length = table >= 0 ? table : i - start;
      if (length > functionLinesMax)
        fault(file, start + 1, `a function of ${length} lines (at most ${functionLinesMax})`);
      start = -1;
    }
  });
}

for (const file of files) {
  if (/\/texts\.json$/.test(file)) checkTextsUsed(file, readFileSync(file, "utf8"));
  if (!code.test(file) || /(^|\/)(generated|dist)\//.test(file)) continue;
  let text;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    continue; // deleted in the work tree
  }
  const lines = text.split("\n");
  const bare = withoutTexts(file, text).split("\n");
  if (lines.length > linesMax + 1) fault(file, 0, `${lines.length} lines (at most ${linesMax})`);
  checkLaw(file, text);
  checkWebLaw(file, text);
  checkOracle(file, text);
  checkFunctions(file, lines);
  checkOnePlace(file, lines);
  checkTexts(file, text);
  lines.forEach((line, i) => {
    if (file !== "tools/tidy.mjs" && /\b(TODO|FIXME|XXX|HACK)\b/.test(line)) fault(file, i + 1, "left for later");
    if (/\b(class|struct)\s+\w*(Manager|Helper|Util)\w*\b/.test(line))
      fault(file, i + 1, "Manager, Helper, Util say nothing");
    if (
      /\.(only|skip)\(|doctest::skip/.test(line) &&
      file !== "tools/tidy.mjs" &&
      /\b(test|it|describe|TEST_CASE)\b/.test(line)
    )
      fault(file, i + 1, "a test that is switched off");
    if (/\.ant-select-item-option|\.ant-select-tree-title/.test(line) && /click\(/.test(line))
      fault(
        file,
        i + 1,
        "a list that still opens or closes takes the wrong press: pick of tests/browser/real/stage.ts",
      );
    if (/\.(cpp|h)$/.test(file) && joinsByComma(line)) fault(file, i + 1, "a comma joins two statements");
    if (bare[i].length > lineLengthMax && !/stand_in_|^migrations\//.test(file))
      fault(file, i + 1, `a line of ${line.length} characters`);
    if (/\s+$/.test(line) && !file.endsWith(".md")) fault(file, i + 1, "white space at the end of the line");
  });
}

for (const one of mayShow) if (!shown.has(one)) fault("tools/tidy.mjs", 0, `${one} is allowed and not needed any more`);

for (const one of chineseInCode.keys())
  if (!spokenChinese.has(one)) fault("tools/tidy.mjs", 0, `${one} speaks no Chinese any more: take it off the list`);

const described = [
  "psychometrics",
  "server/app",
  ...[...groupOf].map(([slice, group]) => `server/${group}/${slice}`),
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
for (const folder of described) if (!files.includes(`${folder}/README.md`)) fault(folder, 0, "has no README.md");

const drawn = readFileSync("ARCHITECTURE.md", "utf8");
if (architecture(drawn, { groups: law }) !== drawn)
  fault("ARCHITECTURE.md", 0, "the map is not server/law.json: node tools/draw_map.mjs");

if (faults.length > 0) {
  console.error(faults.join("\n"));
  console.error(`${faults.length} faults`);
  process.exit(1);
}
console.log(`tidy: ${files.filter((file) => code.test(file)).length} files`);
