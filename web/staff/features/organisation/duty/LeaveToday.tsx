import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { lastDay } from "./leave_ends";
import { useAnswerMyLeave, useMyLeaves } from "./use_duty";

/** Leave that a colleague entered for me: whoever is not called any more has to know. */
export function LeaveToday() {
  const { t } = useTranslation();
  const leaves = useMyLeaves();
  const answering = useAnswerMyLeave();
  const rows = leaves.data?.leaves.filter((one) => !one.told_by_you && (!one.heard || one.asked_until_ms)) ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="sheet pad" aria-labelledby="my-leave">
      <h2 id="my-leave">{t("my_leave.title")}</h2>
      {answering.error && <ProblemNotice problem={answering.error} />}
      {rows.map((one) => (
        <div key={one.id} className="stack">
          <p>
            <Icon name="clock" size={18} />{" "}
            {t("my_leave.told", {
              name: one.told_by,
              since: lastDay(one.since_ms + 1),
              until: lastDay(one.asked_until_ms ?? one.until_ms),
            })}
          </p>
          {one.asked_until_ms && <p className="soft">{t("my_leave.unconfirmed", { until: lastDay(one.until_ms) })}</p>}
          <div className="chips">
            <Button
              type="primary"
              loading={answering.isPending}
              onClick={() => answering.mutate({ id: one.id, answer: one.asked_until_ms ? "confirm" : "heard" })}
            >
              {t(one.asked_until_ms ? "my_leave.confirm" : "my_leave.heard")}
            </Button>
            <Button onClick={() => answering.mutate({ id: one.id, answer: "end" })}>{t("my_leave.end")}</Button>
          </div>
        </div>
      ))}
    </section>
  );
}
