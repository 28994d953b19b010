import { useState } from "react";
import { Button, Select } from "antd";
import { useParams } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { dayAndTime } from "../../../shell/moment";
import { svgPicture } from "../../../shell/qr_picture";
import { Field } from "../../../shell/Field";
import "./consent.css";
import { useSlips } from "./use_consent";

/** Slips to cut apart: a page that prints, eight on a sheet of A4. */
export default function SlipsPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const slips = useSlips(id);
  const [days, setDays] = useState(14);
  const made = slips.data;
  return (
    <div className="slips-page">
      <PageHead
        title={t("consent.slips")}
        lead={t("consent.slips_lead")}
        back={{ to: `/consent/classes/${id}`, words: t("consent.title") }}
        actions={
          made &&
          made.slips.length > 0 && (
            <Button type="primary" size="large" onClick={() => print()}>
              {t("consent.to_paper")}
            </Button>
          )
        }
      />
      <div className="filters no-print">
        <Field id="days" label={t("consent.valid")}>
          <Select
            id="days"
            value={days}
            onChange={setDays}
            options={[7, 14, 30].map((count) => ({ value: count, label: t("consent.days", { count }) }))}
          />
        </Field>
        <div className="field slips-make">
          <Button
            type={made ? "default" : "primary"}
            icon={<Icon name="file" />}
            loading={slips.isPending}
            onClick={() => slips.mutate({ days_max: days })}
          >
            {t("consent.make")}
          </Button>
        </div>
      </div>
      {slips.error && <ProblemNotice problem={slips.error} />}
      {!made && !slips.error && (
        <EmptyState title={t("consent.slips")}>
          <p>{t("consent.make_next")}</p>
        </EmptyState>
      )}
      {made && (
        <>
          <p className="soft no-print" role="status">
            {t("consent.made", { count: made.slips.length })}
          </p>
          {made.on_paper.length > 0 && (
            <p className="notice no-print">
              <Icon name="file" />{" "}
              <span>{t("consent.on_paper", { names: made.on_paper.map((one) => one.name).join("、") })}</span>
            </p>
          )}
          {made.printed_before.length > 0 && (
            <section className="no-print" aria-labelledby="printed-before">
              <h2 id="printed-before">{t("consent.printed_before", { count: made.printed_before.length })}</h2>
              <p className="soft">{t("consent.printed_before_lead")}</p>
              <ul className="people">
                {made.printed_before.map((slip) => (
                  <li key={`${slip.student_id} ${slip.relation}`}>
                    {slip.seat || ""} {t("consent.slip_for", { name: slip.name, relation: slip.relation })} ·{" "}
                    {t(slip.locked ? "consent.printed_locked" : "consent.printed_by", {
                      name: slip.printed_by,
                      at: dayAndTime(slip.printed_at_ms),
                    })}{" "}
                    <Button size="small" onClick={() => slips.mutate({ days_max: days, again: [slip.student_id] })}>
                      {t("consent.print_anew")}
                    </Button>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <ul className="slips">
            {made.slips.map((slip) => (
              <li key={slip.address} className="slip">
                <img
                  src={svgPicture(slip.qr_svg)}
                  alt={t("consent.qr_alt", { name: slip.name })}
                  width="132"
                  height="132"
                />
                <div>
                  <p className="slip-for">
                    <span className="number">{slip.seat || ""}</span>{" "}
                    {t("consent.slip_for", { name: slip.name, relation: slip.relation })}
                  </p>
                  <p className="slip-title">{t("consent.slip_title")}</p>
                  <ol>
                    <li>{t("consent.slip_scan")}</li>
                    <li>{t("consent.slip_birthday")}</li>
                    <li>{t("consent.slip_fine")}</li>
                  </ol>
                  <p className="slip-small">{t("consent.slip_paper")}</p>
                  <p className="slip-small">{t("consent.slip_valid", { count: made.valid_days })}</p>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
