import { local, texts } from "../locale/locale";
import { left_out } from "../sheet/asked_items";
import { openItems, type KeptSheet } from "../sheet/kept_sheet";
import type { Visit } from "../visit/visit";
import { Heading } from "./heading";
import { optionsOf } from "./option_list";

/** Everything chosen on this device, to look at once more; each line opens its item. */
export function ReviewPage({ visit, sheet }: { visit: Visit; sheet: KeptSheet }) {
  const t = texts();
  const items = openItems(sheet);
  const hidden = sheet.first_item + sheet.sealed.length;
  return (
    <>
      <Heading>{t.review_title}</Heading>
      {items.length > 0 && <p class="lead">{t.review_lead}</p>}
      {hidden > 0 && <p class="notice">{t.review_hidden}</p>}
      <ol class="review">
        {items.map(({ item }) => {
          const given = sheet.answers[item.id];
          const option = given && given.value !== left_out && optionsOf(item).find(({ value }) => value === given.value);
          return (
            <li>
              <button onClick={() => visit.openItem(item.id)}>
                <span class="asked">{local(item.text)}</span>
                <span class={option ? "given" : "given left"}>{option ? local(option.text) : t.not_answered}</span>
              </button>
            </li>
          );
        })}
      </ol>
      <div class="actions">
        <button class="main" onClick={() => visit.askAboutContact()}>{t.review_go_on}</button>
      </div>
    </>
  );
}
