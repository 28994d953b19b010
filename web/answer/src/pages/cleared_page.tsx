import type { PageProps } from "../app";
import { useTexts } from "../locale/locale";
import { Heading } from "./heading";
import { HotlineCard } from "./hotline_card";
import { WhoReads } from "./who_reads";

/** Nothing of the child is left; the card stays for whoever is still reading it. */
export function ClearedPage({ state }: PageProps) {
  const t = useTexts();
  return (
    <>
      <Heading>{t.cleared_title}</Heading>
      <p class="lead">{t.cleared_lead}</p>
      <HotlineCard card={state.card} />
      <WhoReads card={state.card} />
      <button type="button" class="second" onClick={() => location.reload()}>{t.next_person}</button>
    </>
  );
}
