import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Icon } from "../../../shell/Icon";
import { dayAndTime, useNow } from "../../../shell/moment";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { SchoolContacts } from "../casework/SchoolContacts";
import { DueClock, Tier } from "../alerts/Tier";
import { usePutBackTaken, useTakeOnCalled } from "../casework/use_alerts";
import { useMay } from "../../../shell/session";
import { MoreButton, QueryState } from "../../../shell/QueryState";
import "./oversight.css";
import { useClocks, useLendSupport, useSupportRequest, type OpenClock } from "./use_oversight";

/** 进行中的时限: whom an adult must answer for, by number and clock. Names stay with the school. */
export default function ClocksPage() {
  const { t } = useTranslation();
  const clocks = useClocks();
  const now_ms = useNow();
  const rows = clocks.data?.pages.flatMap((page) => page.clocks) ?? [];
  const unreachable = rows.filter((one) => one.unreachable_since_ms);
  return (
    <>
      <PageHead title={t("clocks.title")} lead={t("clocks.lead")} />
      <QueryState query={clocks} />
      {unreachable.length > 0 && (
        <p className="clocks-alarm" role="alert">
          <Icon name="right_away" /> {t("clocks.alarm", { count: unreachable.length })}
        </p>
      )}
      {clocks.data && rows.length === 0 && (
        <EmptyState title={t("clocks.none")}>
          <p>{t("clocks.none_next")}</p>
        </EmptyState>
      )}
      {rows.length > 0 && (
        <ul className="clocks" aria-label={t("clocks.title")}>
          {rows.map((one) => (
            <ClockRow key={one.id} one={one} now_ms={now_ms} />
          ))}
        </ul>
      )}
      {clocks.hasNextPage && (
        <p className="more">
          <MoreButton query={clocks} words={t("roll.show_more")} />
        </p>
      )}
    </>
  );
}

function ClockRow({ one, now_ms }: { one: OpenClock; now_ms: number }) {
  const { t } = useTranslation();
  return (
    <li className={one.tier === "acute" ? "clock-row urgent" : "clock-row"}>
      <Tier tier={one.tier} />
      <div className="clock-who">
        <b className="number">{one.pseudonym}</b>
        <span className="soft">{one.school_name}</span>
      </div>
      <div className="clock-state">
        {one.taken_by ? (
          <span>
            <Icon name="finished" size={18} /> {t("clocks.taken", { name: one.taken_by })}
          </span>
        ) : (
          <DueClock due_at_ms={one.due_at_ms} now_ms={now_ms} />
        )}
        <span className="soft number">
          {one.unreachable_since_ms
            ? t("clocks.unreachable", { time: dayAndTime(one.unreachable_since_ms) })
            : t("clocks.reached", { rung: t(`rung.${one.reached === "nobody" ? "city" : one.reached}`) })}
          {!one.taken_by && one.step_due_at_ms
            ? ` · ${t("clocks.next_call", { time: dayAndTime(one.step_due_at_ms) })}`
            : ""}
        </span>
      </div>
      <TakingOfClock one={one} />
      <SupportOfClock one={one} />
      {one.contacts && <SchoolContacts contacts={one.contacts} />}
    </li>
  );
}

/** 我来处理 for whoever was called and is signed in; where names are theirs to see, the taken page has them. */
function TakingOfClock({ one }: { one: OpenClock }) {
  const { t } = useTranslation();
  const taking = useTakeOnCalled();
  const putting_back = usePutBackTaken();
  const may_see_name = useMay("listTakenAlerts");
  if (!one.may_take_on && !one.taken_by_you) return null;
  return (
    <div className="clock-support">
      {one.may_take_on && (
        <Button type="primary" loading={taking.isPending} onClick={() => taking.mutate(one.id)}>
          {t("taking.take_on")}
        </Button>
      )}
      {one.taken_by_you && may_see_name && <Link to="/alerts">{t("taken.see_whom")}</Link>}
      {one.taken_by_you && (
        <Button loading={putting_back.isPending} onClick={() => putting_back.mutate(one.id)}>
          {t("taken.put_back")}
        </Button>
      )}
      {(taking.error ?? putting_back.error) && <ProblemNotice problem={(taking.error ?? putting_back.error)!} />}
    </div>
  );
}

function SupportOfClock({ one }: { one: OpenClock }) {
  const { t } = useTranslation();
  const may_lend = useMay("lendSupport");
  const may_ask = useMay("askForSupport");
  const lend = useLendSupport();
  const request = useSupportRequest(one.id);
  return (
    <div className="clock-support">
      {one.support === "asked" && <span className="support-asked">{t("support.asked")}</span>}
      {one.support === "accepted" && <span>{t("support.accepted", { name: one.supported_by })}</span>}
      {one.support === "by_you" && <Link to={`/alerts/${one.id}`}>{t("support.open")}</Link>}
      {may_lend && (one.support === "none" || one.support === "asked") && (
        <Button
          type={one.support === "asked" ? "primary" : "default"}
          loading={lend.isPending}
          onClick={() => lend.mutate(one.id)}
        >
          {t("support.lend")}
        </Button>
      )}
      {may_ask && (one.support === "none" || one.support === "asked") && (
        <Button loading={request.isPending} onClick={() => request.mutate(one.support === "none")}>
          {t(one.support === "none" ? "support.ask" : "support.withdraw")}
        </Button>
      )}
      {(lend.error ?? request.error) && <ProblemNotice problem={(lend.error ?? request.error)!} />}
    </div>
  );
}
