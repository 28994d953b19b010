import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetLock, isLocked, lock, lockHere, lockIfKept, opening, unlocked, useLock } from "./lock";
import { belongTo } from "./page_session";

let told: string[];
beforeEach(() => {
  localStorage.clear();
  belongTo("session-1");
  vi.useFakeTimers();
  told = [];
  vi.stubGlobal("fetch", async (address: string) => {
    told.push(address);
    return new Response(null, { status: 204 });
  });
  document.body.innerHTML = "<div id='root'><p>林晨</p><textarea>没有写完</textarea></div>";
});
afterEach(() => {
  act(() => forgetLock());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const work = () => renderHook(() => useLock(true, 60_000));

it("locks after the time without input, and input before it begins the time anew; the server hears of both", async () => {
  const { result } = work();
  await pass(50_000);
  dispatchEvent(new Event("pointerdown"));
  await pass(50_000);
  expect(result.current).toBe(false);
  expect(told).toContain("/api/staff/input");
  await pass(14_000);
  expect(result.current).toBe(true);
  expect(told.filter((one) => one === "/api/staff/lock")).toHaveLength(1);
});

it("input that comes too late does not save the page", async () => {
  const { result } = work();
  vi.setSystemTime(Date.now() + 3_600_000); // the machine slept
  dispatchEvent(new Event("pointerdown"));
  await pass(2_000);
  expect(result.current).toBe(true);
});

it("nothing readable stays in the document of a locked page, not even what comes late, and all of it comes back", async () => {
  work();
  const area = document.querySelector("textarea")!;
  area.value = "还没有保存的话";
  act(() => void dispatchEvent(new KeyboardEvent("keydown", { code: "KeyL", ctrlKey: true, shiftKey: true })));
  expect(document.body.textContent).not.toContain("林晨");
  expect(document.querySelector("textarea")).toBeNull();
  document.body.append(Object.assign(document.createElement("div"), { textContent: "林晨2" }));
  await pass(1);
  expect(document.body.textContent).not.toContain("林晨2");
  act(() => unlocked());
  expect(document.body.textContent).toContain("林晨");
  expect(document.querySelector("textarea")!.value).toBe("还没有保存的话");
});

it("what a locked page asks waits until it is open, and what has gone does not wait", async () => {
  act(() => lockHere());
  let opened = false;
  const gone = new AbortController();
  const left = opening(gone.signal).catch((fault: Error) => fault.name);
  void opening().then(() => (opened = true));
  gone.abort();
  expect(await left).toBe("AbortError");
  expect(opened).toBe(false);
  act(() => unlocked());
  await pass(1);
  expect(opened).toBe(true);
});

it("a lock that the server has not heard of outlives a reload and is told when it can be reached; another session knows nothing of it", async () => {
  const reached = globalThis.fetch;
  vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("offline")));
  work();
  act(() => lock());
  await pass(4_000);
  expect(isLocked()).toBe(true);
  vi.stubGlobal("fetch", reached);
  await pass(4_000);
  expect(told).toContain("/api/staff/lock");
  act(() => lockIfKept());
  expect(isLocked()).toBe(true);
  act(() => forgetLock());
  localStorage.setItem("rongxin.locked", "session-1");
  belongTo("session-2");
  act(() => lockIfKept());
  expect(isLocked()).toBe(false);
});
