import { lateTexts } from "../locale/late";
import { local } from "../locale/locale";
import { followsUp, left_out, placeItems } from "../sheet/asked_items";
import { askAboutContact, openItem } from "../sheet/hand_in";
import { itemsOf, openItems, type KeptSheet } from "../sheet/kept_sheet";
import { privateItems } from "../sheet/private_items";
import type { Visit } from "../visit/visit";
import { Heading } from "./heading";
import { optionsOf } from "./option_list";
import { Spoken } from "./read_aloud";

/** Everything chosen on this device, to look at once more; each line opens its item. What is between the child and the page stays folded. */
export function ReviewPage({ visit, sheet }: { visit: Visit; sheet: KeptSheet }) {
  const t = lateTexts();
  const items = openItems(sheet);
  const all = itemsOf(sheet);
  const folded = privateItems(sheet.form ? placeItems(sheet.form) : []);
  const hidden = sheet.first_item + sheet.sealed.length;
  const last = all[all.length - 1];
  return (
    <>
      <Heading>{t.review_title}</Heading>
      <Spoken sheet={sheet} words={[t.review_title, t.review_lead, t.review_go_on]} />
      {last && followsUp(last.section) && (
        <p class="notice good">
          <b>{t.told_title}</b> {t.told_lead}
        </p>
      )}
      {items.length > 0 && <p class="lead">{t.review_lead}</p>}
      {hidden > 0 && <p class="notice">{t.review_hidden}</p>}
      <ol class="review">
        {items.map(({ item }) => {
          const given = sheet.answers[item.id];
          const option =
            given && given.value !== left_out && optionsOf(item).find(({ value }) => value === given.value);
          const fold = folded.has(item.id);
          return (
            <li>
              <button onClick={() => visit.change((one) => openItem(one, item.id, true))}>
                <span class="asked">
                  {fold ? t.review_private(all.findIndex((one) => one.item.id === item.id) + 1) : local(item.text)}
                </span>
                <span class={option ? "given" : "given left"}>
                  {!option ? t.not_answered : fold ? t.answered : local(option.text)}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      <div class="actions">
        <button class="main" onClick={() => visit.change(askAboutContact)}>
          {t.review_go_on}
        </button>
      </div>
    </>
  );
}
