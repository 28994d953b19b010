import { describe, expect, it } from "vitest";
import { render, screen } from "@testing-library/react";
import { CompletionRing } from "./CompletionRing";
import { hasSession, percent } from "../campaigns/use_campaigns";

describe("completion", () => {
  it("is a hundred percent only when everybody is done", () => {
    expect(percent(199, 200)).toBe(99);
    expect(percent(200, 200)).toBe(100);
    expect(percent(0, 0)).toBe(0);
  });
  it("counts who is answering apart from who has finished", () => {
    render(<CompletionRing expected={42} started={31} finished={22} />);
    expect(screen.getByRole("img").getAttribute("aria-label")).toBe("已完成 22 人，已开始 31 人，应到 42 人");
    expect(screen.getAllByRole("definition").map((one) => one.textContent)).toEqual(["22", "9", "11"]);
  });
});

describe("a class in the list of a campaign", () => {
  it("has no session to go to before one was opened", () => {
    expect(hasSession({ id: "0", class_id: "7", class_name: "高一（1）班", state: "closed" })).toBe(false);
    expect(hasSession({ id: "12", class_id: "7", class_name: "高一（1）班", state: "open" })).toBe(true);
  });
});
