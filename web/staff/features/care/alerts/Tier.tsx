import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "../../../shell/Icon";
import { clock, dayAndTime, stretch } from "../../../shell/moment";
import type { Schemas } from "../../../shell/api";

export type TierName = Schemas["AlertRow"]["tier"];

const icons: Record<TierName, IconName> = { acute: "right_away", same_day: "today", ranked: "in_order" };

/** How soon somebody answers, as icon and word. Red stands for "right away" only. */
export function Tier({ tier }: { tier: TierName }) {
  const { t } = useTranslation();
  return (
    <span className={`tier tier-${tier}`}>
      <Icon name={icons[tier]} size={18} /> {t(`tier.${tier}`)}
    </span>
  );
}

interface Due {
  due_at_ms: number;
  due_for?: "answer" | "interview";
  /** As arranged: then its time stands here, in red when it is later than due. */
  interview?: { starts_at_ms: number };
  now_ms: number;
}

/** What is left until an answer is due, or the interview once somebody is on it; or when that is arranged. */
export function DueClock({ due_at_ms, due_for = "answer", interview, now_ms }: Due) {
  const { t } = useTranslation();
  const left = clock(due_at_ms, now_ms);
  if (interview && due_for === "interview")
    return (
      <span className={interview.starts_at_ms > due_at_ms ? "due due-over" : "due"}>
        <Icon name="today" size={18} /> {t("alert.interview_at", { time: dayAndTime(interview.starts_at_ms) })}
      </span>
    );
  return (
    <span className={left.overdue ? "due due-over" : "due"}>
      <Icon name={left.overdue ? "right_away" : "clock"} size={18} />{" "}
      {t(`alert.${due_for === "interview" ? "interview_" : ""}${left.overdue ? "overdue" : "due_in"}`, {
        left: stretch(left, t),
      })}
    </span>
  );
}
