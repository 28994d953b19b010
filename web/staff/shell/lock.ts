// When the page locks itself: after a time without input, at once by a key, and when it comes back after it was
// hidden for as long. A reload does not open it.
import { useCallback, useEffect, useRef, useState } from "react";

const kept_as = "rongxin.locked";
const look_every_ms = 2000;
const default_ms = 5 * 60_000;

function kept(): boolean {
  try {
    return sessionStorage.getItem(kept_as) !== null;
  } catch {
    return false;
  }
}

function keep(locked: boolean): void {
  try {
    if (locked) sessionStorage.setItem(kept_as, "1");
    else sessionStorage.removeItem(kept_as);
  } catch {
    // Without storage the lock lasts as long as the page.
  }
}

/** Forgets a lock: a new sign-in has proved who is there. */
export function forgetLock(): void {
  keep(false);
}

export function useLock(after_ms = default_ms): { locked: boolean; lock: () => void; open: () => void } {
  const [locked, setLocked] = useState(kept);
  const last = useRef(Date.now());
  const set = useCallback((value: boolean) => {
    keep(value);
    last.current = Date.now();
    setLocked(value);
  }, []);
  const lock = useCallback(() => set(true), [set]);
  const open = useCallback(() => set(false), [set]);
  useEffect(() => {
    const touched = () => {
      // Input after the time has run out does not save the page: it locks first.
      if (Date.now() - last.current < after_ms) last.current = Date.now();
    };
    const look = () => {
      if (Date.now() - last.current >= after_ms && !kept()) lock();
    };
    const key = (event: KeyboardEvent) => {
      touched();
      if (event.ctrlKey && event.shiftKey && event.code === "KeyL") {
        event.preventDefault();
        lock();
      }
    };
    const inputs = ["pointerdown", "pointermove", "wheel", "touchstart"] as const;
    for (const one of inputs) addEventListener(one, touched, { passive: true });
    addEventListener("keydown", key);
    document.addEventListener("visibilitychange", look);
    const timer = setInterval(look, look_every_ms);
    return () => {
      for (const one of inputs) removeEventListener(one, touched);
      removeEventListener("keydown", key);
      document.removeEventListener("visibilitychange", look);
      clearInterval(timer);
    };
  }, [after_ms, lock]);
  return { locked, lock, open };
}
