import { describe, expect, it } from "vitest";
import { pastedSpans } from "./pasted_spans";

describe("a pasted list of holidays and exams", () => {
  it("is read in the ways people write days", () => {
    const read = pastedSpans("2026-10-01 2026-10-07 国庆节\n2026年10月10日 国庆节补课\n期中考试：2026/11/9 至 2026/11/11\n\n2027.1.1\t元旦");
    expect(read.unread).toEqual([]);
    expect(read.spans).toEqual([
      { kind: "holiday", name: "国庆节", since: "2026-10-01", until: "2026-10-07" },
      { kind: "school_day", name: "国庆节补课", since: "2026-10-10", until: "2026-10-10" },
      { kind: "exam", name: "期中考试", since: "2026-11-09", until: "2026-11-11" },
      { kind: "holiday", name: "元旦", since: "2027-01-01", until: "2027-01-01" },
    ]);
  });

  it("says which lines it cannot read, and invents no day", () => {
    const read = pastedSpans("福州市教育局关于放假的通知\n2026-02-30 春节\n2026-05-03 2026-05-01 劳动节");
    expect(read.spans).toEqual([]);
    expect(read.unread.map((one) => one.line)).toEqual([1, 2, 3]);
  });
});
