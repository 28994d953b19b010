import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import type { Schemas } from "../../../shell/api";
import { useMay } from "../../../shell/session";
import { QueryState } from "../../../shell/QueryState";
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
      <ul className="tiles">
        {rows.map((one) => (
          <Tile key={one.id} one={one} />
        ))}
      </ul>
    </>
  );
}

function Tile({ one }: { one: Schemas["InstrumentRow"] }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <li className="tile">
      <p className="instrument-chips">
        <span className={one.usable ? "chip chip-open" : "chip"}>
          <Icon name={one.usable ? "check" : "absent"} size={14} />{" "}
          {t(one.usable ? "instrument.usable" : "instrument.not_usable")}
        </span>
        <span className="chip">{t("instrument.version", { version: one.version })}</span>
        {one.written_here && <span className="chip">{t("instrument.written_here")}</span>}
      </p>
      <h2>
        <Link className="cover" to={`/instruments/${one.id}`}>
          {words(one.title)}
        </Link>
      </h2>
      {!one.usable && <p>{words(one.why_not)}</p>}
      <p className="number">
        {t(`instrument.by_${one.informant}`)} · {t("instrument.ages_words", { from: one.age_min, to: one.age_max })} ·{" "}
        {t("instrument.items_count", { count: one.items })}
      </p>
      <p className="soft">
        {t(`licence|${one.licence_status}`, {
          defaultValue: one.licence_status,
          keySeparator: "|",
          nsSeparator: false,
        })}
      </p>
      {one.text_included && (
        <p className="soft">
          <Icon name={one.validated_translation ? "check" : "question"} size={16} />{" "}
          {t(one.validated_translation ? "instrument.validated" : "instrument.not_validated")}
        </p>
      )}
    </li>
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
