import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import type { Schemas } from "../../../shell/api";
import { useMay } from "../../../shell/session";
import { QueryState } from "../../../shell/QueryState";
import { useScaleName } from "./scale_name";
import { useInstruments, useProposals, useWords } from "./use_instruments";
import "./instruments.css";

/** The library: what campaigns can ask with, whether each may be used, and what waits for a second person. */
export default function InstrumentsPage() {
  const { t } = useTranslation();
  const found = useInstruments();
  const may_write = useMay("proposeInstrument");
  const rows = found.data?.instruments ?? [];
  return (
    <>
      <PageHead
        title={t("instrument.instruments")}
        lead={t("instrument.instruments_lead")}
        actions={
          may_write && (
            <Link className="button-link main" to="/instruments/new">
              {t("instrument.new_button")}
            </Link>
          )
        }
      />
      {may_write && <WaitingProposals />}
      <QueryState query={found} />
      {found.data && rows.length === 0 && <EmptyState title={t("instrument.none")} />}
      <Instruments id="usable" rows={rows.filter((one) => one.usable)} />
      <Instruments id="not_usable" rows={rows.filter((one) => !one.usable)} />
    </>
  );
}

/** One half of the library as a table: what can be asked with, or what something is still missing for. */
function Instruments({ id, rows }: { id: "usable" | "not_usable"; rows: Schemas["InstrumentRow"][] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <section className="sheet instruments" aria-labelledby={id}>
      <div className="pad">
        <h2 id={id}>{t(`instrument.${id}_title`, { count: rows.length })}</h2>
        <p className="soft">{t(`instrument.${id}_lead`)}</p>
      </div>
      <table className="table cards-on-phone">
        <thead>
          <tr>
            <th scope="col">{t("instrument.name")}</th>
            <th scope="col">{t("instrument.informant")}</th>
            <th scope="col">{t("instrument.ages")}</th>
            <th scope="col" className="right">
              {t("instrument.items_column")}
            </th>
            <th scope="col">{t(id === "usable" ? "instrument.chinese" : "instrument.missing")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <InstrumentLine key={one.id} one={one} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function InstrumentLine({ one }: { one: Schemas["InstrumentRow"] }) {
  const { t } = useTranslation();
  const words = useWords();
  const { name, measures } = useScaleName()(one.id, words(one.title));
  const asked = t(`instrument.by_${one.informant}`);
  const ages = t("instrument.ages_words", { from: one.age_min, to: one.age_max });
  return (
    <tr>
      <th scope="row">
        <Link to={`/instruments/${one.id}`}>{name}</Link>
        <span className="soft instrument-more">
          {[
            measures,
            t("instrument.version", { version: one.version }),
            one.written_here && t("instrument.written_here"),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
        <span className="soft instrument-more on-phone number">
          {[asked, ages, t("instrument.items_count", { count: one.items })].join(" · ")}
        </span>
      </th>
      <td className="at-desk">{asked}</td>
      <td className="at-desk number">{ages}</td>
      <td className="at-desk number right">{one.items}</td>
      <td data-label={t(one.usable ? "instrument.chinese" : "instrument.missing")}>
        {one.usable ? (
          <span className="instrument-state">
            <Icon name={one.validated_translation ? "check" : "question"} size={16} />{" "}
            {t(one.validated_translation ? "instrument.chinese_validated" : "instrument.chinese_not_validated")}
          </span>
        ) : (
          words(one.why_not)
        )}
      </td>
    </tr>
  );
}

function WaitingProposals() {
  const { t } = useTranslation();
  const words = useWords();
  const found = useProposals(true);
  const waiting = found.data?.proposals.filter((one) => one.state === "waiting") ?? [];
  if (found.error) return <ProblemNotice problem={found.error} retry={() => void found.refetch()} />;
  if (waiting.length === 0) return null;
  return (
    <section className="sheet pad" aria-labelledby="waiting">
      <h2 id="waiting">{t("instrument.waiting_title")}</h2>
      <p className="soft">{t("instrument.waiting_lead")}</p>
      <ul className="people">
        {waiting.map((one) => (
          <li key={one.id}>
            <p>
              <Link to={`/instruments/proposals/${one.id}`}>
                {words(one.title)} · {t("instrument.version", { version: one.version })}
              </Link>
              <span className={one.yours ? "chip" : "chip chip-open"}>
                {t(one.yours ? "instrument.waiting_yours" : "instrument.waiting_check")}
              </span>
            </p>
            <p className="soft">
              {t("instrument.waiting_row", { name: one.proposed_by, time: dayAndTime(one.proposed_at_ms) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
