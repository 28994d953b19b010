// The lock of the session: at once by a key, or after a time without input in any tab. The server holds it, every tab shows
// it; what could not be told to the server yet is told as soon as it can be reached, and a reload does not open it.
import { useEffect, useSyncExternalStore } from "react";
import { coverPage, uncoverPage } from "./cover";
import { beginAnew, hearTabs, pageSession, tellTabs } from "./page_session";

const kept_as = "rongxin.locked";
const look_every_ms = 2000;
const tell_every_ms = 20_000;
const default_ms = 5 * 60_000;
const lesson_ms = 90 * 60_000;

let locked = false;
let told_locked = true;
let last_input_ms = Date.now();
let told_input_ms = 0;
const watchers = new Set<() => void>();
const waiting = new Set<() => void>();

function kept(): boolean {
  try {
    return localStorage.getItem(kept_as) === pageSession();
  } catch {
    return false;
  }
}
function keep(session: string | undefined): void {
  try {
    if (session === undefined) localStorage.removeItem(kept_as);
    else localStorage.setItem(kept_as, session);
  } catch {
    // Without storage the server's lock has to do.
  }
}

function post(what: "lock" | "input"): Promise<Response> {
  return fetch(`/api/staff/${what}`, {
    method: "POST",
    credentials: "same-origin",
    headers: { "X-CSRF": pageSession() },
  });
}
async function tellLock(): Promise<void> {
  told_locked = true;
  try {
    const answer = await post("lock");
    if (answer.status === 401 || answer.status === 403) beginAnew(coverPage);
    else if (answer.status >= 429) told_locked = false;
  } catch {
    told_locked = false;
  }
}
async function tellInput(): Promise<void> {
  told_input_ms = last_input_ms;
  try {
    const answer = await post("input");
    if (answer.status === 423) lockHere();
    if (answer.status === 403) beginAnew(coverPage);
  } catch {
    // The server locks by itself when it hears nothing.
  }
}

function change(value: boolean): void {
  if (value) coverPage();
  else uncoverPage();
  if (locked === value) return;
  locked = value;
  last_input_ms = Date.now();
  if (!value) for (const go of [...waiting]) go();
  for (const watcher of watchers) watcher();
}

export function isLocked(): boolean {
  return locked;
}
/** This page: another tab or the server has said so. */
export function lockHere(): void {
  change(true);
}
/** Every tab, and the session itself. */
export function lock(): void {
  keep(pageSession());
  tellTabs({ kind: "locked", page: pageSession() });
  change(true);
  void tellLock();
}
/** The password was right. */
export function unlocked(): void {
  keep(undefined);
  tellTabs({ kind: "open", page: pageSession() });
  change(false);
}
/** The session has ended: what comes after it is not locked. This page stays as it is. */
export function forgetKeptLock(): void {
  keep(undefined);
}
/** A new sign-in has proved who is there. */
export function forgetLock(): void {
  keep(undefined);
  told_locked = true;
  change(false);
}
/** A session that was just read: a lock that the server has not heard of yet is told now. */
export function lockIfKept(): void {
  if (!kept()) return;
  change(true);
  void tellLock();
}

/** Waits until the page is open; rejects when whoever asks has gone. */
export function opening(signal?: AbortSignal | null): Promise<void> {
  if (!locked) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const go = () => {
      waiting.delete(go);
      resolve();
    };
    waiting.add(go);
    signal?.addEventListener("abort", () => {
      waiting.delete(go);
      reject(new DOMException("gone", "AbortError"));
    });
  });
}

hearTabs((news) => {
  if (news.kind === "input") last_input_ms = Math.max(last_input_ms, Math.min(news.at_ms, Date.now()));
  if (!("page" in news) || news.page !== pageSession()) return;
  if (news.kind === "locked") lockHere();
  if (news.kind === "open") change(false);
});

function touched(after_ms: number): void {
  const now_ms = Date.now();
  // Input after the time has run out does not save the page: it locks first.
  if (locked || now_ms - last_input_ms >= after_ms) return;
  if (now_ms - last_input_ms > 1000) tellTabs({ kind: "input", at_ms: now_ms });
  last_input_ms = now_ms;
}

function look(after_ms: number): void {
  const now_ms = Date.now();
  if (locked) {
    if (!told_locked) void tellLock();
    return;
  }
  if (now_ms - last_input_ms >= after_ms) lock();
  else if (last_input_ms > told_input_ms && now_ms - told_input_ms >= tell_every_ms) void tellInput();
}

function watchLocked(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function useLocked(): boolean {
  return useSyncExternalStore(watchLocked, isLocked);
}

/** Whether the page is locked; while somebody works (`at_work`) it locks itself. `shown` is for a screen on the wall: it waits as long as a lesson. */
export function useLock(at_work: boolean, after_ms = default_ms, shown = false): boolean {
  const now = useLocked();
  useEffect(() => {
    if (!at_work) return;
    const begun_ms = Date.now();
    const touch = () => touched(after_ms);
    const turn = () => {
      if (shown && !document.hidden && Date.now() - begun_ms < lesson_ms) touched(after_ms);
      look(after_ms);
    };
    const key = (event: KeyboardEvent) => {
      touch();
      if (event.ctrlKey && event.shiftKey && event.code === "KeyL") {
        event.preventDefault();
        lock();
      }
    };
    const inputs = ["pointerdown", "pointermove", "wheel", "touchstart"] as const;
    for (const one of inputs) addEventListener(one, touch, { passive: true });
    addEventListener("keydown", key);
    document.addEventListener("visibilitychange", turn);
    const timer = setInterval(turn, look_every_ms);
    return () => {
      for (const one of inputs) removeEventListener(one, touch);
      removeEventListener("keydown", key);
      document.removeEventListener("visibilitychange", turn);
      clearInterval(timer);
    };
  }, [at_work, after_ms, shown]);
  return now;
}
