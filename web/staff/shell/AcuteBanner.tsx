import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { Icon } from "./Icon";
import type { Live } from "./live";

/** Says that something is urgent, nothing of whom: names stand on the page that it leads to. Pages that project have no Frame. */
export function AcuteBanner({ live }: { live: Live }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const there = pathname.startsWith("/alerts");
  return (
    <div role="alert">
      {live.urgent && (
        <p className="urgent-banner">
          <Icon name="right_away" /> <span>{t("live.urgent")}</span>
          {!there && (
            <Link to="/alerts" onClick={live.seen}>
              {t("live.urgent_open")}
            </Link>
          )}
          <Button type="text" size="small" onClick={live.seen}>
            {t("live.urgent_seen")}
          </Button>
        </p>
      )}
    </div>
  );
}
