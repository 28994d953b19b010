import { Popover, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { day, dayAndTime } from "../../../shell/moment";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { QueryState } from "../../../shell/QueryState";
import "./oversight.css";
import { useBoard, type Board, type BoardRow } from "./use_oversight";

const columns = ["finished", "taken_in_time", "taken_late", "escalated", "open", "overdue"] as const;
type Column = (typeof columns)[number];

/** Completion and timeliness of counties and schools; nothing of outcomes, and no order of merit. */
export default function BoardPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const parent = search.get("parent") ?? "";
  const campaign = search.get("campaign") ?? "";
  const board = useBoard(parent, campaign);
  const data = board.data;
  return (
    <>
      <PageHead
        title={t("board.title")}
        lead={t("board.lead")}
        back={parent ? { to: campaign ? `/board?campaign=${campaign}` : "/board", words: t("board.up") } : undefined}
      />
      <QueryState query={board} />
      {data && data.campaigns.length > 1 && (
        <label className="board-choice">
          <span>{t("board.campaign")}</span>
          <Select
            value={data.campaign_id}
            onChange={(id: string) => setSearch({ ...(parent ? { parent } : {}), campaign: id })}
            options={data.campaigns.map((one) => ({ value: one.id, label: one.title }))}
            popupMatchSelectWidth={false}
          />
        </label>
      )}
      {data && data.rows.length === 0 && (
        <EmptyState title={t("board.none")}>
          <p>{t("board.none_next")}</p>
        </EmptyState>
      )}
      {data && data.rows.length > 0 && <BoardTable board={data} campaign={campaign} />}
    </>
  );
}

function BoardTable({ board, campaign }: { board: Board; campaign: string }) {
  const { t } = useTranslation();
  const title = board.campaigns.find((one) => one.id === board.campaign_id)?.title ?? "";
  return (
    <>
      <p className="soft number">
        {title && `${title} · `}
        {board.counted_at_ms ? t("board.counted", { time: dayAndTime(board.counted_at_ms) }) : t("board.not_counted")}
      </p>
      <div className="sheet board-scroll" tabIndex={0} role="region" aria-label={t("board.title")}>
        <table className="table county-board">
          <thead>
            <tr>
              <th scope="col">{t("board.unit")}</th>
              {columns.map((column) => (
                <th scope="col" className="right" key={column}>
                  {t(`board.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr className="board-all">
              <th scope="row">{t("board.all")}</th>
              {columns.map((column) => (
                <Cell key={column} column={column} of={board} board={board} where={t("board.all")} />
              ))}
            </tr>
            {board.rows.map((row) => (
              <tr key={row.unit_id}>
                <th scope="row">
                  {row.kind === "school" ? (
                    row.name
                  ) : (
                    <Link to={`/board?parent=${row.unit_id}${campaign ? `&campaign=${campaign}` : ""}`}>
                      {row.name}
                    </Link>
                  )}
                </th>
                {columns.map((column) => (
                  <Cell key={column} column={column} of={row} board={board} where={row.name} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function wordsOf(column: Column, of: Pick<BoardRow, "expected" | "finished" | "alerts">): string {
  if (column === "finished") return `${of.finished} / ${of.expected}`;
  if (column === "open" || column === "overdue") return String(of.alerts[column]);
  return `${of.alerts[column]} / ${of.alerts.raised}`;
}

/** A number opens what it counts, out of what, what is left out, and of when it is. */
function Cell({
  column,
  of,
  board,
  where,
}: {
  column: Column;
  of: Pick<BoardRow, "expected" | "finished" | "alerts">;
  board: Board;
  where: string;
}) {
  const { t } = useTranslation();
  const late = column === "overdue" && of.alerts.overdue > 0;
  return (
    <td className="right">
      <Popover
        trigger="click"
        title={`${where} · ${t(`board.${column}`)}`}
        content={
          <dl className="board-definition">
            <dt>{t("board.numerator")}</dt>
            <dd>{t(`board_numerator.${column}`)}</dd>
            <dt>{t("board.denominator")}</dt>
            <dd>{t(`board_denominator.${column}`)}</dd>
            <dt>{t("board.exclusions")}</dt>
            <dd>
              {t(column === "finished" ? "board.exclusions_completion" : "board.exclusions_alerts", {
                day: day(board.alerts_since_ms),
              })}
            </dd>
            <dt>{t("board.date")}</dt>
            <dd>{board.counted_at_ms ? dayAndTime(board.counted_at_ms) : t("board.not_counted")}</dd>
          </dl>
        }
      >
        <button
          type="button"
          className={late ? "board-number number late" : "board-number number"}
          aria-label={`${where} · ${t(`board.${column}`)}: ${wordsOf(column, of)}`}
        >
          {wordsOf(column, of)}
        </button>
      </Popover>
    </td>
  );
}
