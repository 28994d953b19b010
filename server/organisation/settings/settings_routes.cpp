#include "settings/settings_routes.h"

#include <boost/json.hpp>

#include "approvals/propose.h"
#include "platform/json_reader.h"
#include "platform/plain_number.h"

namespace rongxin::settings {
namespace {

using access::Caller;
using access::Role;
using http::Method;
using http::Request;
using http::Response;

Response answer(const Request& request, const Result<std::string>& body) {
  return body ? Response::json(*body) : Response::problem(body.problem(), request.language());
}

Setting values_of(const JsonDocument& document, const JsonObject& root, const Group& group) {
  Setting out;
  const auto* given = document.root().as_object().if_contains("values");
  if (given == nullptr || !given->is_object()) {
    root.refuse("values", "object");
    return out;
  }
  for (const auto& [name, value] : given->as_object())
    if (std::none_of(group.fields.begin(), group.fields.end(), [&](const Field& field) { return field.name == name; }))
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

Setting lines_of(const JsonObject& root) {
  Setting out;
  if (!root.has("hotlines")) {
    root.refuse("hotlines", "array");
    return out;
  }
  root.each("hotlines", own_hotlines_max, [&](const JsonObject& one) {
    one.only({"name_zh", "name_en", "number", "note_zh", "note_en"});
    const auto pair = [&](const std::string& name, std::size_t octets_max) {
      return psychometrics::Text{{"zh-CN", std::string(one.string(name + "_zh", octets_max))},
                                 {"en", std::string(one.string(name + "_en", octets_max))}};
    };
    out.hotlines.push_back({pair("name", 90), pair("note", 120), std::string(one.string("number", 40))});
  });
  return out;
}

Response change(const SettingsDesk& desk, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  SettingToChange wanted;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"group", "effective_on", "reason", "inherit", "values", "hotlines"});
    wanted.group = root.string("group", 40);
    wanted.effective_on = approvals::effective_day(root, desk.clock.today());
    wanted.reason = approvals::reason_of(root);
    wanted.inherit = root.flag("inherit");
    const auto* group = find_group(wanted.group);
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
  return answer(request, change_setting(desk, caller, wanted));
}

}  // namespace

std::vector<http::Route> settings_routes(SettingsDesk made) {
  const auto desk = std::make_shared<const SettingsDesk>(std::move(made));
  const http::StaffOf office{{Role::psychology_teacher, Role::school_leader, Role::county_officer, Role::city_officer},
                             http::DataClass::none,
                             http::Rate::ordinary};
  return {
      http::staff_route(Method::get, "/api/settings", office,
                        [desk](const Request& r, const Caller& c) { return answer(r, settings_page(*desk, c)); }),
      http::staff_route(Method::post, "/api/settings", office,
                        [desk](const Request& r, const Caller& c) { return change(*desk, r, c); }, {8192}),
      http::staff_route(Method::del, "/api/settings/{id}", office,
                        [desk](const Request& r, const Caller& c) {
                          const Status done = withdraw_setting(*desk, c, plain_number(r.path_parameters[0]));
                          return done.ok() ? Response::empty(204) : Response::problem(done.problem(), r.language());
                        }),
  };
}

}  // namespace rongxin::settings
