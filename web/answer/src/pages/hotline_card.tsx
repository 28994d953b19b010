import { useLocal, useTexts } from "../locale/locale";
import { Icon } from "../look/icons";
import type { Card } from "../visit/visit_state";

/** The same numbers for everybody. */
export function HotlineCard({ card }: { card: Card }) {
  const t = useTexts();
  const local = useLocal();
  return (
    <section class="hotlines" aria-labelledby="hotlines">
      <h2 id="hotlines">{t.hotline_title}</h2>
      <p class="quiet">{t.hotline_lead}</p>
      <ul>
        {card.hotlines.map((entry) => (
          <li key={entry.number + local(entry.name)}>
            <span class="whom"><b>{local(entry.name)}</b><small>{local(entry.note)}</small></span>
            <span class="numbers"><Numbers text={entry.number} /></span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "110 / 120" becomes two links; a room number stays text. */
function Numbers({ text }: { text: string }) {
  return (
    <>
      {text.split("/").map((part) => {
        const number = part.trim();
        const dialled = number.replace(/[\s-]/g, "");
        return /^\+?\d{3,15}$/.test(dialled)
          ? <a key={number} href={"tel:" + dialled}><Icon name="phone" />{number}</a>
          : <span key={number} class="place">{number}</span>;
      })}
    </>
  );
}
