import { useEffect, useRef } from "react";
import { Button } from "antd";
import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { dayAndTime, useNow } from "../../shell/moment";
import { EmptyState, PageHead } from "../../shell/PageHead";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { Waiting } from "../../shell/Waiting";
import { DueClock, Tier } from "./Tier";
import { isOverdue, useAlerts, type AlertRow } from "./use_alerts";

/** j and k move along the list by focus; Enter opens, because what has the focus is a link. */
function useListKeys() {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.target as HTMLElement).closest("input, textarea, select, [role=dialog]")) return;
      if (event.key !== "j" && event.key !== "k") return;
      const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>("a.cover") ?? [])];
      const at = links.indexOf(document.activeElement as HTMLAnchorElement);
      const next = event.key === "j" ? Math.min(at + 1, links.length - 1) : Math.max(at - 1, 0);
      links[next]?.focus();
      links[next]?.closest("li")?.scrollIntoView({ block: "nearest" });
      event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
  return list;
}

export default function AlertsPage() {
  const { t } = useTranslation();
  const alerts = useAlerts();
  const now_ms = useNow();
  const list = useListKeys();
  const rows = alerts.data?.pages.flatMap((page) => page.alerts) ?? [];
  const total = alerts.data?.pages[0]?.open_total ?? rows.length;
  const overdue = rows.filter((row) => isOverdue(row, now_ms)).length;
  return (
    <>
      <PageHead title={t("alert.alerts")} lead={t("alert.alerts_lead")} />
      {alerts.isPending && <Waiting rows={8} />}
      {alerts.error && <ProblemNotice problem={alerts.error} retry={() => void alerts.refetch()} />}
      {alerts.data && rows.length === 0 && (
        <EmptyState title={t("alert.none")}>
          <p>{t("alert.none_next")}</p>
          <Link to="/campaigns">{t("nav.campaigns")}</Link>
        </EmptyState>
      )}
      {rows.length > 0 && (
        <>
          <p className="list-head">
            <span>
              {t("alert.open_total", { count: total })}
              {overdue > 0 && <b className="due-over"> · {t("alert.overdue_total", { count: overdue })}</b>}
            </span>
            <span className="keys soft">
              <kbd>j</kbd> <kbd>k</kbd> {t("alert.keys_move")} <kbd>Enter</kbd> {t("alert.keys_open")}
            </span>
          </p>
          <ol className="inbox" ref={list}>
            {rows.map((row) => (
              <InboxRow key={row.id} row={row} now_ms={now_ms} />
            ))}
          </ol>
          {alerts.hasNextPage && (
            <p className="more">
              <Button loading={alerts.isFetchingNextPage} onClick={() => void alerts.fetchNextPage()}>
                {t("roll.show_more")}
              </Button>
            </p>
          )}
        </>
      )}
    </>
  );
}

function InboxRow({ row, now_ms }: { row: AlertRow; now_ms: number }) {
  const { t } = useTranslation();
  const urgent = row.tier === "acute" || isOverdue(row, now_ms);
  return (
    <li className={urgent ? "inbox-row urgent" : "inbox-row"}>
      <Tier tier={row.tier} />
      <div className="inbox-who">
        <Link className="cover" to={`/alerts/${row.id}`}>
          {row.student_name}
        </Link>
        <span className="soft">{row.class_name}</span>
      </div>
      <p className="inbox-why">
        {row.reason_words}
        {(row.signals ?? 1) > 1 && <span className="chip">{t("alert.signals", { count: row.signals })}</span>}
      </p>
      <div className="inbox-when">
        <DueClock due_at_ms={row.due_at_ms} now_ms={now_ms} />
        <span className="soft number">{t("alert.since", { time: dayAndTime(row.raised_at_ms) })}</span>
      </div>
    </li>
  );
}
