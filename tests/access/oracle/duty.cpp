#include "tests/access/oracle/duty.h"

#include "tests/access/oracle/rules.h"

namespace oracle {
namespace {

/// Where a member of staff is called.
struct Contact {
  Number account;
};
struct Leave {
  Number id, account;
};

const MadeUp<Duty> duties(
    "duty",
    [](const City& city, Dice& dice) {
      std::vector<Duty> rows;
      for (const auto& one : city.of<Account>())
        if (dice.one_in(3))
          rows.push_back({dice.fresh(), dice.one_in(2) ? first_post(city, one.id).unit : dice.any(city.of<Unit>()).id,
                          one.id, dice.one_in(5), dice.days()});
      return rows;
    },
    [](const City&, const Duty& one, Statements& to) {
      to.add("duty (duty_id, unit_id, account_id, since_on, until_on, ended_at_ms)",
             {n(one.id), n(one.unit), n(one.account), day(one.days.since), day(one.days.until), instant_if(one.ended)});
    });

const MadeUp<Contact> contacts(
    "staff_contact",
    [](const City& city, Dice& dice) {
      std::vector<Contact> rows;
      for (const auto& one : city.of<Account>())
        if (dice.one_in(2)) rows.push_back({one.id});
      return rows;
    },
    [](const City&, const Contact& one, Statements& to) {
      to.add("staff_contact (account_id, mail_address, phone, changed_at_ms)", {n(one.account), "NULL", "NULL", "0"});
    });

const MadeUp<Leave> leaves(
    "leave_of_absence",
    [](const City& city, Dice& dice) {
      std::vector<Leave> rows;
      for (const auto& one : city.of<Account>())
        if (dice.one_in(4)) rows.push_back({dice.fresh(), one.id});
      return rows;
    },
    [](const City& city, const Leave& one, Statements& to) {
      to.add(
          "leave_of_absence (leave_id, account_id, since_at_ms, until_at_ms, told_by, "
          "told_at_ms, ended_at_ms)",
          {n(one.id), n(one.account), "0", "9", anyone(city), "0", "NULL"});
      to.add(
          "leave_confirmation (leave_id, asked_until_ms, confirmed_by, confirmed_at_ms, "
          "heard_at_ms)",
          {n(one.id), "9", "NULL", "NULL", "NULL"});
    });

/// Who arranges a roster: the school's own people over the whole school, a county's over its own office.
bool colleague(const City& city, const Sight& sight, Number account) {
  const bool gone = any_of(city.of<Account>(), [&](const Account& one) { return one.id == account && one.ended; });
  return !gone && any_of(city.of<Post>(), [&](const Post& one) {
    if (one.account != account || one.ended) return false;
    if (sight.is({"psychology_teacher", "school_leader"})) return sight.below(one.unit);
    return sight.is({"counselling_centre", "county_officer"}) && one.unit == sight.post().unit;
  });
}

Opinion leaves_of_colleagues(const City& c, const Sight& s) {
  return over(c.of<Leave>(), by_id<Leave>, [&](const Leave& one) { return colleague(c, s, one.account); });
}
Opinion own_leaves(const City& c, const Sight& s) {
  return over(c.of<Leave>(), by_id<Leave>,
              [&](const Leave& one) { return s.works() && s.post().account == one.account; });
}

const StaffRules rules({
    {"visible_colleague",
     [](const City& c, const Sight& s) {
       return over(c.of<Account>(), by_id<Account>, [&](const Account& one) { return colleague(c, s, one.id); });
     }},
    {"visible_duty",
     [](const City& c, const Sight& s) {
       return over(c.of<Duty>(), by_id<Duty>, [&](const Duty& one) {
         return s.is({"psychology_teacher", "school_leader", "counselling_centre", "county_officer"}) &&
                s.post().unit == one.unit;
       });
     }},
    {"visible_reachable_adult",
     [](const City& c, const Sight& s) {
       return over(
           c.of<Duty>(),
           [](const Duty& one) {
             return Key{one.account, one.unit};
           },
           [&](const Duty& one) {
             const bool gone = any_of(
                 c.of<Account>(), [&](const Account& account) { return account.id == one.account && account.ended; });
             return !gone && one.in_force() && s.is({"class_teacher", "session_operator", "psychology_teacher"}) &&
                    s.above(one.unit);
           });
     }},
    {"visible_my_contact",
     [](const City& c, const Sight& s) {
       return over(
           c.of<Contact>(), [](const Contact& one) { return Key{one.account}; },
           [&](const Contact& one) { return s.works() && s.post().account == one.account; });
     }},
    // Leave is the person's own business and the roster's; what it waits for is seen by the same.
    {"visible_leave", leaves_of_colleagues},
    {"visible_leave_confirmation", leaves_of_colleagues},
    {"visible_my_leave", own_leaves},
    {"visible_my_leave_confirmation", own_leaves},
});

}  // namespace
}  // namespace oracle
