import { texts } from "../locale/locale";

const dots_max = 30;

/** Dots, or a bar where dots would become dust; and the number, which leads to any question of a long sheet. */
export function Progress({ at, to = at, of, jump }: { at: number; to?: number; of: number; jump: () => void }) {
  const t = texts();
  const long = of > dots_max;
  const dots = Array.from({ length: of }, (_, index) => <span class={index < at ? "done" : index > to ? "" : "now"} />);
  const here = to > at ? `${at + 1}–${to + 1}` : at + 1;
  const number = t.progress_short(here, of);
  return (
    <>
      <div class={long ? "bar" : "dots"} role="img" aria-label={t.progress(here, of)}>
        {long ? <span style={{ width: (100 * (to + 1)) / of + "%" }} /> : dots}
      </div>
      {long ? (
        <button class="number plain" aria-label={number + " " + t.jump} onClick={jump}>
          {number}
        </button>
      ) : (
        <span class="number" aria-hidden="true">
          {number}
        </span>
      )}
    </>
  );
}
