import { useTexts } from "../locale/locale";
import type { VisitState } from "../visit/visit_state";

/** Said where the browser keeps nothing, so that nobody closes the page in good faith. */
export function NotLasting({ state }: { state: VisitState }) {
  const t = useTexts();
  return state.lasting ? null : <p class="notice">{t.not_lasting}</p>;
}
