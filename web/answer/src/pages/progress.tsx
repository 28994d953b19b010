import { texts } from "../locale/locale";

const dots_max = 30;

/** Dots, or a bar where dots would become dust. */
export function Progress({ at, of }: { at: number; of: number }) {
  const dots = Array.from({ length: of }, (_, index) => <span class={index < at ? "done" : index === at ? "now" : ""} />);
  return (
    <div class={of > dots_max ? "bar" : "dots"} role="img" aria-label={texts().progress(at + 1, of)}>
      {of > dots_max ? <span style={{ width: (100 * (at + 1)) / of + "%" }} /> : dots}
    </div>
  );
}
