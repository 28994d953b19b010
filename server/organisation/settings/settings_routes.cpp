#include "settings/settings_routes.h"

#include <algorithm>

#include "approvals/propose.h"
#include "operations/slice.h"

namespace rongxin::settings {
namespace {

using access::Caller;
using operations::refused;

// Whether the values are those of the group, each within its field.
Result<Setting> values_of(const api::SettingValues& given, const Group& group) {
  Setting out;
  for (const auto& [name, list] : given)
    if (std::none_of(group.fields.begin(), group.fields.end(), [&](const Field& field) { return field.name == name; }))
      return refused("values." + name, "unknown");
  for (const auto& field : group.fields) {
    const std::string place = std::string("values.") + field.name,
                      range = std::to_string(field.low) + ".." + std::to_string(field.high);
    const auto found =
        std::find_if(given.begin(), given.end(), [&](const auto& one) { return one.first == field.name; });
    if (found == given.end() || found->second.size() > static_cast<std::size_t>(field.most))
      return refused(place, range);
    for (const auto one : found->second) {
      if (one < field.low || one > field.high) return refused(place, range);
      auto& values = out.values[field.name];
      const int number = static_cast<int>(one);
      if (std::find(values.begin(), values.end(), number) != values.end()) return refused(place, "no number twice");
      values.push_back(number);
    }
  }
  return out;
}

Setting lines_of(const std::vector<api::DraftHotline>& given) {
  Setting out;
  for (const auto& one : given)
    out.hotlines.push_back(
        {{{"zh-CN", one.name_zh}, {"en", one.name_en}}, {{"zh-CN", one.note_zh}, {"en", one.note_en}}, one.number});
  return out;
}

Result<api::SettingChanged> change(const SettingsDesk& desk, const Caller& caller, const api::change_setting::In& in) {
  const auto& body = in.body;
  const Group& group = *find_group(body.group.text());
  RONGXIN_CHECK(approvals::from_today(body.effective_on, desk.clock.today()));
  SettingToChange wanted{
      std::string(body.group.text()), body.effective_on, body.reason, body.inherit.value_or(false), {}};
  if (group.lines ? body.values.has_value() : body.hotlines.has_value())
    return refused(group.lines ? "values" : "hotlines", "absent");
  if (group.lines) {
    if (wanted.inherit) return refused("inherit", "absent");  // nothing to give back: those above are shown in any case
    if (!body.hotlines) return refused("hotlines", "array");
    wanted.value = lines_of(*body.hotlines);
  } else if (wanted.inherit) {
    if (body.values) return refused("values", "absent");
  } else {
    RONGXIN_TRY(values, values_of(body.values.value_or(api::SettingValues{}), group));
    wanted.value = values;
  }
  return change_setting(desk, caller, wanted);
}

}  // namespace

std::vector<http::Route> settings_routes(SettingsDesk made) {
  operations::Slice slice(std::make_shared<const SettingsDesk>(std::move(made)));
  slice
      .on<api::read_settings>([](const SettingsDesk& desk, const Caller& caller, const api::read_settings::In&) {
        return settings_page(desk, caller);
      })
      .on<api::change_setting>(change)
      .on<api::withdraw_setting>([](const SettingsDesk& desk, const Caller& caller, const auto& in) {
        return withdraw_setting(desk, caller, in.id);
      });
  return slice.routes();
}

}  // namespace rongxin::settings
