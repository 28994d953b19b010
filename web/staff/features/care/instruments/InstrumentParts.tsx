import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { askedWhen } from "./asked_when";
import { GoldenTable } from "./GoldenTable";
import { PhonePreview } from "./PhonePreview";
import { ScalePart } from "./ScalePart";
import { numbersOf, sameOptions } from "./item_words";
import { useScaleName } from "./scale_name";
import { useWords, type Picture } from "./use_instruments";
import { type TextKey } from "../../../shell/language";

/** Everything about one version: as the child sees it, licence, items, scoring in words, critical items, examples. */
export function InstrumentParts({ of }: { of: Picture }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="instrument-columns">
        <div>
          <About of={of} />
          <Items of={of} />
          <Scoring of={of} />
        </div>
        <aside aria-label={t("instrument.as_child")}>
          <h2 className="aside-head">{t("instrument.as_child")}</h2>
          <PhonePreview key={of.content_hash} of={of} />
        </aside>
      </div>
      <GoldenTable of={of} />
    </>
  );
}

function About({ of }: { of: Picture }) {
  const { t } = useTranslation();
  const words = useWords();
  const facts: [TextKey, string][] = [
    ["instrument.informant", t(`instrument.by_${of.informant}`)],
    ["instrument.ages", t("instrument.ages_words", { from: of.age_min, to: of.age_max })],
    ...(of.items_per_screen_max > 1
      ? [
          ["instrument.together", t("instrument.together_words", { items: of.items_per_screen_max })] as [
            TextKey,
            string,
          ],
        ]
      : []),
    [
      "instrument.licence",
      t(`licence|${of.licence_status}`, { defaultValue: of.licence_status, keySeparator: "|", nsSeparator: false }),
    ],
    ["instrument.source", words(of.source)],
    [
      "instrument.translation",
      t(`translation|${of.translation_source}`, {
        defaultValue: of.translation_source,
        keySeparator: "|",
        nsSeparator: false,
      }),
    ],
    ["instrument.hash", of.content_hash.slice(0, 16)],
  ];
  return (
    <section className="sheet pad" aria-labelledby="about">
      <h2 id="about">{t("instrument.about")}</h2>
      {!of.validated_translation && (
        <p className="notice notice-wait">
          <Icon name="question" />
          <span>
            <b>{t("instrument.not_validated")}</b> {t("instrument.not_validated_why")}
          </span>
        </p>
      )}
      {of.needs_signed_check && <p className="notice notice-wait">{t("instrument.needs_signed")}</p>}
      <dl className="facts">
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const answersOf = (item: Picture["items"][number], words: ReturnType<typeof useWords>) =>
  item.options.map((option) => `${option.value} ${words(option.text)}`).join(" · ");

function Items({ of }: { of: Picture }) {
  const { t } = useTranslation();
  const words = useWords();
  const critical = new Map(of.critical.map((one) => [one.item, one]));
  const same = sameOptions(of);
  return (
    <section className="sheet pad" aria-labelledby="items">
      <h2 id="items">{t("instrument.items", { count: of.items.length })}</h2>
      <p className="soft">{words(of.stem)}</p>
      {!of.text_included && <p className="notice notice-wait">{t("instrument.text_not_included")}</p>}
      {same && <p className="soft">{t("instrument.all_answers", { answers: answersOf(of.items[0]!, words) })}</p>}
      <ol className="items">
        {of.items.map((item, at) => (
          <li key={item.id}>
            <p>
              <span className="soft number">{at + 1}.</span> {words(item.text) || t("instrument.no_text")}
              {critical.has(item.id) && (
                <span className="chip chip-critical">
                  <Icon name="right_away" size={14} /> {t("instrument.critical_chip")}
                </span>
              )}
            </p>
            {!same && <p className="soft">{answersOf(item, words)}</p>}
            {item.ask_when.length > 0 && <p className="soft">{askedWhen(of, item, t)}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Scoring({ of }: { of: Picture }) {
  const { t } = useTranslation();
  return (
    <section className="sheet pad" aria-labelledby="scoring">
      <h2 id="scoring">{t("instrument.scoring")}</h2>
      {of.scales.length === 0 && <p>{t("instrument.no_scales")}</p>}
      {of.scales.map((scale) => (
        <ScalePart key={scale.id} scale={scale} of={of} />
      ))}
      {of.critical.length > 0 && (
        <article className="scale">
          <h3>{t("instrument.critical")}</h3>
          <p className="soft">{t("instrument.critical_lead")}</p>
          <ul className="plain">
            {of.critical.map((one) => (
              <Critical key={one.item + one.tier} of={of} one={one} />
            ))}
          </ul>
        </article>
      )}
    </section>
  );
}

/** One answer that calls somebody, in the words of the item and of the answer. */
function Critical({ of, one }: { of: Picture; one: Picture["critical"][number] }) {
  const { t } = useTranslation();
  const words = useWords();
  const named = useScaleName();
  const item = of.items.find((other) => other.id === one.item);
  const answer = item?.options.find((option) => option.value === one.at_least);
  return (
    <li>
      {t(`instrument.critical_${one.tier}`, {
        item: numbersOf(of, [one.item])[0] ?? one.item,
        text: (item && words(item.text)) || t("instrument.no_text"),
        answer: answer ? words(answer.text) : one.at_least,
      })}
      {one.follow_up && t("instrument.then_ask", { instrument: named(one.follow_up, one.follow_up).name })}
    </li>
  );
}
