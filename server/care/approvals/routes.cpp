#include "approvals/routes.h"

#include <boost/json.hpp>

#include "platform/plain_day.h"
#include "platform/plain_number.h"

namespace rongxin::approvals {
namespace {

using access::Caller;
using access::Role;
using http::DataClass;
using http::Method;
using http::Rate;
using http::Request;
using http::Response;
constexpr std::size_t text_octets_max = 12'000, reason_octets_min = 6, reason_octets_max = 900;

std::int64_t id_of(const Request& request) { return plain_number(request.path_parameters[0]); }

Response answer(const Request& request, const Result<std::string>& body) {
  return body ? Response::json(*body) : Response::problem(body.problem(), request.language());
}

// From today on: what has been is never changed afterwards.
std::string effective_day(const JsonObject& root, const std::string& today) {
  std::string day(root.string("effective_on", 10));
  if (!plain_day(day) || day < today) root.refuse("effective_on", "YYYY-MM-DD, >= " + today);
  return day;
}

std::string reason_of(const JsonObject& root) {
  std::string reason(root.string("reason", reason_octets_max));
  if (reason.size() < reason_octets_min) root.refuse("reason", "6..900 bytes");
  return reason;
}

settings::Setting values_of(const JsonDocument& document, const JsonObject& root, const settings::Group& group) {
  settings::Setting out;
  const auto* given = document.root().as_object().if_contains("values");
  if (given == nullptr || !given->is_object()) {
    root.refuse("values", "object");
    return out;
  }
  for (const auto& [name, value] : given->as_object())
    if (std::none_of(group.fields.begin(), group.fields.end(),
                     [&](const settings::Field& field) { return field.name == name; }))
      root.refuse("values." + std::string(name), "unknown");
  for (const auto& field : group.fields) {
    const std::string place = std::string("values.") + field.name,
                      range = std::to_string(field.low) + ".." + std::to_string(field.high);
    const auto* list = given->as_object().if_contains(field.name);
    if (list == nullptr || !list->is_array() || list->as_array().empty() ||
        list->as_array().size() > static_cast<std::size_t>(field.most)) {
      root.refuse(place, range);
      return out;
    }
    for (const auto& one : list->as_array()) {
      if (!one.is_int64() || one.as_int64() < field.low || one.as_int64() > field.high) {
        root.refuse(place, range);
        return out;
      }
      auto& values = out.values[field.name];
      const int number = static_cast<int>(one.as_int64());
      if (std::find(values.begin(), values.end(), number) != values.end()) {
        root.refuse(place, "no number twice");
        return out;
      }
      values.push_back(number);
    }
  }
  return out;
}

settings::Setting lines_of(const JsonObject& root) {
  settings::Setting out;
  if (!root.has("hotlines")) {
    root.refuse("hotlines", "array");
    return out;
  }
  root.each("hotlines", settings::own_hotlines_max, [&](const JsonObject& one) {
    one.only({"name_zh", "name_en", "number", "note_zh", "note_en"});
    const auto pair = [&](const std::string& name, std::size_t octets_max) {
      return psychometrics::Text{{"zh-CN", std::string(one.string(name + "_zh", octets_max))},
                                 {"en", std::string(one.string(name + "_en", octets_max))}};
    };
    out.hotlines.push_back({pair("name", 90), pair("note", 120), std::string(one.string("number", 40))});
  });
  return out;
}

Response change(const Bureau& bureau, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  SettingToChange wanted;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"group", "effective_on", "reason", "inherit", "values", "hotlines"});
    wanted.group = root.string("group", 40);
    wanted.effective_on = effective_day(root, bureau.desk.screening.clock.today());
    wanted.reason = reason_of(root);
    wanted.inherit = root.flag("inherit");
    const auto* group = settings::find_group(wanted.group);
    if (group == nullptr) root.refuse("group", "times, capacity, rule_limits, preset_rules, hotlines, rooms, clocks");
    else if (root.has(group->lines ? "values" : "hotlines"))
      root.refuse(group->lines ? "values" : "hotlines", "absent");
    else if (group->lines && wanted.inherit)
      root.refuse("inherit", "absent");  // nothing to give back: those above are shown in any case
    else if (group->lines) wanted.value = lines_of(root);
    else if (wanted.inherit && root.has("values")) root.refuse("values", "absent");
    else if (!wanted.inherit) wanted.value = values_of(document, root, *group);
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return answer(request, change_setting(bureau, caller, wanted));
}

Response propose_draft(const Bureau& bureau, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  campaign_desk::DraftToPublish wanted;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"version", "rules_reason"});
    wanted.version = root.integer("version", 1, 1'000'000'000);
    wanted.rules_reason = root.string("rules_reason", 1000);
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  wanted.draft = id_of(request);
  return answer(request, propose_campaign(bureau, caller, wanted, request.language()));
}

Response change_rules(const Bureau& bureau, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  RulesToPropose wanted;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"rules", "reason"});
    wanted.rules = campaign_desk::read_rules(document, root);
    wanted.reason = reason_of(root);
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  wanted.campaign = CampaignId(id_of(request));
  return answer(request, propose_rules(bureau, caller, wanted, request.language()));
}

Response write_text(const Bureau& bureau, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  TextToPropose wanted;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only(
        {"purpose", "audience", "effective_on", "title_zh", "title_en", "body_zh", "body_en", "asks_again", "reason"});
    auto& text = wanted.text;
    text.purpose = root.one_of("purpose", {"screening", "file", "hand_over", "referral"});
    text.audience = root.one_of("audience", {"guardian", "child"});
    if (text.audience == "child" && text.purpose != "screening") root.refuse("audience", "guardian");
    text.effective_on = effective_day(root, bureau.desk.screening.clock.today());
    for (const auto& [name, into] : {std::pair("title_zh", &text.title_zh), std::pair("title_en", &text.title_en)}) {
      *into = root.string(name, 200);
      if (into->empty()) root.refuse(name, "1..200 bytes");
    }
    for (const auto& [name, into] : {std::pair("body_zh", &text.body_zh), std::pair("body_en", &text.body_en)}) {
      *into = root.string(name, text_octets_max);
      if (into->size() < 20) root.refuse(name, "20..12000 bytes");
    }
    wanted.asks_again = root.flag("asks_again");
    wanted.reason = reason_of(root);
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return answer(request, propose_text(bureau, caller, std::move(wanted), request.language()));
}

}  // namespace

std::vector<http::Route> bureau_routes(Bureau made) {
  const auto bureau = std::make_shared<const Bureau>(std::move(made));
  const std::vector<Role> office{Role::psychology_teacher, Role::school_leader, Role::county_officer,
                                 Role::city_officer},
      writers{Role::psychology_teacher, Role::county_officer, Role::city_officer};
  const std::vector<Role> city{Role::city_officer}, keepers{Role::system_administrator, Role::security_administrator};
  using UseProposal = Result<std::string> (*)(const Bureau&, const Caller&, std::int64_t, std::string_view);
  const auto with = [bureau](auto use_case) {
    return [bureau, use_case](const Request& r, const Caller& c) { return use_case(*bureau, r, c); };
  };
  const auto settled = [bureau](UseProposal use) {
    return
        [bureau, use](const Request& r, const Caller& c) { return answer(r, use(*bureau, c, id_of(r), r.language())); };
  };
  const auto none = [](const std::vector<Role>& roles) {
    return http::StaffOf{roles, DataClass::none, Rate::ordinary};
  };
  // Matters of accounts wait in the same place: the leader of a school confirms them, who asked for them may look and
  // take back.
  const std::vector<Role> readers{Role::psychology_teacher, Role::school_leader, Role::county_officer,
                                  Role::city_officer, Role::security_administrator};
  const http::StaffOf counted{readers, DataClass::aggregates, Rate::ordinary},
      settling{office, DataClass::aggregates, Rate::ordinary};
  return {
      http::staff_route(Method::get, "/api/settings", none(office),
                        [bureau](const Request& r, const Caller& c) { return answer(r, settings_page(*bureau, c)); }),
      http::staff_route(Method::post, "/api/settings", none(office), with(change), {8192}),
      http::staff_route(Method::del, "/api/settings/{id}", none(office),
                        [bureau](const Request& r, const Caller& c) {
                          const Status done = withdraw_setting(*bureau, c, id_of(r));
                          return done.ok() ? Response::empty(204) : Response::problem(done.problem(), r.language());
                        }),
      http::staff_route(
          Method::get, "/api/proposals", none(readers),
          [bureau](const Request& r, const Caller& c) { return answer(r, list_proposals(*bureau, c, r.language())); }),
      http::staff_route(Method::get, "/api/proposals/{id}", counted, settled(read_proposal)),
      http::staff_route(Method::post, "/api/proposals/{id}/confirm", settling, settled(confirm_proposal), {1024}),
      http::staff_route(Method::post, "/api/proposals/{id}/withdraw", counted, settled(withdraw_proposal), {1024}),
      http::staff_route(Method::post, "/api/campaign-drafts/{id}/propose", none(writers), with(propose_draft), {8192}),
      http::staff_route(Method::get, "/api/campaigns/{id}/rules", none(writers),
                        [bureau](const Request& r, const Caller& c) {
                          return answer(r, campaign_rules(*bureau, c, CampaignId(id_of(r))));
                        }),
      http::staff_route(Method::post, "/api/campaigns/{id}/rules", none(writers), with(change_rules), {64 * 1024}),
      http::staff_route(Method::get, "/api/consent/texts", none(writers),
                        [bureau](const Request& r, const Caller& c) { return answer(r, consent_texts(*bureau, c)); }),
      http::staff_route(Method::post, "/api/consent/texts", none(city), with(write_text), {64 * 1024}),
      http::staff_route(Method::get, "/api/channels", {keepers, DataClass::staff_only, Rate::ordinary},
                        [bureau](const Request&, const Caller&) { return Response::json(channel_states(*bureau)); }),
  };
}

}  // namespace rongxin::approvals
