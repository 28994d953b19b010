import { App as AntApp, Button } from "antd";
import { Link, useNavigate } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { useMay } from "../../../shell/session";
import { useDeleteDraft, useDrafts, useMakeDraft, useOptions } from "./use_drafts";

/** The button that begins a campaign, and the one that makes the last one again. */
export function MakeCampaign() {
  const { t } = useTranslation();
  const may = useMay("makeCampaignDraft");
  const options = useOptions(may);
  const making = useMakeDraft();
  const navigate = useNavigate();
  if (!may) return null;
  const make = (copy_of?: string) =>
    making.mutate(copy_of, { onSuccess: (draft) => void navigate(`/campaigns/drafts/${draft.id}`) });
  const last = options.data?.last_campaign;
  return (
    <span className="make-campaign">
      {last && (
        <Button
          size="large"
          disabled={making.isPending}
          title={t("wizard.make_again_of", { title: last.title })}
          onClick={() => make(last.id)}
        >
          {t("wizard.make_again")}
        </Button>
      )}
      <Button
        type="primary"
        size="large"
        icon={<Icon name="pencil" />}
        loading={making.isPending}
        onClick={() => make()}
      >
        {t("wizard.make")}
      </Button>
      {making.error && <ProblemNotice problem={making.error} />}
    </span>
  );
}

/** What the office has begun and not published. */
export function Drafts() {
  const { t } = useTranslation();
  const may = useMay("listCampaignDrafts");
  const drafts = useDrafts(may);
  const deleting = useDeleteDraft();
  const { modal } = AntApp.useApp();
  const rows = (drafts.data?.drafts ?? []).filter((draft) => !draft.campaign_id);
  if (drafts.error) return <ProblemNotice problem={drafts.error} retry={() => void drafts.refetch()} />;
  if (rows.length === 0) return null;
  const ask = (id: string, title: string) =>
    void modal.confirm({
      title: t("wizard.delete_sure", { title }),
      content: t("wizard.delete_what"),
      okText: t("wizard.delete"),
      cancelText: t("wizard.keep"),
      autoFocusButton: "cancel",
      onOk: () => deleting.mutateAsync(id).catch(() => undefined),
    });
  return (
    <section className="sheet pad" aria-labelledby="drafts">
      <h2 id="drafts">{t("wizard.drafts")}</h2>
      <p className="soft">{t("wizard.drafts_lead")}</p>
      {deleting.error && <ProblemNotice problem={deleting.error} />}
      <ul className="people drafts">
        {rows.map((draft) => (
          <li key={draft.id}>
            <span>
              <b>{draft.title}</b> <br />
              <span className="soft">
                {t("wizard.changed", { name: draft.changed_by, time: dayAndTime(draft.changed_at_ms) })}
              </span>
            </span>
            <span className="draft-actions">
              <Link className="button-link" to={`/campaigns/drafts/${draft.id}`}>
                {t("wizard.resume")}
              </Link>
              <Button
                type="text"
                aria-label={`${t("wizard.delete")} ${draft.title}`}
                onClick={() => ask(draft.id, draft.title)}
              >
                {t("wizard.delete")}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
