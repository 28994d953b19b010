import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { EmptyState, PageHead } from "./PageHead";

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t("shell.not_found")} />
      <EmptyState title={t("shell.not_found_why")}>
        <p>{t("shell.not_found_safe")}</p>
        <Link to="/">{t("shell.to_home")}</Link>
      </EmptyState>
    </>
  );
}
