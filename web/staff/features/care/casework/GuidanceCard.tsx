import "./care.css";
import { useTranslation } from "react-i18next";
import { CallInstead } from "../../../shell/CallInstead";
import { Icon } from "../../../shell/Icon";

/** What to do and what not to ask, for an adult who is no psychologist. */
export function GuidanceCard() {
  const { t } = useTranslation();
  const list = (name: "do" | "dont") =>
    t(`guidance.${name}_list`)
      .split("|")
      .map((words) => <li key={words}>{words}</li>);
  return (
    <aside className="sheet pad guidance" aria-labelledby="guidance">
      <h2 id="guidance">{t("guidance.do")}</h2>
      <ul className="plain">{list("do")}</ul>
      <h2>{t("guidance.dont")}</h2>
      <ul className="plain">{list("dont")}</ul>
      <p className="guidance-now">
        <Icon name="right_away" size={18} /> {t("guidance.danger")}
      </p>
      <p>
        <CallInstead />
      </p>
    </aside>
  );
}
