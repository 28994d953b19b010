// The language of the pages: Chinese unless the person chose English on this device.
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { zh } from "../locale/zh-CN";
import { en } from "../locale/en";

export type Language = "zh-CN" | "en";
const kept_as = "rongxin.language";

export function keptLanguage(): Language {
  try {
    return localStorage.getItem(kept_as) === "en" ? "en" : "zh-CN";
  } catch {
    return "zh-CN";
  }
}

export function startLanguage(language: Language = keptLanguage()) {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: "zh-CN",
    resources: { "zh-CN": { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  });
  document.documentElement.lang = language;
}

export function changeLanguage(language: Language) {
  try {
    localStorage.setItem(kept_as, language);
  } catch {
    // A browser without storage still changes the language of this visit.
  }
  document.documentElement.lang = language;
  return i18next.changeLanguage(language);
}

export function currentLanguage(): Language {
  return i18next.language === "en" ? "en" : "zh-CN";
}
