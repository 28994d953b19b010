import { describe, expect, it } from "vitest";
import { faultsOf, fromWallClock, wallClock } from "./draft_faults";
import type { Steps } from "./use_drafts";

const at = Date.parse("2026-12-01T07:30:00+08:00");
const good: Steps = {
  title_zh: "测评",
  title_en: "Check",
  introduction_zh: "a",
  introduction_en: "a",
  help_promise_zh: "a",
  help_promise_en: "a",
  who_reads_zh: "a",
  who_reads_en: "a",
  instruments: ["phq9"],
  units: [],
  grades: [],
  opens_at_ms: at,
  closes_at_ms: at + 1000,
  rules: [],
  hotlines: [],
  interviews_a_week: 15,
  at_step: "what",
};

describe("what the page can tell of a draft", () => {
  it("finds nothing in a complete one", () => expect(faultsOf(good, at)).toEqual([]));
  it("names the field and the step", () => {
    const faults = faultsOf(
      {
        ...good,
        title_en: " ",
        instruments: [],
        closes_at_ms: at,
        rules: [{ id: "a", tier: "ranked", conditions: [] }],
      },
      at,
    );
    expect(faults.map((one) => `${one.step} ${one.field}`)).toEqual([
      "what title_en",
      "what instruments",
      "when closes_at_ms",
      "rules rules[0]",
    ]);
  });
  it("refuses a window that is past", () => expect(faultsOf(good, at + 2000)[0]?.words).toBe("wizard.fault_past"));
});

describe("times are the city's, whatever the computer is set to", () => {
  it("there and back", () => {
    expect(wallClock(at)).toBe("2026-12-01T07:30");
    expect(fromWallClock("2026-12-01T07:30")).toBe(at);
    expect(fromWallClock("")).toBe(0);
  });
});
