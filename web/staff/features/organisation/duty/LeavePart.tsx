import { useState } from "react";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { endOfDay, lastDay, leaveEnds } from "./leave_ends";
import { useBeginLeave, useConfirmLeave, useEndLeave, useLeavePreview, type Roster } from "./use_duty";

interface Away {
  name: string;
  until_ms: number;
  leave_id?: string;
}

/** The person, until when, and what that hands over before it is done. From then on nobody calls the person, and what they had taken on calls somebody else. */
export function LeavePart({ roster }: { roster: Roster }) {
  const { t } = useTranslation();
  const beginning = useBeginLeave();
  const ending = useEndLeave();
  const [person, setPerson] = useState<string>();
  const [last, setLast] = useState<Away>();
  const [until, setUntil] = useState("");
  const [asked_ms, ask] = useState<number>();
  const confirming = useConfirmLeave();
  const preview = useLeavePreview(person);
  const near = roster.rows.filter(
    (row, at) => roster.rows.findIndex((other) => other.account_id === row.account_id) === at,
  );
  const nameOf = (id: string) =>
    roster.colleagues.find((one) => one.account_id === id)?.name ??
    near.find((one) => one.account_id === id)?.name ??
    "";
  const begin = (until_ms: number) => {
    if (!person) return;
    const name = nameOf(person);
    beginning.mutate(
      { account_id: person, until_ms },
      {
        onSuccess: (leave) => {
          setLast({ name, until_ms, leave_id: leave?.id });
          setPerson(undefined);
          setUntil("");
          ask(undefined);
        },
      },
    );
  };
  const now_ms = Date.now();
  const handedOver = (count: { acute: number; same_day?: number; ranked?: number }) => {
    if (count.same_day === undefined || count.ranked === undefined)
      return t("duty.leave_hands_over_known", { acute: count.acute });
    const all = count.acute + count.same_day + count.ranked;
    return all === 0 ? t("duty.leave_hands_nothing") : t("duty.leave_hands_over", { ...count, all });
  };
  return (
    <section className="sheet pad" aria-labelledby="leave">
      <h2 id="leave">{t("duty.leave")}</h2>
      <p className="soft">{t("duty.leave_lead")}</p>
      {last && (
        <p className="notice notice-calm" role="status">
          <Icon name="check" />
          <span>
            {t("duty.away", { name: last.name, until: lastDay(last.until_ms) })} {t("duty.handed_over")}{" "}
            {last.leave_id && (
              <Button
                size="small"
                loading={ending.isPending}
                onClick={() => ending.mutate(last.leave_id!, { onSuccess: () => setLast(undefined) })}
              >
                {t("duty.undo")}
              </Button>
            )}
          </span>
        </p>
      )}
      {(beginning.error ?? ending.error ?? confirming.error) && (
        <ProblemNotice problem={(beginning.error ?? ending.error ?? confirming.error)!} />
      )}
      <div className="leave-steps">
        <div role="group" aria-label={t("duty.leave_who")}>
          <p className="leave-step">{t("duty.leave_who")}</p>
          <div className="chips">
            {near.map((row) => (
              <Button
                key={row.account_id}
                type={person === row.account_id ? "primary" : "default"}
                aria-pressed={person === row.account_id}
                onClick={() => setPerson(row.account_id)}
              >
                {row.name}
              </Button>
            ))}
            <Select
              className="leave-other"
              aria-label={t("duty.leave_other")}
              placeholder={t("duty.leave_other")}
              value={near.some((row) => row.account_id === person) ? undefined : person}
              showSearch={{ optionFilterProp: "label" }}
              onChange={setPerson}
              options={roster.colleagues
                .filter((one) => !near.some((row) => row.account_id === one.account_id))
                .map((one) => ({ value: one.account_id, label: one.name }))}
            />
          </div>
        </div>
        {person && (
          <div role="group" aria-label={t("duty.leave_until")}>
            <p className="leave-step">{t("duty.leave_until")}</p>
            <div className="chips">
              {leaveEnds(now_ms).map((end) => (
                <Button
                  key={end.key}
                  type={asked_ms === end.until_ms ? "primary" : "default"}
                  aria-pressed={asked_ms === end.until_ms}
                  onClick={() => ask(end.until_ms)}
                >
                  {t(`duty.leave_${end.key}`)}
                </Button>
              ))}
              <label className="leave-day">
                <span>{t("duty.leave_day")}</span>
                <input className="plain-input" type="date" value={until} onChange={(e) => setUntil(e.target.value)} />
              </label>
              {until && (
                <Button onClick={() => ask(endOfDay(Date.parse(`${until}T00:00:00+08:00`)))}>
                  {t("duty.leave_until_day", { day: until })}
                </Button>
              )}
            </div>
          </div>
        )}
        {person && asked_ms && preview.data && (
          <div className="notice notice-calm" role="group" aria-label={t("duty.leave_sure")}>
            <p>
              {t("duty.leave_asked", { name: nameOf(person), until: lastDay(asked_ms) })} {handedOver(preview.data)}
              {!preview.data.yourself && ` ${t("duty.leave_is_told")}`}
              {!preview.data.yourself &&
                asked_ms - now_ms > preview.data.alone_days_max * 86_400_000 &&
                ` ${t("duty.leave_needs_other", { count: preview.data.alone_days_max })}`}
            </p>
            <div className="chips">
              <Button type="primary" loading={beginning.isPending} onClick={() => begin(asked_ms)}>
                {t("duty.leave_sure")}
              </Button>
              <Button onClick={() => ask(undefined)}>{t("duty.leave_not")}</Button>
            </div>
          </div>
        )}
        {preview.error && <ProblemNotice problem={preview.error} retry={() => void preview.refetch()} />}
      </div>
      {roster.leaves.length > 0 && (
        <ul className="people">
          {roster.leaves.map((leave) => (
            <li key={leave.id}>
              <p>
                <b>{leave.name}</b>
                <span>
                  {leave.since_ms > now_ms
                    ? t("duty.away_later", { since: dayAndTime(leave.since_ms), until: lastDay(leave.until_ms) })
                    : t("duty.away_until", { until: lastDay(leave.until_ms) })}
                </span>
                {leave.asked_until_ms && (
                  <span className="soft">{t("duty.leave_waits", { until: lastDay(leave.asked_until_ms) })}</span>
                )}
                {leave.may_confirm && (
                  <Button size="small" loading={confirming.isPending} onClick={() => confirming.mutate(leave.id)}>
                    {t("duty.leave_confirm")}
                  </Button>
                )}
                <Button
                  size="small"
                  aria-label={t("duty.back_one", { name: leave.name })}
                  loading={ending.isPending && ending.variables === leave.id}
                  onClick={() => ending.mutate(leave.id)}
                >
                  {t("duty.back")}
                </Button>
              </p>
            </li>
          ))}
        </ul>
      )}
      {roster.leaves.length === 0 && <p className="soft">{t("duty.nobody_away")}</p>}
    </section>
  );
}
