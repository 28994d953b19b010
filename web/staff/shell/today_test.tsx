import { render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { expect, test } from "vitest";
import { TodaySection, TodayWho } from "./today";

const number = (count: number) => ({ count, words: "open alerts", of: { numerator: "students" } });

test("a card of the first page shows its number beside the title only where there is something", () => {
  const { rerender } = render(
    <TodaySection id="today-alerts" title="Alerts" number={number(3)}>
      rows
    </TodaySection>,
  );
  expect(screen.getByRole("region", { name: "Alerts" }).textContent).toContain("3");
  rerender(
    <TodaySection id="today-alerts" title="Alerts" number={number(0)}>
      rows
    </TodaySection>,
  );
  expect(screen.getByRole("region", { name: "Alerts" }).textContent).toBe("Alertsrows");
});

test("a row of a card is opened by its name, and says where it belongs", () => {
  render(
    <MemoryRouter>
      <TodayWho to="/alerts/7" name="林晨曦" of="七年级 3 班" />
    </MemoryRouter>,
  );
  expect(screen.getByRole("link", { name: "林晨曦" }).getAttribute("href")).toBe("/alerts/7");
  expect(screen.getByText("七年级 3 班")).toBeTruthy();
});
