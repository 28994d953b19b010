import { useState } from "react";
import { Button, InputNumber } from "antd";
import { Link, useParams } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { clockOf, dayAndTime, minuteOf } from "../../../shell/moment";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { useMay } from "../../../shell/session";
import { Field } from "../../../shell/Field";
import { fromWallClock, wallClock } from "./draft_faults";
import { slotsShown, useChooseSlots, useForgetSlots, useSlots, type Slot, type Slots } from "./use_slots";
import "./wizard.css";

const minute_ms = 60_000;

export default function SlotsPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  // Tried for this campaign only; what always holds is set on the page of settings.
  const [dismissal_minute, setDismissal] = useState<number>();
  const [classes_a_day_max, setADay] = useState<number>();
  const slots = useSlots(id, { dismissal_minute, classes_a_day_max });
  return (
    <>
      <PageHead
        title={t("slots.title")}
        lead={t("slots.lead")}
        back={{ to: `/campaigns/${id}`, words: t("campaign.campaign") }}
      />
      {slots.error && <ProblemNotice problem={slots.error} retry={() => void slots.refetch()} />}
      {slots.isPending && <Waiting />}
      {slots.data && slots.data.classes.length === 0 && (
        <EmptyState title={t("slots.none")}>
          <p>{t("slots.none_next")}</p>
        </EmptyState>
      )}
      {slots.data && slots.data.classes.length > 0 && (
        <>
          <div className="slot-settings">
            <Field id="dismissal" label={t("slots.dismissal")}>
              <input
                id="dismissal"
                className="wizard-time"
                type="time"
                value={clockOf(dismissal_minute ?? slots.data.dismissal_minute)}
                onChange={(e) => {
                  setDismissal(minuteOf(e.target.value));
                }}
              />
            </Field>
            <Field id="a-day" label={t("slots.a_day")}>
              <InputNumber
                id="a-day"
                min={1}
                max={8}
                value={classes_a_day_max ?? slots.data.classes_a_day_max}
                onChange={(value) => setADay(value ?? undefined)}
              />
            </Field>
            <p className="field-note">
              {t("slots.from_settings")}{" "}
              <Link className="in-words" to="/settings">
                {t("bureau.settings")}
              </Link>
            </p>
          </div>
          <Plan id={id} slots={slots.data} />
        </>
      )}
    </>
  );
}

function Plan({ id, slots }: { id: string; slots: Slots }) {
  const { t } = useTranslation();
  const may = useMay("chooseSlots");
  const choosing = useChooseSlots(id);
  const forgetting = useForgetSlots(id);
  const [edited, setEdited] = useState<Slot[]>();
  const [undone, setUndone] = useState(false);
  const shown = edited ?? slotsShown(slots);
  const slotOf = (class_id: string) => shown.find((one) => one.class_id === class_id);
  const put = (class_id: string, part: Partial<Slot>) => {
    const before = slotOf(class_id) ?? { class_id, begins_at_ms: 0, ends_at_ms: 0 };
    setUndone(false);
    setEdited([...shown.filter((one) => one.class_id !== class_id), { ...before, ...part }]);
  };
  const begin = (class_id: string, begins_at_ms: number) => {
    const before = slotOf(class_id);
    put(class_id, {
      begins_at_ms,
      ends_at_ms: begins_at_ms + (before ? before.ends_at_ms - before.begins_at_ms : slots.lesson_minutes * minute_ms),
    });
  };
  const accept = () =>
    choosing.mutate(
      shown.filter((one) => one.begins_at_ms > 0),
      { onSuccess: () => (setEdited(undefined), setUndone(false)) },
    );
  const undo = () =>
    forgetting.mutate(undefined, { onSuccess: () => (setEdited(undefined), setUndone(true), choosing.reset()) });
  const chosen = slots.chosen_at_ms !== undefined;
  const unplaced = slots.classes.length - shown.length;
  return (
    <>
      {!slots.calendar_known && (
        <p className="notice notice-wait">
          <Icon name="question" /> <span>{t("slots.calendar_unknown")}</span>
        </p>
      )}
      {unplaced > 0 && (
        <p className="notice notice-wait">
          <Icon name="question" /> <span>{t("slots.unplaced", { count: unplaced })}</span>
        </p>
      )}
      {choosing.isSuccess && chosen && !edited && (
        <p className="notice notice-calm" role="status">
          <Icon name="finished" /> <span>{t("slots.saved")}</span>
        </p>
      )}
      {undone && (
        <p className="notice notice-calm" role="status">
          {t("slots.undone")}
        </p>
      )}
      {(choosing.error || forgetting.error) && <ProblemNotice problem={choosing.error ?? forgetting.error} />}
      <section className="sheet">
        <table className="table cards-on-phone">
          <thead>
            <tr>
              <th scope="col">{t("slots.class")}</th>
              <th scope="col">{t("slots.students")}</th>
              <th scope="col">{t("slots.begins")}</th>
              <th scope="col">{t("slots.ends")}</th>
            </tr>
          </thead>
          <tbody>
            {slots.classes.map((row) => {
              const slot = slotOf(row.class_id);
              const time = (part: "begins_at_ms" | "ends_at_ms", label: string, change: (at_ms: number) => void) => (
                <input
                  className="wizard-time"
                  type="datetime-local"
                  disabled={!may}
                  aria-label={label}
                  value={slot && slot[part] > 0 ? wallClock(slot[part]) : ""}
                  onChange={(e) => change(fromWallClock(e.target.value))}
                />
              );
              return (
                <tr key={row.class_id}>
                  <th scope="row">{row.class_name}</th>
                  <td className="number" data-label={t("slots.students")}>
                    {row.students}
                  </td>
                  <td data-label={t("slots.begins")}>
                    {time("begins_at_ms", t("slots.begins_of", { name: row.class_name }), (at_ms) =>
                      begin(row.class_id, at_ms),
                    )}
                    {!slot && <span className="soft"> {t("slots.no_slot")}</span>}
                  </td>
                  <td data-label={t("slots.ends")}>
                    {time("ends_at_ms", t("slots.ends_of", { name: row.class_name }), (ends_at_ms) =>
                      put(row.class_id, { ends_at_ms }),
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {may && (
        <div className="actions wizard-actions">
          {(!chosen || edited) && (
            <Button type="primary" size="large" loading={choosing.isPending} onClick={accept}>
              {t(chosen ? "slots.save" : "slots.accept")}
            </Button>
          )}
          {chosen && (
            <Button size="large" loading={forgetting.isPending} onClick={undo}>
              {t("slots.undo")}
            </Button>
          )}
          {chosen && (
            <Button size="large" type="text" onClick={() => setEdited(slots.proposal)}>
              {t("slots.propose")}
            </Button>
          )}
          <span className="soft">
            {slots.chosen_at_ms
              ? t("slots.chosen", { time: dayAndTime(slots.chosen_at_ms) })
              : t("slots.proposal_note")}
          </span>
        </div>
      )}
    </>
  );
}
