import type { PageProps } from "../app";
import { lateTexts } from "../locale/late";
import { Heading } from "./heading";

/** After a seat: the server shows the name with a gap; who sits here knows what belongs in it. */
export function ProofPage({ visit, state }: PageProps) {
  const t = lateTexts();
  const { seat_to_prove, asking } = state;
  if (!seat_to_prove) return null;
  const { masked_name, choices, seat, again } = seat_to_prove;
  return (
    <>
      <Heading>{t.seat_proof(masked_name)}</Heading>
      <div class="seats choices">
        {choices.map((part) => <button key={part} aria-disabled={!!asking} onClick={() => asking || visit.takeSeat(seat, part)}>{part}</button>)}
      </div>
      <p role="alert" class="trouble">{again && t.not_proved}</p>
      <button class="second" onClick={() => visit.askAnew()}>{t.is_not_here}</button>
    </>
  );
}
