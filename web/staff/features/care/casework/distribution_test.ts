import { describe, expect, it } from "vitest";
import { across, bars, labelSide, type Ground } from "./distribution";

const ground: Ground = { lowest: 0, highest: 27, left: 10, right: 280, top: 20, bottom: 120 };

describe("the picture of a distribution", () => {
  it("puts the lowest score left and the highest right", () => {
    expect(across(0, ground)).toBe(10);
    expect(across(27, ground)).toBe(280);
    expect(across(9, ground)).toBe(100);
  });
  it("keeps a score outside of the range inside the picture", () => {
    expect(across(-3, ground)).toBe(10);
    expect(across(40, ground)).toBe(280);
  });
  it("makes the most frequent score as high as the picture", () => {
    const drawn = bars([0.1, 0.5, 0.4], { ...ground, highest: 2 });
    expect(drawn.map((bar) => bar.score)).toEqual([0, 1, 2]);
    expect(drawn[1]?.height).toBe(100);
    expect(drawn[0]?.height).toBeCloseTo(20);
  });
  it("starts at the lowest score of the scale, not at zero", () => {
    expect(bars([1, 1], { ...ground, lowest: 9, highest: 10 })[0]?.score).toBe(9);
  });
  it("draws no bars where nobody was counted", () => {
    expect(bars([], ground)).toEqual([]);
    expect(bars([0, 0], ground)).toEqual([]);
  });
  it("keeps the student's label inside", () => {
    expect(labelSide(12, 100, ground)).toBe("start");
    expect(labelSide(140, 100, ground)).toBe("middle");
    expect(labelSide(279, 100, ground)).toBe("end");
  });
});
