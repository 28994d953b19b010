import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "./session";
import { CallInstead } from "./CallInstead";
import { Icon } from "./Icon";
import { useWhomToCall } from "./phones";

function listen(changed: () => void) {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}

export function OfflineBanner() {
  const { t } = useTranslation();
  useWhomToCall(useMay("readWhomToCall"));
  const online = useSyncExternalStore(listen, () => navigator.onLine);
  return (
    <div className="offline-line" role="status" aria-live="polite">
      {!online && (
        <p className="offline">
          <Icon name="offline" /> <span>{t("shell.offline")}</span> <CallInstead />
        </p>
      )}
    </div>
  );
}
