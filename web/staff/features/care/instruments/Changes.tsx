import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { keyOf } from "../../../shell/language";
import { Icon, type IconName } from "../../../shell/Icon";
import { useWords, type Change } from "./use_instruments";

const icons: Record<Change["kind"], IconName> = { added: "check", removed: "cross", changed: "pencil" };

/** What is different, in words and side by side. */
export function Changes({ changes, from, to }: { changes: Change[]; from: string; to: string }) {
  const { t } = useTranslation();
  const words = useWords();
  if (changes.length === 0) return <p>{t("instrument.no_changes")}</p>;
  return (
    <>
      <p>{t("instrument.changes_count", { count: changes.length, from, to })}</p>
      <div className="changes-scroll">
        <table className="table cards-on-phone changes">
          <thead>
            <tr>
              <th scope="col">{t("instrument.change")}</th>
              <th scope="col">{t("instrument.version", { version: from })}</th>
              <th scope="col">{t("instrument.version", { version: to })}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((one) => (
              <tr key={[one.part, one.place, one.field, one.kind].join("/")}>
                <th scope="row">
                  <span className="change-kind">
                    <Icon name={icons[one.kind]} size={16} />{" "}
                    {t(`instrument.change_${one.kind}`, { what: what(one, t) })}
                  </span>
                </th>
                <td data-label={t("instrument.version", { version: from })}>{words(one.before) || "–"}</td>
                <td data-label={t("instrument.version", { version: to })}>{words(one.after) || "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function what(one: Change, t: TFunction): string {
  const part = one.part === "about" || one.part === "validity" ? "" : t(`instrument.part_${one.part}`);
  const field = one.field ? t(keyOf("instrument", `field_${one.field}`)) : "";
  return [part, one.place, field].filter(Boolean).join(" ");
}
