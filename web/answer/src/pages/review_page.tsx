import { useLocal, useTexts } from "../locale/locale";
import { left_out } from "../sheet/asked_items";
import { openItems, type KeptSheet } from "../sheet/kept_sheet";
import type { Visit } from "../visit/visit";
import { Heading } from "./heading";

/** Everything chosen on this device, to look at once more; each line opens its item. */
export function ReviewPage({ visit, sheet }: { visit: Visit; sheet: KeptSheet }) {
  const t = useTexts();
  const local = useLocal();
  const items = openItems(sheet);
  const hidden = sheet.first_item + sheet.sealed.length;
  return (
    <>
      <Heading>{t.review_title}</Heading>
      {items.length > 0 && <p class="lead">{t.review_lead}</p>}
      {hidden > 0 && <p class="notice">{t.review_hidden(hidden)}</p>}
      <ol class="review">
        {items.map(({ item }) => {
          const given = sheet.answers[item.id];
          const option = given && item.options.find(({ value }) => value === given.value);
          const left = !given || given.value === left_out;
          return (
            <li key={item.id}>
              <button type="button" onClick={() => visit.openItem(item.id)}>
                <span class="asked">{local(item.text)}</span>
                <span class={left ? "given left" : "given"}>{left ? t.review_left_out : option ? local(option.text) : t.has_read}</span>
              </button>
            </li>
          );
        })}
      </ol>
      <div class="actions">
        <button type="button" class="main" onClick={() => visit.askAboutContact()}>{t.review_go_on}</button>
      </div>
    </>
  );
}
