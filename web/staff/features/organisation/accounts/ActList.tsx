import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../../shell/moment";
import type { AccountAct } from "./use_accounts";

/** Who did what to which account, and who confirmed it. */
export function ActList({ acts }: { acts: AccountAct[] }) {
  const { t } = useTranslation();
  return (
    <ul className="people">
      {acts.map((one) => (
        <li key={`${one.at_ms} ${one.login} ${one.act} ${one.role ?? ""}`}>
          <p>
            <b>{one.own ? t("accounts.acts_own") : `${one.account_name} (${one.login})`}</b>{" "}
            <span>{t(`accounts.act_${one.act}`)}</span>
            {one.role && (
              <span className="chip">
                {t(`role.${one.role}`, { defaultValue: one.role })} · {one.unit_name}
              </span>
            )}
          </p>
          <p className="soft">
            {[
              dayAndTime(one.at_ms),
              one.done_by && t("accounts.by", { name: one.done_by }),
              one.confirmed_by && t("accounts.confirmed_by", { name: one.confirmed_by }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}
