import { useTranslation } from "react-i18next";
import { Icon } from "./Icon";
import { useKnownPhones } from "./phones";

/** What cannot wait goes by telephone: to whoever is on duty, as far as the page has learned it before. */
export function CallInstead() {
  const { t } = useTranslation();
  const people = useKnownPhones();
  return (
    <span className="call-instead">
      {t(people.length > 0 ? "shell.call_instead" : "shell.call_somebody")}
      {people.map((one) => (
        <a key={one.phone} className="number" href={`tel:${one.phone}`}>
          <Icon name="phone" size={16} /> {one.name} {one.phone}
        </a>
      ))}
    </span>
  );
}
