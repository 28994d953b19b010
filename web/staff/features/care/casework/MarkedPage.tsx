import { useCallback, useState } from "react";
import { Button, Segmented } from "antd";
import { Link, useSearchParams } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { MoreButton } from "../../../shell/QueryState";
import { UndoBar } from "./UndoBar";
import "./care.css";
import { useMarkedPupils, useMarkSeen, type MarkedPupil } from "./use_care";

/** Everybody whom class teachers of the school have marked: 未看 first, and 看过了 in one tap. */
export default function MarkedPage() {
  const { t } = useTranslation();
  const [place, setPlace] = useSearchParams();
  const which = place.get("which") === "all" ? "all" : "unseen";
  const found = useMarkedPupils(which);
  const mark = useMarkSeen();
  const [done, setDone] = useState<MarkedPupil | null>(null);
  const close = useCallback(() => setDone(null), []);
  const rows = found.data?.pages.flatMap((page) => page.pupils) ?? [];
  const counts = found.data?.pages[0]?.counts ?? { unseen: 0, all: 0 };
  const see = (one: MarkedPupil) => mark.mutate({ ids: [one.id], seen: true }, { onSuccess: () => setDone(one) });
  return (
    <>
      <PageHead
        title={t("marked.title")}
        lead={t("marked.lead")}
        back={{ to: "/observe", words: t("observe.observe") }}
      />
      <Segmented
        aria-label={t("marked.which")}
        value={which}
        onChange={(one) => setPlace(one === "all" ? { which: "all" } : {}, { replace: true })}
        options={(["unseen", "all"] as const).map((one) => ({
          value: one,
          label: t(`marked.${one}`, { count: counts[one] }),
        }))}
      />
      {found.isPending && <Waiting rows={6} />}
      {(found.error ?? mark.error) && (
        <ProblemNotice
          problem={(found.error ?? mark.error)!}
          retry={found.error ? () => void found.refetch() : undefined}
        />
      )}
      {found.data && rows.length === 0 && (
        <EmptyState title={t("marked.none")}>
          <p>{t("marked.none_next")}</p>
        </EmptyState>
      )}
      {rows.length > 0 && (
        <ul className="sheet pad people marked" aria-label={t("marked.title")}>
          {rows.map((one) => (
            <li key={one.id}>
              <p>
                <Link data-person="" to={`/students/${one.student_id}`}>
                  <b>{one.student_name}</b>
                </Link>{" "}
                <span className="soft">{one.class_name}</span>{" "}
                <span className={one.urgency === "now" ? "tier tier-acute" : "chip"}>
                  {t(`observe.${one.urgency}`)}
                </span>{" "}
                <span className="soft number">
                  {one.observer} · {dayAndTime(one.at_ms)}
                </span>
              </p>
              <p>{[...one.signs, one.words].filter(Boolean).join(t("list_comma"))}</p>
              {one.seen ? (
                <p className="soft">
                  <Icon name="finished" size={18} />{" "}
                  {t("marked.seen_by", { name: one.seen.by, time: dayAndTime(one.seen.at_ms) })}
                </p>
              ) : (
                <Button loading={mark.isPending && mark.variables?.ids[0] === one.id} onClick={() => see(one)}>
                  {t("marked.see")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <p className="more">
          <MoreButton query={found} words={t("roll.show_more")} />
        </p>
      )}
      {done && (
        <UndoBar
          words={t("marked.done", { name: done.student_name })}
          undo={() => (mark.mutate({ ids: [done.id], seen: false }), close())}
          close={close}
        />
      )}
    </>
  );
}
