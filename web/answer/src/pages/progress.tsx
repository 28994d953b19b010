import { useTexts } from "../locale/locale";

const dots_max = 30;

/** Dots, or a bar where dots would become dust. */
export function Progress({ at, of }: { at: number; of: number }) {
  const t = useTexts();
  const label = t.progress(at + 1, of);
  if (of > dots_max) {
    return (
      <div class="bar" role="img" aria-label={label}>
        <span style={{ width: (100 * (at + 1)) / of + "%" }} />
      </div>
    );
  }
  const dots = Array.from({ length: of }, (_, index) => (index < at ? "done" : index === at ? "now" : ""));
  return <div class="dots" role="img" aria-label={label}>{dots.map((dot, index) => <span key={index} class={dot} />)}</div>;
}
