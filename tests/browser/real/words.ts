import { en } from "../../../web/staff/locale/en";
import { zh } from "../../../web/staff/locale/zh-CN";

export type Language = "zh-CN" | "en";
export type Say = (key: string, values?: Record<string, string | number>) => string;

/** What the staff pages say for a key of their locale, with the values that are given put in. Throws on a key that is none. */
export function staffWords(language: Language): Say {
  const texts = (language === "en" ? en : zh) as unknown as Record<string, Record<string, string>>;
  return (key, values = {}) => {
    const [part = "", name = ""] = key.split(".");
    const text = texts[part]?.[name] ?? texts[part]?.[`${name}_other`];
    if (text === undefined) throw new Error(`no such words: ${key}`);
    return text.replace(/\{\{(\w+)\}\}/g, (whole, value: string) => (value in values ? String(values[value]) : whole));
  };
}

/** The same as a pattern: anything may stand for a value that was not given. */
export function pattern(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^$()[\]\\|]/g, "\\$&").replace(/\{\{\w+\}\}/g, "(.+)"));
}
