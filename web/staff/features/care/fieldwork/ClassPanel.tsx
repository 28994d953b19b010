import { App as AntApp, Button } from "antd";
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "../../../shell/Icon";
import { currentLanguage } from "../../../shell/language";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { useMay } from "../../../shell/session";
import { SetAsideButton, SetAsideNote } from "./SheetAside";
import { useNewCodeWindow } from "./new_code_window";
import { useClassDay, useSeparate, type BoardRow, type PupilDay } from "./use_fieldwork";

const icons: Record<PupilDay["state"], IconName> = { absent: "absent", started: "pencil", finished: "finished" };

/** One class by name: for its own teacher and the school's psychologist. */
export function ClassPanel({ campaign, row }: { campaign: string; row: BoardRow }) {
  const { t } = useTranslation();
  const day = useClassDay(campaign, row.unit_id, `${row.started}.${row.finished}`);
  return (
    <section className="sheet pad" aria-labelledby="class-day">
      <div className="section-head">
        <h2 id="class-day">{row.unit_name}</h2>
        <Papers campaign={campaign} class_id={row.unit_id} />
      </div>
      {day.error && <ProblemNotice problem={day.error} retry={() => void day.refetch()} />}
      {!day.data && !day.error && <Waiting rows={3} />}
      {day.data && (
        <>
          {day.data.pupils
            .filter((pupil) => pupil.two_devices)
            .map((pupil) => (
              <TwoDevices key={pupil.id} campaign={campaign} pupil={pupil} />
            ))}
          {day.data.pupils.map(
            (pupil) =>
              pupil.sheet_before && (
                <SetAsideNote key={pupil.id} pupil={pupil.id} name={pupil.name} sheet={pupil.sheet_before} />
              ),
          )}
          <ul className="pupils">
            {day.data.pupils.map((pupil) => (
              <li key={pupil.id} className={`pupil pupil-${pupil.state}`}>
                <span className="pupil-seat number">{pupil.seat || "–"}</span>
                <span className="pupil-name">{pupil.name}</span>
                <span className="pupil-state">
                  <Icon name={icons[pupil.state]} size={16} /> {t(`lesson.pupil_${pupil.state}`)}
                  {pupil.entry_mode && pupil.entry_mode !== "device" && ` · ${t(`lesson.mode_${pupil.entry_mode}`)}`}
                </span>
                {pupil.sheet && <SetAsideButton small pupil={pupil.id} name={pupil.name} sheet={pupil.sheet} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Papers({ campaign, class_id }: { campaign: string; class_id: string }) {
  const { t } = useTranslation();
  const may_print = useMay("printAccessSlips");
  if (!may_print) return null;
  const language = `?lang=${currentLanguage()}`;
  return (
    <p className="papers">
      <a className="button-link" href={`/api/campaigns/${campaign}/classes/${class_id}/slips${language}`} download>
        <Icon name="file" size={18} /> {t("lesson.print_slips")}
      </a>
      <a className="button-link" href={`/api/classes/${class_id}/cards${language}`} download>
        <Icon name="badge" size={18} /> {t("lesson.print_cards")}
      </a>
    </p>
  );
}

function TwoDevices({ campaign, pupil }: { campaign: string; pupil: PupilDay }) {
  const { t } = useTranslation();
  const { modal } = AntApp.useApp();
  const separate = useSeparate(campaign);
  const show = useNewCodeWindow();
  const ask = () =>
    void modal.confirm({
      title: t("lesson.separate_sure", { name: pupil.name }),
      content: t("lesson.separate_what"),
      okText: t("lesson.separate"),
      cancelText: t("lesson.not_now"),
      autoFocusButton: "cancel",
      onOk: () =>
        separate.mutateAsync(pupil.id).then(
          ({ code }) => show(pupil.name, code),
          () => undefined,
        ),
    });
  return (
    <div className="notice notice-wait">
      <Icon name="question" />
      <div>
        <p className="notice-words">{t("lesson.two_devices", { name: pupil.name })}</p>
        <p>{t("lesson.two_devices_what")}</p>
        {separate.error && <ProblemNotice problem={separate.error} />}
        <Button onClick={ask} loading={separate.isPending}>
          {t("lesson.separate")}
        </Button>
      </div>
    </div>
  );
}
