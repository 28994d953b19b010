import { useState } from "react";
import { InputNumber, Select, Switch } from "antd";
import { useNavigate } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { Field } from "../../../shell/Field";
import { FormModal } from "../../../shell/FormModal";
import { hasSession, useOpenClassSession, type Campaign } from "../campaigns/use_campaigns";

interface OpenSessionFormProps {
  campaign: Campaign;
  class_id: string;
  close: () => void;
}

/** Opens a class session. Without a named adult who can be reached it does not open: answers must meet adults. */
export function OpenSessionForm({ campaign, class_id, close }: OpenSessionFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const opening = useOpenClassSession();
  const [chosen_class, setClass] = useState<string | undefined>(class_id || undefined);
  const [adult, setAdult] = useState<string>();
  const [by_seat, setBySeat] = useState(true);
  const [minutes_max, setMinutes] = useState(45);
  const [tried, setTried] = useState(false);
  const adults = campaign.reachable_adults ?? [];
  const classes = (campaign.class_sessions ?? []).filter(
    (row) => row.class_id && !(row.state === "open" && hasSession(row)),
  );
  const open = () => {
    setTried(true);
    if (!chosen_class || !adult) return;
    opening.mutate(
      { campaign_id: campaign.id, class_id: chosen_class, reachable_adult_id: adult, by_seat, minutes_max },
      { onSuccess: (session) => void navigate(`/class-sessions/${session.id}`) },
    );
  };
  return (
    <FormModal
      title={t("session.open_one")}
      not_now={t("session.not_now")}
      close={close}
      act_now={t("session.open_now_button")}
      act={open}
      acting={opening}
      stack
    >
      <Field id="session-class" label={t("session.class")} fault={tried && !chosen_class && t("session.class_needed")}>
        <Select
          id="session-class"
          value={chosen_class}
          placeholder={t("session.class_hint")}
          showSearch={{ optionFilterProp: "label" }}
          onChange={setClass}
          status={tried && !chosen_class ? "error" : undefined}
          options={classes.map((row) => ({ value: row.class_id ?? "", label: row.class_name }))}
        />
      </Field>
      <div className="field">
        <label htmlFor="session-adult">{t("session.adult")}</label>
        <Select
          id="session-adult"
          value={adult}
          placeholder={t("session.adult_hint")}
          showSearch={{ optionFilterProp: "label" }}
          onChange={setAdult}
          status={tried && !adult ? "error" : undefined}
          options={adults.map((one) => ({ value: one.account_id, label: one.name }))}
        />
        <p className="field-note">{t("session.adult_why")}</p>
        {tried && !adult && (
          <p className="field-fault" role="alert">
            {t("session.adult_needed")}
          </p>
        )}
        {adults.length === 0 && (
          <p className="notice notice-wait">
            <Icon name="right_away" /> <span>{t("session.no_adult")}</span>
          </p>
        )}
      </div>
      <div className="field field-row">
        <Switch id="session-seat" checked={by_seat} onChange={setBySeat} aria-labelledby="session-seat-label" />
        <label id="session-seat-label" htmlFor="session-seat">
          {t("session.by_seat")}
        </label>
      </div>
      <Field id="session-minutes" label={t("session.minutes")}>
        <InputNumber
          id="session-minutes"
          min={5}
          max={240}
          value={minutes_max}
          onChange={(value) => setMinutes(value ?? 45)}
        />
      </Field>
    </FormModal>
  );
}
