import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useLock } from "./lock";

beforeEach(() => {
  sessionStorage.clear();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));

it("locks after the time without input, and input before it begins the time anew", () => {
  const { result } = renderHook(() => useLock(60_000));
  pass(50_000);
  dispatchEvent(new Event("pointerdown"));
  pass(50_000);
  expect(result.current.locked).toBe(false);
  pass(14_000);
  expect(result.current.locked).toBe(true);
});

it("input that comes too late does not save the page", () => {
  const { result } = renderHook(() => useLock(60_000));
  vi.setSystemTime(Date.now() + 3_600_000); // the machine slept
  dispatchEvent(new Event("pointerdown"));
  pass(2_000);
  expect(result.current.locked).toBe(true);
});

it("locks at once by its key, stays locked over a reload, and opens when asked to", () => {
  const first = renderHook(() => useLock());
  act(() => void dispatchEvent(new KeyboardEvent("keydown", { code: "KeyL", ctrlKey: true, shiftKey: true })));
  expect(first.result.current.locked).toBe(true);
  first.unmount();
  const second = renderHook(() => useLock());
  expect(second.result.current.locked).toBe(true);
  act(() => second.result.current.open());
  expect(second.result.current.locked).toBe(false);
  expect(renderHook(() => useLock()).result.current.locked).toBe(false);
});
