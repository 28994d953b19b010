import { describe, expect, it } from "vitest";
import { render, screen } from "@testing-library/react";
import { Ladder } from "./Ladder";
import type { Roster } from "./use_duty";

const roster: Roster = {
  rows: [],
  leaves: [],
  colleagues: [],
  warnings: [],
  on_duty_now: ["林老师"],
  deputies_now: [],
  leaders_now: ["王校长"],
  leaders_before: [],
  county_reachable: true,
};
const rungs = () => screen.getAllByRole("listitem").map((one) => one.textContent ?? "");

describe("the ladder of a school", () => {
  it("never says that nobody leads the school because the leader is called earlier", () => {
    render(
      <Ladder school roster={{ ...roster, deputies_now: ["王校长"], leaders_now: [], leaders_before: ["王校长"] }} />,
    );
    const leaders = rungs()[2]!;
    expect(leaders).toContain("王校长");
    expect(leaders).not.toContain("没有人");
    expect(rungs()[1]).toContain("王校长");
  });
  it("says of a rung on which nobody stands that it is empty, and of no other", () => {
    render(<Ladder school roster={{ ...roster, leaders_now: [], county_reachable: false }} />);
    expect(rungs().map((one) => one.includes("没有人"))).toEqual([false, true, true, true]);
  });
});
