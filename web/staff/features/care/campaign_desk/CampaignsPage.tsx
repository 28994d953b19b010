import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { day } from "../../../shell/moment";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { MoreButton, QueryState } from "../../../shell/QueryState";
import { Drafts, MakeCampaign } from "./Drafts";
import "./wizard.css";
import { CampaignState } from "./CampaignState";
import { useCampaigns } from "../campaigns/use_campaigns";

export default function CampaignsPage() {
  const { t } = useTranslation();
  const campaigns = useCampaigns();
  const rows = campaigns.data?.pages.flatMap((page) => page.campaigns) ?? [];
  return (
    <>
      <PageHead title={t("campaign.campaigns")} lead={t("campaign.campaigns_lead")} actions={<MakeCampaign />} />
      <Drafts />
      <QueryState query={campaigns} />
      {campaigns.data && rows.length === 0 && (
        <EmptyState title={t("campaign.none")}>
          <p>{t("campaign.none_next")}</p>
        </EmptyState>
      )}
      <ul className="tiles">
        {rows.map((one) => (
          <li key={one.id} className="tile">
            <CampaignState state={one.state} />
            <h2>
              {one.state === "preparing" ? (
                one.title
              ) : (
                <Link className="cover" to={`/campaigns/${one.id}`}>
                  {one.title}
                </Link>
              )}
            </h2>
            <p className="soft">{one.unit_name}</p>
            <p className="number">
              {day(one.opens_at_ms)} – {day(one.closes_at_ms)}
            </p>
          </li>
        ))}
      </ul>
      {campaigns.hasNextPage && (
        <p className="more">
          <MoreButton query={campaigns} words={t("roll.show_more")} />
        </p>
      )}
    </>
  );
}
