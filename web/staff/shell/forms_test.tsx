import { expect, test, vi } from "vitest";
import { fireEvent, render, screen } from "@testing-library/react";
import { Field } from "./Field";
import { FormModal } from "./FormModal";
import { Problem } from "./problem";
import { MoreButton, QueryState } from "./QueryState";

const problem = new Problem({ type: "about:blank", title: "已经有人排班", status: 409, code: "taken" });

test("a field's label leads to its control, and its fault is read aloud; without one nothing is", () => {
  const control = <input id="who" />;
  const { rerender } = render(
    <Field id="who" label="姓名" note="按排班表" fault="请选择一位">
      {control}
    </Field>,
  );
  expect(screen.getByLabelText("姓名")).toBe(document.getElementById("who"));
  expect(screen.getByText("按排班表").className).toBe("field-note");
  expect(screen.getByRole("alert").textContent).toBe("请选择一位");
  rerender(
    <Field id="who" label="姓名" fault={false}>
      {control}
    </Field>,
  );
  expect(screen.queryByRole("alert")).toBeNull();
  expect(document.querySelector(".field-note")).toBeNull();
});

test("a form over the page: the way out first, the act once, and at its end why it was refused", () => {
  const close = vi.fn();
  const act = vi.fn();
  const form = (acting: { isPending: boolean; error: unknown }, disabled = false) => (
    <FormModal
      title="排值班"
      not_now="先不排"
      close={close}
      act_now="排上"
      act={act}
      acting={acting}
      disabled={disabled}
    >
      <p>谁来值班</p>
    </FormModal>
  );
  const { rerender } = render(form({ isPending: false, error: problem }));
  const dialog = document.querySelector("[role=dialog]")!;
  expect(dialog.textContent).toMatch(/排值班.*谁来值班.*已经有人排班.*先不排.*排 上/s);
  fireEvent.click(screen.getByText("排 上"));
  fireEvent.click(screen.getByText("先不排"));
  expect([act.mock.calls.length, close.mock.calls.length]).toEqual([1, 1]);
  rerender(form({ isPending: false, error: null }, true));
  expect(screen.queryByText("已经有人排班")).toBeNull();
  fireEvent.click(screen.getByText("排 上"));
  expect(act).toHaveBeenCalledTimes(1);
});

test("a page says that its answer is under way, or why it is not there and how to ask again, and then nothing", () => {
  const refetch = vi.fn();
  const { rerender } = render(<QueryState query={{ isPending: true, error: null, refetch }} rows={3} />);
  expect(screen.getByRole("status")).toBeTruthy();
  rerender(<QueryState query={{ isPending: false, error: problem, refetch }} />);
  expect(screen.queryByRole("status")).toBeNull();
  expect(screen.getByRole("alert").textContent).toContain("已经有人排班");
  fireEvent.click(screen.getByRole("button"));
  expect(refetch).toHaveBeenCalledTimes(1);
  rerender(<QueryState query={{ isPending: false, error: null, refetch }} />);
  expect(document.body.textContent).toBe("");
});

test("the next page of a list is offered as long as there is one", () => {
  const fetchNextPage = vi.fn();
  const paged = { hasNextPage: true, isFetchingNextPage: false, fetchNextPage };
  const { rerender } = render(<MoreButton query={paged} words="再看一些" />);
  fireEvent.click(screen.getByText("再看一些"));
  expect(fetchNextPage).toHaveBeenCalledTimes(1);
  rerender(<MoreButton query={{ ...paged, hasNextPage: false }} words="再看一些" />);
  expect(screen.queryByRole("button")).toBeNull();
});
