import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import type { Schemas } from "../../../shell/api";
import { useMay } from "../../../shell/session";
import { useSupportRequest } from "./use_oversight";

/** 请求县区支援 on an alert's page: one click, and back as long as nobody has accepted. */
export function SupportPart({ id, support }: { id: string; support: Schemas["SupportPicture"] }) {
  const { t } = useTranslation();
  const may = useMay("askForSupport");
  const request = useSupportRequest(id);
  if (!may && support.state === "none") return null;
  const asked = support.state === "asked";
  return (
    <section className="sheet pad support-part" aria-labelledby="support">
      <h2 id="support">{t("support.title")}</h2>
      <p role="status">
        {t(support.state === "none" ? "support.none_yet" : asked ? "support.asked_more" : "support.accepted", {
          name: support.by,
        })}
      </p>
      {may && support.state !== "accepted" && (
        <Button loading={request.isPending} onClick={() => request.mutate(!asked)}>
          {t(asked ? "support.withdraw" : "support.ask")}
        </Button>
      )}
      {request.error && <ProblemNotice problem={request.error} />}
    </section>
  );
}
