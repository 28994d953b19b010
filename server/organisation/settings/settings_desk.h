#pragma once
// The page on which an office changes settings, and the kind of proposal for those that take two persons.
#include <functional>
#include <map>
#include <string>

#include "access/caller.h"
#include "api/settings.h"
#include "approvals/proposal_kinds.h"
#include "services/services.h"
#include "settings/settings.h"

namespace rongxin::settings {

/// Whether the fields of a group follow one another: empty, or the first one that does not.
using Order = std::function<std::string(const Setting& wanted)>;

struct SettingsDesk : Services {
  std::map<std::string, Order> orders;  ///< by group, from the slices that read it
};

/// Every group as it holds for the caller's unit, with its versions.
Result<api::SettingsPage> settings_page(const SettingsDesk& desk, const access::Caller& caller);

struct SettingToChange {
  std::string group, effective_on, reason;
  bool inherit = false;  ///< from then on as the unit above has it
  Setting value;
};
/// What needs two persons becomes a proposal. Problems: setting_not_here,
/// setting_order, already_waiting, hotline_number, hotline_public, hotline_twice, hotline_name, hotline_like_public,
/// hotline_in_words.
Result<api::SettingChanged> change_setting(const SettingsDesk& desk, const access::Caller& caller,
                                           SettingToChange wanted);
/// Problems: not_found for another unit's, setting_begun.
Status withdraw_setting(const SettingsDesk& desk, const access::Caller& caller, std::int64_t version);

/// What a child of a unit is shown beside the unit's own helplines: the public ones and those set above it.
std::vector<Hotline> hotlines_beside(store::StaffTransaction& transaction, UnitId unit, const std::string& today);

/// "setting": a group that two persons change.
approvals::Kind setting_kind(const Services& services);

}  // namespace rongxin::settings
