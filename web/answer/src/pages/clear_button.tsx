import { useTexts } from "../locale/locale";
import type { Visit } from "../visit/visit";
import { useSecondsUntil } from "./countdown";

export function ClearButton({ visit, clears_at_ms }: { visit: Visit; clears_at_ms: number }) {
  const t = useTexts();
  const seconds = useSecondsUntil(clears_at_ms);
  return (
    <div class="actions">
      <button type="button" class="main" onClick={() => void visit.clear()}>{t.clear_now}</button>
      <p class="quiet centred">{t.clears_in(seconds)}</p>
    </div>
  );
}
