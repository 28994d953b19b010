import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import type { Proposal } from "../../organisation/approvals/use_approvals";
import { TextPreview } from "./TextPreview";

/** A text of consent that waits for a second person. */
export default function ProposedText({ one }: { one: Proposal }) {
  const { t } = useTranslation();
  if (!one.text) return null;
  return (
    <section className="sheet pad" aria-labelledby="text">
      <h2 id="text">{t("bureau.as_read")}</h2>
      {one.asks_again && (
        <p className="notice notice-wait">
          <Icon name="question" /> <span>{t("bureau.asks_again_warning")}</span>
        </p>
      )}
      <TextPreview text={one.text} />
      {one.before && (
        <details className="setting-history">
          <summary>{t("bureau.text_before")}</summary>
          <TextPreview text={one.before} />
        </details>
      )}
    </section>
  );
}
