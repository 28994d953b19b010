#pragma once
// Values that a bureau may change, each from a day on: the nearest unit that has set one decides. What
// the program ships with is version 0. Read where work is planned; never on the way of a child's answer.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "settings/hotlines.h"
#include "store/transaction.h"

namespace rongxin::settings {

enum class Measure { minute_of_day, minutes, days, count, percent, ms };

struct Field {
  const char* name;
  Measure measure;
  int low, high;
  std::vector<int> shipped;  ///< one value, or several where the field is a list
  int most = 1;              ///< values at most
};

/// Fields that are set together, as one version.
struct Group {
  const char* name;
  bool by_school, by_county;  ///< the city may always
  bool two_persons;           ///< a second officer confirms
  std::vector<Field> fields;
  bool lines = false;  ///< helplines instead of fields: those of every unit above are shown too
};

const std::vector<Group>& groups();
const Group* find_group(std::string_view name);

/// The fields of one group as they hold for a unit on a day.
struct Setting {
  std::int64_t version = 0;
  std::map<std::string, std::vector<int>, std::less<>> values;
  std::vector<Hotline> hotlines;  ///< one unit's own, where the group has lines
  int number(std::string_view field) const { return values.find(field)->second.front(); }
  const std::vector<int>& list(std::string_view field) const { return values.find(field)->second; }
};

/// The value that holds; what nobody has set is as shipped. Of a group of lines the unit's own only (read_hotlines
/// joins them).
Setting read(store::Transaction& transaction, UnitId unit, std::string_view group, std::string_view day);

/// {"dismissal_minute":[1020],"interview_minutes":[585,…]}: as stored.
std::string text_of(const Group& group, const Setting& setting);
/// A stored text over what is shipped: a field that came with a later version of the program has its shipped value.
Setting value_of(const Group& group, std::string_view text, std::int64_t version);

struct SettingToAdd {
  UnitId unit;
  std::string group, value, effective_on, reason;  ///< value empty: as the unit above has it
  AccountId changed_by, confirmed_by;
};
std::int64_t add(store::Transaction& transaction, const SettingToAdd& wanted, std::int64_t now_ms);

/// A version that the caller's unit or one above it has set.
struct Version {
  std::int64_t id = 0, changed_at_ms = 0, depth = 0;  ///< depth 0: the caller's own unit
  std::int64_t withdrawn_at_ms = 0;
  std::string group, value, effective_on, reason, changed_by, confirmed_by, withdrawn_by, unit;
};
/// The newest first.
std::vector<Version> versions(store::StaffTransaction& transaction);
struct SettingUnit {
  std::string kind, name;
};
/// The caller's unit, whose kind decides what may be set.
std::optional<SettingUnit> setting_unit(store::StaffTransaction& transaction);
struct Withdrawal {
  std::int64_t version = 0;
  std::string today;
  AccountId by;
};
/// Takes back a version of the caller's unit that has not begun; false when there is none such. It stays known.
bool withdraw(store::StaffTransaction& transaction, const Withdrawal& wanted, std::int64_t now_ms);

}  // namespace rongxin::settings
