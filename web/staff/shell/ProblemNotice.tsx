import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { CallInstead } from "./CallInstead";
import { Icon } from "./Icon";
import { Problem } from "./problem";

/** What happened, what is safe, what to do, and a number to quote. */
export function ProblemNotice({ problem, retry }: { problem: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const found = problem instanceof Problem ? problem : undefined;
  const words =
    found?.document.title || t(found?.code === "unreachable" ? "problem.unreachable" : "problem.unexpected");
  return (
    <div className="notice notice-problem" role="alert">
      <Icon name="right_away" />
      <div>
        <p className="notice-words">{words}</p>
        {found?.code === "unreachable" && (
          <p>
            <CallInstead />
          </p>
        )}
        {found && found.status >= 500 && !found.document.title && <p>{t("problem.safe")}</p>}
        <p className="notice-small">
          {found?.document.field && <span>{t("problem.place", { field: found.document.field })}</span>}
          {found?.document.incident && (
            <span>
              {t("problem.incident")} <b className="number">{found.document.incident}</b>
            </span>
          )}
          {found && found.status > 0 && <span>{t("problem.code", { code: found.code })}</span>}
        </p>
        {retry && <Button onClick={retry}>{t("problem.again")}</Button>}
      </div>
    </div>
  );
}
