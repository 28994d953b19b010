import { NavLink } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "../../../shell/Icon";
import { useMay } from "../../../shell/session";
import "./fieldwork.css";

/** From a campaign to the pages of the day on which it is answered. */
export function DayLinks({ campaign }: { campaign: string }) {
  const { t } = useTranslation();
  const links: { to: string; icon: IconName; words: string; may: boolean }[] = [
    { to: "day", icon: "screen", words: t("lesson.board"), may: useMay("readBoard") },
    { to: "unfinished", icon: "absent", words: t("lesson.unfinished"), may: useMay("listUnfinished") },
    { to: "paper", icon: "file", words: t("lesson.paper"), may: useMay("listPaperSheets") },
    { to: "recall", icon: "cross", words: t("lesson.recall"), may: useMay("readRecall") },
  ];
  return (
    <nav className="day-links" aria-label={t("lesson.day_links")}>
      {links
        .filter((link) => link.may)
        .map((link) => (
          <NavLink key={link.to} className="button-link" to={`/campaigns/${campaign}/${link.to}`}>
            <Icon name={link.icon} size={18} /> {link.words}
          </NavLink>
        ))}
    </nav>
  );
}
