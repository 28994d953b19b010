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

std::vector<std::int64_t> numbers(const std::vector<int>& values) { return {values.begin(), values.end()}; }

api::SettingValues shown_values(const Group& group, const Setting& setting) {
  api::SettingValues out;
  for (const auto& field : group.fields) out.emplace_back(field.name, numbers(setting.list(field.name)));
  return out;
}

std::vector<api::SettingGroup::Field> shown_fields(const Group& group) {
  std::vector<api::SettingGroup::Field> out;
  for (const auto& field : group.fields)
    out.push_back({.name = field.name,
                   .measure = api::SettingGroup::Field::Measure(std::string_view(measure_name(field.measure))),
                   .low = field.low,
                   .high = field.high,
                   .most = field.most,
                   .shipped = numbers(field.shipped)});
  return out;
}

std::vector<api::DraftHotline> drafts_of(const std::vector<Hotline>& lines) {
  std::vector<api::DraftHotline> out;
  for (const auto& one : lines)
    out.push_back({.name_zh = one.name.at("zh-CN"),
                   .name_en = one.name.at("en"),
                   .number = one.number,
                   .note_zh = one.note.at("zh-CN"),
                   .note_en = one.note.at("en")});
  return out;
}

api::SettingVersion shown_version(const Group& group, const Version& one, std::int64_t in_force,
                                  const std::string& today) {
  using State = api::SettingVersion::State;
  api::SettingVersion out{.id = one.id,
                          .state = one.withdrawn_at_ms != 0   ? State("withdrawn")
                                   : one.effective_on > today ? State("coming")
                                   : one.id == in_force       ? State("in_force")
                                                              : State("past"),
                          .effective_on = one.effective_on,
                          .reason = one.reason,
                          .changed_by = one.changed_by,
                          .changed_at_ms = one.changed_at_ms,
                          .unit_name = one.unit,
                          .own = one.depth == 0,
                          .inherits = one.value.empty()};
  if (!one.confirmed_by.empty()) out.confirmed_by = one.confirmed_by;
  if (!one.withdrawn_by.empty()) out.withdrawn_by = one.withdrawn_by;
  if (group.lines) out.hotlines = drafts_of(hotlines_of_text(one.value));
  else if (!one.value.empty()) out.values = shown_values(group, value_of(group, one.value, one.id));
  return out;
}

api::SettingGroup shown_group(StaffTransaction& transaction, const Group& group, UnitId unit, std::string_view kind,
                              const std::vector<Version>& versions, const std::string& today) {
  const auto holds = read(transaction, unit, group.name, today);
  api::SettingGroup out{.group = api::SettingGroup::Group(std::string_view(group.name)),
                        .may_set = may_set(group, kind),
                        .two_persons = group.two_persons,
                        .version = holds.version,
                        .own = false,
                        .fields = shown_fields(group),
                        .values = shown_values(group, holds)};
  if (group.lines) {
    out.hotlines.emplace();
    out.hotlines_beside = drafts_of(hotlines_beside(transaction, unit, today));
  }
  for (const auto& one : versions) {
    if (one.group != group.name) continue;
    if (one.id == holds.version) {
      out.from_unit = one.unit;
      out.own = one.depth == 0;
      if (group.lines && one.depth == 0) out.hotlines = drafts_of(hotlines_of_text(one.value));
    }
    if (out.versions.size() < versions_shown_max)
      out.versions.push_back(shown_version(group, one, holds.version, today));
  }
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

std::vector<Hotline> hotlines_beside(StaffTransaction& transaction, UnitId unit, const std::string& today) {
  return shown_hotlines(read_hotlines(transaction, unit, today, true));
}

Result<api::SettingsPage> settings_page(const SettingsDesk& desk, const Caller& caller) {
  const std::string today = desk.clock.today();
  return desk.database.read(caller, [&](StaffTransaction& transaction) {
    const auto unit = setting_unit(transaction).value_or(SettingUnit{});
    const auto known = versions(transaction);
    api::SettingsPage out{.today = today, .unit_name = unit.name};
    for (const auto& group : groups())
      out.groups.push_back(shown_group(transaction, group, caller.unit(), unit.kind, known, today));
    return out;
  });
}

Result<api::SettingChanged> change_setting(const SettingsDesk& desk, const Caller& caller, SettingToChange wanted) {
  const Group& group = *find_group(wanted.group);
  if (const auto order = desk.orders.find(wanted.group); order != desk.orders.end() && !wanted.inherit)
    if (const auto fault = order->second(wanted.value); !fault.empty())
      return Problem(problems::setting_order, "values." + fault);
  if (group.lines) RONGXIN_CHECK(normalise_lines(wanted.value.hotlines));
  const std::string value = wanted.inherit ? "" : text_of(group, wanted.value);
  return desk.database.write(caller, [&](StaffTransaction& transaction) -> Result<api::SettingChanged> {
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
      return api::SettingChanged{.state = "proposed", .proposal_id = proposal};
    }
    const auto version =
        add(transaction, {caller.unit(), wanted.group, value, wanted.effective_on, wanted.reason, caller.account(), {}},
            desk.clock.now_ms());
    desk.audit.append(transaction,
                      audit::by(caller, "changeSetting", 0,
                                wanted.group + " version " + std::to_string(version) + " from " + wanted.effective_on));
    return api::SettingChanged{.state = "set", .version = version};
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
