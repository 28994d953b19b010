import { Button, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime, useNow } from "../../../shell/moment";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { QueryState } from "../../../shell/QueryState";
import { GuardiansToCall, SchoolContacts } from "./SchoolContacts";
import { DueClock, Tier } from "../alerts/Tier";
import { usePutBackTaken, useTakeOnCalled, useTaken, type TakenAlert, type WaitingAlert } from "./use_alerts";

/** What was taken on by a message: whom to go to, whom to call and what to do; never why. */
export default function TakenPage() {
  const { t } = useTranslation();
  const taken = useTaken();
  const rows = taken.data?.alerts ?? [];
  const waiting = taken.data?.waiting ?? [];
  return (
    <>
      <PageHead title={t("taken.title")} lead={t("taken.lead")} />
      <QueryState query={taken} />
      {waiting.length > 0 && <WaitingPart rows={waiting} />}
      {taken.data && rows.length === 0 && waiting.length === 0 && (
        <EmptyState title={t("taken.none")}>
          <p>{t("taken.none_next")}</p>
        </EmptyState>
      )}
      {rows.map((row) => (
        <TakenCard key={row.id} row={row} />
      ))}
    </>
  );
}

/** What I was called for: how urgent, nothing of whom before it is mine. */
export function WaitingPart({ rows }: { rows: WaitingAlert[] }) {
  const { t } = useTranslation();
  const taking = useTakeOnCalled();
  const now_ms = useNow();
  return (
    <section className="sheet pad" aria-labelledby="waiting">
      <h2 id="waiting">{t("taken.waiting")}</h2>
      {taking.error && <ProblemNotice problem={taking.error} />}
      <ul className="taken-call">
        {rows.map((row) => (
          <li key={row.id}>
            <span>
              <Tier tier={row.tier} /> <span className="soft number">{dayAndTime(row.raised_at_ms)}</span>{" "}
              <DueClock due_at_ms={row.due_at_ms} now_ms={now_ms} />
            </span>
            <Button
              type="primary"
              loading={taking.isPending && taking.variables === row.id}
              onClick={() => taking.mutate(row.id)}
            >
              {t("taking.take_on")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The card of a duty person who is no psychologist. */
export function TakenCard({ row }: { row: TakenAlert }) {
  const { t } = useTranslation();
  const put_back = usePutBackTaken();
  return (
    <section className="sheet pad" aria-label={row.student_name}>
      <div className="section-head">
        <h2 data-person>{row.student_name}</h2>
        <Tier tier={row.tier} />
      </div>
      <p className="soft number">
        {[
          row.school_name,
          row.class_name,
          row.seat ? t("alert.seat", { seat: row.seat }) : "",
          t("taken.since", { time: dayAndTime(row.taken_at_ms) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <GuardiansToCall row={row} />
      <SchoolContacts contacts={row.contacts} />
      <ol className="next-steps">
        {row.next_steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {put_back.error && <ProblemNotice problem={put_back.error} />}
      <div className="actions">
        <Popconfirm
          title={t("taken.put_back_ask")}
          description={t("taken.put_back_means")}
          okText={t("taking.put_back")}
          cancelText={t("taken.keep")}
          onConfirm={() => put_back.mutate(row.id)}
        >
          <Button loading={put_back.isPending}>{t("taken.put_back")}</Button>
        </Popconfirm>
      </div>
    </section>
  );
}
