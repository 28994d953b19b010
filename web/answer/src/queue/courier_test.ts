import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Courier, waitBeforeTry, type Delivery } from "./courier";
import type { Outcome } from "./transport";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const later: Outcome = { kind: "later", why: "network" };
const confirmed: Outcome = { kind: "confirmed", reply: {} };

function courierWith(outcomes: Outcome[], things: string[]) {
  const sent: string[] = [];
  const send = vi.fn(({ path }: { path: string }) => {
    sent.push(path);
    return Promise.resolve(outcomes.shift() ?? confirmed);
  });
  const next = (): Delivery | null => {
    const path = things[0];
    return path === undefined ? null : { request: { method: "PUT", path }, confirmed: () => !!things.shift() };
  };
  return { courier: new Courier(next, send, () => undefined), sent, send };
}

test("things are brought in order, one after the other", async () => {
  const { courier, sent } = courierWith([], ["a", "b", "c"]);
  courier.wake();
  await vi.runAllTimersAsync();
  expect(sent).toEqual(["a", "b", "c"]);
  expect(courier.state).toEqual({ kind: "idle" });
});

test("what fails is tried again until it arrives, and nothing overtakes it", async () => {
  const { courier, sent } = courierWith([later, later, later], ["a", "b"]);
  courier.wake();
  await vi.runAllTimersAsync();
  expect(sent).toEqual(["a", "a", "a", "a", "b"]);
});

test("pauses grow to half a minute and are spread over a class", () => {
  expect([1, 2, 3, 6, 20].map((failures) => waitBeforeTry(failures, undefined, 1))).toEqual([
    1000, 2000, 4000, 30000, 30000,
  ]);
  expect(waitBeforeTry(3, undefined, 0)).toBe(2000);
  expect(waitBeforeTry(1, 7000, 0.5)).toBe(7500);
});

test("the network coming back ends a pause", async () => {
  const { courier, sent } = courierWith([later], ["a"]);
  courier.wake();
  await vi.advanceTimersByTimeAsync(1);
  expect(courier.state).toMatchObject({ kind: "waiting", why: "network", failures: 1 });
  courier.wake();
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toEqual(["a", "a"]);
});

test("a pause that the server asked for is kept", async () => {
  const { courier, send } = courierWith([{ kind: "later", why: "capacity", retry_after_ms: 9000, position: 3 }], ["a"]);
  courier.wake();
  await vi.advanceTimersByTimeAsync(1);
  courier.wake();
  await vi.advanceTimersByTimeAsync(8000);
  expect(send).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(3000);
  expect(send).toHaveBeenCalledTimes(2);
});

test("two wakes never have two requests on the way", async () => {
  const { courier, send } = courierWith([], ["a"]);
  courier.wake();
  courier.wake();
  await vi.runAllTimersAsync();
  expect(send).toHaveBeenCalledTimes(1);
});

test("a refusal stops it until somebody asks anew", async () => {
  const refused: Outcome = { kind: "refused", refusal: { type: "", status: 410, code: "closed", title: "" } };
  const { courier, send } = courierWith([refused], ["a"]);
  courier.wake();
  await vi.runAllTimersAsync();
  courier.wake();
  await vi.runAllTimersAsync();
  expect(send).toHaveBeenCalledTimes(1);
  courier.restart();
  await vi.runAllTimersAsync();
  expect(send).toHaveBeenCalledTimes(2);
});

test("a reply that is not the confirmation is tried again", async () => {
  let good = false;
  const send = vi.fn(() => Promise.resolve(confirmed));
  const courier = new Courier(
    () =>
      good ? null : { request: { method: "PUT", path: "a" }, confirmed: () => (good = send.mock.calls.length > 1) },
    send,
    () => undefined,
  );
  courier.wake();
  await vi.runAllTimersAsync();
  expect(send).toHaveBeenCalledTimes(2);
});

test("a campaign that was taken back ends the page only once everything has arrived", async () => {
  const taken_back: Outcome = { kind: "confirmed", reply: { recalled: true } };
  const { courier, sent } = courierWith([taken_back, taken_back], ["a", "b"]);
  courier.wake();
  await vi.runAllTimersAsync();
  expect(sent).toEqual(["a", "b"]);
  expect(courier.state).toMatchObject({ kind: "refused", refusal: { status: 409 } });
});
