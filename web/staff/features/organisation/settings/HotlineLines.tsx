import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { Problem } from "../../../shell/problem";
import type { Hotline } from "./use_settings";

export const own_hotlines_max = 4;

/** The help page of a child, in both languages: what stands there in any case, and what is added to it. */
export function HotlinePreview({ beside, own }: { beside: Hotline[]; own: Hotline[] }) {
  const { t } = useTranslation();
  const phones = [
    { language: "zh-CN", title: "想找人说说话的时候", words: (one: Hotline) => [one.name_zh, one.note_zh] },
    { language: "en", title: "When you want to talk to someone", words: (one: Hotline) => [one.name_en, one.note_en] },
  ];
  return (
    <div className="text-phones">
      {phones.map((phone) => (
        <article
          key={phone.language}
          className="text-phone"
          lang={phone.language}
          aria-label={t(`bureau.hotlines_preview_${phone.language === "en" ? "en" : "zh"}`)}
        >
          <h3>{phone.title}</h3>
          <ul className="phone-lines">
            {[...beside, ...own].map((one, at) => {
              const [name, note] = phone.words(one);
              return (
                <li key={at}>
                  <span>
                    <b>{name || "…"}</b> <small>{note}</small>
                  </span>
                  <span className="number">{one.number || "…"}</span>
                </li>
              );
            })}
          </ul>
        </article>
      ))}
    </div>
  );
}

/** One line each: "0591-87654321 福州市心理援助热线". */
export function HotlineList({ lines }: { lines: Hotline[] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return <p className="soft">{t("bureau.hotlines_none")}</p>;
  return (
    <ul className="plain">
      {lines.map((one) => (
        <li key={one.number}>
          <b className="number">{one.number}</b> {one.name_zh} <span className="soft">{one.note_zh}</span>
        </li>
      ))}
    </ul>
  );
}

const parts = ["name_zh", "number", "note_zh", "name_en", "note_en"] as const;
const part_words = {
  name_zh: "wizard.hotline_name",
  number: "wizard.hotline_number",
  note_zh: "bureau.hotlines_hours",
  name_en: "wizard.hotline_name",
  note_en: "bureau.hotlines_hours",
} as const;

const longest = { name_zh: 30, number: 40, note_zh: 40, name_en: 80, note_en: 110 };

/** Which line and which part of it the server refused: "hotlines[1].number". */
function faultOf(problem: unknown): { at: number; part: string; words: string } | undefined {
  if (!(problem instanceof Problem)) return undefined;
  const [, at, part] = /^hotlines\[(\d+)\]\.(\w+)/.exec(problem.document.field ?? "") ?? [];
  return at === undefined || part === undefined ? undefined : { at: Number(at), part, words: problem.document.title };
}

interface FieldsProps {
  lines: Hotline[];
  problem: unknown;
  change: (lines: Hotline[]) => void;
}

export function HotlineFields({ lines, problem, change }: FieldsProps) {
  const { t } = useTranslation();
  const fault = faultOf(problem);
  const put = (at: number, part: Partial<Hotline>) =>
    change(lines.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const words = (part: (typeof parts)[number]) =>
    t(part_words[part]) + (part.endsWith("_en") ? t("wizard.in_english") : "");
  return (
    <>
      {lines.map((line, at) => (
        <fieldset key={at} className="hotline-fields">
          <legend>{t("wizard.hotline_n", { n: at + 1 })}</legend>
          {parts.map((part) => {
            const id = `hotline-${at}-${part}`;
            const here = fault?.at === at && part.startsWith(fault.part);
            return (
              <div key={part} className="field">
                <label htmlFor={id}>{words(part)}</label>
                <Input
                  id={id}
                  value={line[part]}
                  inputMode={part === "number" ? "tel" : undefined}
                  maxLength={longest[part]}
                  status={here ? "error" : undefined}
                  aria-invalid={here}
                  aria-describedby={here ? `${id}-fault` : undefined}
                  onChange={(event) => put(at, { [part]: event.target.value })}
                />
                {here && (
                  <p id={`${id}-fault`} className="field-fault">
                    {fault.words}
                  </p>
                )}
              </div>
            );
          })}
          <Button
            icon={<Icon name="cross" size={16} />}
            onClick={() => change(lines.filter((_, i) => i !== at))}
            aria-label={`${t("bureau.hotlines_remove")} ${t("wizard.hotline_n", { n: at + 1 })}`}
          >
            {t("bureau.hotlines_remove")}
          </Button>
        </fieldset>
      ))}
      {lines.length === 0 && <p className="soft">{t("bureau.hotlines_empty")}</p>}
      {lines.length < own_hotlines_max ? (
        <div className="actions">
          <Button
            onClick={() => change([...lines, { name_zh: "", name_en: "", number: "", note_zh: "", note_en: "" }])}
          >
            {t("wizard.hotline_add")}
          </Button>
        </div>
      ) : (
        <p className="soft">{t("bureau.hotlines_full")}</p>
      )}
    </>
  );
}
