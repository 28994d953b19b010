import { QueryClient, MutationObserver } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { showIdle } from "./idle";

const idle = () => document.body.dataset.idle;

/** Something that is under way until it is let go. */
function pending() {
  let letGo = () => {};
  const answered = new Promise<string>((resolve) => (letGo = () => resolve("answered")));
  return { answered, letGo };
}

test("a page is busy while it asks or does something, and idle only when nothing of both is under way", async () => {
  document.body.dataset.idle = "no"; // as served
  const queries = new QueryClient();
  const end = showIdle(queries);
  expect(idle()).toBe("no"); // nothing has been asked yet: the page is only beginning
  const question = pending(),
    deed = pending();
  const asked = queries.fetchQuery({ queryKey: ["question"], queryFn: () => question.answered });
  const done = new MutationObserver(queries, { mutationFn: () => deed.answered }).mutate();
  question.letGo();
  await asked;
  await new Promise((resolve) => setTimeout(resolve)); // what was said of it has been heard
  expect(idle()).toBe("no");
  deed.letGo();
  await done;
  await vi.waitFor(() => expect(idle()).toBe("yes"));
  end();
});

test("a refused question ends, too", async () => {
  document.body.dataset.idle = "no";
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const end = showIdle(queries);
  await queries
    .fetchQuery({ queryKey: ["question"], queryFn: () => Promise.reject(new Error("refused")) })
    .catch(() => undefined);
  await vi.waitFor(() => expect(idle()).toBe("yes"));
  end();
});
