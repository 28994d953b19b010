import type { PageProps } from "../visit/page_props";
import { lateTexts } from "../locale/late";
import { when } from "../locale/when";

/** At the door: what lies on this device from before, and what is on its way right now; what and since when, never whose. */
export function WaitingHere({ visit, state: { notes, unsent_since_ms, locked } }: PageProps) {
  const t = lateTexts();
  const unsent = notes.filter(({ waits }) => waits);
  const first = unsent[0] || notes[0];
  if (unsent_since_ms.length) return <p class="notice">{t.unsent_behind(unsent_since_ms.length)}</p>;
  if (!first || locked) return null;
  const since = when(first.kept_at_ms);
  return (
    <>
      <p class="notice">{unsent.length ? t.unsent_here(unsent.length, since) : t.begun_here(since)}</p>
      <button class="plain" onClick={() => visit.showQueue(true)}>
        {t.show_queue}
      </button>
    </>
  );
}
