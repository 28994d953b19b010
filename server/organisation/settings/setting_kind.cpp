#include <algorithm>
#include <boost/json.hpp>

#include "settings/settings_desk.h"

namespace rongxin::settings {
namespace {

namespace json = boost::json;
using access::Caller;
using approvals::Proposal;
using store::StaffTransaction;

json::object content_of(const Proposal& one) { return json::parse(one.content).as_object(); }

json::object group_values(std::string_view group, std::string_view text) {
  return json::parse(text_of(*find_group(group), value_of(*find_group(group), text, 0))).as_object();
}

void show(StaffTransaction& transaction, const Proposal& one, const std::string& today, json::object& page) {
  const auto content = content_of(one);
  const std::string group(content.at("group").as_string()), value(content.at("value").as_string());
  if (find_group(group)->lines) {
    page["hotlines"] = json::parse(value);
    page["hotlines_before"] = json::parse(std::string_view(content.at("before").as_string()));
    page["hotlines_beside"] = json::parse(text_of_hotlines(hotlines_beside(transaction, one.unit, today)));
    return;
  }
  if (!value.empty()) page["values"] = group_values(group, value);
  page["values_before"] = group_values(group, std::string_view(content.at("before").as_string()));
}

Result<approvals::After> set(const Clock& clock, StaffTransaction& transaction, const Proposal& one,
                             const Caller& caller) {
  const auto content = content_of(one);
  add(transaction,
      {one.unit, std::string(content.at("group").as_string()), std::string(content.at("value").as_string()),
       std::max(std::string(content.at("effective_on").as_string()), clock.today()), one.reason,
       AccountId(one.proposed_by), caller.account()},
      clock.now_ms());
  return approvals::After([] {});
}

}  // namespace

approvals::Kind setting_kind(const Services& services) {
  return {"setting",
          {"group"},
          {"effective_on"},
          {},
          show,
          [&clock = services.clock](StaffTransaction& transaction, const Proposal& one, const Caller& caller) {
            return set(clock, transaction, one, caller);
          }};
}

}  // namespace rongxin::settings
