import { describe, expect, it } from "vitest";
import { render, screen } from "@testing-library/react";
import type { Schemas } from "../../../shell/api";
import { ScorePart } from "./ScorePart";

const score: Schemas["ScorePicture"] = {
  scale: "phq9",
  title: "PHQ-9 总分",
  score: 17,
  lowest: 0,
  highest: 27,
  band: "中重",
  state: "scored",
  cut_offs: [5, 10, 15, 20],
  instrument_version: "1.0",
  norm: { at: 17, note: "", kind: "this_campaign", n: 183, percentile: 94, curve: Array<number>(28).fill(1 / 28) },
};

describe("one score", () => {
  it("says the place of the student in words beside the picture", () => {
    const { container } = render(<ScorePart score={score} />);
    expect(screen.getByRole("img").getAttribute("aria-label")).toContain("本人 17 分");
    expect(container.textContent).toContain("183 人中，有 94% 的人分数更低");
    expect(container.textContent).toContain("没有中国儿童常模");
  });
  it("draws no distribution for fewer than ten", () => {
    const { container } = render(
      <ScorePart score={{ ...score, norm: { at: 17, note: "", kind: "none", curve: [] } }} />,
    );
    expect(container.querySelectorAll("rect")).toHaveLength(0);
    expect(container.textContent).toContain("不足 10 人");
  });
  it("gives no number when it cannot be scored", () => {
    const { container } = render(<ScorePart score={{ ...score, score: 0, state: "not_scorable", norm: undefined }} />);
    expect(container.textContent).toContain("不能计算");
    expect(container.querySelector("svg.distribution")).toBeNull();
    expect(container.textContent).not.toContain("0–27");
  });
});
