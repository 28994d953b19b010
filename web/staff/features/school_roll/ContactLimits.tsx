import { Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../shell/api";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { useContactLimits } from "./use_roll";

const limits = ["none", "limited", "no_contact"] as const;

/** What the school knows of one guardian. Stored at each change; changing it back undoes it. */
export function ContactLimits({ student, one }: { student: string; one: Schemas["Guardian"] }) {
  const { t } = useTranslation();
  const setting = useContactLimits(student, one.guardian_no);
  const now = { custody_limit: (one.custody_limit ?? "none") as Schemas["ContactLimits"]["custody_limit"], do_not_inform: one.do_not_inform };
  const place = `limit-${one.guardian_no}`;
  return (
    <div className="field-row">
      <label htmlFor={place}>{t("roll.custody")}</label>
      <Select
        id={place}
        value={now.custody_limit}
        disabled={setting.isPending}
        onChange={(custody_limit) => setting.mutate({ ...now, custody_limit })}
        options={limits.map((value) => ({ value, label: t(`custody.${value}`) }))}
      />
      <Switch id={`${place}-silent`} checked={now.do_not_inform} loading={setting.isPending} onChange={(do_not_inform) => setting.mutate({ ...now, do_not_inform })} aria-labelledby={`${place}-silent-label`} />
      <label id={`${place}-silent-label`} htmlFor={`${place}-silent`}>
        {t("roll.keep_silent")}
      </label>
      {setting.error && <ProblemNotice problem={setting.error} />}
    </div>
  );
}
