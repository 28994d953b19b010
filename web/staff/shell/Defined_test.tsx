import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { startLanguage } from "./language";
import { Defined } from "./Defined";

it("a number opens what it counts, out of what, what is left out and as of when; nothing stands there that was not said", async () => {
  startLanguage("zh-CN");
  render(
    <Defined
      name="按时谈话"
      of={{ numerator: "期限内完成谈话的学生", denominator: "应谈话的学生", as_of: "2026年11月24日" }}
    >
      84 %
    </Defined>,
  );
  const button = screen.getByRole("button", { name: /按时谈话/ });
  expect(button.textContent).toContain("84 %");
  fireEvent.click(button);
  expect(await screen.findByText("应谈话的学生")).toBeTruthy();
  expect(screen.getByText("总数是")).toBeTruthy();
  expect(screen.queryByText("不计入")).toBeNull();
});
