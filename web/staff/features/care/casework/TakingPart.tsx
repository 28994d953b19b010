import { useEffect, useRef } from "react";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { useMay } from "../../../shell/session";
import { useTaking, type AlertPicture } from "./use_alerts";

/** Keys work while nobody types and no window is open. */
export function keyIsFree(event: KeyboardEvent): boolean {
  return (
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey &&
    !(event.target as HTMLElement).closest("input:not([type=checkbox]), textarea, select, [role=dialog]")
  );
}

/** Calls `act` when `key` is pressed. */
export function usePageKey(key: string, act: () => void) {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== key || event.repeat || !keyIsFree(event)) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [key]);
}

/** Who is on it and since when; 我来处理 in one tap, and back again. */
export function TakingPart({ one }: { one: AlertPicture }) {
  const { t } = useTranslation();
  const may = useMay("takeOnAlert");
  const taking = useTaking(one.id);
  const open = one.state === "open";
  const change = (take: boolean) => {
    if (!taking.isPending) taking.mutate(take);
  };
  usePageKey("a", () => {
    if (may && open) change(true);
  });
  const since = one.taken_at_ms ? dayAndTime(one.taken_at_ms) : "";
  return (
    <div className="taking">
      <p className={open ? "taking-state waiting-for" : "taking-state"} role="status">
        <Icon name={open ? "question" : "finished"} size={18} />{" "}
        {open
          ? t("taking.nobody")
          : t(one.state === "taken_by_you" ? "taking.you" : "taking.other", { name: one.taken_by, time: since })}
      </p>
      {may && open && (
        <Button type="primary" loading={taking.isPending} onClick={() => change(true)}>
          {t("taking.take_on")} <kbd className="key-on-button">a</kbd>
        </Button>
      )}
      {may && one.state === "taken_by_you" && (
        <Button loading={taking.isPending} onClick={() => change(false)}>
          {t("taking.put_back")}
        </Button>
      )}
      {taking.error && <ProblemNotice problem={taking.error} />}
    </div>
  );
}
