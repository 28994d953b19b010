import type { LocalText } from "../contract";
import { en } from "./en";
import { zh, type Texts } from "./zh-CN";

export type Language = "zh-CN" | "en";

export const texts = (language: Language): Texts => (language === "en" ? en : zh);
export const local = (text: LocalText, language: Language): string => text[language] || text["zh-CN"];
