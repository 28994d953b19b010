import { Button } from "antd";
import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import { hasSession, type Campaign } from "../campaigns/use_campaigns";

interface ClassSessionsProps {
  one: Campaign;
  may_open: boolean;
  open: (class_id: string) => void;
}

/** The classes of the school: with a session that is open now, or ready to open one. */
export function ClassSessions({ one, may_open, open }: ClassSessionsProps) {
  const { t } = useTranslation();
  const rows = one.class_sessions ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="sheet pad" aria-labelledby="sessions">
      <h2 id="sessions">{t("session.sessions")}</h2>
      <p className="soft">{t("session.sessions_lead")}</p>
      <ul className="class-list">
        {rows.map((row) => {
          const open_now = row.state === "open" && hasSession(row);
          return (
            <li key={`${row.class_id} ${row.id}`} className={open_now ? "class-open" : undefined}>
              <span>
                <b>{row.class_name}</b>
                <span className="class-state">
                  <Icon name={open_now ? "pencil" : "absent"} size={16} />{" "}
                  {t(open_now ? "session.open_now" : "session.not_open")}
                </span>
                {!!row.slot_begins_at_ms && (
                  <span className="class-state number">
                    <Icon name="clock" size={16} /> {t("slots.slot", { time: dayAndTime(row.slot_begins_at_ms) })}
                  </span>
                )}
              </span>
              {open_now && (
                <Link
                  className="button-link"
                  to={`/class-sessions/${row.id}`}
                  aria-label={t("session.to_screen_of", { name: row.class_name })}
                >
                  {t("session.to_screen")}
                </Link>
              )}
              {!open_now && may_open && (
                <Button
                  onClick={() => open(row.class_id ?? "")}
                  aria-label={t("session.open_for", { name: row.class_name })}
                >
                  {t("session.open")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
