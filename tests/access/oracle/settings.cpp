#include "tests/access/oracle/rules.h"

namespace oracle {
namespace {

struct SettingVersion {
  Number id, unit, account;
};

const MadeUp<SettingVersion> versions(
    "setting_version",
    [](const City& city, Dice& dice) {
      std::vector<SettingVersion> rows;
      for (const auto& one : city.of<Account>())
        if (dice.one_in(3))
          rows.push_back(
              {dice.fresh(), dice.one_in(2) ? first_post(city, one.id).unit : dice.any(city.of<Unit>()).id, one.id});
      return rows;
    },
    [](const City&, const SettingVersion& one, Statements& to) {
      to.add(
          "setting_version (setting_version_id, unit_id, setting, value, effective_on, "
          "reason, changed_by, changed_at_ms, confirmed_by, withdrawn_by, "
          "withdrawn_at_ms)",
          {n(one.id), n(one.unit), "'times'", "''", "'2026-01-01'", "'r'", n(one.account), "0", "NULL", "NULL",
           "NULL"});
    });

bool sets(const Sight& s) { return s.is({"psychology_teacher", "school_leader", "county_officer", "city_officer"}); }

const StaffRules rules({
    {"visible_own_setting",
     [](const City& c, const Sight& s) {
       return over(c.of<SettingVersion>(), by_id<SettingVersion>,
                   [&](const SettingVersion& one) { return sets(s) && s.post().unit == one.unit; });
     }},
    {"visible_setting_version",
     [](const City& c, const Sight& s) {
       return over(c.of<SettingVersion>(), by_id<SettingVersion>, [&](const SettingVersion& one) {
         return sets(s) && (s.above(one.unit) || s.post().unit == one.unit);
       });
     }},
});

}  // namespace
}  // namespace oracle
