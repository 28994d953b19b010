import type { Today } from "./use_known";

export const shown_max = 5;

export interface PartProps {
  today: Today;
  now_ms: number;
}

export function BigNumber({ count, words }: { count: number; words: string }) {
  return (
    <p className="big-number">
      <span className="number">{count}</span> <small>{words}</small>
    </p>
  );
}
