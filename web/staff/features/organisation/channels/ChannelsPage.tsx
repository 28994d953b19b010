import { Link } from "react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import { PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { QueryState } from "../../../shell/QueryState";
import { useTestMessage } from "../duty/use_duty";
import { useChannels, type Channel } from "./use_channels";
import "../approvals/approvals.css";

/** Whether the channels that call people work. Nothing of a message, nobody's address, no child. */
export default function ChannelsPage() {
  const { t } = useTranslation();
  const found = useChannels();
  return (
    <>
      <PageHead title={t("bureau.channels")} lead={t("bureau.channels_lead")} />
      <QueryState query={found} rows={6} />
      {found.data && (
        <div className="columns" aria-live="polite">
          {found.data.channels.map((one) => (
            <ChannelCard key={one.channel} one={one} days={found.data.looked_back_days} />
          ))}
        </div>
      )}
      <TestMessage />
    </>
  );
}

function ChannelCard({ one, days }: { one: Channel; days: number }) {
  const { t } = useTranslation();
  const icon = one.state === "working" ? "check" : one.state === "failing" ? "right_away" : "absent";
  return (
    <section className="sheet pad" aria-labelledby={`channel-${one.channel}`}>
      <div className="section-head">
        <h2 id={`channel-${one.channel}`}>{t(`bureau.channel_${one.channel}`)}</h2>
        <span
          className={
            one.state === "working" ? "chip chip-open" : one.state === "failing" ? "chip chip-critical" : "chip"
          }
        >
          <Icon name={icon} size={15} /> {t(`bureau.channel_state_${one.state}`)}
        </span>
      </div>
      <p className="soft">{t(`bureau.channel_${one.channel}_why`)}</p>
      <dl className="facts">
        <div>
          <dt>{t("bureau.last_success")}</dt>
          <dd className="number">{one.last_success_ms ? dayAndTime(one.last_success_ms) : t("bureau.never")}</dd>
        </div>
        <div>
          <dt>{t("bureau.waiting_messages")}</dt>
          <dd className="number">
            {one.waiting}
            {one.waiting_since_ms !== undefined && (
              <span className="soft"> {t("bureau.since", { time: dayAndTime(one.waiting_since_ms) })}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t("bureau.given_up", { count: days })}</dt>
          <dd className="number">{one.given_up}</dd>
        </div>
      </dl>
      {one.reasons.length > 0 && (
        <>
          <h3>{t("bureau.reasons")}</h3>
          <ul className="people">
            {one.reasons.map((row) => (
              <li key={row.reason}>
                <p>
                  <Icon name="right_away" size={18} /> <b>{t(`bureau.reason_${row.reason}`)}</b>{" "}
                  <span className="number">{t("bureau.times", { count: row.count })}</span>
                </p>
                <p className="soft">
                  {t("bureau.since", { time: dayAndTime(row.since_ms) })} {t(`bureau.reason_${row.reason}_next`)}
                </p>
                {row.said && <p className="soft">{t("bureau.gateway_said", { said: row.said })}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function TestMessage() {
  const { t } = useTranslation();
  const testing = useTestMessage();
  return (
    <section className="sheet pad" aria-labelledby="test">
      <h2 id="test">{t("bureau.test")}</h2>
      <p className="soft">
        {t("bureau.test_why")}{" "}
        <Link className="in-words" to="/contact">
          {t("nav.contact")}
        </Link>
      </p>
      <div className="actions">
        <Button loading={testing.isPending} onClick={() => testing.mutate()}>
          {t("duty.test")}
        </Button>
      </div>
      {testing.error && <ProblemNotice problem={testing.error} />}
      {testing.data && (
        <div role="status">
          <ul className="people">
            {testing.data.results.map((row) => (
              <li key={row.channel}>
                <p>
                  <Icon
                    name={row.state === "sent" ? "check" : row.state === "failed" ? "right_away" : "absent"}
                    size={18}
                  />{" "}
                  <b>{t(`duty.channel_${row.channel}`)}</b> <span>{t(`duty.test_${row.state}`)}</span>
                </p>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
