import { late_zh, type LateTexts } from "./late_zh-CN";
import { lateEnglish, texts } from "./locale";
import type { Texts } from "./zh-CN";

/** All texts, those of the first page and those behind the items, in the language now chosen. */
export function lateTexts(): Texts & LateTexts {
  return Object.assign({}, texts(), lateEnglish() || late_zh);
}
