import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { LocalText } from "../contract";
import { zh, type Texts } from "./zh-CN";

export type Language = keyof LocalText;
export const texts: { [language in Language]?: Texts } = { "zh-CN": zh };

/** Brings the English texts, which are not part of the first page. Rejects while they cannot be reached. */
export async function loadEnglish(): Promise<void> {
  texts.en = (await import("./en")).en;
}

export const LanguageContext = createContext<Language>("zh-CN");

/** The texts of the page in the language now chosen. */
export function useTexts(): Texts {
  return texts[useContext(LanguageContext)] || zh;
}

/** The right half of a text from the server; a missing translation falls back to Chinese. */
export function useLocal(): (text: LocalText | undefined) => string {
  const language = useContext(LanguageContext);
  return (text) => (text ? text[language] || text["zh-CN"] : "");
}
