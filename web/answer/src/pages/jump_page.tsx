import { lateTexts } from "../locale/late";
import type { KeptSheet } from "../sheet/kept_sheet";
import { openItem } from "../sheet/hand_in";
import { itemsOf, openItems } from "../sheet/kept_sheet";
import type { Visit } from "../visit/visit";
import { Heading } from "./heading";

/** The numbers of a long sheet: which are answered, which one is next; a tap opens it. */
export function JumpPage({ visit, sheet }: { visit: Visit; sheet: KeptSheet }) {
  const t = lateTexts();
  const items = itemsOf(sheet);
  const open = openItems(sheet);
  return (
    <>
      <Heading>{t.jump}</Heading>
      <div class="seats jump">
        {open.map(({ item: { id } }) => {
          const n = items.findIndex(({ item }) => item.id === id) + 1;
          const given = sheet.answers[id];
          return (
            <button
              key={id}
              class={given ? "given-number" : ""}
              aria-current={id === sheet.here ? "step" : undefined}
              aria-label={t.progress(n, items.length) + " " + (given ? t.answered : t.not_answered)}
              onClick={() => {
                visit.showJump(false);
                visit.change((one) => openItem(one, id));
              }}
            >
              {n}
            </button>
          );
        })}
      </div>
      <button class="second" onClick={() => visit.showJump(false)}>
        {t.help_back}
      </button>
    </>
  );
}
