import { useState } from "react";
import { Button, Dropdown } from "antd";
import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../../shell/moment";
import type { Changes } from "./plan_changes";
import { Tier } from "../alerts/Tier";
import type { InterviewToPlace, WeekPlan } from "./use_plan";
import { AskTime } from "./WeekDay";

interface UnplacedProps {
  rows: InterviewToPlace[];
  changes: Changes;
  plan: WeekPlan;
  free: number[];
  spare: number[];
  place: (alert_id: string, at_ms: number) => void;
}

/** Whom this week has no time for, most urgent first, each with a way to a time. */
export function Unplaced({ rows, changes, plan, free, spare, place }: UnplacedProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<InterviewToPlace | null>(null);
  if (rows.length === 0) return null;
  const items = (one: InterviewToPlace) => [
    { key: "ask", label: t("plan.other_time") },
    ...[...free, ...spare].map((at_ms) => ({
      key: String(at_ms),
      label: t("plan.place_at", { time: dayAndTime(at_ms) }),
      onClick: () => place(one.alert_id, at_ms),
    })),
  ];
  return (
    <section className="sheet pad" aria-labelledby="unplaced">
      <h2 id="unplaced">{t("plan.unplaced", { count: rows.length })}</h2>
      <ul className="people unplaced">
        {rows.map((one) => (
          <li key={one.alert_id}>
            <Tier tier={one.tier} /> <Link to={`/alerts/${one.alert_id}`}>{one.student_name}</Link>{" "}
            <span className="soft">{one.class_name}</span>{" "}
            <span className={one.due_at_ms < Date.now() ? "due due-over" : "due"}>
              {t("alert.interview_due_at", { time: dayAndTime(one.due_at_ms) })}
            </span>{" "}
            {changes[one.alert_id] === null && <span className="chip">{t("plan.remove")}</span>}{" "}
            <Dropdown
              trigger={["click"]}
              menu={{
                items: items(one),
                onClick: ({ key }) => key === "ask" && setAsking(one),
                style: { maxHeight: 320, overflow: "auto" },
              }}
            >
              <Button size="small" aria-label={t("plan.place_of", { name: one.student_name })}>
                {t("plan.place")}
              </Button>
            </Dropdown>
          </li>
        ))}
      </ul>
      {asking && (
        <AskTime
          name={asking.student_name}
          plan={plan}
          close={() => setAsking(null)}
          choose={(at_ms) => place(asking.alert_id, at_ms)}
        />
      )}
    </section>
  );
}
