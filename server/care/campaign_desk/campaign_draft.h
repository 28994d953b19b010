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

/// Answers are JSON as in api/openapi.yaml. Problems of all: not_found for a draft of another unit.
std::string list_drafts(const CampaignDesk& desk, const access::Caller& caller);
/// A new draft: empty with sensible beginnings, or a campaign again (0: none).
Result<std::string> make_draft(const CampaignDesk& desk, const access::Caller& caller, CampaignId again,
                               std::string_view language);
Result<std::string> read_draft(const CampaignDesk& desk, const access::Caller& caller, std::int64_t draft,
                               std::string_view language);
/// Problems: draft_changed when somebody saved in between, already_published.
Result<std::string> save_draft(const CampaignDesk& desk, const access::Caller& caller, std::int64_t draft,
                               std::int64_t version, const CampaignSteps& steps, std::string_view language);
Status delete_draft(const CampaignDesk& desk, const access::Caller& caller, std::int64_t draft);
/// Students, schools without anybody on a roster, consent, and what is missing before publishing.
Result<std::string> check_draft(const CampaignDesk& desk, const access::Caller& caller, std::int64_t draft,
                                std::string_view language);

struct DraftToPublish {
  std::int64_t draft = 0, version = 0;
  std::string rules_reason;
};
/// Of two who publish at once exactly one does. Problems: draft_changed, already_published,
/// draft_incomplete, rules_reason_needed, campaign_empty, unit_unknown, colleague_needed for rules that are not the
/// city's.
Result<std::string> publish_draft(const CampaignDesk& desk, const access::Caller& caller, const DraftToPublish& wanted,
                                  std::string_view language);
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

Result<std::string> read_publication(const CampaignDesk& desk, const access::Caller& caller, CampaignId campaign);
/// Instruments with licence and scales, grades, presets of rules.
Result<api::CampaignOptions> campaign_options(const CampaignDesk& desk, const access::Caller& caller,
                                              const api::read_campaign_options::In& in);

}  // namespace rongxin::campaign_desk
