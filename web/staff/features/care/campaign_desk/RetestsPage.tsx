import { Button, Popconfirm } from "antd";
import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { QueryState } from "../../../shell/QueryState";
import { useReleaseRetest, useRetests, type Retest, type RoomThatStandsOut } from "./use_retests";
import "./retests.css";

const state_icons: Record<Retest["state"], IconName> = {
  waiting: "clock",
  released: "pencil",
  done: "finished",
  neither_used: "talk",
};

/** Sheets that cannot be used and what to do about each; rooms that stand out, as counts. */
export default function RetestsPage() {
  const { t } = useTranslation();
  const list = useRetests();
  const retests = list.data?.retests ?? [];
  const rooms = list.data?.rooms ?? [];
  return (
    <>
      <PageHead title={t("retest.retests")} lead={t("retest.lead")} />
      <QueryState query={list} rows={6} />
      {list.data && retests.length === 0 && (
        <EmptyState title={t("retest.none")}>
          <p>{t("retest.none_next")}</p>
          <Link to="/campaigns">{t("nav.campaigns")}</Link>
        </EmptyState>
      )}
      {retests.length > 0 && (
        <ul className="sheet retests" aria-label={t("retest.retests")}>
          {retests.map((one) => (
            <RetestRow key={one.id} one={one} />
          ))}
        </ul>
      )}
      {rooms.length > 0 && <Rooms rooms={rooms} />}
    </>
  );
}

function RetestRow({ one }: { one: Retest }) {
  const { t } = useTranslation();
  const release = useReleaseRetest();
  return (
    <li className="retest">
      <div>
        <p className="retest-who">
          <Link to={`/students/${one.student_id}`}>{one.student_name}</Link>
          <span className="soft">
            {one.seat > 0 ? t("retest.class_seat", { name: one.class_name, seat: one.seat }) : one.class_name}
          </span>
          <span className="chip">
            <Icon name={state_icons[one.state]} size={16} /> {t(`retest.state_${one.state}`)}
          </span>
        </p>
        <p>{one.words}</p>
        <p className="soft">
          {one.campaign_title} · {t("retest.since", { when: dayAndTime(one.opened_at_ms) })}
          {!one.campaign_open && one.state !== "done" && one.state !== "neither_used" && (
            <> · {t("retest.campaign_closed")}</>
          )}
        </p>
        {release.error && <ProblemNotice problem={release.error} />}
      </div>
      {one.state === "waiting" && one.campaign_open && (
        <Popconfirm
          title={t("retest.release_ask", { name: one.student_name })}
          description={t("retest.release_means")}
          okText={t("retest.release")}
          cancelText={t("retest.not_yet")}
          onConfirm={() => release.mutate(one.id)}
        >
          <Button
            type="primary"
            loading={release.isPending}
            aria-label={t("retest.release_for", { name: one.student_name })}
          >
            {t("retest.release")}
          </Button>
        </Popconfirm>
      )}
    </li>
  );
}

function Rooms({ rooms }: { rooms: RoomThatStandsOut[] }) {
  const { t } = useTranslation();
  return (
    <section className="sheet pad" aria-labelledby="rooms">
      <h2 id="rooms">{t("retest.rooms")}</h2>
      <p className="soft">{t("retest.rooms_lead")}</p>
      <ul className="people">
        {rooms.map((room) => (
          <li key={`${room.class_name} ${room.found_at_ms}`}>
            <h3>
              {room.class_name}{" "}
              <span className="soft">
                {room.campaign_title} · {dayAndTime(room.found_at_ms)}
              </span>
            </h3>
            <ul className="plain">
              {room.words.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
            <p>
              <b>{t("retest.what_to_do")}</b> {room.what_to_do}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
