import { describe, expect, it } from "vitest";
import type { TextKey } from "../shell/language";
import type { Operation } from "../shell/session";
import { forbidden } from "./forbidden_words";
import { zh } from "./zh-CN";
import { en } from "./en";

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, above = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[above + key, value] as [string, string]] : flat(value, `${above}${key}.`),
  );
}

const places = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
const chinese = new Map(flat(zh));
const english = new Map(flat(en));

describe("the texts of the pages", () => {
  it("are complete in both languages", () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
    for (const [key, text] of [...chinese, ...english]) expect(text.trim(), key).not.toBe("");
  });
  it("have the same places to fill in", () => {
    for (const [key, text] of chinese) expect(places(english.get(key) ?? ""), key).toEqual(places(text));
  });
  it("are English in English", () => {
    for (const [key, text] of english)
      if (key !== "shell.other_language") expect(text, key).not.toMatch(/[\u4e00-\u9fff]/);
  });
  it("never name a diagnosis, and no level that nobody has set", () => {
    for (const [key, text] of chinese) expect(text, key).not.toMatch(forbidden.zh);
    for (const [key, text] of english) expect(text, key).not.toMatch(forbidden.en);
  });
  it("are asked for by keys that exist: a wrong one, or a right that no operation has, does not compile", () => {
    // @ts-expect-error no such words
    const nowhere: TextKey = "nav.nowhere";
    const keys: TextKey[] = ["nav.home", "list_comma"];
    expect(keys).not.toContain(nowhere);
    // @ts-expect-error no such operation
    const right: Operation = "listAlert";
    const rights: Operation[] = ["listAlerts", "readAlert"];
    expect(rights).not.toContain(right);
  });
});
