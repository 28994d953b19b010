import { useCallback, useEffect, useRef, useState } from "react";
import { Button, Checkbox, Segmented } from "antd";
import { Link, useSearchParams } from "react-router";
import { useTranslation } from "react-i18next";
import { dayAndTime, timeOrDay, useNow } from "../../../shell/moment";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { useMay } from "../../../shell/session";
import { MoreButton, QueryState } from "../../../shell/QueryState";
import { TakenCard, WaitingPart } from "./TakenPage";
import { keyIsFree } from "./TakingPart";
import { DueClock, Tier } from "../alerts/Tier";
import { UndoBar } from "./UndoBar";
import { isOverdue, useAlerts, useTaken, useTakings, type AlertRow, type Whose } from "./use_alerts";

/** j and k move along the list by focus; Enter opens, because what has the focus is a link; a takes on. */
function useListKeys(takeOn: (id: string) => void) {
  const list = useRef<HTMLOListElement>(null);
  const latest = useRef(takeOn);
  latest.current = takeOn;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!keyIsFree(event) || !["j", "k", "a"].includes(event.key)) return;
      const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>("a.cover") ?? [])];
      const at = links.findIndex((link) => link.closest("li")?.contains(document.activeElement));
      event.preventDefault();
      if (event.key === "a") {
        const id = links[at]?.dataset.alert;
        if (id) latest.current(id);
        return;
      }
      const next = event.key === "j" ? Math.min(at + 1, links.length - 1) : Math.max(at - 1, 0);
      links[next]?.focus();
      links[next]?.closest("li")?.scrollIntoView({ block: "nearest" });
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
  return list;
}

const choices: Whose[] = ["open", "mine", "all"];

export default function AlertsPage() {
  const { t } = useTranslation();
  const may_take = useMay("takeOnAlert");
  const may_plan = useMay("readWeekPlan");
  const [place, setPlace] = useSearchParams();
  const whose = choices.find((one) => one === place.get("whose")) ?? "all";
  const alerts = useAlerts(whose);
  const takings = useTakings();
  const taken = useTaken(useMay("listTakenAlerts"));
  const called =
    taken.data?.waiting.filter(
      (one) => !alerts.data?.pages.some((page) => page.alerts.some((row) => row.id === one.id)),
    ) ?? [];
  const now_ms = useNow();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<{ words: string; ids: string[] } | null>(null);
  const closeUndo = useCallback(() => setDone(null), []);
  const rows = alerts.data?.pages.flatMap((page) => page.alerts) ?? [];
  const first = alerts.data?.pages[0];
  const counts = first?.counts ?? { open: 0, mine: 0, all: first?.open_total ?? rows.length };
  // Taken on by a message before the school has asked for a hand: no page of an alert, but whom to go to.
  const by_message = (taken.data?.alerts ?? []).filter((one) => !rows.some((row) => row.id === one.id));
  const overdue = Math.max(first?.urgent.overdue ?? 0, rows.filter((row) => isOverdue(row, now_ms)).length);
  const waiting = rows.filter((row) => row.state === "open");
  const takeOn = (ids: string[]) => {
    if (ids.length === 0 || takings.isPending) return;
    const name = rows.find((row) => row.id === ids[0])?.student_name ?? "";
    takings.mutate(
      // As shown: what has become more urgent meanwhile is not taken on unseen.
      { alerts: ids.map((id) => ({ id, tier: rows.find((row) => row.id === id)?.tier })), take: true },
      {
        onSuccess: ({ changed }) => (
          setChosen(new Set()),
          setDone({
            words: changed.length === 1 ? t("taking.took", { name }) : t("taking.took_many", { count: changed.length }),
            ids: changed,
          })
        ),
        // The list may be scrolled far away from the notice above it.
        onError: () => setDone({ words: t("taking.not_taken"), ids: [] }),
      },
    );
  };
  const undo = (ids: string[]) =>
    takings.mutate(
      { alerts: ids.map((id) => ({ id })), take: false },
      { onSuccess: ({ changed }) => setDone({ words: t("taking.put_many", { count: changed.length }), ids: [] }) },
    );
  const list = useListKeys((id) => {
    if (may_take && rows.find((row) => row.id === id)?.state === "open") takeOn([id]);
  });
  const choose = (id: string, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)));
  return (
    <>
      <PageHead
        title={t("alert.alerts")}
        lead={t("alert.alerts_lead")}
        actions={
          may_plan && (
            <Link className="button-link main" to="/alerts/week">
              {t("plan.plan")}
            </Link>
          )
        }
      />
      <div className="inbox-top">
        <Segmented
          aria-label={t("whose.whose")}
          value={whose}
          onChange={(one) => setPlace(one === "all" ? {} : { whose: one }, { replace: true })}
          options={choices.map((one) => ({ value: one, label: t(`whose.${one}`, { count: counts[one] }) }))}
        />
        <span className="keys soft">
          <kbd>j</kbd> <kbd>k</kbd> {t("alert.keys_move")} <kbd>Enter</kbd> {t("alert.keys_open")} <kbd>a</kbd>{" "}
          {t("taking.key")}
        </span>
      </div>
      <QueryState query={alerts} rows={8} />
      {takings.error && <ProblemNotice problem={takings.error} />}
      {called.length > 0 && <WaitingPart rows={called} />}
      {by_message.map((row) => (
        <TakenCard key={row.id} row={row} />
      ))}
      {alerts.data && rows.length === 0 && by_message.length === 0 && <NothingHere whose={whose} />}
      {rows.length > 0 && (
        <>
          <p className="soft list-order">{t("alert.order")}</p>
          <p className="list-head">
            {may_take && waiting.length > 0 ? (
              <span className="take-many">
                <Checkbox
                  checked={waiting.every((row) => chosen.has(row.id))}
                  indeterminate={chosen.size > 0 && !waiting.every((row) => chosen.has(row.id))}
                  onChange={(event) => setChosen(new Set(event.target.checked ? waiting.map((row) => row.id) : []))}
                >
                  {t("taking.choose_all")}
                </Checkbox>
                {chosen.size > 0 && (
                  <Button type="primary" loading={takings.isPending} onClick={() => takeOn([...chosen])}>
                    {t("taking.take_many", { count: chosen.size })}
                  </Button>
                )}
              </span>
            ) : (
              <span>{t("alert.open_total", { count: counts[whose] })}</span>
            )}
            {overdue > 0 && <b className="due-over">{t("alert.overdue_total", { count: overdue })}</b>}
          </p>
          <ol className="inbox" ref={list}>
            {rows.map((row) => (
              <InboxRow
                key={row.id}
                row={row}
                now_ms={now_ms}
                chosen={chosen.has(row.id)}
                choose={may_take ? choose : undefined}
                takeOn={(id) => takeOn([id])}
              />
            ))}
          </ol>
          {alerts.hasNextPage && (
            <p className="more">
              <MoreButton query={alerts} words={t("roll.show_more")} />
            </p>
          )}
        </>
      )}
      {done && (
        <UndoBar words={done.words} undo={done.ids.length > 0 ? () => undo(done.ids) : undefined} close={closeUndo} />
      )}
    </>
  );
}

function NothingHere({ whose }: { whose: Whose }) {
  const { t } = useTranslation();
  if (whose !== "all")
    return (
      <EmptyState title={t(`alert.none_${whose}`)}>
        <p>{t(`alert.none_${whose}_next`)}</p>
      </EmptyState>
    );
  return (
    <EmptyState title={t("alert.none")}>
      <p>{t("alert.none_next")}</p>
      <Link to="/campaigns">{t("nav.campaigns")}</Link>
    </EmptyState>
  );
}

interface InboxRowProps {
  row: AlertRow;
  now_ms: number;
  chosen: boolean;
  choose?: (id: string, on: boolean) => void;
  takeOn: (id: string) => void;
}

function InboxRow({ row, now_ms, chosen, choose, takeOn }: InboxRowProps) {
  const { t } = useTranslation();
  const urgent = row.tier === "acute" || isOverdue(row, now_ms);
  const open = row.state === "open";
  return (
    <li className={urgent ? "inbox-row urgent" : "inbox-row"}>
      <div className="inbox-choice">
        {choose && (
          <Checkbox
            aria-label={t("taking.choose", { name: row.student_name })}
            disabled={!open}
            checked={chosen}
            onChange={(event) => choose(row.id, event.target.checked)}
          />
        )}
        <Tier tier={row.tier} />
      </div>
      <div className="inbox-who">
        <Link className="cover" data-alert={row.id} to={`/alerts/${row.id}`}>
          {row.student_name}
        </Link>
        <span className="soft">{row.class_name}</span>
      </div>
      <p className="inbox-why">
        {row.reason_words}
        {(row.signals ?? 1) > 1 && <span className="chip">{t("alert.signals", { count: row.signals })}</span>}
      </p>
      <div className="inbox-when">
        <DueClock due_at_ms={row.due_at_ms} due_for={row.due_for} interview={row.interview} now_ms={now_ms} />
        <span className="soft number">
          {open && row.step_due_at_ms
            ? t("taking.next_call", { time: timeOrDay(row.step_due_at_ms, now_ms) })
            : t("alert.since", { time: dayAndTime(row.raised_at_ms) })}
        </span>
      </div>
      <div className="inbox-act">
        {open && choose && <Button onClick={() => takeOn(row.id)}>{t("taking.take_on")}</Button>}
        {!open && (
          <span className="inbox-taken">
            {row.state === "taken_by_you" ? t("taking.by_you") : t("taking.by", { name: row.taken_by })}
          </span>
        )}
      </div>
    </li>
  );
}
