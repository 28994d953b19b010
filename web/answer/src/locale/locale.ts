import type { LocalText } from "../contract";
import type { LateTexts } from "./late_zh-CN";
import { zh, type Texts } from "./zh-CN";

export type Language = keyof LocalText;

let language: Language = "zh-CN";
let english: { en: Texts; late_en: LateTexts } | undefined;

/** The texts of the page in the language now chosen. */
export function texts(): Texts {
  return language === "en" && english ? english.en : zh;
}

/** For the pages behind the items: their English texts while English is spoken. */
export function lateEnglish(): LateTexts | undefined {
  return language === "en" && english ? english.late_en : undefined;
}

/** The right half of a text from the server; a missing translation falls back to Chinese. */
export function local(text: LocalText | undefined): string {
  return text ? text[language] || text["zh-CN"] : "";
}

export function chosenLanguage(): Language {
  return language;
}

/** Brings the English texts, which are not part of the first page. Rejects while they cannot be reached. */
export async function loadEnglish(): Promise<void> {
  english = await import("./en");
}

/** Chinese to English and back; stays in Chinese while the English texts cannot be reached. The caller draws again. */
export async function switchLanguage(): Promise<void> {
  if (language === "en") language = "zh-CN";
  else {
    await loadEnglish();
    language = "en";
  }
  document.documentElement.lang = language;
  document.title = texts().name;
}
