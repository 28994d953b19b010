#include <boost/json.hpp>

#include "campaign_desk/routes.h"
#include "campaign_desk/rule_words.h"
#include "campaigns/visible_campaign.h"
#include "platform/json_reader.h"
#include "platform/plain_number.h"
#include "platform/problem_catalogue.h"
#include "sql/campaign_desk/list_campaigns.h"
#include "sql/campaign_desk/list_classes.h"
#include "sql/campaign_desk/list_completion.h"
#include "sql/campaign_desk/list_reachable_adults.h"
#include "sql/campaign_desk/list_schools_of_campaign.h"
#include "sql/campaign_desk/list_schools_with_adult.h"

namespace rongxin::campaign_desk {
namespace {

namespace json = boost::json;
using access::Caller;
using access::Role;
using http::DataClass;
using http::Method;
using http::Rate;
using http::Request;
using http::Response;
using store::StaffTransaction;
constexpr int page_rows = 50;

const char* state_of(std::int64_t opens, std::int64_t closes, bool recalled, std::int64_t now) {
  return recalled ? "recalled" : now < opens ? "planned" : now < closes ? "open" : "closed";
}

Response list_campaigns(campaigns::Screening& screening, const Request& request, const Caller& caller) {
  const bool en = request.language() == "en";
  const std::int64_t now_ms = screening.clock.now_ms();
  const std::int64_t after = plain_number(request.query_value("after"));
  json::array list;
  std::string last;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(
        sql::campaign_desk::list_campaigns{.before_campaign = after == 0 ? INT64_MAX : after, .rows_max = page_rows},
        [&](const auto& row) {
          last = std::to_string(row.campaign_id().value);
          list.push_back({{"id", last},
                          {"title", en ? row.title_en() : row.title_zh()},
                          {"opens_at_ms", row.opens_at_ms()},
                          {"closes_at_ms", row.closes_at_ms()},
                          {"state", row.is_being_filled() != 0 ? "preparing"
                                                               : state_of(row.opens_at_ms(), row.closes_at_ms(),
                                                                          row.recalled_at_ms() != 0, now_ms)},
                          {"unit_name", row.name()}});
        });
    return 0;
  });
  json::object body;
  if (list.size() == page_rows) body["next"] = last;
  body["campaigns"] = std::move(list);
  return Response::json(json::serialize(body));
}

json::array instruments_json(const campaigns::CompiledCampaign& campaign, const std::string& language) {
  json::array list;
  const auto add = [&](const campaigns::CampaignInstrument& one) {
    const auto& source = one.compiled.source;
    list.push_back({{"id", source.id},
                    {"version", source.version},
                    {"title", source.title.at(language)},
                    {"items", source.items.size()},
                    {"validated_translation", source.validated_translation},
                    {"licence", source.licence_status},
                    {"content_hash", one.content_hash}});
  };
  for (const auto& one : campaign.instruments) add(one);
  for (const auto& one : campaign.about) {
    add(one);
    list.back().as_object()["informant"] = one.compiled.source.informant;
  }
  return list;
}

// Officers are not shown who is on duty; whether a school has nobody they are.
bool somebody_unreachable(StaffTransaction& transaction, const Caller& caller, CampaignId campaign,
                          const std::string& today, bool nobody_here) {
  constexpr auto counting =
      store::SystemKey::because("whether a school of a campaign has nobody on duty; nobody is named");
  std::vector<std::int64_t> schools, reachable;
  transaction.each(counting,
                   sql::campaign_desk::list_schools_of_campaign{.campaign_id = campaign, .unit_id = caller.unit()},
                   [&](const auto& row) { schools.push_back(row.unit_id().value); });
  if (schools.empty()) return nobody_here;
  transaction.each(counting, sql::campaign_desk::list_schools_with_adult{.unit_id = caller.unit(), .today = today},
                   [&](const auto& row) { reachable.push_back(row.unit_id().value); });
  return std::any_of(schools.begin(), schools.end(), [&](std::int64_t school) {
    return std::find(reachable.begin(), reachable.end(), school) == reachable.end();
  });
}

Response campaign_page(campaigns::Screening& screening, const Request& request, const Caller& caller) {
  const CampaignId id(plain_number(request.path_parameters[0]));
  const std::string language(request.language());
  const auto campaign = screening.shelf.find(id);
  auto body = screening.database.read(caller, [&](StaffTransaction& transaction) -> std::optional<json::object> {
    const auto seen = campaigns::find_visible(transaction, id);
    if (!seen || !campaign) return std::nullopt;
    json::object found{
        {"id", std::to_string(id.value)},
        {"title", language == "en" ? seen->title_en : seen->title_zh},
        {"opens_at_ms", seen->opens_at_ms},
        {"closes_at_ms", seen->closes_at_ms},
        {"state", state_of(seen->opens_at_ms, seen->closes_at_ms, seen->recalled, screening.clock.now_ms())}};
    json::array completion, sessions, adults;
    transaction.each(sql::campaign_desk::list_completion{.campaign_id = id}, [&](const auto& row) {
      completion.push_back({{"unit_id", std::to_string(row.unit_id().value)},
                            {"unit_name", row.name()},
                            {"kind", row.kind()},
                            {"expected", row.expected()},
                            {"started", row.started()},
                            {"finished", row.finished()}});
    });
    transaction.each(sql::campaign_desk::list_classes{.campaign_id = id}, [&](const auto& row) {
      const bool open = row.class_session_id().value != 0;
      json::object one{{"id", std::to_string(row.class_session_id().value)},
                       {"class_id", std::to_string(row.class_unit_id().value)},
                       {"class_name", row.name()},
                       {"state", open ? "open" : "closed"}};
      if (row.begins_at_ms() != 0) one["slot_begins_at_ms"] = row.begins_at_ms();
      sessions.push_back(std::move(one));
    });
    transaction.each(sql::campaign_desk::list_reachable_adults{}, [&](const auto& row) {
      adults.push_back({{"account_id", std::to_string(row.account_id().value)}, {"name", row.name()}});
    });
    found["roster_warning"] = somebody_unreachable(transaction, caller, id, screening.clock.today(), adults.empty());
    found["completion"] = std::move(completion);
    found["class_sessions"] = std::move(sessions);
    found["reachable_adults"] = std::move(adults);
    return found;
  });
  if (!body) return Response::problem(problems::not_found, language);
  (*body)["instruments"] = instruments_json(*campaign, language);
  json::array rules;
  for (const auto& rule : campaign->rules)
    rules.push_back({{"id", rule.id},
                     {"words", rule_words(*campaign, rule, language)},
                     {"tier", rule.tier == alerts::Tier::acute      ? "acute"
                              : rule.tier == alerts::Tier::same_day ? "same_day"
                                                                    : "ranked"}});
  (*body)["rules"] = std::move(rules);
  return Response::json(json::serialize(*body));
}

}  // namespace

std::vector<http::Route> staff_campaign_routes(campaigns::Screening& screening) {
  const std::vector<Role> all{Role::class_teacher, Role::session_operator,   Role::psychology_teacher,
                              Role::school_leader, Role::counselling_centre, Role::county_officer,
                              Role::city_officer};
  const auto with = [&screening](auto use_case) {
    return [&screening, use_case](const Request& r, const Caller& c) { return use_case(screening, r, c); };
  };
  return {
      http::staff_route(Method::get, "/api/campaigns", {all, DataClass::none, Rate::ordinary}, with(list_campaigns)),
      http::staff_route(Method::get, "/api/campaigns/{id}", {all, DataClass::completion, Rate::ordinary},
                        with(campaign_page)),
  };
}

}  // namespace rongxin::campaign_desk
