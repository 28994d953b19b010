#pragma once
// What the slice offers: settings with an effective date, whatever a second person confirms, texts, channels.
#include <string>
#include <string_view>
#include <vector>

#include "access/caller.h"
#include "campaign_desk/campaign_draft.h"
#include "settings/settings.h"

namespace rongxin::approvals {

struct ChannelSetUp {
  bool mail = false, webhook = false;
};

struct Bureau {
  campaign_desk::CampaignDesk desk;
  ChannelSetUp channels;
};

/// Every group as it holds for the caller's unit, with its versions (schema SettingsPage).
Result<std::string> settings_page(const Bureau& bureau, const access::Caller& caller);

struct SettingToChange {
  std::string group, effective_on, reason;
  bool inherit = false;  ///< from then on as the unit above has it
  settings::Setting value;
};
/// What needs two persons becomes a proposal (schema SettingChanged). Problems: setting_not_here,
/// setting_order, already_waiting, hotline_number, hotline_public, hotline_twice, hotline_name, hotline_like_public,
/// hotline_in_words.
Result<std::string> change_setting(const Bureau& bureau, const access::Caller& caller, SettingToChange wanted);
/// Problems: not_found for another unit's, setting_begun.
Status withdraw_setting(const Bureau& bureau, const access::Caller& caller, std::int64_t version);

/// What waits for a second person in the caller's office and below it, then what was settled (schema ProposalList).
Result<std::string> list_proposals(const Bureau& bureau, const access::Caller& caller, std::string_view language);
Result<std::string> read_proposal(const Bureau& bureau, const access::Caller& caller, std::int64_t proposal,
                                  std::string_view language);
/// It takes effect with the confirmation. Problems: not_found, own_proposal, proposal_settled, those of taking effect.
Result<std::string> confirm_proposal(const Bureau& bureau, const access::Caller& caller, std::int64_t proposal,
                                     std::string_view language);
/// By its author or refused by a colleague. Problems: not_found, proposal_settled when it has taken effect.
Result<std::string> withdraw_proposal(const Bureau& bureau, const access::Caller& caller, std::int64_t proposal,
                                      std::string_view language);

/// A draft whose rules are not the city's. Problems: those of publishing, already_waiting.
Result<std::string> propose_campaign(const Bureau& bureau, const access::Caller& caller,
                                     const campaign_desk::DraftToPublish& wanted, std::string_view language);

struct RulesToPropose {
  CampaignId campaign;
  std::vector<alerts::Rule> rules;
  std::string reason;
};
/// Other rules for a campaign that the caller's office has published. Problems: not_found, campaign_broken,
/// rules_unchanged, already_waiting.
Result<std::string> propose_rules(const Bureau& bureau, const access::Caller& caller, const RulesToPropose& wanted,
                                  std::string_view language);
/// The rules that hold now, and how they came to be (schema CampaignRules). Problem not_found.
Result<std::string> campaign_rules(const Bureau& bureau, const access::Caller& caller, CampaignId campaign);

/// Every version of every text, the newest first (schema ConsentTextList).
Result<std::string> consent_texts(const Bureau& bureau, const access::Caller& caller);
struct TextToPropose {
  consent::ConsentText text;
  bool asks_again = false;
  std::string reason;
};
/// Problems: already_waiting.
Result<std::string> propose_text(const Bureau& bureau, const access::Caller& caller, TextToPropose wanted,
                                 std::string_view language);

/// Per channel: last success, waiting, given up, neutral reasons; no text, no address, no child (schema ChannelStates).
std::string channel_states(const Bureau& bureau);
/// The word for a channel's own fault: no_connection, no_name, timed_out, login_refused, address_refused, refused,
/// insecure, other.
const char* neutral_reason(std::string_view fault);

// Between the files of this slice: a proposal of the caller's office, stored in the caller's transaction.
struct NewProposal {
  const char* kind;
  std::string subject, content, reason;
};
/// What a child of a unit is shown beside the unit's own helplines: the public ones and those set above it (JSON array
/// of DraftHotline).
std::string hotlines_beside(store::StaffTransaction& transaction, UnitId unit, const std::string& today);
Result<std::int64_t> add_proposal(const Bureau& bureau, store::StaffTransaction& transaction,
                                  const access::Caller& caller, const NewProposal& wanted);

}  // namespace rongxin::approvals
