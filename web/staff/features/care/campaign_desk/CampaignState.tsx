import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "../../../shell/Icon";
import { keyOf } from "../../../shell/language";

const icons: Record<string, IconName> = {
  preparing: "clock",
  planned: "clock",
  open: "pencil",
  closed: "finished",
  recalled: "cross",
};

export function CampaignState({ state }: { state: string }) {
  const { t } = useTranslation();
  return (
    <span className={`chip chip-${state}`}>
      <Icon name={icons[state] ?? "clock"} size={16} /> {t(keyOf("campaign", `state_${state}`))}
    </span>
  );
}
