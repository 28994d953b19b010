import { afterEach, describe, expect, it, vi } from "vitest";
import { readClasses } from "./use_roll";

const tree: Record<string, { kind: string; id: string }[]> = {
  "": [{ kind: "school", id: "11" }],
  "11": [
    { kind: "grade", id: "21" },
    { kind: "grade", id: "22" },
  ],
  "21": [
    { kind: "class", id: "31" },
    { kind: "class", id: "32" },
  ],
  "22": [{ kind: "class", id: "33" }],
};

afterEach(() => vi.unstubAllGlobals());

describe("the classes of a school", () => {
  it("are found below its grades, page after page", async () => {
    const asked: string[] = [];
    vi.stubGlobal("fetch", async (request: Request) => {
      const { searchParams } = new URL(request.url);
      const parent = searchParams.get("parent") ?? "";
      const from = Number(searchParams.get("after") ?? 0);
      asked.push(`${parent}.${from}`);
      const all = tree[parent] ?? [];
      const units = all.slice(from, from + 1).map((one) => ({ ...one, name: one.id, has_children: one.id in tree }));
      return new Response(JSON.stringify({ units, next: from + 1 < all.length ? String(from + 1) : undefined }), {
        headers: { "Content-Type": "application/json" },
      });
    });
    expect((await readClasses()).map((one) => one.id)).toEqual(["31", "32", "33"]);
    expect(asked).not.toContain("31.0");
  });
});
