import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import type { Proposal } from "../approvals/use_approvals";
import { HotlineList, HotlinePreview } from "./HotlineLines";
import { ValueList } from "./Values";

/** A setting that waits for a second person. */
export default function ProposedSetting({ one }: { one: Proposal }) {
  const { t } = useTranslation();
  if (one.kind !== "setting") return null;
  return (
    <section className="sheet pad" aria-labelledby="what">
      <h2 id="what">{t("bureau.what_changes")}</h2>
      {one.hotlines ? (
        <Hotlines one={one} />
      ) : one.values ? (
        <ValueList values={one.values} before={one.values_before} />
      ) : (
        <p>{t("bureau.inherits")}</p>
      )}
    </section>
  );
}

/** A wrong number is somebody who is not reached: it is dialled before it is confirmed. */
function Hotlines({ one }: { one: Proposal }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <HotlineList lines={one.hotlines ?? []} />
      <p className="notice notice-wait">
        <Icon name="phone" /> <span>{t("bureau.hotlines_dial")}</span>
      </p>
      <h3>{t("bureau.hotlines_before")}</h3>
      <HotlineList lines={one.hotlines_before ?? []} />
      <h3>{t("bureau.hotlines_preview")}</h3>
      <HotlinePreview beside={one.hotlines_beside ?? []} own={one.hotlines ?? []} />
    </div>
  );
}
