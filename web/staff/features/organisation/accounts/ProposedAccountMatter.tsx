import { useTranslation } from "react-i18next";
import type { Proposal } from "../approvals/use_approvals";

/** Only somebody who asks the person can tell whether it is the person. */
export default function ProposedAccountMatter({ one }: { one: Proposal }) {
  const { t } = useTranslation();
  if (one.kind !== "post" && one.kind !== "credential") return null;
  const words =
    one.kind === "post"
      ? "bureau.ask_post"
      : one.what === "password"
        ? "bureau.ask_password"
        : "bureau.ask_second_factor";
  return (
    <section className="sheet pad" aria-labelledby="what">
      <h2 id="what">{t(`bureau.kind_${one.kind}`)}</h2>
      <p>
        {t(words, {
          name: one.title,
          role: one.role ? t(`role.${one.role}`, { defaultValue: one.role }) : "",
          unit: one.unit_name,
        })}
      </p>
      {one.until && <p className="soft">{t("staff.until", { day: one.until })}</p>}
    </section>
  );
}
