import { describe, expect, it } from "vitest";
import { en } from "./en";
import { forbidden } from "./forbidden_words";
import { zh } from "./zh-CN";

/** What the server says: "server/care/casework/texts.json: in_danger" in both languages. */
type Said = Map<string, { zh: string; en: string }>;

const texts = import.meta.glob<string>("../../../server/*/*/texts.json", {
  query: "?raw",
  import: "default",
  eager: true,
});
const problems = import.meta.glob<string>("../../../server/**/problem*.h", {
  query: "?raw",
  import: "default",
  eager: true,
});

const literals = /((?:\s*"(?:[^"\\]|\\.)*")+)\s*/.source;
const problem = new RegExp(String.raw`RONGXIN_PROBLEM\(\s*(\w+),\s*\d+,${literals},${literals}\)`, "g");
const joined = (pieces: string) => [...pieces.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text).join("");

function textsOf(files: Record<string, string>): Said {
  const said: Said = new Map();
  for (const [file, content] of Object.entries(files))
    for (const [key, text] of Object.entries(JSON.parse(content) as Record<string, { zh: string; en: string }>))
      said.set(`${file.replace("../../../", "")}: ${key}`, text);
  return said;
}

function problemsOf(files: Record<string, string>): Said {
  const said: Said = new Map();
  for (const [file, content] of Object.entries(files))
    for (const [, name, zh = "", en = ""] of content.matchAll(problem))
      said.set(`${file.replace("../../../", "")}: ${name}`, { zh: joined(zh), en: joined(en) });
  return said;
}

/** "file: key: word" of each text that says what no text may say. */
function faultsIn(said: Said): string[] {
  return [...said].flatMap(([place, { zh, en }]) => {
    const word = forbidden.zh.exec(zh) ?? forbidden.en.exec(en);
    return word ? [`${place}: ${word[0]}`] : [];
  });
}

describe("the texts of the server", () => {
  it("are all seen: every texts.json, and every problem of every slice", () => {
    expect(textsOf(texts).size).toBeGreaterThan(100);
    const written = Object.values(problems).flatMap((one) => one.match(/RONGXIN_PROBLEM\(\s*\w+,\s*\d+/g) ?? []);
    expect(problemsOf(problems).size).toBe(written.length);
    expect(written.length).toBeGreaterThan(100);
  });
  it("hold what a child or an officer reads of an instrument: passages, the workbook, its example, what has changed", () => {
    const places = [...textsOf(texts).keys()];
    for (const [slice, key] of [
      ["campaigns", "passage_"],
      ["instruments", "column_"],
      ["instruments", "choice_"],
      ["instruments", "example_"],
      ["instruments", "critical_from"],
      ["campaign_desk", "other_option_values"],
    ])
      expect(places.some((place) => place.startsWith(`server/care/${slice}/texts.json: ${key}`))).toBe(true);
  });
  it("never name a diagnosis, and no level that nobody has set", () => {
    expect(faultsIn(textsOf(texts))).toEqual([]);
    expect(faultsIn(problemsOf(problems))).toEqual([]);
  });
  it("are named by file and key where they do", () => {
    const file = "../../../server/care/casework/texts.json";
    expect(faultsIn(textsOf({ [file]: '{"call": {"zh": "高危学生", "en": "a student"}}' }))).toEqual([
      "server/care/casework/texts.json: call: 高危",
    ]);
    const header = "../../../server/care/casework/problems.h";
    const text = 'RONGXIN_PROBLEM(\n    too_late, 409, "太迟了" "。",\n    "The patient " "has left.");';
    expect(faultsIn(problemsOf({ [header]: text }))).toEqual(["server/care/casework/problems.h: too_late: patient"]);
  });
  it("are not written once more in the pages: what an adult does in danger stands once", () => {
    const guidance = textsOf({ "": texts["../../../server/care/casework/texts.json"] ?? "{}" });
    const spoken = /: (go_now|listen|call_guardian|in_danger|hand_on|talk_|arrange_talk|stay_with|flag_means)/;
    const long = [...guidance].filter(([place]) => spoken.test(place));
    expect(long.length).toBeGreaterThan(10);
    const pages = { zh: JSON.stringify(zh), en: JSON.stringify(en) };
    const copied = long.filter(([, said]) => pages.zh.includes(said.zh) || pages.en.includes(said.en));
    expect(copied.map(([place]) => place)).toEqual([]);
  });
});
