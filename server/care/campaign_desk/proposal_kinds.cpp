#include <boost/json.hpp>

#include "campaign_desk/change_rules.h"
#include "campaign_desk/propose_rules.h"

namespace rongxin::campaign_desk {
namespace {

namespace json = boost::json;
using access::Caller;
using approvals::After;
using approvals::Proposal;
using store::StaffTransaction;

Result<After> take_up_rules(campaigns::Screening& screening, StaffTransaction& transaction, const Proposal& one,
                            const Caller& caller) {
  const auto content = json::parse(one.content).as_object();
  const CampaignId campaign(std::stoll(std::string(content.at("campaign_id").as_string())));
  RONGXIN_TRY(changed, change_rules(screening, transaction,
                                    {campaign, rules_of_text(one.content), one.reason, AccountId(one.proposed_by),
                                     caller.account()}));
  return After([&screening, changed] { screening.shelf.put(changed); });
}

Result<After> publish(const CampaignDesk& desk, StaffTransaction& transaction, const Proposal& one,
                      const Caller& caller) {
  RONGXIN_TRY(campaign, publish_proposed(desk, transaction, one.content,
                                         {one.unit, AccountId(one.proposed_by), caller.account(), one.reason}));
  (void)campaign;
  return After([&publisher = desk.publisher] { publisher.wake(); });
}

void list_draft(const json::object& content, json::object& row) {
  row["draft_id"] = std::to_string(content.at("draft_id").to_number<std::int64_t>());
}

}  // namespace

std::vector<approvals::Kind> campaign_kinds(CampaignDesk desk) {
  // The campaign's own text is no part of its page: its rules and numbers are.
  const std::vector<std::string> shown{"students", "rules", "rules_before", "simulation", "campaign_id"};
  return {{"campaign",
           {},
           shown,
           list_draft,
           {},
           [desk](StaffTransaction& transaction, const Proposal& one, const Caller& caller) {
             return publish(desk, transaction, one, caller);
           }},
          {"rules",
           {},
           shown,
           {},
           {},
           [&screening = desk.screening](StaffTransaction& transaction, const Proposal& one, const Caller& caller) {
             return take_up_rules(screening, transaction, one, caller);
           }}};
}

}  // namespace rongxin::campaign_desk
