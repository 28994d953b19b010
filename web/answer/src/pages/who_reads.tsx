import { useLocal, useTexts } from "../locale/locale";
import type { Card } from "../visit/visit_state";

export function WhoReads({ card }: { card: Card }) {
  const t = useTexts();
  const local = useLocal();
  if (!card.who_reads) return null;
  return (
    <details class="who-reads">
      <summary>{t.who_reads}</summary>
      <p>{local(card.who_reads)}</p>
    </details>
  );
}
