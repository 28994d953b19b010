import { useState, type DragEvent } from "react";
import { Button, Progress } from "antd";
import { Link, useNavigate, useParams } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { ImportCounts, NewClasses, RejectedRows, Remarks } from "./ImportPreview";
import {
  faultOf,
  nothingChanges,
  useConfirm,
  useImport,
  useUpload,
  type FileFault,
  type RollImport,
} from "./use_import";

export default function ImportPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const found = useImport(id);
  const state = found.data?.state;
  const step = id === "" ? 0 : state === "stored" ? 2 : 1;
  return (
    <>
      <PageHead
        title={t("import.title")}
        lead={t("import.lead")}
        back={{ to: "/students", words: t("roll.students") }}
      />
      <ol className="steps" aria-label={t("import.steps")}>
        {(["import.step_choose", "import.step_check", "import.step_done"] as const).map((words, i) => (
          <li key={words} aria-current={i === step ? "step" : undefined} className={i < step ? "past" : undefined}>
            <span className="step-number">{i < step ? <Icon name="check" size={16} /> : i + 1}</span>
            {t(words)}
          </li>
        ))}
      </ol>
      {id === "" && <ChooseFile />}
      {id !== "" && found.isPending && <Waiting />}
      {found.error && <ProblemNotice problem={found.error} retry={() => void found.refetch()} />}
      {found.data && <ImportState one={found.data} />}
    </>
  );
}

function ChooseFile() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const upload = useUpload((id) => void navigate(`/roll/imports/${id}`));
  const [fault, setFault] = useState<FileFault>();
  const [name, setName] = useState("");
  const [over, setOver] = useState(false);
  const take = (file?: File) => {
    if (!file) return;
    const wrong = faultOf(file);
    setFault(wrong);
    setName(file.name);
    if (!wrong) upload.start(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  if (upload.share !== undefined)
    return (
      <section className="sheet pad" aria-live="polite">
        <h2>{t(upload.share < 1 ? "import.sending" : "import.reading")}</h2>
        <p className="soft">{name}</p>
        <Progress percent={Math.round(upload.share * 100)} aria-label={t("import.sending")} />
        <p>{t("import.sending_safe")}</p>
        <Button onClick={upload.stop}>{t("import.stop")}</Button>
      </section>
    );
  return (
    <>
      <label
        className={over ? "drop drop-over" : "drop"}
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
          accept=".csv,.xlsx,.txt,.tsv"
          onChange={(e) => {
            take(e.target.files?.[0]);
            e.target.value = "";
          }}
        />
        <Icon name="file" size={40} />
        <b>{t("import.drop")}</b>
        <span className="soft">{t("import.drop_more")}</span>
        <span className="drop-button">{t("import.choose")}</span>
      </label>
      {fault && (
        <p className="notice notice-problem" role="alert">
          {t(`import.fault_${fault}`, { name })}
        </p>
      )}
      {upload.problem && <ProblemNotice problem={upload.problem} />}
      <section className="sheet pad quiet">
        <h2>{t("import.good_to_know")}</h2>
        <ul className="plain">
          <li>{t("import.know_1")}</li>
          <li>{t("import.know_2")}</li>
          <li>{t("import.know_3")}</li>
        </ul>
      </section>
    </>
  );
}

function ImportState({ one }: { one: RollImport }) {
  const { t } = useTranslation();
  if (one.state === "reading" || one.state === "storing") return <UnderWay one={one} />;
  if (one.state === "failed")
    return (
      <section className="notice notice-problem" role="alert">
        <Icon name="right_away" />
        <div>
          <p className="notice-words">{one.problem || t("import.failed")}</p>
          <p>{one.rows_stored ? t("import.failed_stored", { count: one.rows_stored }) : t("import.failed_safe")}</p>
          <Link className="button-link" to="/roll/imports">
            {t("import.another")}
          </Link>
        </div>
      </section>
    );
  return (
    <>
      {one.state === "stored" ? <Stored one={one} /> : <Preview one={one} />}
      <NewClasses one={one} />
      <Remarks one={one} />
      <RejectedRows one={one} />
    </>
  );
}

function UnderWay({ one }: { one: RollImport }) {
  const { t } = useTranslation();
  const done = one.rows_done ?? 0;
  return (
    <section className="sheet pad" aria-live="polite">
      <h2>{t(one.state === "storing" ? "import.storing" : "import.reading")}</h2>
      {one.rows > 0 && <Progress percent={Math.floor((100 * done) / one.rows)} aria-label={t("import.storing")} />}
      <p className="number">{t(one.rows > 0 ? "import.rows_of" : "import.rows_so_far", { done, rows: one.rows })}</p>
      <p>{t(one.state === "storing" ? "import.storing_safe" : "import.sending_safe")}</p>
    </section>
  );
}

function Preview({ one }: { one: RollImport }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const confirm = useConfirm(one.id);
  const same = nothingChanges(one);
  const changes = (one.added ?? 0) + (one.changed ?? 0);
  return (
    <section className="sheet pad" aria-labelledby="preview">
      <h2 id="preview">{t(same ? "import.same" : "import.preview", { name: one.file_name ?? "" })}</h2>
      <p>
        {t(same ? "import.same_why" : "import.preview_safe")} {!same && t("import.elsewhere_later")}
      </p>
      <ImportCounts one={one} />
      {!!one.dropped_columns?.length && (
        <div className="notice notice-calm">
          <Icon name="shield" />
          <div>
            <p>
              <b>{t("import.dropped", { count: one.dropped_columns.length })}</b>
            </p>
            <p>{one.dropped_columns.join(t("list_comma"))}</p>
          </div>
        </div>
      )}
      <FileNotes one={one} />
      {confirm.error && <ProblemNotice problem={confirm.error} />}
      <div className="actions">
        {!same && one.accepted > 0 && (
          <Button type="primary" size="large" loading={confirm.isPending} onClick={() => confirm.mutate()}>
            {one.added === undefined
              ? t("import.confirm_rows", { count: one.accepted })
              : t("import.confirm", { count: changes })}
          </Button>
        )}
        <Button size="large" disabled={confirm.isPending} onClick={() => void navigate("/roll/imports")}>
          {t(same ? "import.another" : "import.leave")}
        </Button>
      </div>
    </section>
  );
}

/** Sheets and lines that were not read, rows that may surprise: nothing is left out without a word. */
function FileNotes({ one }: { one: RollImport }) {
  const { t } = useTranslation();
  if (!one.notes?.length) return null;
  return (
    <div className="notice notice-calm">
      <Icon name="file" />
      <div>
        <p>
          <b>{t("import.notes")}</b>
        </p>
        <ul className="plain">
          {one.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Stored({ one }: { one: RollImport }) {
  const { t } = useTranslation();
  return (
    <section className="sheet pad" aria-labelledby="stored" role="status">
      <h2 id="stored" className="good">
        <Icon name="finished" size={26} /> {t(nothingChanges(one) ? "import.same" : "import.stored")}
      </h2>
      <p>{t(nothingChanges(one) ? "import.same_why" : "import.stored_safe")}</p>
      <ImportCounts one={one} />
      <FileNotes one={one} />
      <div className="actions">
        <Link className="button-link main" to="/students">
          {t("import.to_students")}
        </Link>
        <Link className="button-link" to="/roll/imports">
          {t("import.another")}
        </Link>
      </div>
    </section>
  );
}
