import { Button, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "../../shell/Icon";
import { dayAndTime } from "../../shell/moment";
import { EmptyState, PageHead } from "../../shell/PageHead";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { Waiting } from "../../shell/Waiting";
import { Tier } from "./Tier";
import { usePutBackTaken, useTaken, type TakenAlert } from "./use_alerts";

/** What was taken on by a message: whom to go to, whom to call and what to do; never why. */
export default function TakenPage() {
  const { t } = useTranslation();
  const taken = useTaken();
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
        <TakenCard key={row.id} row={row} />
      ))}
    </>
  );
}

/** The card of a duty person who is no psychologist. */
export function TakenCard({ row }: { row: TakenAlert }) {
  const { t } = useTranslation();
  const put_back = usePutBackTaken();
  const steps = row.tier === "acute" ? ["go", "listen", "guardian", "danger", "hand_on"] : ["today", "listen", "guardian", "hand_on"];
  return (
    <section className="sheet pad" aria-label={row.student_name}>
      <div className="section-head">
        <h2 data-person>{row.student_name}</h2>
        <Tier tier={row.tier} />
      </div>
      <p className="soft number">{[row.school_name, row.class_name, row.seat ? t("alert.seat", { seat: row.seat }) : "", t("taken.since", { time: dayAndTime(row.taken_at_ms) })].filter(Boolean).join(" · ")}</p>
      <ul className="taken-call" aria-label={t("taken.guardians")}>
        {row.guardians.map((one) => (
          <li key={one.phone + one.name}>
            <span>
              {t(`relation.${one.relation}`, { defaultValue: one.relation })} <span data-person>{one.name}</span>
            </span>
            <a className="button-link number" href={`tel:${one.phone}`}>
              <Icon name="phone" size={18} /> {one.phone}
            </a>
          </li>
        ))}
      </ul>
      {row.guardians.length === 0 && <p className="soft">{t("taken.no_phone")}</p>}
      <ol className="next-steps">
        {steps.map((step) => (
          <li key={step}>{t(`taken.${step}`)}</li>
        ))}
      </ol>
      {put_back.error && <ProblemNotice problem={put_back.error} />}
      <div className="actions">
        <Popconfirm title={t("taken.put_back_ask")} description={t("taken.put_back_means")} okText={t("taking.put_back")} cancelText={t("taken.keep")} onConfirm={() => put_back.mutate(row.id)}>
          <Button loading={put_back.isPending}>{t("taken.put_back")}</Button>
        </Popconfirm>
      </div>
    </section>
  );
}
