import { describe, expect, it } from "vitest";
import { render, screen } from "@testing-library/react";
import { CallsPart, stepsOf } from "./CallsPart";
import type { AlertPicture } from "./use_alerts";

const at_ms = 1_795_000_000_000;
const call = (
  name: string,
  rung: "on_duty" | "deputies" | "leaders" | "county",
  later_ms: number,
  answered = false,
) => ({ name, rung, at_ms: at_ms + later_ms, answered, deliveries: [] });
const alert = {
  state: "open",
  step_due_at_ms: at_ms + 1_200_000,
  rungs_ahead: ["deputies", "leaders", "county"],
} as unknown as AlertPicture;

describe("whom an alert has called and will call", () => {
  it("does not list a rung once as called and again as to be called without saying that it is called again", () => {
    // Nobody was on duty: the same step went on to the leaders at once.
    render(<CallsPart one={{ ...alert, called: [call("王校长", "leaders", 0)] }} />);
    const ahead = screen
      .getAllByRole("listitem")
      .slice(1)
      .map((one) => one.textContent ?? "");
    expect(ahead).toHaveLength(3);
    expect(ahead.map((one) => one.includes("再次"))).toEqual([false, true, false]);
  });
  it("promises nobody's call once somebody is on it", () => {
    render(<CallsPart one={{ ...alert, state: "taken_by_another", called: [call("林老师", "on_duty", 0, true)] }} />);
    expect(screen.getAllByRole("listitem")).toHaveLength(1);
    expect(document.body.textContent).not.toContain("再次");
  });
  it("shows people who were called at one moment as one step, the oldest first", () => {
    const steps = stepsOf([
      call("赵老师", "deputies", 600_000),
      call("陈老师", "on_duty", 300),
      call("林老师", "on_duty", 0, true),
    ]);
    expect(steps.map((step) => [step.rung, step.names.length, step.answered])).toEqual([
      ["on_duty", 2, true],
      ["deputies", 1, false],
    ]);
  });
});
