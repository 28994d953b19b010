import { describe, expect, it } from "vitest";
import { render } from "@testing-library/react";
import type { Schemas } from "../../../shell/api";
import { AnswerTable } from "./ItemAnswersPart";

const answers = (...spent_ms: number[]): Schemas["ItemAnswer"][] =>
  spent_ms.map((ms, at) => ({
    item: `cesd.${at + 1}`,
    text: `题 ${at + 1}`,
    answer: "没有",
    value: 0,
    spent_ms: ms,
    critical: false,
  }));

describe("times of single answers", () => {
  it("say that questions of one screen share its time, where some did", () => {
    const { container } = render(<AnswerTable title="CES-D" answers={answers(4100, 2300, 2300, 2300)} />);
    expect(container.textContent).toContain("同一屏的几题，用时按题平分");
  });
  it("say nothing of it where each stood alone, or nothing was measured", () => {
    for (const ms of [
      [4100, 2300, 1800],
      [0, 0, 0],
    ])
      expect(render(<AnswerTable title="PHQ-9" answers={answers(...ms)} />).container.textContent).not.toContain(
        "平分",
      );
  });
});
