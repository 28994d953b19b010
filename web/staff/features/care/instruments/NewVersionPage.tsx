import { useState, type DragEvent } from "react";
import { Button } from "antd";
import { useNavigate } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { LinkToInstrument } from "./InstrumentPage";
import { PreviewParts } from "./PreviewParts";
import {
  faultOf,
  useDownload,
  usePreview,
  usePropose,
  useWords,
  type FileFault,
  type Preview,
} from "./use_instruments";
import "./instruments.css";

/** From a workbook to a proposal: template, upload, every fault by its cell, preview, propose. */
export default function NewVersionPage() {
  const { t } = useTranslation();
  const preview = usePreview();
  const [file, setFile] = useState<File>();
  const [fault, setFault] = useState<FileFault>();
  const take = (one?: File) => {
    if (!one) return;
    const wrong = faultOf(one);
    setFault(wrong);
    setFile(one);
    if (!wrong) preview.mutate(one);
  };
  const step = preview.data ? (preview.data.state === "faulty" ? 1 : 2) : 0;
  return (
    <>
      <PageHead
        title={t("instrument.new_title")}
        lead={t("instrument.new_lead")}
        back={{ to: "/instruments", words: t("instrument.instruments") }}
      />
      <ol className="steps" aria-label={t("instrument.steps")}>
        {(
          [
            "instrument.step_write",
            "instrument.step_check",
            "instrument.step_propose",
            "instrument.step_publish",
          ] as const
        ).map((words, i) => (
          <li key={words} aria-current={i === step ? "step" : undefined} className={i < step ? "past" : undefined}>
            <span className="step-number">{i < step ? <Icon name="check" size={16} /> : i + 1}</span>
            {t(words)}
          </li>
        ))}
      </ol>
      <ChooseWorkbook take={take} again={preview.data && (preview.data.state === "faulty" ? "corrected" : "other")} />
      {fault && (
        <p className="notice notice-problem" role="alert">
          {t(`instrument.file_${fault}`, { name: file?.name ?? "" })}
        </p>
      )}
      {preview.isPending && <Waiting />}
      {preview.error && <ProblemNotice problem={preview.error} />}
      {preview.data && file && !preview.isPending && <Found preview={preview.data} file={file} />}
    </>
  );
}

function ChooseWorkbook({ take, again }: { take: (file?: File) => void; again: "corrected" | "other" | undefined }) {
  const { t } = useTranslation();
  const download = useDownload();
  const fetching = download.isPending;
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <>
      {!again && (
        <section className="sheet pad section-head">
          <div>
            <h2>{t("instrument.template")}</h2>
            <p>{t("instrument.template_why")}</p>
          </div>
          <Button size="large" loading={fetching} onClick={() => download.mutate("template")}>
            {t("instrument.template_get")}
          </Button>
        </section>
      )}
      {download.error && <ProblemNotice problem={download.error} />}
      <label
        className={(over ? "drop drop-over" : "drop") + (again ? " drop-small" : "")}
        onDragOver={(e) => {
          e.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          type="file"
          className="drop-input"
          accept=".xlsx"
          onChange={(e) => {
            take(e.target.files?.[0]);
            e.target.value = "";
          }}
        />
        <Icon name="file" size={again ? 28 : 40} />
        <b>{t(again ? `instrument.drop_${again}` : "instrument.drop")}</b>
        <span className="soft">{t("instrument.drop_more")}</span>
        <span className="drop-button">{t("instrument.choose")}</span>
      </label>
    </>
  );
}

function Found({ preview, file }: { preview: Preview; file: File }) {
  const { t } = useTranslation();
  const words = useWords();
  const navigate = useNavigate();
  const propose = usePropose();
  return (
    <div aria-live="polite">
      {preview.state === "faulty" && <Faults preview={preview} />}
      {preview.state === "new" && (
        <section className="sheet pad">
          <h2 className="good">
            <Icon name="finished" size={26} /> {t("instrument.ready", { name: preview.file_name })}
          </h2>
          {preview.instrument && (
            <p>
              <b>{words(preview.instrument.title)}</b> ·{" "}
              {t("instrument.version_lead", {
                version: preview.instrument.version,
                count: preview.instrument.items.length,
              })}
            </p>
          )}
          <p>{t("instrument.ready_next")}</p>
          {propose.error && <ProblemNotice problem={propose.error} />}
          <div className="actions">
            <Button
              type="primary"
              size="large"
              loading={propose.isPending}
              onClick={() =>
                propose.mutate(file, {
                  onSuccess: (found) => void navigate(`/instruments/proposals/${found.proposal_id ?? ""}`),
                })
              }
            >
              {t("instrument.propose")}
            </Button>
          </div>
        </section>
      )}
      {preview.state === "proposed" && (
        <section className="sheet pad">
          <h2>{t("instrument.same_proposed")}</h2>
          <div className="actions">
            <Button size="large" onClick={() => void navigate(`/instruments/proposals/${preview.proposal_id ?? ""}`)}>
              {t("instrument.to_proposal")}
            </Button>
          </div>
        </section>
      )}
      {preview.state === "published" && preview.instrument && (
        <section className="sheet pad">
          <h2>{t("instrument.same_published")}</h2>
          <div className="actions">
            <LinkToInstrument id={preview.instrument.id}>{t("instrument.to_instrument")}</LinkToInstrument>
          </div>
        </section>
      )}
      {preview.instrument && (
        <PreviewParts of={preview.instrument} changes={preview.changes} compared_with={preview.compared_with} />
      )}
    </div>
  );
}

function Faults({ preview }: { preview: Preview }) {
  const { t, i18n } = useTranslation();
  return (
    <section className="sheet" aria-labelledby="faults">
      <div className="pad">
        <h2 id="faults">{t("instrument.faults", { count: preview.faults.length, name: preview.file_name })}</h2>
        <p>{t("instrument.faults_next")}</p>
      </div>
      <table className="table cards-on-phone">
        <thead>
          <tr>
            <th scope="col">{t("instrument.fault_sheet")}</th>
            <th scope="col">{t("instrument.fault_cell")}</th>
            <th scope="col">{t("instrument.fault_column")}</th>
            <th scope="col">{t("instrument.fault_reason")}</th>
          </tr>
        </thead>
        <tbody>
          {preview.faults.map((one, i) => (
            <tr key={i}>
              <th scope="row">{one.sheet || "–"}</th>
              <td data-label={t("instrument.fault_cell")} className="number">
                {one.cell || (one.row > 0 ? t("instrument.fault_row", { row: one.row }) : "–")}
              </td>
              <td data-label={t("instrument.fault_column")}>{one.column || "–"}</td>
              <td data-label={t("instrument.fault_reason")}>
                {i18n.language === "en" ? one.reason.en : one.reason["zh-CN"]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
