// The first page: cards and the one next step, brought by the features. The order is the whole point, and it is one
// order for every post: who may be in danger, what is late, what must be seen today, and only then the work of the day.
import type { ReactNode } from "react";
import { Link } from "react-router";
import { Defined, type Definition } from "./Defined";
import type { Texts } from "./language";

export const shown_max = 5;

export interface Card {
  /** From small to large, what is nearest to a student first; no two alike. */
  order: number;
  left: boolean;
  part: ReactNode;
}

/** red: somebody may be in danger, or it is late; amber: today; calm: the work of the day. */
export type Tone = "red" | "amber" | "calm";

export interface Step {
  /** 1xx somebody may be in danger, 2xx late or to be seen today, 3xx the day, 4xx what has time. No two alike. */
  order: number;
  words: keyof Texts["home_next"];
  values: Record<string, string | number>;
  to: string;
  tone: Tone;
  at_ms?: number;
}

export interface TodayPart {
  /** Only what this post has. */
  cards: (Card | false)[];
  /** What waits here, in no order; what is not there is undefined. */
  steps?: (Step | undefined)[];
  /** Something that could come first is still asked for. */
  asking?: boolean;
  /** Something that could come first cannot be told: then nothing is said to be well. */
  unknown?: boolean;
}

export const stepTo = (
  order: number,
  words: Step["words"],
  to: string,
  tone: Tone,
  values: Step["values"] = {},
  more: Partial<Step> = {},
): Step => ({ order, words, to, values, tone, ...more });

/** A step as long as the count is not zero. */
export const countedStep = (
  order: number,
  count: number | undefined,
  words: Step["words"],
  to: string,
  tone: Tone,
): Step | undefined => (count ? stepTo(order, words, to, tone, { count }) : undefined);

/** The first thing that waits; undefined when nothing does. */
export function firstStep(steps: (Step | undefined)[]): Step | undefined {
  return steps
    .filter((one) => one !== undefined)
    .reduce<Step | undefined>((first, one) => (first && first.order <= one.order ? first : one), undefined);
}

interface CountOfTheDay {
  count: number;
  words: string;
  of: Definition;
}

/** A number of the day that opens what it counts. */
function BigNumber({ count, words, of }: CountOfTheDay) {
  return (
    <p className="big-number">
      <Defined name={words} of={of}>
        <span className="number">{count}</span>
      </Defined>{" "}
      <small>{words}</small>
    </p>
  );
}

/** One card of the first page: its title and, where it counts something and there is something, the number beside it. */
export function TodaySection(card: { id: string; title: string; number?: CountOfTheDay; children: ReactNode }) {
  const { id, title, number, children } = card;
  const heading = <h2 id={id}>{title}</h2>;
  return (
    <section className="sheet pad" aria-labelledby={id}>
      {number ? (
        <div className="section-head">
          {heading}
          {number.count > 0 && <BigNumber {...number} />}
        </div>
      ) : (
        heading
      )}
      {children}
    </section>
  );
}

/** Whom or what a row of a card is about: the name opens it, anywhere on the row; below stands where they belong. */
export function TodayWho({ to, name, of, numeric }: { to: string; name: string; of: ReactNode; numeric?: boolean }) {
  return (
    <span className="today-who">
      <Link className={numeric ? "cover number" : "cover"} to={to}>
        {name}
      </Link>
      <span className="soft">{of}</span>
    </span>
  );
}
