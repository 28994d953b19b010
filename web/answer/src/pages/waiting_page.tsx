import type { PageProps } from "../app";
import { useTexts } from "../locale/locale";
import { Breathing } from "./breathing";
import { useSecondsUntil } from "./countdown";
import { Heading } from "./heading";

/** In front of the door when too many are here, or when nobody answers. Goes on by itself. */
export function WaitingPage({ visit, state }: PageProps) {
  const t = useTexts();
  const { entrance, sheet } = state;
  const moving = entrance.kind === "waiting" || entrance.kind === "sending" ? entrance : undefined;
  const crowded = !!moving && moving.why === "capacity";
  const seconds = useSecondsUntil(entrance.kind === "waiting" ? entrance.until_ms : undefined);
  return (
    <>
      <Heading>{crowded ? t.queue_title : t.offline_title}</Heading>
      {crowded && moving && moving.position && <p class="position" role="status">{t.queue_position(moving.position)}</p>}
      <p class="lead">{crowded ? t.queue_lead : t.offline_lead}</p>
      {sheet && sheet.save_no > 0 && <p class="quiet">{t.offline_kept}</p>}
      <Breathing />
      <p class="quiet centred">{seconds > 0 ? t.next_try(seconds) : t.trying}</p>
      {!crowded && <button type="button" class="second" onClick={() => visit.tryAgain()}>{t.try_now}</button>}
      {(!sheet || sheet.ticket_refused) && <button type="button" class="plain" onClick={() => visit.leaveQueue()}>{t.back_to_door}</button>}
    </>
  );
}
