import { useState } from "react";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { askedWhen } from "./asked_when";
import { useWords, type Picture } from "./use_instruments";

/** One item as the child's page shows it: the sentence above, the question, big options. */
export function PhonePreview({ of }: { of: Picture }) {
  const { t } = useTranslation();
  const words = useWords();
  const [place, setPlace] = useState(0);
  const item = of.items[Math.min(place, of.items.length - 1)];
  if (!item) return null;
  return (
    <figure className="phone-preview">
      <div className="phone-frame">
        <p className="phone-progress">
          <span className="phone-bar" aria-hidden="true">
            <span style={{ width: `${(100 * (place + 1)) / of.items.length}%` }} />
          </span>
          <span className="number">
            {place + 1} / {of.items.length}
          </span>
        </p>
        <p className="phone-stem">{words(of.stem)}</p>
        <p className="phone-question">{words(item.text) || t("instrument.no_text")}</p>
        <ul>
          {item.options.map((option) => (
            <li key={option.value} className="phone-option">
              {words(option.text)}
            </li>
          ))}
        </ul>
        <p className="phone-help">{t("instrument.phone_help")}</p>
      </div>
      <figcaption>
        <Button disabled={place === 0} onClick={() => setPlace(place - 1)}>
          {t("instrument.item_before")}
        </Button>
        <Button disabled={place >= of.items.length - 1} onClick={() => setPlace(place + 1)}>
          {t("instrument.item_next")}
        </Button>
        {item.ask_when.length > 0 && <span className="soft">{askedWhen(of, item, t)}</span>}
      </figcaption>
    </figure>
  );
}
