import type { PageProps } from "../app";
import { useTexts } from "../locale/locale";
import { isWaiting } from "../visit/visit_state";
import { Breathing } from "./breathing";
import { useSecondsUntil } from "./countdown";
import { Heading } from "./heading";
import { NotLasting } from "./not_lasting";

/** Between handing in and the receipt: honest about where the sheet is. */
export function SendingPage({ visit, state }: PageProps) {
  const t = useTexts();
  const waits = isWaiting(state.answers);
  const pause = state.answers.kind === "waiting" ? state.answers : undefined;
  const seconds = useSecondsUntil(pause && pause.until_ms);
  if (!waits) return <><Heading>{t.sending_title}</Heading><div class="quiet dots-moving" aria-hidden="true"><i /><i /><i /></div></>;
  return (
    <>
      <Heading key="wait">{t.sending_wait_title}</Heading>
      <p class="lead">{t.sending_wait}</p>
      <p class="quiet">{t.sending_keep_open}</p>
      <NotLasting state={state} />
      <Breathing />
      <p class="quiet centred">{pause && seconds > 0 ? t.next_try(seconds) : t.trying}</p>
      {pause && pause.why !== "capacity" && (
        <button type="button" class="second" onClick={() => visit.tryAgain()}>{t.try_now}</button>
      )}
    </>
  );
}
