import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./Icon";

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
  const online = useSyncExternalStore(listen, () => navigator.onLine);
  return (
    <div role="status" aria-live="polite">
      {!online && (
        <p className="offline">
          <Icon name="offline" /> {t("shell.offline")}
        </p>
      )}
    </div>
  );
}
