import { describe, expect, it } from "vitest";
import { numbersOf, runsOf, sameOptions } from "./item_words";
import type { Picture } from "./use_instruments";

const words = (zh: string) => ({ "zh-CN": zh, en: zh });
const item = (id: string, options: number[]) =>
  ({
    id,
    text: words(id),
    options: options.map((value) => ({ value, text: words("x") })),
    ask_when: [],
  }) as unknown as Picture["items"][number];

describe("the items of an instrument", () => {
  const of = { items: [item("a", [0, 1]), item("b", [0, 1]), item("c", [0, 1])] };
  it("are told by the numbers that a reader counts, not by ids of the definition", () => {
    expect(numbersOf(of, ["c", "a", "elsewhere"])).toEqual([3, 1]);
    expect(runsOf([9, 1, 2, 3, 4, 5, 6, 7, 8], "、")).toBe("1–9");
    expect(runsOf([1, 3, 5, 6, 7, 9, 10], "、")).toBe("1、3、5–7、9、10");
  });
  it("tell their answers once where all have the same", () => {
    expect(sameOptions(of)).toBe(true);
    expect(sameOptions({ items: [...of.items, item("d", [1, 2])] })).toBe(false);
  });
});
