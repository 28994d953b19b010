import { useState } from "react";
import { Button, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime, timeOfDay, useNow } from "../../../shell/moment";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { useMay } from "../../../shell/session";
import { FormModal } from "../../../shell/FormModal";
import { useNewCodeWindow } from "./new_code_window";
import "./fieldwork.css";
import { useSetAside, type SetAsideReason, type SheetStanding } from "./use_fieldwork";

const reasons: SetAsideReason[] = ["child_says", "somebody_admits", "teacher_saw", "wrong_seat", "other"];

interface SheetAsideProps {
  pupil: string;
  name: string;
  sheet: SheetStanding;
  /** Who else works on the alert that came of it. */
  worked_on_by?: string | undefined;
  small?: boolean;
}

/** 不是本人作答？ Says first what stays and what is undone, asks why, and gives the code with which the child answers anew. */
export function SetAsideButton({ pupil, name, sheet, worked_on_by, small }: SheetAsideProps) {
  const { t } = useTranslation();
  const may = useMay("setSheetAside");
  const [asked, setAsked] = useState(false);
  const [because, setBecause] = useState<SetAsideReason>();
  const { set_aside } = useSetAside(sheet.campaign_id, pupil);
  const show = useNewCodeWindow();
  if (!may || !sheet.may_set_aside) return null;
  const close = () => {
    setAsked(false);
    setBecause(undefined);
    set_aside.reset();
  };
  const act = () => {
    if (because)
      set_aside.mutate({ attempt: sheet.attempt, because }, { onSuccess: ({ code }) => (close(), show(name, code)) });
  };
  return (
    <>
      <Button
        size={small ? "small" : "middle"}
        type={small ? "text" : "default"}
        onClick={() => setAsked(true)}
        aria-label={t("lesson.aside_ask_of", { name })}
      >
        {t("lesson.aside_ask")}
      </Button>
      <FormModal
        open={asked}
        title={t("lesson.aside_sure", { name })}
        not_now={t("lesson.not_now")}
        close={close}
        act_now={t("lesson.aside_do")}
        act={act}
        acting={set_aside}
        disabled={!because}
        danger
      >
        <dl className="aside-what">
          {(["undone", "stays", "told"] as const).map((part) => (
            <div key={part}>
              <dt>{t(`lesson.aside_${part}`)}</dt>
              <dd>{t(`lesson.aside_${part}_what`)}</dd>
            </div>
          ))}
        </dl>
        {worked_on_by && (
          <p className="notice notice-calm">
            <Icon name="talk" /> <span>{t("lesson.aside_colleague", { name: worked_on_by })}</span>
          </p>
        )}
        <div className="field" role="group" aria-labelledby="aside-why">
          <b id="aside-why">{t("lesson.aside_why")}</b>
          <Radio.Group
            className="choices"
            value={because}
            onChange={(event) => setBecause(event.target.value as SetAsideReason)}
            options={reasons.map((value) => ({ value, label: t(`lesson.aside_${value}`) }))}
          />
        </div>
        <p className="soft">{t("lesson.aside_undo_hint")}</p>
      </FormModal>
    </>
  );
}

/** By whom, when and why a sheet was set aside, and for a while the way back. */
export function SetAsideNote({ pupil, name, sheet }: Omit<SheetAsideProps, "worked_on_by" | "small">) {
  const { t } = useTranslation();
  const may = useMay("undoSetAside");
  const now_ms = useNow(1000);
  const { undo } = useSetAside(sheet.campaign_id, pupil);
  const one = sheet.set_aside;
  if (!one) return null;
  const undo_until_ms = one.undo_until_ms ?? 0;
  return (
    <div className="notice notice-calm aside-note">
      <Icon name="shield" />
      <div>
        <p className="notice-words">{t("lesson.aside_done", { name })}</p>
        <p>
          {t("lesson.aside_done_by", {
            by: one.by,
            time: dayAndTime(one.at_ms),
            because: t(`lesson.aside_${one.because}`),
          })}
        </p>
        {undo.error && <ProblemNotice problem={undo.error} />}
        {may && undo_until_ms > now_ms && (
          <p className="papers">
            <Button
              loading={undo.isPending}
              onClick={() => undo.mutate()}
              aria-label={t("lesson.aside_undo_of", { name })}
            >
              {t("lesson.aside_undo")}
            </Button>
            <span className="soft">{t("lesson.aside_undo_until", { time: timeOfDay(undo_until_ms) })}</span>
          </p>
        )}
      </div>
    </div>
  );
}
