import { useTranslation } from "react-i18next";

interface Words {
  title_zh: string;
  title_en: string;
  body_zh: string;
  body_en: string;
}

/** A text on a phone, as the guardian or the child reads it, in both languages. */
export function TextPreview({ text }: { text: Words }) {
  const { t } = useTranslation();
  const phones = [
    { language: "zh-CN", title: text.title_zh, body: text.body_zh },
    { language: "en", title: text.title_en, body: text.body_en },
  ];
  return (
    <div className="text-phones">
      {phones.map((one) => (
        <article
          key={one.language}
          className="text-phone"
          lang={one.language}
          aria-label={t(`bureau.preview_${one.language === "en" ? "en" : "zh"}`)}
        >
          <h3>{one.title || "…"}</h3>
          {one.body
            .split("\n")
            .filter(Boolean)
            .map((line, at) => (
              <p key={at}>{line}</p>
            ))}
        </article>
      ))}
    </div>
  );
}
