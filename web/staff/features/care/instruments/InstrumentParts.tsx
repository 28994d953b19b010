import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { GoldenTable } from "./GoldenTable";
import { PhonePreview } from "./PhonePreview";
import { ScalePart } from "./ScalePart";
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
    ["instrument.translation", of.translation_source],
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

function Items({ of }: { of: Picture }) {
  const { t } = useTranslation();
  const words = useWords();
  const critical = new Map(of.critical.map((one) => [one.item, one]));
  return (
    <section className="sheet pad" aria-labelledby="items">
      <h2 id="items">{t("instrument.items", { count: of.items.length })}</h2>
      <p className="soft">{words(of.stem)}</p>
      {!of.text_included && <p className="notice notice-wait">{t("instrument.text_not_included")}</p>}
      <ol className="items">
        {of.items.map((item) => (
          <li key={item.id}>
            <p>
              <span className="soft number">{item.id}</span> {words(item.text)}
              {critical.has(item.id) && (
                <span className="chip chip-critical">
                  <Icon name="right_away" size={14} /> {t("instrument.critical_chip")}
                </span>
              )}
            </p>
            <p className="soft">{item.options.map((option) => `${option.value} ${words(option.text)}`).join(" · ")}</p>
            {item.ask_when.length > 0 && (
              <p className="soft">
                {t("instrument.asked_when", {
                  when: item.ask_when.map((one) => `${one.item} ≥ ${one.at_least}`).join(t("instrument.or")),
                })}
              </p>
            )}
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
        <ScalePart key={scale.id} scale={scale} />
      ))}
      {of.critical.length > 0 && (
        <article className="scale">
          <h3>{t("instrument.critical")}</h3>
          <p className="soft">{t("instrument.critical_lead")}</p>
          <ul className="plain">
            {of.critical.map((one) => (
              <li key={one.item + one.tier}>
                {t(`instrument.critical_${one.tier}`, { item: one.item, value: one.at_least })}
                {one.follow_up && t("instrument.then_ask", { instrument: one.follow_up })}
              </li>
            ))}
          </ul>
        </article>
      )}
    </section>
  );
}
