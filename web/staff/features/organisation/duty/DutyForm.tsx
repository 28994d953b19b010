import { useState } from "react";
import { Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Field } from "../../../shell/Field";
import { FormModal } from "../../../shell/FormModal";
import { usePutOnDuty, type DutyRow, type Roster } from "./use_duty";

const hours = ["always", "school_hours", "off_hours"] as const;

/** Puts a colleague on the roster: who, as which turn, in which hours, on which days. */
export function DutyForm({ roster, close }: { roster: Roster; close: () => void }) {
  const { t } = useTranslation();
  const putting = usePutOnDuty();
  const [account_id, setAccount] = useState<string>();
  const [turn, setTurn] = useState(
    () => [1, 2, 3].find((place) => !roster.rows.some((row) => row.turn === place)) ?? 4,
  );
  const [when, setWhen] = useState<DutyRow["hours"]>("always");
  const [since, setSince] = useState("");
  const [until, setUntil] = useState("");
  const [tried, setTried] = useState(false);
  const put = () => {
    setTried(true);
    if (account_id) putting.mutate({ account_id, turn, hours: when, since, until }, { onSuccess: close });
  };
  return (
    <FormModal
      title={t("duty.add")}
      not_now={t("duty.not_now")}
      close={close}
      act_now={t("duty.add_now")}
      act={put}
      acting={putting}
      stack
    >
      <Field id="duty-who" label={t("duty.name")} fault={tried && !account_id && t("duty.name_needed")}>
        <Select
          id="duty-who"
          value={account_id}
          placeholder={t("duty.name_hint")}
          showSearch={{ optionFilterProp: "label" }}
          onChange={setAccount}
          status={tried && !account_id ? "error" : undefined}
          options={roster.colleagues.map((one) => ({ value: one.account_id, label: one.name }))}
        />
      </Field>
      <Field id="duty-turn" label={t("duty.turn")} note={t("duty.turn_why")}>
        <Select
          id="duty-turn"
          value={turn}
          onChange={setTurn}
          options={[1, 2, 3, 4].map((value) => ({
            value,
            label: value === 1 ? t("duty.turn_first") : t("duty.turn_deputy", { count: value - 1 }),
          }))}
        />
      </Field>
      <fieldset className="field plain-set">
        <legend>{t("duty.hours")}</legend>
        <Radio.Group
          value={when}
          onChange={(e) => setWhen(e.target.value as DutyRow["hours"])}
          options={hours.map((value) => ({ value, label: t(`duty.hours_${value}`) }))}
        />
        <p className="field-note">{t("duty.hours_why")}</p>
      </fieldset>
      <div className="two">
        <Field id="duty-since" label={t("duty.since")}>
          <input
            id="duty-since"
            className="plain-input"
            type="date"
            value={since}
            onChange={(e) => setSince(e.target.value)}
          />
        </Field>
        <Field id="duty-until" label={t("duty.until")}>
          <input
            id="duty-until"
            className="plain-input"
            type="date"
            min={since}
            value={until}
            onChange={(e) => setUntil(e.target.value)}
          />
        </Field>
      </div>
      <p className="field-note">{t("duty.days_why")}</p>
    </FormModal>
  );
}
