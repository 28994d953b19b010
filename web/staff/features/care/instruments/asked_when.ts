import type { TFunction } from "i18next";
import { numbersOf } from "./item_words";
import type { Picture } from "./use_instruments";

/** When an item that is not asked of everybody is asked. */
export function askedWhen(of: Picture, item: Picture["items"][number], t: TFunction): string {
  return t("instrument.asked_when", {
    when: item.ask_when
      .map((one) =>
        t("instrument.item_reaches", { item: numbersOf(of, [one.item])[0] ?? one.item, value: one.at_least }),
      )
      .join(t("instrument.or")),
  });
}
