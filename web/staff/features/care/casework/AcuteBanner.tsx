import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { useMay } from "../../../shell/session";
import { client, told } from "../../../shell/api";
import { Icon } from "../../../shell/Icon";
import type { Live } from "../../../shell/live";
import { alert_keys } from "./keys";

const ask_again_ms = 15_000;

/** For how many urgent matters the caller has been called that nobody has taken on: for every post that the ladder can call. */
function useAcuteCalls(): number {
  const may = useMay("countMyCalls");
  const { data } = useQuery({
    queryKey: alert_keys.my_calls,
    enabled: may,
    queryFn: () => told(client.GET("/api/my-calls")),
    refetchInterval: ask_again_ms,
  });
  return may ? (data?.acute ?? 0) : 0;
}

/** Says that something is urgent, nothing of whom: names stand on the page that it leads to. Pages that project have no Frame. */
export function AcuteBanner({ live }: { live: Live }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const calls = useAcuteCalls();
  const [seen, setSeen] = useState(0);
  const inbox = useMay("listAlerts"),
    clocks = useMay("listClocks");
  const to = inbox || !clocks ? "/alerts" : "/clocks";
  const close = () => (live.seen(), setSeen(calls));
  return (
    <div role="alert">
      {(live.urgent || calls > seen) && (
        <p className="urgent-banner">
          <Icon name="right_away" /> <span>{t("live.urgent")}</span>
          {!pathname.startsWith(to) && (
            <Link to={to} onClick={close}>
              {t("live.urgent_open")}
            </Link>
          )}
          <Button type="text" size="small" onClick={close}>
            {t("live.urgent_seen")}
          </Button>
        </p>
      )}
    </div>
  );
}
