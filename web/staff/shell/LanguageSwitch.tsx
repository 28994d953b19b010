import { App as AntApp, Button } from "antd";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Icon } from "./Icon";
import { changeLanguage, currentLanguage } from "./language";
import { session_key } from "./session";

/** Texts of the server come in the language of the page, so they are asked for again. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const other = currentLanguage() === "en" ? "zh-CN" : "en";
  const { message } = AntApp.useApp();
  const change = () =>
    void changeLanguage(other).then(
      () => queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== session_key[0] }),
      () => void message.warning(t("problem.unreachable")),
    );
  return (
    <Button type="text" className="language" onClick={change} icon={<Icon name="globe" size={18} />} lang={other}>
      {t("shell.other_language")}
    </Button>
  );
}
