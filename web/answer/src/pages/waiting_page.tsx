import type { PageProps } from "../visit/page_props";
import { lateTexts } from "../locale/late";
import type { CourierState } from "../queue/courier";
import { Countdown } from "./countdown";
import { Heading } from "./heading";

/** A circle to breathe with (four seconds in, six out; still where motion is unwanted), and when the next try comes. */
export function Waiting({ visit, courier }: { visit: PageProps["visit"]; courier: CourierState }) {
  const t = lateTexts();
  const crowded = "why" in courier && courier.why === "capacity";
  return (
    <>
      <div class="breathing" role="img" aria-label={t.breathe_in + " · " + t.breathe_out}>
        <span class="circle" />
        <span class="in">{t.breathe_in}</span>
        <span class="out">{t.breathe_out}</span>
      </div>
      <Countdown until_ms={courier.kind === "waiting" ? courier.until_ms : 0} words={t.next_try} after={t.trying} />
      {!crowded && (
        <button class="second" onClick={() => visit.tryAgain()}>
          {t.try_now}
        </button>
      )}
    </>
  );
}

/** In front of the door when too many are here, or when nobody answers. Goes on by itself. */
export function WaitingPage({ visit, state: { entrance, sheet } }: PageProps) {
  const t = lateTexts();
  const crowded = "why" in entrance && entrance.why === "capacity";
  return (
    <>
      <Heading>{crowded ? t.queue_title : t.offline_title}</Heading>
      {crowded && entrance.position && (
        <p class="position" role="status">
          {t.queue_position(entrance.position)}
        </p>
      )}
      <p class="lead">{t.waiting_lead}</p>
      {sheet && sheet.save_no > 0 && <p class="quiet">{t.offline_kept}</p>}
      <Waiting visit={visit} courier={entrance} />
      {(!sheet || sheet.ticket_refused) && (
        <button class="plain" onClick={() => visit.askAnew()}>
          {t.back_to_door}
        </button>
      )}
    </>
  );
}
