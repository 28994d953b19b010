import { App as AntApp } from "antd";
import { useTranslation } from "react-i18next";
import { groupedByFour } from "./use_fieldwork";

/** Shows a new code once, large enough to be copied down. */
export function useNewCodeWindow() {
  const { t } = useTranslation();
  const { modal } = AntApp.useApp();
  return (name: string, code: string) =>
    void modal.success({
      title: t("lesson.new_code_of", { name }),
      content: (
        <>
          <p className="new-code number">{groupedByFour(code)}</p>
          <p>{t("lesson.new_code_what")}</p>
        </>
      ),
      okText: t("lesson.new_code_noted"),
    });
}
