import { useEffect, useState } from "react";
import { App as AntApp, Button } from "antd";
import { Link, useParams } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "../../../shell/Icon";
import { LanguageSwitch } from "../../../shell/LanguageSwitch";
import { Mark } from "../../../shell/Mark";
import { clock, stretch, timeOfDay, useNow } from "../../../shell/moment";
import { OfflineBanner } from "../../../shell/OfflineBanner";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { svgPicture } from "../../../shell/qr_picture";
import { Waiting } from "../../../shell/Waiting";
import { CompletionRing } from "../campaign_desk/CompletionRing";
import { useClassSession, useCloseClassSession, useReleaseSeat, type ClassSession } from "../campaigns/use_campaigns";

/** What hangs on the wall of the classroom: the way in, and who is done. Nothing but completion ever stands here. */
export default function ClassSessionPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const session = useClassSession(id);
  useEffect(() => {
    document.title = `${session.data?.class_name ?? t("session.session")} · ${t("shell.name")}`;
  }, [session.data?.class_name, t]);
  return (
    <div className="board">
      <OfflineBanner />
      {session.isPending && <Waiting />}
      {session.error && !session.data && (
        <main className="board-alone">
          <h1>{t("session.session")}</h1>
          <ProblemNotice problem={session.error} retry={() => void session.refetch()} />
          <Link to="/">{t("shell.to_home")}</Link>
        </main>
      )}
      {session.data && <Board one={session.data} stale={!!session.error} />}
    </div>
  );
}

function Board({ one, stale }: { one: ClassSession; stale: boolean }) {
  const { t } = useTranslation();
  const now_ms = useNow(5000);
  const closing = useCloseClassSession(one.id);
  const { modal } = AntApp.useApp();
  const open = one.state === "open";
  const left = clock(one.ends_at_ms, now_ms);
  const ask = () =>
    void modal.confirm({
      title: t("session.close_sure", { name: one.class_name }),
      content: t("session.close_what", { count: Math.max(0, one.started - one.finished) }),
      okText: t("session.close"),
      cancelText: t("session.go_on"),
      autoFocusButton: "cancel",
      onOk: () => closing.mutateAsync().catch(() => undefined),
    });
  return (
    <>
      <header className="board-top">
        <Link className="back" to="/campaigns">
          <Mark size={34} /> <span className="unseen">{t("campaign.campaigns")}</span>
        </Link>
        <div className="board-title">
          <h1>{one.class_name}</h1>
          <p>{one.campaign_title}</p>
        </div>
        {one.reachable_adult && (
          <p className="board-adult">
            <Icon name="talk" /> {t("session.here_for_you", { name: one.reachable_adult })}
          </p>
        )}
        <LanguageSwitch />
        {open && (
          <Button size="large" loading={closing.isPending} onClick={ask}>
            {t("session.close")}
          </Button>
        )}
      </header>
      <main className="board-main">
        {stale && (
          <p className="notice notice-wait" role="status">
            {t("session.stale")}
          </p>
        )}
        {closing.error && <ProblemNotice problem={closing.error} />}
        <div className="board-grid">
          <section className="way-in" aria-labelledby="way-in">
            <h2 id="way-in">{t(open ? "session.scan" : "session.closed")}</h2>
            {open ? (
              <>
                <img src={svgPicture(one.qr_svg)} alt={t("session.qr_alt", { address: one.address })} />
                <p className="code-words">{t("session.or_code")}</p>
                <p className="code-big number" aria-label={one.code.split("").join(" ")}>
                  {one.code}
                </p>
                <p className="soft address">{one.address.replace(/^https?:\/\//, "").replace(/#.*$/, "")}</p>
              </>
            ) : (
              <p className="closed-words">{t("session.closed_what")}</p>
            )}
          </section>
          <section className="progress" aria-labelledby="progress">
            <h2 id="progress">{t("session.progress")}</h2>
            <CompletionRing expected={one.expected} started={one.started} finished={one.finished} />
            <p className="ends">
              <Icon name="clock" size={24} />{" "}
              {!!one.slot_begins_at_ms && !!one.slot_ends_at_ms && (
                <>
                  {t("slots.slot_until", {
                    begins: timeOfDay(one.slot_begins_at_ms),
                    ends: timeOfDay(one.slot_ends_at_ms),
                  })}{" "}
                  ·{" "}
                </>
              )}
              {open && !left.overdue
                ? t("session.ends", { time: timeOfDay(one.ends_at_ms), left: stretch(left, t) })
                : t("session.ended")}
            </p>
          </section>
        </div>
        <Seats one={one} />
      </main>
    </>
  );
}

const claimWords = (claim: string) => (claim === "refused" ? "session.claim_refused" : "session.claim_release");
const seat_icons: Record<string, IconName> = { absent: "absent", started: "pencil", finished: "finished" };

function Seats({ one }: { one: ClassSession }) {
  const { t } = useTranslation();
  const [names, setNames] = useState(true);
  const release = useReleaseSeat(one.id);
  if (one.seats.length === 0) return null;
  return (
    <section className="seats-part" aria-labelledby="seats">
      <div className="section-head">
        <h2 id="seats">{t("session.seats")}</h2>
        <Button aria-pressed={!names} onClick={() => setNames(!names)}>
          {t(names ? "session.hide_names" : "session.show_names")}
        </Button>
      </div>
      {release.error && <ProblemNotice problem={release.error} />}
      <ul className="seats">
        {one.seats.map((seat, i) => (
          <li key={`${seat.seat} ${i}`} className={`seat seat-${seat.state}`}>
            <span className="seat-number number">{seat.seat}</span>
            {names && <span className="seat-name">{seat.name}</span>}
            <span className="seat-state">
              <Icon name={seat_icons[seat.state] ?? "absent"} size={18} /> {t(`session.seat_${seat.state}`)}
            </span>
            {one.state === "open" && seat.claim && seat.state !== "finished" && (
              <Button
                size="small"
                danger={seat.claim === "refused"}
                loading={release.isPending && release.variables === seat.seat}
                onClick={() => release.mutate(seat.seat)}
                aria-label={t("session.release_seat", { seat: seat.seat, what: t(claimWords(seat.claim)) })}
              >
                {t(claimWords(seat.claim))}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
