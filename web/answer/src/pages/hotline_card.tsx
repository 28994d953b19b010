import { local, texts } from "../locale/locale";
import { Icon } from "../look/icons";
import type { Card } from "../visit/visit_state";

/** The same numbers for everybody: the school's own card, or the bundled one while no form is here. */
export function HotlineCard({ card }: { card: Card }) {
  const t = texts();
  return (
    <section class="hotlines">
      <h2>{t.hotline_title}</h2>
      <p class="quiet">{t.hotline_lead}</p>
      <ul>
        {card.hotlines
          ? card.hotlines.map(({ name, number, note }) => line(local(name), number, local(note)))
          : t.hotlines.map(([name, number]) => line(name, number))}
      </ul>
    </section>
  );
}

function line(name = "", number = "", note = "") {
  return (
    <li>
      <span class="whom">
        <b>{name}</b>
        <small>{note}</small>
      </span>
      <span class="numbers">{number.split("/").map(dialled)}</span>
    </li>
  );
}

/** A number becomes a link, "110 / 120" two; the number of a room stays text. */
function dialled(part: string) {
  const number = part.trim();
  const digits = number.replace(/[\s-]/g, "");
  return /^\+?\d{3,15}$/.test(digits) ? (
    <a href={"tel:" + digits}>
      <Icon name="phone" />
      {number}
    </a>
  ) : (
    <span>{number}</span>
  );
}

export function WhoReads({ card }: { card: Card }) {
  if (!card.who_reads) return null;
  return (
    <details>
      <summary>{texts().who_reads}</summary>
      <p>{local(card.who_reads)}</p>
    </details>
  );
}
