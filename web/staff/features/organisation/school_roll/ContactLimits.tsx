import { useState } from "react";
import { Button, Input, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../shell/api";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { dayAndTime } from "../../../shell/moment";
import { Field } from "../../../shell/Field";
import { useContactLimits } from "./use_roll";

const limits = ["none", "limited", "no_contact"] as const;
type Limits = Pick<Schemas["ContactLimits"], "custody_limit" | "do_not_inform">;

/** What the school knows of one guardian. Nothing changes with a slip of the mouse: what was chosen is confirmed, with a reason where a limit is set. */
export function ContactLimits({ student, one }: { student: string; one: Schemas["Guardian"] }) {
  const { t } = useTranslation();
  const setting = useContactLimits(student, one.guardian_no);
  const now: Limits = {
    custody_limit: (one.custody_limit ?? "none") as Limits["custody_limit"],
    do_not_inform: one.do_not_inform,
  };
  const [wanted, setWanted] = useState<Limits>();
  const [reason, setReason] = useState("");
  const shown = wanted ?? now;
  const limited = shown.do_not_inform || shown.custody_limit !== "none";
  const place = `limit-${one.guardian_no}`;
  const leave = () => {
    setWanted(undefined);
    setReason("");
  };
  const store = () => setting.mutate({ ...shown, ...(limited ? { reason: reason.trim() } : {}) }, { onSuccess: leave });
  return (
    <div className="stack">
      <div className="field-row">
        <label htmlFor={place}>{t("roll.custody")}</label>
        <Select
          id={place}
          value={shown.custody_limit}
          disabled={setting.isPending}
          onChange={(custody_limit) => setWanted({ ...shown, custody_limit })}
          options={limits.map((value) => ({ value, label: t(`custody.${value}`) }))}
        />
        <Switch
          id={`${place}-silent`}
          checked={shown.do_not_inform}
          disabled={setting.isPending}
          onChange={(do_not_inform) => setWanted({ ...shown, do_not_inform })}
          aria-labelledby={`${place}-silent-label`}
        />
        <label id={`${place}-silent-label`} htmlFor={`${place}-silent`}>
          {t("roll.keep_silent")}
        </label>
      </div>
      {one.limit_set && !wanted && (
        <p className="soft">
          {t(one.limit_set.reason ? "roll.limit_set" : "roll.limit_lifted", {
            by: one.limit_set.by,
            at: dayAndTime(one.limit_set.at_ms),
            reason: one.limit_set.reason,
          })}
        </p>
      )}
      {wanted && (
        <div className="notice notice-calm stack" role="group" aria-label={t("roll.limit_confirm")}>
          <p>{t(limited ? "roll.limit_what" : "roll.limit_lift_what", { name: one.name })}</p>
          {limited && (
            <Field id={`${place}-reason`} label={t("roll.limit_reason")}>
              <Input
                id={`${place}-reason`}
                maxLength={120}
                value={reason}
                placeholder={t("roll.limit_reason_hint")}
                onChange={(e) => setReason(e.target.value)}
              />
            </Field>
          )}
          <div className="actions">
            <Button
              type="primary"
              loading={setting.isPending}
              disabled={limited && reason.trim() === ""}
              onClick={store}
            >
              {t("roll.limit_confirm")}
            </Button>
            <Button disabled={setting.isPending} onClick={leave}>
              {t("roll.limit_leave")}
            </Button>
          </div>
        </div>
      )}
      {setting.error && <ProblemNotice problem={setting.error} />}
    </div>
  );
}
