import { useState } from "react";
import { Button } from "antd";
import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import { PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { QueryState } from "../../../shell/QueryState";
import { HotlineList, HotlinePreview } from "./HotlineLines";
import { SettingForm } from "./SettingForm";
import { useSettings, useWithdrawSetting, type SettingGroup, type SettingVersion } from "./use_settings";
import { ValueList } from "./Values";
import "../approvals/approvals.css";

/** What an office may change about its own work: as it holds today, where it comes from, and how it came to be. */
export default function SettingsPage() {
  const { t } = useTranslation();
  const settings = useSettings();
  return (
    <>
      <PageHead title={t("bureau.settings")} lead={t("bureau.settings_lead")} />
      <QueryState query={settings} rows={8} />
      {settings.data?.groups.map((group) => (
        <Group key={group.group} group={group} today={settings.data.today} />
      ))}
    </>
  );
}

function Group({ group, today }: { group: SettingGroup; today: string }) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  const [done, setDone] = useState<{ proposal_id?: string }>();
  const from =
    group.hotlines && !group.own
      ? t("bureau.hotlines_none")
      : group.version === "0"
        ? t("bureau.as_shipped")
        : group.own
          ? t("bureau.own")
          : t("bureau.inherited", { unit: group.from_unit });
  return (
    <section className="sheet pad" aria-labelledby={`group-${group.group}`}>
      <div className="section-head">
        <h2 id={`group-${group.group}`}>{t(`bureau.group_${group.group}`)}</h2>
        <span className={group.own ? "chip chip-open" : "chip"}>{from}</span>
      </div>
      <p className="soft">{t(`bureau.group_${group.group}_why`)}</p>
      {changing ? (
        <SettingForm
          group={group}
          today={today}
          stop={() => setChanging(false)}
          done={(proposal_id) => {
            setChanging(false);
            setDone({ proposal_id });
          }}
        />
      ) : (
        <>
          {group.hotlines ? (
            <HotlinePreview beside={group.hotlines_beside ?? []} own={group.hotlines} />
          ) : (
            <ValueList values={group.values} fields={group.fields} />
          )}
          {done && (
            <p className="notice notice-calm setting-done" role="status">
              <Icon name="finished" />
              <span>
                {t(done.proposal_id ? "bureau.proposed" : "bureau.saved")}{" "}
                {done.proposal_id && <Link to={`/proposals/${done.proposal_id}`}>{t("bureau.to_proposal")}</Link>}
              </span>
            </p>
          )}
          {group.may_set ? (
            <div className="actions">
              <Button
                onClick={() => (setDone(undefined), setChanging(true))}
                aria-label={`${t("bureau.change")} ${t(`bureau.group_${group.group}`)}`}
              >
                {t("bureau.change")}
              </Button>
              {group.two_persons && (
                <span className="soft with-icon">
                  <Icon name="shield" size={18} /> {t("bureau.two_persons")}
                </span>
              )}
            </div>
          ) : (
            <p className="soft setting-above">{t("bureau.decided_above")}</p>
          )}
        </>
      )}
      <Versions group={group} />
    </section>
  );
}

function Versions({ group }: { group: SettingGroup }) {
  const { t } = useTranslation();
  const withdrawing = useWithdrawSetting();
  if (group.versions.length === 0) return null;
  const coming = group.versions.filter((one) => one.state === "coming");
  const others = group.versions.filter((one) => one.state !== "coming");
  return (
    <>
      {withdrawing.error && <ProblemNotice problem={withdrawing.error} />}
      {coming.length > 0 && (
        <div className="setting-coming">
          <h3>{t("bureau.coming")}</h3>
          <ol className="people">
            {coming.map((one) => (
              <Version key={one.id} one={one} group={group}>
                {one.own && (
                  <Button
                    size="small"
                    loading={withdrawing.isPending && withdrawing.variables === one.id}
                    onClick={() => withdrawing.mutate(one.id)}
                    aria-label={t("bureau.take_back_one", { day: one.effective_on })}
                  >
                    {t("bureau.take_back")}
                  </Button>
                )}
              </Version>
            ))}
          </ol>
        </div>
      )}
      {others.length > 0 && (
        <details className="setting-history">
          <summary>{t("bureau.history", { count: others.length })}</summary>
          <ol className="people">
            {others.map((one) => (
              <Version key={one.id} one={one} group={group} />
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function Version({ one, group, children }: { one: SettingVersion; group: SettingGroup; children?: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <li>
      <p>
        <b className="number">{t("bureau.from_day", { day: one.effective_on })}</b>{" "}
        <span className={one.state === "in_force" ? "chip chip-open" : "chip"}>{t(`bureau.state_${one.state}`)}</span>{" "}
        <span>{one.unit_name}</span> {children}
      </p>
      <p className="soft">
        {t("bureau.changed_by", { name: one.changed_by, time: dayAndTime(one.changed_at_ms) })}
        {one.confirmed_by && ` ${t("bureau.confirmed_by", { name: one.confirmed_by })}`}
        {one.withdrawn_by && ` ${t("bureau.withdrawn_by", { name: one.withdrawn_by })}`}{" "}
        {t("bureau.because", { reason: one.reason })}
      </p>
      {one.inherits && <p>{t("bureau.inherits")}</p>}
      {one.hotlines && <HotlineList lines={one.hotlines} />}
      {one.values && <ValueList values={one.values} before={group.values} fields={group.fields} />}
    </li>
  );
}
