import { useState } from "react";
import { App as AntApp, Button } from "antd";
import { useNavigate, useParams } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { useCampaign, useOpenClassSession } from "../campaigns/use_campaigns";
import { useMay } from "../../../shell/session";
import { DayLinks } from "./DayLinks";
import { useNewCodeWindow } from "./new_code_window";
import { useNewCode, useSetAway, useUnfinished, type AwayReason, type UnfinishedClass } from "./use_fieldwork";

const reasons: AwayReason[] = ["none", "leave", "moved", "device", "other"];

/** The morning after: who has not finished, why, and what to do about it. */
export default function UnfinishedPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const unfinished = useUnfinished(id);
  const campaign = useCampaign(id);
  const set_away = useSetAway(id);
  const [chosen, setChosen] = useState<string>();
  const classes = unfinished.data?.classes ?? [];
  const shown = classes.find((one) => one.class_id === chosen) ?? classes[0];
  return (
    <>
      <PageHead
        title={t("lesson.unfinished")}
        back={{ to: `/campaigns/${id}`, words: t("campaign.campaign") }}
        lead={campaign.data?.title}
      />
      <DayLinks campaign={id} />
      {unfinished.error && <ProblemNotice problem={unfinished.error} retry={() => void unfinished.refetch()} />}
      {set_away.error && <ProblemNotice problem={set_away.error} />}
      {unfinished.isPending && <Waiting />}
      {unfinished.data?.classes.length === 0 && (
        <EmptyState title={t("lesson.all_finished")}>
          <p>{t("lesson.all_finished_next")}</p>
        </EmptyState>
      )}
      {classes.length > 1 && (
        <ul className="class-choice" aria-label={t("session.class")}>
          {classes.map((one) => (
            <li key={one.class_id}>
              <Button
                aria-pressed={one === shown}
                type={one === shown ? "primary" : "default"}
                onClick={() => setChosen(one.class_id)}
              >
                {one.class_name} · {t("lesson.unfinished_count", { count: one.pupils.length })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {shown && (
        <OneClass
          key={shown.class_id}
          campaign={id}
          one={shown}
          adult={campaign.data?.state === "open" ? campaign.data.reachable_adults?.[0] : undefined}
          set={(pupil, because) => set_away.mutate({ pupil, because })}
        />
      )}
    </>
  );
}

interface OneClassProps {
  campaign: string;
  one: UnfinishedClass;
  adult?: { account_id: string; name: string };
  set: (pupil: string, because: AwayReason) => void;
}

function OneClass({ campaign, one, adult, set }: OneClassProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const opening = useOpenClassSession();
  const new_code = useNewCode(campaign);
  const show = useNewCodeWindow();
  const { modal } = AntApp.useApp();
  const may_open = useMay("openClassSession");
  const open = () => {
    if (adult)
      opening.mutate(
        { campaign_id: campaign, class_id: one.class_id, reachable_adult_id: adult.account_id },
        { onSuccess: (session) => void navigate(`/class-sessions/${session.id}`) },
      );
  };
  const ask_code = (pupil: string, name: string) =>
    void modal.confirm({
      title: t("lesson.new_code_sure", { name }),
      content: t("lesson.new_code_ends"),
      okText: t("lesson.new_code"),
      cancelText: t("lesson.not_now"),
      onOk: () =>
        new_code.mutateAsync(pupil).then(
          ({ code }) => show(name, code),
          () => undefined,
        ),
    });
  return (
    <section className="sheet pad" aria-labelledby={`class-${one.class_id}`}>
      <div className="section-head">
        <h2 id={`class-${one.class_id}`}>
          {one.class_name} <small className="soft">{t("lesson.unfinished_count", { count: one.pupils.length })}</small>
        </h2>
        {may_open && adult && (
          <Button type="primary" loading={opening.isPending} icon={<Icon name="screen" size={18} />} onClick={open}>
            {t(one.session_id ? "lesson.to_session" : "lesson.make_up")}
          </Button>
        )}
      </div>
      {may_open && adult && !one.session_id && (
        <p className="soft">{t("lesson.make_up_adult", { name: adult.name })}</p>
      )}
      {opening.error && <ProblemNotice problem={opening.error} />}
      {new_code.error && <ProblemNotice problem={new_code.error} />}
      <ul className="unfinished">
        {one.pupils.map((pupil) => (
          <li key={pupil.id}>
            <span className="pupil-seat number">{pupil.seat || "–"}</span>
            <span className="pupil-name">{pupil.name}</span>
            <span className="pupil-state">
              <Icon name={pupil.state === "started" ? "pencil" : "absent"} size={16} />{" "}
              {t(`lesson.pupil_${pupil.state}`)}
            </span>
            <select
              className="away"
              aria-label={t("lesson.why_away", { name: pupil.name })}
              value={pupil.away_because ?? "none"}
              onChange={(event) => set(pupil.id, event.target.value as AwayReason)}
            >
              {reasons.map((value) => (
                <option key={value} value={value}>
                  {t(`lesson.away_${value}`)}
                </option>
              ))}
            </select>
            <Button
              onClick={() => ask_code(pupil.id, pupil.name)}
              aria-label={t("lesson.new_code_for", { name: pupil.name })}
            >
              {t("lesson.new_code")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
