#include "settings/settings.h"

#include <boost/json.hpp>

#include "sql/settings/add_setting.h"
#include "sql/settings/list_in_force.h"
#include "sql/settings/list_settings.h"
#include "sql/settings/read_setting_unit.h"
#include "sql/settings/withdraw_setting.h"
#include "store/numbers.h"

namespace rongxin::settings {
namespace {

namespace json = boost::json;
using store::Transaction;
constexpr auto reading = store::SystemKey::because("how a bureau works is nobody's secret");

std::vector<Group> shipped_groups() {
  using enum Measure;
  constexpr int day_end = 24 * 60 - 1;
  // The first lesson and lunch are no times for interviews; the best times come first: who holds few uses those.
  return {
      {"times",
       true,
       true,
       false,
       {{"dismissal_minute", minute_of_day, 12 * 60, 22 * 60, {17 * 60}},
        {"lesson_minutes", minutes, 20, 120, {45}},
        {"break_minutes", minutes, 0, 60, {10}},
        {"left_for_adults_minutes", minutes, 0, 240, {90}},
        {"duty_from_minute", minute_of_day, 5 * 60, 10 * 60, {7 * 60 + 30}},
        {"duty_until_minute", minute_of_day, 12 * 60, 23 * 60, {17 * 60 + 30}},
        {"interview_minutes",
         minute_of_day,
         6 * 60,
         22 * 60,
         {9 * 60 + 45, 14 * 60 + 35, 10 * 60 + 35, 15 * 60 + 25, 8 * 60 + 55, 16 * 60 + 15, 11 * 60 + 20, 16 * 60 + 50},
         8}}},
      {"capacity",
       true,
       true,
       false,
       {{"classes_a_day_max", count, 1, 8, {3}},
        {"interviews_a_day", count, 1, 8, {6}},
        {"interviews_a_week", count, 1, 200, {15}}}},
      {"rule_limits", false, false, true, {{"flag_percent_max", percent, 1, 50, {6}}}},
      {"preset_rules",
       false,
       false,
       true,
       {{"pilot_phq9_both", count, 1, 27, {10}},
        {"pilot_gad7_both", count, 1, 21, {10}},
        {"pilot_phq9_high", count, 1, 27, {15}},
        {"change_phq9_rise", count, 1, 27, {5}},
        {"either_phq9", count, 1, 27, {10}},
        {"either_gad7", count, 1, 21, {10}}}},
      // Any child may need them tonight: a county adds to what its city has set and takes nothing away.
      {"hotlines", false, true, true, {}, true},
      {"rooms",
       false,
       false,
       false,
       {{"sheets_min", count, 3, 50, {3}},
        {"items_min", count, 5, 100, {10}},
        {"alike_min", count, 2, 20, {3}},
        {"alike_percent_min", percent, 5, 100, {20}},
        {"hurried_ms_per_item", ms, 500, 10000, {2000}},
        {"hurried_percent_min", percent, 50, 100, {80}}}},
      {"clocks",
       false,
       false,
       true,
       {{"acute_answer_minutes", minutes, 1, 60, {10}},
        {"acute_deputies_minutes", minutes, 1, 120, {10}},
        {"acute_leaders_minutes", minutes, 2, 240, {20}},
        {"acute_county_minutes", minutes, 3, 480, {30}},
        {"acute_city_minutes", minutes, 4, 720, {60}},
        {"acute_repeat_minutes", minutes, 5, 240, {30}},
        {"same_day_deputies_minutes", minutes, 10, 720, {120}},
        {"same_day_leaders_minutes", minutes, 20, 720, {240}},
        {"same_day_waits_days_max", days, 1, 7, {3}},
        {"ranked_again_days", days, 1, 20, {2}},
        {"ranked_deputies_days", days, 2, 30, {5}},
        {"ranked_leaders_days", days, 3, 40, {10}},
        {"ranked_county_days", days, 4, 60, {12}},
        {"ranked_answer_days", days, 1, 40, {10}},
        {"interview_same_day_days", days, 0, 10, {2}},
        {"interview_ranked_days", days, 1, 40, {10}},
        {"leave_alone_days_max", days, 1, 60, {14}},
        {"quiet_from_minute", minute_of_day, 18 * 60, day_end, {21 * 60 + 30}},
        {"quiet_until_minute", minute_of_day, 4 * 60, 9 * 60, {7 * 60}}}},
  };
}

Setting shipped(const Group& group) {
  Setting out;
  for (const auto& field : group.fields) out.values[field.name] = field.shipped;
  return out;
}

}  // namespace

const std::vector<Group>& groups() {
  static const std::vector<Group> all = shipped_groups();
  return all;
}

const Group* find_group(std::string_view name) {
  for (const auto& group : groups())
    if (group.name == name) return &group;
  return nullptr;
}

std::string text_of(const Group& group, const Setting& setting) {
  if (group.lines) return text_of_hotlines(setting.hotlines);
  json::object out;
  for (const auto& field : group.fields) {
    const auto& values = setting.list(field.name);
    out[field.name] = json::array(values.begin(), values.end());
  }
  return json::serialize(out);
}

Setting value_of(const Group& group, std::string_view text, std::int64_t version) {
  Setting out = shipped(group);
  out.version = version;
  if (group.lines) out.hotlines = hotlines_of_text(text);
  boost::system::error_code failed;
  const auto value = json::parse(text, failed);
  if (failed || !value.is_object()) return out;
  for (const auto& field : group.fields) {
    const auto* found = value.as_object().if_contains(field.name);
    if (found == nullptr || !found->is_array() || found->as_array().empty()) continue;
    std::vector<int> list;
    for (const auto& one : found->as_array()) list.push_back(one.to_number<int>());
    out.values[field.name] = std::move(list);
  }
  return out;
}

Setting read(Transaction& transaction, UnitId unit, std::string_view name, std::string_view day) {
  const Group& group = *find_group(name);
  std::int64_t depth_seen = -1;
  std::optional<Setting> found;
  transaction.each(reading, sql::settings::list_in_force{.unit_id = unit, .setting = name, .day = day},
                   [&](const auto& row) {
                     if (found || row.depth() == depth_seen || (group.lines && row.depth() != 0)) return;
                     depth_seen = row.depth();
                     if (!row.value().empty()) found = value_of(group, row.value(), row.setting_version_id());
                   });
  return found ? std::move(*found) : shipped(group);
}

std::int64_t add(Transaction& transaction, const SettingToAdd& wanted, std::int64_t now_ms) {
  const std::int64_t version = store::take_numbers(transaction, "setting_version");
  const auto confirmed = wanted.confirmed_by.value == 0 ? std::nullopt : std::optional(wanted.confirmed_by);
  transaction.run(reading, sql::settings::add_setting{.setting_version_id = version,
                                                      .unit_id = wanted.unit,
                                                      .setting = wanted.group,
                                                      .value = wanted.value,
                                                      .effective_on = wanted.effective_on,
                                                      .reason = wanted.reason,
                                                      .changed_by = wanted.changed_by,
                                                      .now_ms = now_ms,
                                                      .confirmed_by = confirmed});
  return version;
}

std::vector<Version> versions(store::StaffTransaction& transaction) {
  std::vector<Version> all;
  transaction.each(sql::settings::list_settings{}, [&](const auto& row) {
    all.push_back({row.setting_version_id(), row.changed_at_ms(), row.depth(), row.withdrawn_at_ms(),
                   std::string(row.setting()), std::string(row.value()), std::string(row.effective_on()),
                   std::string(row.reason()), std::string(row.changed_by_name().value_or("")),
                   std::string(row.confirmed_by_name()), std::string(row.withdrawn_by_name()),
                   std::string(row.unit_name())});
  });
  return all;
}

std::optional<SettingUnit> setting_unit(store::StaffTransaction& transaction) {
  return transaction.one(sql::settings::read_setting_unit{}, [](const auto& row) {
    return SettingUnit{std::string(row.kind()), std::string(row.name())};
  });
}

bool withdraw(store::StaffTransaction& transaction, const Withdrawal& wanted, std::int64_t now_ms) {
  return transaction.run(sql::settings::withdraw_setting{
             .setting_version_id = wanted.version, .withdrawn_by = wanted.by, .now_ms = now_ms}) != 0;
}

}  // namespace rongxin::settings
