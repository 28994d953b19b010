import { useState } from "react";
import { useParams } from "react-router";
import { useTranslation } from "react-i18next";
import { Defined } from "../../../shell/Defined";
import { Icon, type IconName } from "../../../shell/Icon";
import { useNow } from "../../../shell/moment";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { useMay } from "../../../shell/session";
import { ClassPanel } from "./ClassPanel";
import { DayLinks } from "./DayLinks";
import { useBoard, type BoardRow } from "./use_fieldwork";

const late_after_s = 15;

/** The live board of a campaign: who has begun and finished, unit by unit, and how fresh that is. */
export default function DayPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const { board, told_live } = useBoard(id);
  const back = { to: `/campaigns/${id}`, words: t("campaign.campaign") };
  if (!board.data)
    return (
      <>
        <PageHead title={t("lesson.board")} back={back} />
        {board.error ? <ProblemNotice problem={board.error} retry={() => void board.refetch()} /> : <Waiting />}
      </>
    );
  const { rows, title, state, age_ms } = board.data;
  return (
    <>
      <PageHead title={t("lesson.board")} back={back} lead={title} />
      <DayLinks campaign={id} />
      <Freshness
        seen_at_ms={board.dataUpdatedAt - age_ms}
        lost={!!board.error}
        running={state === "open"}
        told_live={told_live}
      />
      {rows.length === 0 ? (
        <EmptyState title={t("lesson.board_empty")}>
          <p>{t("lesson.board_empty_next")}</p>
        </EmptyState>
      ) : (
        <Cells campaign={id} rows={rows} />
      )}
    </>
  );
}

/** How old the numbers are, said honestly; a banner once the server is out of reach. */
function Freshness({
  seen_at_ms,
  lost,
  running,
  told_live,
}: {
  seen_at_ms: number;
  lost: boolean;
  running: boolean;
  told_live: boolean;
}) {
  const { t } = useTranslation();
  const seconds = Math.max(0, Math.round((useNow(1000) - seen_at_ms) / 1000));
  const words =
    seconds < 120
      ? t("lesson.seconds_ago", { count: seconds })
      : t("lesson.minutes_ago", { count: Math.round(seconds / 60) });
  if (lost || (running && !told_live && seconds > late_after_s))
    return (
      <p className="notice notice-wait" role="alert">
        <Icon name="offline" /> <span>{t("lesson.connection_lost", { ago: words })}</span>
      </p>
    );
  return (
    <p className="freshness">
      <Icon name={running && told_live ? "check" : "clock"} size={18} />{" "}
      {!running ? t("lesson.not_running") : told_live ? t("lesson.live") : t("lesson.asking", { ago: words })}
    </p>
  );
}

type Stage = "none" | "going" | "all";

function stageOf(row: BoardRow): Stage {
  return row.finished >= row.expected && row.expected > 0 ? "all" : row.started > 0 ? "going" : "none";
}
const stage_icons: Record<Stage, IconName> = { none: "absent", going: "pencil", all: "finished" };

function Cells({ campaign, rows }: { campaign: string; rows: BoardRow[] }) {
  const { t } = useTranslation();
  const may_open = useMay("readClassDay");
  const only_class = rows.length === 1 && rows[0]!.kind === "class" ? rows[0]!.unit_id : undefined;
  const [chosen, setChosen] = useState<string | undefined>(may_open ? only_class : undefined);
  const shown = rows.find((row) => row.unit_id === chosen);
  const sum = (pick: (row: BoardRow) => number) => rows.reduce((total, row) => total + pick(row), 0);
  const totals = {
    expected: sum((row) => row.expected),
    started: sum((row) => row.started),
    finished: sum((row) => row.finished),
  };
  return (
    <>
      <dl className="counts three">
        <div>
          <dt>{t("lesson.finished")}</dt>
          <dd className="number">
            <Defined
              name={t("lesson.finished")}
              of={{
                numerator: t("counts.finished"),
                denominator: t("counts.of_members"),
                exclusions: t("counts.members_out"),
              }}
            >
              {totals.finished.toLocaleString()}
            </Defined>
          </dd>
        </div>
        <div>
          <dt>{t("lesson.started")}</dt>
          <dd className="number">
            <Defined
              name={t("lesson.started")}
              of={{
                numerator: t("counts.started"),
                denominator: t("counts.of_members"),
                exclusions: t("counts.members_out"),
              }}
            >
              {Math.max(0, totals.started - totals.finished).toLocaleString()}
            </Defined>
          </dd>
        </div>
        <div>
          <dt>{t("lesson.absent")}</dt>
          <dd className="number">
            <Defined
              name={t("lesson.absent")}
              of={{
                numerator: t("counts.absent"),
                denominator: t("counts.of_members"),
                exclusions: t("counts.members_out"),
              }}
            >
              {Math.max(0, totals.expected - Math.max(totals.started, totals.finished)).toLocaleString()}
            </Defined>
          </dd>
        </div>
      </dl>
      <section className="sheet pad" aria-labelledby="heat">
        <div className="section-head">
          <h2 id="heat">{t(rows[0]!.kind === "class" ? "lesson.heat_classes" : "lesson.heat_units")}</h2>
          <p className="heat-legend">
            {(["none", "going", "all"] as const).map((stage) => (
              <span key={stage}>
                <Icon name={stage_icons[stage]} size={16} /> {t(`lesson.stage_${stage}`)}
              </span>
            ))}
          </p>
        </div>
        <ul className="heat">
          {rows.map((row) => (
            <li key={row.unit_id}>
              {may_open && row.kind === "class" ? (
                <button
                  type="button"
                  className={cellClass(row)}
                  aria-pressed={row.unit_id === chosen}
                  onClick={() => setChosen(row.unit_id === chosen ? undefined : row.unit_id)}
                >
                  <Cell row={row} />
                </button>
              ) : (
                <div className={cellClass(row)}>
                  <Cell row={row} />
                </div>
              )}
            </li>
          ))}
        </ul>
        <p className="soft">{t(may_open ? "lesson.counts_and_names" : "lesson.counts_only")}</p>
      </section>
      {shown && <ClassPanel key={shown.unit_id} campaign={campaign} row={shown} />}
    </>
  );
}

function cellClass(row: BoardRow): string {
  const share = row.expected === 0 ? 0 : row.finished / row.expected;
  return `cell cell-${stageOf(row) === "all" ? 4 : Math.min(3, Math.floor(share * 4))} ${row.started > 0 && share === 0 ? "cell-begun" : ""}`;
}

function Cell({ row }: { row: BoardRow }) {
  const { t } = useTranslation();
  const stage = stageOf(row);
  return (
    <>
      <span className="cell-name">{row.unit_name}</span>
      <span className="cell-number number">
        {row.finished.toLocaleString()}
        <small> / {row.expected.toLocaleString()}</small>
      </span>
      <span className="cell-state">
        <Icon name={stage_icons[stage]} size={16} />{" "}
        {stage === "going" && row.started > row.finished
          ? t("lesson.answering", { count: row.started - row.finished })
          : t(`lesson.stage_${stage}`)}
      </span>
    </>
  );
}
