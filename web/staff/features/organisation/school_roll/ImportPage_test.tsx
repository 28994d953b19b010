import { afterEach, expect, test, vi } from "vitest";
import { render, screen } from "@testing-library/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { MemoryRouter, Route, Routes } from "react-router";
import { makeQueryClient } from "../../../shell/queries";
import ImportPage from "./ImportPage";

const storing = {
  id: "7",
  kind: "students",
  state: "storing",
  file_name: "2026年秋季学籍.xlsx",
  rows: 2000,
  rows_done: 700,
  accepted: 1954,
  duplicates: 6,
  rejected: [],
};

afterEach(() => vi.unstubAllGlobals());

test("a large import says how far it is, and that whoever waits may leave", async () => {
  vi.stubGlobal(
    "fetch",
    async () => new Response(JSON.stringify(storing), { status: 200, headers: { "Content-Type": "application/json" } }),
  );
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <MemoryRouter initialEntries={["/roll/imports/7"]}>
        <Routes>
          <Route path="/roll/imports/:id" element={<ImportPage />} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  expect((await screen.findByRole("progressbar")).getAttribute("aria-valuenow")).toBe("35");
  expect(document.body.textContent).toContain("可以离开这个页面");
});
