import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";

export function Waiting({ rows = 5 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div className="waiting" role="status">
      <span className="unseen">{t("shell.waiting")}</span>
      <div aria-hidden="true">
        <Skeleton active title={false} paragraph={{ rows }} />
      </div>
    </div>
  );
}
