import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client, told } from "../../shell/api";
import { dayAndTime } from "../../shell/moment";
import { EmptyState, PageHead } from "../../shell/PageHead";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { Waiting } from "../../shell/Waiting";

/** What a leader has taken on: whom to go to now, and what to do; never why. */
export default function TakenPage() {
  const { t } = useTranslation();
  const taken = useQuery({ queryKey: ["alerts", "taken"], queryFn: () => told(client.GET("/api/taken-alerts")), refetchInterval: 30_000 });
  const rows = taken.data?.alerts ?? [];
  return (
    <>
      <PageHead title={t("taken.title")} lead={t("taken.lead")} />
      {taken.isPending && <Waiting />}
      {taken.error && <ProblemNotice problem={taken.error} retry={() => void taken.refetch()} />}
      {taken.data && rows.length === 0 && (
        <EmptyState title={t("taken.none")}>
          <p>{t("taken.none_next")}</p>
        </EmptyState>
      )}
      {rows.map((row) => (
        <section key={row.id} className="sheet pad" aria-label={row.student_name}>
          <h2>{row.student_name}</h2>
          <p className="soft number">
            {[row.class_name, row.seat ? t("alert.seat", { seat: row.seat }) : "", t("taken.since", { time: dayAndTime(row.taken_at_ms) })].filter(Boolean).join(" · ")}
          </p>
          <ol className="next-steps">
            {["go", "listen", "guardian", "danger", "hand_on"].map((step) => (
              <li key={step}>{t(`taken.${step}`)}</li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}
