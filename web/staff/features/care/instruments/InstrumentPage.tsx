import { useState } from "react";
import { Button, Select } from "antd";
import { Link, useParams } from "react-router";
import { useTranslation } from "react-i18next";
import { day } from "../../../shell/moment";
import { PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { useMay } from "../../../shell/session";
import { Field } from "../../../shell/Field";
import { Changes } from "./Changes";
import { InstrumentParts } from "./InstrumentParts";
import { useScaleName } from "./scale_name";
import { useChanges, useDownload, useVersion, useVersions, useWords } from "./use_instruments";
import "./instruments.css";

/** One instrument: what it asks, how it is scored, why that is right, and how its versions differ. */
export default function InstrumentPage() {
  const { t } = useTranslation();
  const words = useWords();
  const name = useScaleName();
  const { id = "" } = useParams();
  const versions = useVersions(id);
  const [chosen, setChosen] = useState<string>();
  const version = chosen ?? versions.data?.versions[0]?.version;
  const found = useVersion(id, version);
  const may_write = useMay("readInstrumentWorkbook");
  const download = useDownload();
  const problem = versions.error ?? found.error;
  const back = { to: "/instruments", words: t("instrument.instruments") };
  if (problem)
    return (
      <>
        <PageHead title={id} back={back} />
        <ProblemNotice problem={problem} retry={() => void versions.refetch()} />
      </>
    );
  if (!found.data || !version) return <Waiting rows={10} />;
  const named = name(id, words(found.data.title));
  const all = versions.data?.versions ?? [];
  const fetching = download.isPending;
  return (
    <>
      <PageHead
        title={named.name}
        lead={[named.measures, t("instrument.version_lead", { version, count: found.data.items.length })]
          .filter(Boolean)
          .join(" · ")}
        back={back}
        actions={
          may_write && (
            <Button loading={fetching} onClick={() => download.mutate({ id, version })}>
              {t("instrument.as_workbook")}
            </Button>
          )
        }
      />
      {download.error && <ProblemNotice problem={download.error} />}
      <section className="sheet pad" aria-labelledby="versions">
        <h2 id="versions">{t("instrument.versions")}</h2>
        <ul className="people">
          {all.map((one) => (
            <li key={one.version}>
              <p>
                <b>{t("instrument.version", { version: one.version })}</b>
                {one.current && <span className="chip chip-open">{t("instrument.current")}</span>}
                <span className="chip">{t(one.shipped ? "instrument.shipped" : "instrument.written_here")}</span>
                {one.version !== version ? (
                  <Button size="small" onClick={() => setChosen(one.version)}>
                    {t("instrument.show_version", { version: one.version })}
                  </Button>
                ) : (
                  <span className="soft">{t("instrument.shown")}</span>
                )}
              </p>
              <p className="soft number">
                {one.published_at_ms > 0 && t("instrument.since", { day: day(one.published_at_ms) })}{" "}
                {t("instrument.campaigns", { count: one.campaigns })}
              </p>
            </li>
          ))}
        </ul>
      </section>
      {all.length > 1 && <Differences id={id} versions={all.map((one) => one.version)} />}
      <InstrumentParts of={found.data} />
    </>
  );
}

function Differences({ id, versions }: { id: string; versions: string[] }) {
  const { t } = useTranslation();
  const [from, setFrom] = useState(versions[1]!);
  const [to, setTo] = useState(versions[0]!);
  const changes = useChanges(id, from, to);
  const options = versions.map((one) => ({ value: one, label: t("instrument.version", { version: one }) }));
  return (
    <section className="sheet pad" aria-labelledby="differences">
      <h2 id="differences">{t("instrument.differences")}</h2>
      <p className="soft">{t("instrument.differences_lead")}</p>
      <div className="filters">
        <Field id="from" label={t("instrument.from_version")}>
          <Select id="from" value={from} options={options} onChange={setFrom} />
        </Field>
        <Field id="to" label={t("instrument.to_version")}>
          <Select id="to" value={to} options={options} onChange={setTo} />
        </Field>
      </div>
      {from === to && <p>{t("instrument.same_version")}</p>}
      {changes.error && <ProblemNotice problem={changes.error} retry={() => void changes.refetch()} />}
      {changes.data && from !== to && <Changes changes={changes.data.changes} from={from} to={to} />}
    </section>
  );
}

export function LinkToInstrument({ id, children }: { id: string; children: string }) {
  return (
    <Link className="button-link" to={`/instruments/${id}`}>
      {children}
    </Link>
  );
}
