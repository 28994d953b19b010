import { useState } from "react";
import { Button } from "antd";
import { Link, useParams } from "react-router";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { keyOf } from "../../../shell/language";
import { dayAndTime } from "../../../shell/moment";
import { PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import "./consent.css";
import { PaperEntry } from "./PaperEntry";
import { useClassConsent, useEnterPaper, useUndoPaper, type ConsentStudent } from "./use_consent";

/** One class by seat. Whether a column with the content is there depends on what the server sends, not on a role. */
export default function ClassConsentPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const found = useClassConsent(id);
  const undo = useUndoPaper();
  const withdrawing = useEnterPaper(id);
  const [entering, setEntering] = useState(false);
  const [batch, setBatch] = useState<{ batch_id: string; entered: number; withdrawn?: string }>();
  const back = { to: "/consent", words: t("consent.back") };
  if (found.error)
    return (
      <>
        <PageHead title={t("consent.title")} back={back} />
        <ProblemNotice problem={found.error} retry={() => void found.refetch()} />
      </>
    );
  if (!found.data) return <Waiting rows={8} />;
  const students = found.data.students;
  const missing = students.filter((one) => !one.returned).length;
  const named = students.some((one) => one.state || one.slips);
  const takeBack = () => batch && undo.mutate(batch.batch_id, { onSuccess: () => setBatch(undefined) });
  return (
    <>
      <PageHead
        title={found.data.class_name}
        back={back}
        lead={t("consent.class_lead")}
        actions={
          !entering && (
            <>
              <Button
                type="primary"
                size="large"
                icon={<Icon name="pencil" />}
                onClick={() => {
                  setEntering(true);
                  setBatch(undefined);
                  undo.reset();
                }}
              >
                {t("consent.enter")}
              </Button>
              <Link className="button-link" to={`/consent/classes/${id}/slips`}>
                {t("consent.print")}
              </Link>
            </>
          )
        }
      />
      {batch && (
        <div className="notice notice-calm" role="status">
          <Icon name="check" />
          <div>
            <p className="notice-words">
              {batch.withdrawn
                ? t("consent.withdrawn", { name: batch.withdrawn })
                : t("consent.saved", { count: batch.entered })}
            </p>
            <Button loading={undo.isPending} onClick={takeBack}>
              {t("consent.undo")}
            </Button>
          </div>
        </div>
      )}
      {undo.isSuccess && (
        <p className="notice notice-calm" role="status">
          {t("consent.undone")}
        </p>
      )}
      {undo.error && <ProblemNotice problem={undo.error} />}
      {entering ? (
        <PaperEntry
          class_id={id}
          students={students}
          done={(entered) => {
            setEntering(false);
            setBatch(entered);
          }}
          stop={() => setEntering(false)}
        />
      ) : (
        <>
          <p className={missing ? "soft" : "good"}>
            {missing ? t("consent.missing_count", { count: missing }) : t("consent.all_back")}
          </p>
          {named && (
            <p className="notice">
              <Icon name="shield" /> <span>{t("consent.class_lead_names")}</span>
            </p>
          )}
          {withdrawing.error && <ProblemNotice problem={withdrawing.error} />}
          <ClassTable
            students={students}
            named={named}
            withdraw={(one) => (
              undo.reset(),
              withdrawing.mutate([{ student_id: one.id, decision: "withdrawn" }], {
                onSuccess: (entered) => setBatch({ ...entered, withdrawn: one.name }),
              })
            )}
          />
        </>
      )}
    </>
  );
}

function ClassTable({
  students,
  named,
  withdraw,
}: {
  students: ConsentStudent[];
  named: boolean;
  withdraw: (one: ConsentStudent) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="sheet">
      <table className="table cards-on-phone">
        <caption className="unseen">{t("consent.title")}</caption>
        <thead>
          <tr>
            <th scope="col" className="right">
              {t("consent.seat")}
            </th>
            <th scope="col">{t("consent.name")}</th>
            <th scope="col">{t("consent.asked")}</th>
            <th scope="col">{t("consent.status")}</th>
            {named && <th scope="col">{t("consent.said")}</th>}
          </tr>
        </thead>
        <tbody>
          {students.map((one) => (
            <tr key={one.id}>
              <td data-label={t("consent.seat")} className="right number">
                {one.seat || "–"}
              </td>
              <th scope="row" data-head>
                {one.name}
              </th>
              <td data-label={t("consent.asked")}>{t(`consent.asked_${one.asked}`)}</td>
              <td data-label={t("consent.status")}>
                <span className={one.returned ? "chip chip-open" : "chip"}>
                  <Icon name={one.returned ? "check" : "clock"} size={15} />{" "}
                  {t(one.returned ? "consent.returned" : "consent.missing")}
                </span>
              </td>
              {named && (
                <td data-label={t("consent.said")}>
                  {said(t, one)}
                  {one.slips?.map((slip) => (
                    <SlipLine key={slip.printed_at_ms} slip={slip} />
                  ))}
                  {(one.guardian === "given" || (one.asked === "child" && one.child === "given")) && (
                    <Button
                      type="link"
                      size="small"
                      aria-label={t("consent.withdraw_of", { name: one.name })}
                      onClick={() => withdraw(one)}
                    >
                      {t("consent.withdraw")}
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Who printed a slip and when it was opened: what a printer might have opened themselves is marked, and left to the reader. */
function SlipLine({ slip }: { slip: NonNullable<ConsentStudent["slips"]>[number] }) {
  const { t } = useTranslation();
  const { printed_at_ms, printed_by, opened_at_ms, opened_soon, opened_where_printed } = slip;
  const marks = [
    opened_soon && t("consent.opened_soon"),
    opened_where_printed && t("consent.opened_where_printed"),
  ].filter(Boolean);
  return (
    <p className="soft slip-line">
      {t("consent.printed_by", { name: printed_by, at: dayAndTime(printed_at_ms) })}
      {opened_at_ms !== undefined && ` · ${t("consent.opened_at", { at: dayAndTime(opened_at_ms) })}`}
      {marks.length > 0 && (
        <span className="chip">
          <Icon name="question" size={15} /> {marks.join("，")}
        </span>
      )}
    </p>
  );
}

function said(t: TFunction, one: ConsentStudent): string {
  if (!one.state) return t("consent.said_nothing");
  const sides = [
    one.guardian && t(keyOf("consent", `guardian_${one.guardian}`)),
    one.child && t(one.child === "given" ? "consent.child_yes" : "consent.child_no"),
  ].filter(Boolean);
  return t(`consent.said_${one.state}`) + (sides.length ? ` · ${sides.join("，")}` : "");
}
