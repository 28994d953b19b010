import { Button } from "antd";
import { useSearchParams } from "react-router";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../../shell/moment";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { QueryState } from "../../../shell/QueryState";
import { useAppointments } from "./use_plan";

/** Slips of paper that call students: when and where, the same words for everybody, nothing of why. */
export default function SlipsPage() {
  const { t } = useTranslation();
  const [place] = useSearchParams();
  const day = place.get("day") ?? "";
  const found = useAppointments(day, 7);
  const rows = found.data?.appointments ?? [];
  return (
    <>
      <PageHead
        title={t("slip.slips")}
        lead={t("slip.lead")}
        back={{ to: `/alerts/week${day ? `?day=${day}` : ""}`, words: t("plan.plan") }}
        actions={
          rows.length > 0 && (
            <Button type="primary" onClick={() => print()}>
              {t("slip.print")}
            </Button>
          )
        }
      />
      <QueryState query={found} rows={6} />
      {found.data && rows.length === 0 && (
        <EmptyState title={t("slip.none")}>
          <p>{t("slip.none_next")}</p>
        </EmptyState>
      )}
      <ul className="slips">
        {rows.map((one) => (
          <li key={one.id} className="slip">
            <p className="slip-to">
              <b>{one.student_name}</b> <span>{one.class_name}</span>
            </p>
            <p className="slip-words">{t("slip.words", { time: dayAndTime(one.starts_at_ms), room: one.room })}</p>
            <p className="soft">{t("slip.foot")}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
