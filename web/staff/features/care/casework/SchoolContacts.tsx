import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import type { Schemas } from "../../../shell/api";
import { useMay } from "../../../shell/session";
import { useTaken, type TakenAlert } from "./use_alerts";

/** For a person of the county who has taken this on: which school it is, and whom to telephone. */
export function WhomToCall({ id }: { id: string }) {
  const taken = useTaken(useMay("listTakenAlerts"));
  const row = taken.data?.alerts.find((one) => one.id === id);
  if (!row) return null;
  return (
    <section className="sheet pad" aria-labelledby="whom-to-call">
      <h2 id="whom-to-call">{[row.school_name, row.class_name].join(" ")}</h2>
      <GuardiansToCall row={row} />
      <SchoolContacts contacts={row.contacts} />
    </section>
  );
}

export function GuardiansToCall({ row }: { row: TakenAlert }) {
  const { t } = useTranslation();
  if (row.guardians.length === 0) return <p className="soft">{t("taken.no_phone")}</p>;
  return (
    <ul className="taken-call" aria-label={t("taken.guardians")}>
      {row.guardians.map((one) => (
        <li key={one.phone + one.name}>
          <span>
            {t(`relation.${one.relation}`, { defaultValue: one.relation })} <span data-person>{one.name}</span>
          </span>
          <a className="button-link number" href={`tel:${one.phone}`}>
            <Icon name="phone" size={18} /> {one.phone}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Whom to telephone at the school: people on duty, deputies, leaders; for whoever has taken it on. */
export function SchoolContacts({ contacts }: { contacts: Schemas["SchoolContact"][] }) {
  const { t } = useTranslation();
  if (contacts.length === 0) return null;
  return (
    <ul className="taken-call" aria-label={t("taken.school_people")}>
      {contacts.map((one) => (
        <li key={one.duty + one.name}>
          <span>
            {t(`rung.${one.duty}`)} {one.name}
          </span>
          {one.phone ? (
            <a className="button-link number" href={`tel:${one.phone}`}>
              <Icon name="phone" size={18} /> {one.phone}
            </a>
          ) : (
            <span className="soft">{t("taken.no_number")}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
