import { Defined, type Definition } from "../../../shell/Defined";
import type { Today } from "./use_known";

export const shown_max = 5;

export interface PartProps {
  today: Today;
  now_ms: number;
}

/** A number of the day that opens what it counts. */
export function BigNumber({ count, words, of }: { count: number; words: string; of: Definition }) {
  return (
    <p className="big-number">
      <Defined name={words} of={of}>
        <span className="number">{count}</span>
      </Defined>{" "}
      <small>{words}</small>
    </p>
  );
}
