// The language of the pages: Chinese unless the person chose English on this device. Only the texts of one language are
// fetched; the other's come when somebody changes over.
import type { Locale } from "antd/lib/locale";
import i18next, { type ParseKeys } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Texts } from "../locale/zh-CN";

export type { Texts };
/** A key of the texts; an unknown one does not compile. */
export type TextKey = ParseKeys;

/** The key of words for what the server names by itself, such as a role: held by no type, so a new name shows as its key. */
export function keyOf(section: keyof Texts, name: string): TextKey {
  return `${section}.${name}` as TextKey;
}

export type Language = "zh-CN" | "en";
const kept_as = "rongxin.language";

const loaders: Record<Language, () => Promise<{ texts: Texts; antd: Locale }>> = {
  "zh-CN": () => import("../locale/zh-CN"),
  en: () => import("../locale/en"),
};
const words_of_antd = new Map<string, Locale>();

export function keptLanguage(): Language {
  try {
    return localStorage.getItem(kept_as) === "en" ? "en" : "zh-CN";
  } catch {
    return "zh-CN";
  }
}

/** Fails when the texts cannot be fetched; then nothing can be shown. */
export async function startLanguage(language: Language = keptLanguage()): Promise<void> {
  const { texts, antd } = await loaders[language]();
  words_of_antd.set(language, antd);
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: texts } },
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  });
  document.documentElement.lang = language;
}

function keep(language: Language): void {
  try {
    localStorage.setItem(kept_as, language);
  } catch {
    // A browser without storage still changes the language of this visit.
  }
}

/**
 * The choice is kept at once: whoever goes on before the texts have come finds the next page in it. Fails when they
 * cannot be fetched; then the language stays as it is.
 */
export async function changeLanguage(language: Language): Promise<void> {
  const before = keptLanguage();
  keep(language);
  try {
    if (!words_of_antd.has(language)) {
      const { texts, antd } = await loaders[language]();
      i18next.addResourceBundle(language, "translation", texts);
      words_of_antd.set(language, antd);
    }
  } catch (failed) {
    keep(before);
    throw failed;
  }
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

export function currentLanguage(): Language {
  return i18next.language === "en" ? "en" : "zh-CN";
}

/** What the components of antd say in the language of the page. */
export function antdWords(): Locale | undefined {
  return words_of_antd.get(currentLanguage());
}
