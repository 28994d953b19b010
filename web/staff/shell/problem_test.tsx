import { describe, expect, it } from "vitest";
import { render, screen } from "@testing-library/react";
import { Problem, problemOf, unreachable } from "./problem";
import { ProblemNotice } from "./ProblemNotice";
import { worthAsking } from "./queries";

const broken = { type: "about:blank", title: "系统出错了", status: 500, code: "internal_error", incident: "K7-4F2A" };

describe("a problem on the page", () => {
  it("shows what happened and the number to quote", () => {
    render(<ProblemNotice problem={problemOf(broken, 500)} />);
    const text = screen.getByRole("alert").textContent;
    expect(text).toContain("系统出错了");
    expect(text).toContain("K7-4F2A");
  });
  it("says itself what is safe when the server found no words", () => {
    render(<ProblemNotice problem={problemOf("<html>502</html>", 502)} />);
    expect(screen.getByRole("alert").textContent).toContain("已确认的内容都已保存");
  });
  it("says that nothing is known when the server was not reached", () => {
    render(<ProblemNotice problem={unreachable()} />);
    expect(screen.getByRole("alert").textContent).toContain("请当作没有送出");
  });
  it("takes an answer that is no problem document", () => {
    expect(problemOf("<html>502</html>", 502).code).toBe("unexpected_answer");
    expect(problemOf(undefined, 429, "30").retry_seconds).toBe(30);
  });
  it("is not asked again when it was a refusal", () => {
    expect(worthAsking(0, problemOf({ ...broken, code: "not_found" }, 404))).toBe(false);
    expect(worthAsking(0, new Problem(broken))).toBe(true);
    expect(worthAsking(2, unreachable())).toBe(false);
  });
});
