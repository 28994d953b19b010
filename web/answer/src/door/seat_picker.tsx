import { useState } from "preact/hooks";
import { useTexts } from "../locale/locale";
import type { Visit } from "../visit/visit";

const first_seats = 60;
const seats_max = 200;

/** One tap on the own seat number. A slip of the finger is caught by the question "are you ...?". */
export function SeatPicker({ visit, busy }: { visit: Visit; busy: boolean }) {
  const t = useTexts();
  const [seats, setSeats] = useState(first_seats);
  const session = visit.state.door.by === "session" ? visit.state.door.code : "";
  const numbers = Array.from({ length: seats }, (_, index) => index + 1);
  return (
    <>
      <div class="seats">
        {numbers.map((seat) => (
          <button
            type="button" key={seat} aria-label={t.seat(seat)} aria-disabled={busy}
            onClick={() => busy || visit.signIn({ class_session: session, seat })}
          >{seat}</button>
        ))}
      </div>
      {seats < seats_max && <button type="button" class="plain" onClick={() => setSeats(seats_max)}>{t.more_seats}</button>}
    </>
  );
}
