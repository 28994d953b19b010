import { useState } from "react";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { numbersOf, runsOf } from "./item_words";
import { useWords, type Picture } from "./use_instruments";
import { keyOf } from "../../../shell/language";

type Result = Picture["golden"][number];

export function Verdict({ passed }: { passed: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={passed ? "verdict passed" : "verdict failed"}>
      <Icon name={passed ? "check" : "cross"} size={16} /> {t(passed ? "instrument.passed" : "instrument.not_passed")}
    </span>
  );
}

/** Every example with what it must give and what it gives. */
export function GoldenTable({ of }: { of: Picture }) {
  const { t, i18n } = useTranslation();
  // Examples have one name, in the language of who wrote them.
  const nameOf = (name: string, at: number) =>
    i18n.language === "en" || /\p{Script=Han}/u.test(name) ? name : t("instrument.example_number", { number: at + 1 });
  const passed = of.golden.filter((one) => one.passed).length;
  const all_passed = passed === of.golden.length;
  // What has not passed is what one came to see.
  const [open, setOpen] = useState(!all_passed);
  return (
    <section className="sheet golden" aria-labelledby="golden">
      <div className="pad section-head">
        <div>
          <h2 id="golden">{t("instrument.golden")}</h2>
          <p className="soft">{t("instrument.golden_lead")}</p>
          <p className={all_passed ? "good" : undefined}>
            {t("instrument.golden_count", { passed, count: of.golden.length })}
          </p>
        </div>
        <Button aria-expanded={open} aria-controls="golden-rows" onClick={() => setOpen(!open)}>
          {t(open ? "instrument.golden_fold" : "instrument.golden_show")}
        </Button>
      </div>
      <table id="golden-rows" hidden={!open} className="table cards-on-phone">
        <thead>
          <tr>
            <th scope="col">{t("instrument.example")}</th>
            <th scope="col">{t("instrument.answers")}</th>
            <th scope="col">{t("instrument.must_give")}</th>
            <th scope="col">{t("instrument.gives")}</th>
            <th scope="col">{t("instrument.verdict")}</th>
          </tr>
        </thead>
        <tbody>
          {of.golden.map((one, at) => (
            <tr key={one.name}>
              <th scope="row">{nameOf(one.name, at)}</th>
              <td data-label={t("instrument.answers")} className="number golden-answers">
                {one.answers.map((answer) => (answer < 0 ? "–" : answer)).join(" ")}
              </td>
              <td data-label={t("instrument.must_give")}>
                <Gives of={of} one={one} which="expected" />
              </td>
              <td data-label={t("instrument.gives")}>
                <Gives of={of} one={one} which="computed" />
              </td>
              <td data-label={t("instrument.verdict")}>
                <Verdict passed={one.passed} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Gives({ of, one, which }: { of: Picture; one: Result; which: "expected" | "computed" }) {
  const { t } = useTranslation();
  const words = useWords();
  const band_words = (scale: string, id: string) => {
    const band = of.scales.find((other) => other.id === scale)?.bands.find((other) => other.id === id);
    return band ? words(band.text) : id;
  };
  const titleOf = (scale: string) => {
    const found = of.scales.find((other) => other.id === scale);
    return found ? words(found.title) : scale;
  };
  const critical = which === "expected" ? one.expected_critical : one.computed_critical;
  return (
    <ul className="gives">
      {one.scores
        .filter((score) => score.told)
        .map((score) => {
          const band = which === "expected" ? score.expected_band : score.computed_band;
          return (
            <li key={score.scale} className="number">
              {titleOf(score.scale)} {score[which] ?? t("instrument.not_scorable")}
              {band ? ` · ${band_words(score.scale, band)}` : ""}
            </li>
          );
        })}
      {one.expected_validity && (
        <li>
          {t("instrument.validity_is", {
            words: t(
              keyOf("instrument", `validity_${which === "expected" ? one.expected_validity : one.computed_validity}`),
            ),
          })}
        </li>
      )}
      {critical.length > 0 && (
        <li>{t("instrument.critical_met", { items: runsOf(numbersOf(of, critical), t("list_comma")) })}</li>
      )}
    </ul>
  );
}
