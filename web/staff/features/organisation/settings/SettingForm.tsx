import { useState } from "react";
import { Button, Checkbox, Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { useChangeSetting, type SettingField, type SettingGroup, type Values } from "./use_settings";
import { HotlineFields, HotlinePreview } from "./HotlineLines";
import { clockOf, minuteOf } from "../../../shell/moment";
import { keyOf } from "../../../shell/language";
import { Field } from "../../../shell/Field";

interface SettingFormProps {
  group: SettingGroup;
  today: string;
  stop: () => void;
  done: (proposal_id?: string) => void;
}

/** One group, with the day from which it holds and why. */
export function SettingForm({ group, today, stop, done }: SettingFormProps) {
  const { t } = useTranslation();
  const changing = useChangeSetting();
  const [values, setValues] = useState<Values>(group.values);
  const [hotlines, setHotlines] = useState(group.hotlines ?? []);
  const [day, setDay] = useState(today);
  const [reason, setReason] = useState("");
  const [inherit, setInherit] = useState(false);
  const [asked, setAsked] = useState(false);
  const without_reason = reason.trim().length < 2;
  const save = () => {
    setAsked(true);
    if (without_reason) return document.getElementById(`${group.group}-reason`)?.focus();
    changing.mutate(
      {
        group: group.group,
        effective_on: day,
        reason: reason.trim(),
        ...(group.hotlines ? { hotlines } : inherit ? { inherit: true } : { values }),
      },
      { onSuccess: (changed) => done(changed.proposal_id) },
    );
  };
  return (
    <form
      className="stack setting-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {group.hotlines && (
        <>
          <HotlineFields
            lines={hotlines}
            problem={changing.error}
            change={(lines) => (changing.reset(), setHotlines(lines))}
          />
          <h3>{t("bureau.hotlines_preview")}</h3>
          <HotlinePreview beside={group.hotlines_beside ?? []} own={hotlines} />
        </>
      )}
      {group.own && !group.hotlines && (
        <Checkbox checked={inherit} onChange={(event) => setInherit(event.target.checked)}>
          {t("bureau.inherit_again")}
        </Checkbox>
      )}
      {!inherit && group.fields.length > 0 && (
        <div className="setting-fields">
          {group.fields.map((field) => (
            <FieldInput
              key={field.name}
              field={field}
              values={values[field.name] ?? field.shipped}
              change={(numbers) => setValues((before) => ({ ...before, [field.name]: numbers }))}
            />
          ))}
        </div>
      )}
      <div className="setting-fields">
        <Field id={`${group.group}-day`} label={t("bureau.effective_on")} note={t("bureau.effective_on_why")}>
          <input
            id={`${group.group}-day`}
            className="plain-input"
            type="date"
            min={today}
            value={day}
            required
            onChange={(event) => setDay(event.target.value)}
          />
        </Field>
        <div className="field setting-reason">
          <label htmlFor={`${group.group}-reason`}>{t("bureau.reason")}</label>
          <Input
            id={`${group.group}-reason`}
            maxLength={200}
            value={reason}
            status={asked && without_reason ? "error" : undefined}
            onChange={(event) => setReason(event.target.value)}
          />
          {asked && without_reason && (
            <p className="field-fault" role="alert">
              {t("bureau.reason_needed")}
            </p>
          )}
        </div>
      </div>
      {group.two_persons && (
        <p className="notice notice-calm">
          <Icon name="shield" /> <span>{t("bureau.two_persons_form")}</span>
        </p>
      )}
      {changing.error && <ProblemNotice problem={changing.error} />}
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={changing.isPending}>
          {t(group.two_persons ? "bureau.propose" : "bureau.save")}
        </Button>
        <Button onClick={stop}>{t("bureau.stop")}</Button>
      </div>
    </form>
  );
}

function FieldInput({
  field,
  values,
  change,
}: {
  field: SettingField;
  values: number[];
  change: (values: number[]) => void;
}) {
  const { t } = useTranslation();
  const id = `setting-${field.name}`;
  const label = t(keyOf("bureau", `field_${field.name}`));
  const put = (at: number, value: number) => change(values.map((one, i) => (i === at ? value : one)));
  if (field.most > 1)
    return (
      <div className="field setting-list" role="group" aria-labelledby={id}>
        <span id={id} className="field-label">
          {label}
        </span>
        <div className="setting-times">
          {values.map((value, at) => (
            <span key={at}>
              <TimeInput label={t("bureau.time_n", { n: at + 1 })} value={value} change={(minute) => put(at, minute)} />
              {values.length > 1 && (
                <Button
                  type="text"
                  aria-label={t("bureau.time_remove", { n: at + 1 })}
                  icon={<Icon name="cross" size={16} />}
                  onClick={() => change(values.filter((_, i) => i !== at))}
                />
              )}
            </span>
          ))}
          {values.length < field.most && (
            <Button onClick={() => change([...values, Math.min(Math.max(...values) + 50, field.high)])}>
              {t("bureau.time_add")}
            </Button>
          )}
        </div>
        <p className="field-note">{t("bureau.times_why")}</p>
      </div>
    );
  return (
    <Field id={id} label={label}>
      {field.measure === "minute_of_day" ? (
        <TimeInput id={id} value={values[0] ?? 0} change={(minute) => change([minute])} />
      ) : (
        <InputNumber
          id={id}
          min={field.low}
          max={field.high}
          precision={0}
          value={values[0]}
          suffix={field.measure === "count" ? undefined : t(`bureau.unit_${field.measure}`)}
          onChange={(value) => value !== null && change([value])}
        />
      )}
    </Field>
  );
}

function TimeInput({
  id,
  label,
  value,
  change,
}: {
  id?: string;
  label?: string;
  value: number;
  change: (minute: number) => void;
}) {
  return (
    <input
      id={id}
      aria-label={label}
      className="plain-input setting-time"
      type="time"
      required
      value={clockOf(value)}
      onChange={(event) => {
        const minute = minuteOf(event.target.value);
        if (minute !== undefined) change(minute);
      }}
    />
  );
}
