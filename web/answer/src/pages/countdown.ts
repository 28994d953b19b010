import { useEffect, useState } from "preact/hooks";

/** Whole seconds until an instant (ms since 1970), counted down; never below 0. */
export function useSecondsUntil(at_ms: number | undefined): number {
  const left = () => (at_ms === undefined ? 0 : Math.max(0, Math.ceil((at_ms - Date.now()) / 1000)));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    setSeconds(left());
    const timer = setInterval(() => setSeconds(left()), 250);
    return () => clearInterval(timer);
  }, [at_ms]);
  return seconds;
}
