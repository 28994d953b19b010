import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { numbersOf, runsOf } from "./item_words";
import { useScaleName } from "./scale_name";
import { useWords, type Picture } from "./use_instruments";

type Scale = Picture["scales"][number];
const shades = ["#e6efe9", "#c9dccf", "#a9c7b3", "#86b096", "#62987a", "#43805f"];

/** How one scale is scored, in words; its bands as a strip from the lowest to the highest score. */
export function ScalePart({ scale, of }: { scale: Scale; of: Picture }) {
  const { t } = useTranslation();
  const words = useWords();
  const named = useScaleName()(scale.id, words(scale.title));
  const comma = t("list_comma");
  const numbers = (ids: readonly string[]) => runsOf(numbersOf(of, ids), comma);
  return (
    <article className="scale">
      <h3>{words(scale.title)}</h3>
      {named.measures && scale.id === of.id && <p className="soft">{named.measures}</p>}
      <p>
        {t(`instrument.kind_${scale.kind}`, {
          items: numbers(scale.items),
          count: scale.items.length,
          from: scale.count_from,
        })}
        {scale.reversed.length > 0 && t("instrument.reversed", { items: numbers(scale.reversed) })}
        {scale.weights.length > 0 && t("instrument.weights", { weights: scale.weights.join(comma) })}
      </p>
      <p>
        {t(scale.missing_rule === "prorate" ? "instrument.missing_prorate" : "instrument.missing_refuse", {
          count: scale.missing_max,
        })}{" "}
        {t("instrument.range", { lowest: scale.lowest, highest: scale.highest })}
      </p>
      {scale.bands.length > 0 && <BandStrip scale={scale} />}
      {scale.norms.map((norm) => (
        <p key={norm.population}>{t("instrument.norm", { ...norm })}</p>
      ))}
      {words(scale.norm_note) && (
        <p className="norm-note">
          <Icon name="question" size={16} /> {words(scale.norm_note)}
        </p>
      )}
    </article>
  );
}

function BandStrip({ scale }: { scale: Scale }) {
  const { t } = useTranslation();
  const words = useWords();
  const whole = Math.max(1e-9, scale.highest - scale.lowest);
  const end = (place: number) => scale.bands[place + 1]?.from ?? scale.highest;
  const said = (place: number) => {
    const next = scale.bands[place + 1];
    const from = scale.bands[place]!.from;
    return next ? t("instrument.band_below", { from, to: next.from }) : t("instrument.band_from", { from });
  };
  return (
    <figure className="bands">
      <div className="band-strip" aria-hidden="true">
        {scale.bands.map((band, place) => (
          <span
            key={band.id}
            style={{
              flexGrow: Math.max(0.04, (end(place) - band.from) / whole),
              background: shades[Math.min(place, shades.length - 1)],
            }}
          >
            <b className="number">{band.from}</b>
          </span>
        ))}
      </div>
      <figcaption>
        <ul className="band-words">
          {scale.bands.map((band, place) => (
            <li key={band.id}>
              <span
                className="swatch"
                style={{ background: shades[Math.min(place, shades.length - 1)] }}
                aria-hidden="true"
              />
              {words(band.text)} <span className="soft number">{said(place)}</span>
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
