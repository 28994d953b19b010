#include "approvals/kinds.h"

#include <algorithm>

#include "accounts/second_person.h"
#include "campaign_desk/change_rules.h"
#include "consent/consent_texts.h"

namespace rongxin::approvals {
namespace {

namespace json = boost::json;
using access::Caller;
using store::StaffTransaction;

json::object content_of(const Proposal& one) { return json::parse(one.content).as_object(); }

std::string not_before_today(const json::object& content, const std::string& today) {
  return std::max(std::string(content.at("effective_on").as_string()), today);
}

json::object group_values(std::string_view group, std::string_view text) {
  return json::parse(
             settings::text_of(*settings::find_group(group), settings::value_of(*settings::find_group(group), text, 0)))
      .as_object();
}

void show_setting(StaffTransaction& transaction, const Proposal& one, const std::string& today, json::object& page) {
  const auto content = content_of(one);
  const std::string group(content.at("group").as_string()), value(content.at("value").as_string());
  if (settings::find_group(group)->lines) {
    page["hotlines"] = json::parse(value);
    page["hotlines_before"] = json::parse(std::string_view(content.at("before").as_string()));
    page["hotlines_beside"] = json::parse(hotlines_beside(transaction, one.unit, today));
    return;
  }
  if (!value.empty()) page["values"] = group_values(group, value);
  page["values_before"] = group_values(group, std::string_view(content.at("before").as_string()));
}

Result<After> set(const Bureau& bureau, StaffTransaction& transaction, const Proposal& one, const Caller& caller) {
  const auto& clock = bureau.desk.screening.clock;
  const auto content = content_of(one);
  settings::add(transaction,
                {one.unit, std::string(content.at("group").as_string()), std::string(content.at("value").as_string()),
                 not_before_today(content, clock.today()), one.reason, AccountId(one.proposed_by), caller.account()},
                clock.now_ms());
  return After([] {});
}

consent::ConsentText text_of(const json::object& content, const std::string& today) {
  const auto& text = content.at("text").as_object();
  const auto part = [&](const char* name) { return std::string(text.at(name).as_string()); };
  consent::ConsentText out{
      part("purpose"), part("audience"), 0, not_before_today(content, today), part("title_zh"), part("title_en"),
      part("body_zh"), part("body_en"),  ""};
  if (content.at("asks_again").as_bool()) out.asks_again_from_on = out.effective_on;
  return out;
}

Result<After> publish_text(const Bureau& bureau, StaffTransaction& transaction, const Proposal& one,
                           const Caller& caller) {
  auto& screening = bureau.desk.screening;
  consent::publish_text(transaction,
                        {text_of(content_of(one), screening.clock.today()), one.proposed_by, caller.account().value},
                        screening.clock.now_ms());
  return After([&screening] { screening.consent.texts.keep_up(screening.database); });
}

Result<After> change_rules(const Bureau& bureau, StaffTransaction& transaction, const Proposal& one,
                           const Caller& caller) {
  auto& screening = bureau.desk.screening;
  const CampaignId campaign(std::stoll(std::string(content_of(one).at("campaign_id").as_string())));
  RONGXIN_TRY(changed, campaign_desk::change_rules(screening, transaction,
                                                   {campaign, campaign_desk::rules_of_text(one.content), one.reason,
                                                    AccountId(one.proposed_by), caller.account()}));
  return After([&screening, changed] { screening.shelf.put(changed); });
}

Result<After> publish_campaign(const Bureau& bureau, StaffTransaction& transaction, const Proposal& one,
                               const Caller& caller) {
  RONGXIN_TRY(campaign,
              campaign_desk::publish_proposed(bureau.desk, transaction, one.content,
                                              {one.unit, AccountId(one.proposed_by), caller.account(), one.reason}));
  (void)campaign;
  return After([&bureau] { bureau.desk.publisher.wake(); });
}

// A post, or what opens an account.
Result<After> change_account(const Bureau& bureau, StaffTransaction& transaction, const Proposal& one,
                             const Caller& caller) {
  const auto& clock = bureau.desk.screening.clock;
  RONGXIN_CHECK(accounts::take_effect(transaction, caller,
                                      {one.kind, one.content, AccountId(one.proposed_by), one.unit, one.proposed_at_ms},
                                      clock.now_ms(), clock.today()));
  return After([] {});
}

}  // namespace

const std::vector<Kind>& kinds() {
  // The campaign's own text is no part of its page: its rules and numbers are.
  const std::vector<std::string_view> rules{"students", "rules", "rules_before", "simulation", "campaign_id"};
  const std::vector<std::string_view> account{"login", "role", "until", "what"};
  static const std::vector<Kind> all{
      {"campaign", rules, nullptr, publish_campaign},
      {"rules", rules, nullptr, change_rules},
      {"setting", {"effective_on"}, show_setting, set},
      {"consent_text", {"effective_on", "text", "before", "asks_again"}, nullptr, publish_text},
      {"post", account, nullptr, change_account},
      {"credential", account, nullptr, change_account},
  };
  return all;
}

const Kind* find_kind(std::string_view name) {
  const auto found = std::find_if(kinds().begin(), kinds().end(), [&](const Kind& one) { return one.name == name; });
  return found == kinds().end() ? nullptr : &*found;
}

}  // namespace rongxin::approvals
