#pragma once
// Campaigns on the page: drafts that several officers of a unit share, and the one act that publishes.
#include "access/caller.h"
#include "campaign_desk/publish_campaign.h"
#include "campaign_desk/rule_simulation.h"

namespace rongxin::campaign_desk {

/// What the routes of this part stand on.
struct CampaignDesk {
  campaigns::Screening& screening;
  RuleSimulator& simulator;
  CampaignPublisher& publisher;
};

/// Problems of all: not_found for a draft of another unit.
Result<api::CampaignDraftList> list_drafts(const CampaignDesk& desk, const access::Caller& caller,
                                           const api::list_campaign_drafts::In& in);
/// A new draft: empty with sensible beginnings, or a campaign again.
Result<api::CampaignDraft> make_draft(const CampaignDesk& desk, const access::Caller& caller,
                                      const api::make_campaign_draft::In& in);
Result<api::CampaignDraft> read_draft(const CampaignDesk& desk, const access::Caller& caller,
                                      const api::read_campaign_draft::In& in);
/// Problems: draft_changed when somebody saved in between, already_published.
Result<api::CampaignDraft> save_draft(const CampaignDesk& desk, const access::Caller& caller,
                                      const api::save_campaign_draft::In& in);
Status delete_draft(const CampaignDesk& desk, const access::Caller& caller, const api::delete_campaign_draft::In& in);
/// Students, schools without anybody on a roster, consent, and what is missing before publishing.
Result<api::CampaignCheck> check_draft(const CampaignDesk& desk, const access::Caller& caller,
                                       const api::check_campaign_draft::In& in);

struct DraftToPublish {
  std::int64_t draft = 0, version = 0;
  std::string rules_reason;
};
/// Of two who publish at once exactly one does. Problems: draft_changed, already_published,
/// draft_incomplete, rules_reason_needed, campaign_empty, unit_unknown, colleague_needed for rules that are not the
/// city's.
Result<api::CampaignPublication> publish_draft(const CampaignDesk& desk, const access::Caller& caller,
                                               const api::publish_campaign_draft::In& in);
/// What a second person is asked to confirm: the campaign as text, and what its rules would do.
struct ProposedCampaign {
  std::string content;  ///< JSON: draft_id, version, title_zh, title_en, students, steps, simulation, text
  std::string reason;
};
/// Checks like publishing, and stores nothing. Problems: those of publish_draft.
Result<ProposedCampaign> prepare_proposal(const CampaignDesk& desk, const access::Caller& caller,
                                          const DraftToPublish& wanted, std::string_view language);
struct Confirmation {
  UnitId unit;
  AccountId proposed_by, confirmed_by;
  std::string reason;
};
/// Publishes it in the transaction of the confirmation; wake the publisher after the commit.
/// Problems: proposal_outdated when the draft has changed, gone or been published, those of storing.
Result<CampaignId> publish_proposed(const CampaignDesk& desk, store::Transaction& transaction,
                                    const std::string& content, const Confirmation& by);

Result<api::CampaignPublication> read_publication(const CampaignDesk& desk, const access::Caller& caller,
                                                  const api::read_campaign_publication::In& in);
/// Instruments with licence and scales, grades, presets of rules.
Result<api::CampaignOptions> campaign_options(const CampaignDesk& desk, const access::Caller& caller,
                                              const api::read_campaign_options::In& in);

}  // namespace rongxin::campaign_desk
