#include <boost/json.hpp>

#include "approvals/propose.h"
#include "platform/problem_catalogue.h"
#include "settings/problems.h"
#include "settings/settings_desk.h"

namespace rongxin::settings {
namespace {

namespace json = boost::json;
using access::Caller;
using store::StaffTransaction;
constexpr std::size_t versions_shown_max = 20;

const char* measure_name(Measure measure) {
  constexpr const char* names[] = {"minute_of_day", "minutes", "days", "count", "percent", "ms"};
  return names[static_cast<std::size_t>(measure)];
}

bool may_set(const Group& group, std::string_view kind) {
  return kind == "city" || (kind == "school" ? group.by_school : group.by_county && kind != "bureau_department");
}

json::array numbers(const std::vector<int>& values) { return json::array(values.begin(), values.end()); }

json::object values_json(const Group& group, const Setting& setting) {
  json::object out;
  for (const auto& field : group.fields) out[field.name] = numbers(setting.list(field.name));
  return out;
}

json::array fields_json(const Group& group) {
  json::array out;
  for (const auto& field : group.fields)
    out.push_back({{"name", field.name},
                   {"measure", measure_name(field.measure)},
                   {"low", field.low},
                   {"high", field.high},
                   {"most", field.most},
                   {"shipped", numbers(field.shipped)}});
  return out;
}

json::object version_json(const Group& group, const Version& one, std::int64_t in_force, const std::string& today) {
  const char* state = one.withdrawn_at_ms != 0   ? "withdrawn"
                      : one.effective_on > today ? "coming"
                      : one.id == in_force       ? "in_force"
                                                 : "past";
  json::object out{{"id", std::to_string(one.id)},
                   {"state", state},
                   {"effective_on", one.effective_on},
                   {"reason", one.reason},
                   {"changed_by", one.changed_by},
                   {"changed_at_ms", one.changed_at_ms},
                   {"unit_name", one.unit},
                   {"own", one.depth == 0},
                   {"inherits", one.value.empty()}};
  if (!one.confirmed_by.empty()) out["confirmed_by"] = one.confirmed_by;
  if (!one.withdrawn_by.empty()) out["withdrawn_by"] = one.withdrawn_by;
  if (group.lines) out["hotlines"] = json::parse(one.value);
  else if (!one.value.empty()) out["values"] = values_json(group, value_of(group, one.value, one.id));
  return out;
}

json::object group_json(StaffTransaction& transaction, const Group& group, UnitId unit, std::string_view kind,
                        const std::vector<Version>& versions, const std::string& today) {
  const auto holds = read(transaction, unit, group.name, today);
  json::object out{{"group", group.name},
                   {"may_set", may_set(group, kind)},
                   {"two_persons", group.two_persons},
                   {"version", std::to_string(holds.version)},
                   {"own", false},
                   {"fields", fields_json(group)},
                   {"values", values_json(group, holds)}};
  if (group.lines) {
    out["hotlines"] = json::array();
    out["hotlines_beside"] = json::parse(hotlines_beside(transaction, unit, today));
  }
  json::array history;
  for (const auto& one : versions) {
    if (one.group != group.name) continue;
    if (one.id == holds.version) {
      out["from_unit"] = one.unit;
      out["own"] = one.depth == 0;
      if (group.lines && one.depth == 0) out["hotlines"] = json::parse(one.value);
    }
    if (history.size() < versions_shown_max) history.push_back(version_json(group, one, holds.version, today));
  }
  out["versions"] = std::move(history);
  return out;
}

// Each line as it must be, or where the first one is not.
Status normalise_lines(std::vector<Hotline>& lines) {
  std::vector<Hotline> before;
  for (auto& line : lines) {
    const std::string at = "hotlines[" + std::to_string(before.size()) + "].";
    switch (normalise_hotline(line, before)) {
      case HotlineFault::number: return Problem(problems::hotline_number, at + "number");
      case HotlineFault::is_public: return Problem(problems::hotline_public, at + "number");
      case HotlineFault::twice: return Problem(problems::hotline_twice, at + "number");
      case HotlineFault::name_missing: return Problem(problems::hotline_name, at + "name");
      case HotlineFault::like_public: return Problem(problems::hotline_like_public, at + "name");
      case HotlineFault::number_in_words: return Problem(problems::hotline_in_words, at + "name");
      case HotlineFault::none: before.push_back(line);
    }
  }
  return success();
}

}  // namespace

std::string hotlines_beside(StaffTransaction& transaction, UnitId unit, const std::string& today) {
  return text_of_hotlines(shown_hotlines(read_hotlines(transaction, unit, today, true)));
}

Result<std::string> settings_page(const SettingsDesk& desk, const Caller& caller) {
  const std::string today = desk.clock.today();
  return desk.database.read(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    const auto unit = setting_unit(transaction).value_or(SettingUnit{});
    const auto known = versions(transaction);
    json::array all;
    for (const auto& group : groups())
      all.push_back(group_json(transaction, group, caller.unit(), unit.kind, known, today));
    return json::serialize(json::object{{"today", today}, {"unit_name", unit.name}, {"groups", std::move(all)}});
  });
}

Result<std::string> change_setting(const SettingsDesk& desk, const Caller& caller, SettingToChange wanted) {
  const Group& group = *find_group(wanted.group);
  if (const auto order = desk.orders.find(wanted.group); order != desk.orders.end() && !wanted.inherit)
    if (const auto fault = order->second(wanted.value); !fault.empty())
      return Problem(problems::setting_order, "values." + fault);
  if (group.lines) RONGXIN_CHECK(normalise_lines(wanted.value.hotlines));
  const std::string value = wanted.inherit ? "" : text_of(group, wanted.value);
  return desk.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    const auto unit = setting_unit(transaction);
    if (!unit || !may_set(group, unit->kind)) return problems::setting_not_here;
    if (group.two_persons) {
      const auto before = read(transaction, caller.unit(), group.name, desk.clock.today());
      json::object content{{"group", group.name},
                           {"value", value},
                           {"effective_on", wanted.effective_on},
                           {"before", text_of(group, before)},
                           {"before_version", before.version}};
      // Of a group that a county sets beside its city each unit's own waits for itself.
      const std::string subject =
          "setting/" + wanted.group + (group.by_county ? "/" + std::to_string(caller.unit().value) : "");
      RONGXIN_TRY(proposal, approvals::add_proposal(desk, transaction, caller,
                                                    {"setting", subject, json::serialize(content), wanted.reason}));
      return approvals::proposed_json(proposal);
    }
    const auto version =
        add(transaction, {caller.unit(), wanted.group, value, wanted.effective_on, wanted.reason, caller.account(), {}},
            desk.clock.now_ms());
    desk.audit.append(transaction,
                      audit::by(caller, "changeSetting", 0,
                                wanted.group + " version " + std::to_string(version) + " from " + wanted.effective_on));
    return json::serialize(json::object{{"state", "set"}, {"version", std::to_string(version)}});
  });
}

Status withdraw_setting(const SettingsDesk& desk, const Caller& caller, std::int64_t version) {
  return desk.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (!withdraw(transaction, {version, desk.clock.today(), caller.account()}, desk.clock.now_ms())) {
      const auto all = versions(transaction);
      const bool own =
          std::any_of(all.begin(), all.end(), [&](const Version& one) { return one.id == version && one.depth == 0; });
      return own ? Status(problems::setting_begun) : Status(problems::not_found);
    }
    desk.audit.append(transaction, audit::by(caller, "withdrawSetting", 0, "version " + std::to_string(version)));
    return success();
  });
}

}  // namespace rongxin::settings
