#include <boost/json.hpp>

#include "approvals/approvals.h"
#include "approvals/problems.h"
#include "campaign_desk/change_rules.h"
#include "platform/problem_catalogue.h"
#include "sql/approvals/find_waiting.h"
#include "sql/approvals/read_own_campaign.h"

namespace rongxin::approvals {
namespace {

namespace json = boost::json;
using access::Caller;
using store::StaffTransaction;

std::string proposed_json(std::int64_t proposal) {
  return json::serialize(json::object{{"state", "proposed"}, {"proposal_id", std::to_string(proposal)}});
}

json::value rules_json(const std::vector<alerts::Rule>& rules) {
  return json::parse(campaign_desk::rules_text(rules)).at("rules");
}

json::array texts_json(const std::vector<std::string>& texts) {
  json::array out;
  for (const auto& one : texts) out.push_back(json::value(one));
  return out;
}

int interviews_a_week(const Bureau& bureau, StaffTransaction& transaction, const Caller& caller) {
  return settings::read(transaction, caller.unit(), "capacity", bureau.desk.screening.clock.today())
      .number("interviews_a_week");
}

bool same_rules(const std::vector<alerts::Rule>& a, const std::vector<alerts::Rule>& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](const auto& one, const auto& other) {
           return one.id == other.id && one.same_as(other);
         });
}

json::object text_json(const consent::ConsentText& text) {
  return {{"purpose", text.purpose},   {"audience", text.audience}, {"title_zh", text.title_zh},
          {"title_en", text.title_en}, {"body_zh", text.body_zh},   {"body_en", text.body_en}};
}

}  // namespace

Result<std::string> propose_campaign(const Bureau& bureau, const Caller& caller,
                                     const campaign_desk::DraftToPublish& wanted, std::string_view language) {
  RONGXIN_TRY(prepared, campaign_desk::prepare_proposal(bureau.desk, caller, wanted, language));
  return bureau.desk.screening.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    RONGXIN_TRY(proposal,
                add_proposal(bureau, transaction, caller,
                             {"campaign", "draft/" + std::to_string(wanted.draft), prepared.content, prepared.reason}));
    return proposed_json(proposal);
  });
}

Result<std::string> propose_rules(const Bureau& bureau, const Caller& caller, const RulesToPropose& wanted,
                                  std::string_view) {
  auto& screening = bureau.desk.screening;
  const auto now = screening.shelf.find(wanted.campaign);
  const bool own = screening.database.read(caller, [&](StaffTransaction& transaction) {
    return transaction
        .one(sql::approvals::read_own_campaign{.campaign_id = wanted.campaign}, [](const auto&) { return true; })
        .has_value();
  });
  if (!now || !own) return problems::not_found;
  const auto& d = now->definition;
  if (same_rules(d.rules, wanted.rules)) return problems::rules_unchanged;
  const int held = screening.database.read(
      caller, [&](StaffTransaction& transaction) { return interviews_a_week(bureau, transaction, caller); });
  RONGXIN_TRY(tried,
              bureau.desk.simulator.run(caller, {wanted.rules, d.instruments, d.population_units, d.grades, held}));
  const auto last = screening.shelf.find(CampaignId(tried.campaign));
  json::object content{{"campaign_id", std::to_string(wanted.campaign.value)},
                       {"title_zh", d.title.at("zh-CN")},
                       {"title_en", d.title.at("en")},
                       {"students", tried.students},
                       {"rules", rules_json(wanted.rules)},
                       {"rules_before", rules_json(d.rules)},
                       {"simulation", simulation_json(tried, last ? last->definition.title.at("zh-CN") : "")}};
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    RONGXIN_TRY(changed, campaign_desk::with_rules(screening, transaction, wanted.campaign, wanted.rules));
    (void)changed;
    RONGXIN_TRY(proposal, add_proposal(bureau, transaction, caller,
                                       {"rules", "campaign/" + std::to_string(wanted.campaign.value),
                                        json::serialize(content), wanted.reason}));
    return proposed_json(proposal);
  });
}

Result<std::string> campaign_rules(const Bureau& bureau, const Caller& caller, CampaignId campaign) {
  auto& screening = bureau.desk.screening;
  const auto now = screening.shelf.find(campaign);
  return screening.database.read(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    if (!now ||
        !transaction.one(sql::approvals::read_own_campaign{.campaign_id = campaign}, [](const auto&) { return true; }))
      return problems::not_found;
    json::object out{{"campaign_id", std::to_string(campaign.value)},
                     {"version", now->rules_version},
                     {"interviews_a_week", interviews_a_week(bureau, transaction, caller)},
                     {"rules", rules_json(now->definition.rules)},
                     {"instruments", texts_json(now->definition.instruments)},
                     {"units", texts_json(now->definition.population_units)},
                     {"grades", texts_json(now->definition.grades)}};
    if (const auto waiting = transaction.one(
            sql::approvals::find_waiting{.kind = "rules", .subject = "campaign/" + std::to_string(campaign.value)},
            [](const auto& row) { return row.proposal_id(); }))
      out["proposal_id"] = std::to_string(*waiting);
    return json::serialize(out);
  });
}

Result<std::string> consent_texts(const Bureau& bureau, const Caller&) {
  auto& screening = bureau.desk.screening;
  const std::string today = screening.clock.today();
  auto all = screening.consent.texts.all();
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::tie(a.purpose, a.audience, b.version) < std::tie(b.purpose, b.audience, a.version);
  });
  json::array list;
  for (const auto& one : all) {
    auto row = text_json(one);
    const bool holds = screening.consent.texts.holding(one.purpose, one.audience, today).version == one.version;
    row["version"] = one.version;
    row["effective_on"] = one.effective_on;
    row["content_hash"] = one.content_hash;
    row["published_at_ms"] = one.published_at_ms;
    row["state"] = holds ? "in_force" : one.effective_on > today ? "coming" : "past";
    row["asks_again"] = !one.asks_again_from_on.empty();
    list.push_back(std::move(row));
  }
  return json::serialize(json::object{{"today", today}, {"texts", std::move(list)}});
}

Result<std::string> propose_text(const Bureau& bureau, const Caller& caller, TextToPropose wanted, std::string_view) {
  auto& screening = bureau.desk.screening;
  const auto& text = wanted.text;
  const auto& before = screening.consent.texts.holding(text.purpose, text.audience, screening.clock.today());
  json::object content{{"title_zh", text.title_zh},         {"title_en", text.title_en},
                       {"effective_on", text.effective_on}, {"asks_again", wanted.asks_again},
                       {"text", text_json(text)},           {"before", text_json(before)}};
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    RONGXIN_TRY(proposal, add_proposal(bureau, transaction, caller,
                                       {"consent_text", "text/" + text.purpose + "/" + text.audience,
                                        json::serialize(content), wanted.reason}));
    return proposed_json(proposal);
  });
}

}  // namespace rongxin::approvals
