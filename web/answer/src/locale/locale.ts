import type { LocalText } from "../contract";
import { zh, type Texts } from "./zh-CN";

export type Language = keyof LocalText;

let language: Language = "zh-CN";
let english: Texts | undefined;

/** The texts of the page in the language now chosen. */
export function texts(): Texts {
  return language === "en" && english ? english : zh;
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
  english = (await import("./en")).en;
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
