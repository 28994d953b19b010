import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import type { Roster } from "./use_duty";

interface Rung {
  key: "on_duty" | "deputies" | "leaders" | "county";
  names: string[];
  somebody: boolean;
}

/** Who is called now, one after the other, if nobody answers. */
export function Ladder({ roster, school }: { roster: Roster; school: boolean }) {
  const { t } = useTranslation();
  const rung = (key: Rung["key"], names: string[]): Rung => ({ key, names, somebody: names.length > 0 });
  const county: Rung = { key: "county", names: [], somebody: roster.county_reachable };
  const before = roster.leaders_before ?? [];
  const leaders: Rung =
    roster.leaders_now.length > 0 || before.length === 0
      ? rung("leaders", roster.leaders_now)
      : rung("leaders", [t("duty.already_called", { names: before.join(t("list_comma")) })]);
  const rungs = school
    ? [rung("on_duty", roster.on_duty_now), rung("deputies", roster.deputies_now), leaders, county]
    : [rung("on_duty", roster.on_duty_now)];
  return (
    <ol className="ladder">
      {rungs.map((one) => (
        <li key={one.key} className={one.somebody ? "rung" : "rung rung-empty"}>
          <span className="rung-name">{t(`duty.rung_${one.key}`)}</span>
          <span className="rung-who">
            <Icon name={one.somebody ? "check" : "absent"} size={18} />
            {one.somebody ? one.names.join(t("list_comma")) || t("duty.somebody") : t("duty.nobody")}
          </span>
          <span className="rung-why">{t(`duty.rung_${one.key}_why`)}</span>
        </li>
      ))}
    </ol>
  );
}
