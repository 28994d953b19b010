#include "tests/access/oracle/accounts.h"

#include "tests/access/oracle/rules.h"

namespace oracle {

const Post& first_post(const City& city, Number account) {
  for (const auto& post : city.of<Post>())
    if (post.account == account) return post;
  return city.of<Post>().front();
}

Number somebody_at(const City& city, Dice& dice, Number school_class) {
  const Number school = parent_of(city, parent_of(city, school_class));
  std::vector<Number> there;
  for (const auto& post : city.of<Post>())
    if (post.unit == school_class || post.unit == school) there.push_back(post.account);
  return there.empty() || dice.one_in(3) ? dice.any(city.of<Account>()).id : dice.any(there);
}

namespace {

/// What was done to whose account.
struct AccountAct {
  Number id, account;
};

const MadeUp<Account> accounts(
    "account",
    [](const City&, Dice& dice) {
      std::vector<Account> rows;
      for (int i = 0; i < 90; ++i) rows.push_back({dice.fresh(), dice.one_in(12)});
      return rows;
    },
    [](const City&, const Account& one, Statements& to) {
      to.add(
          "account (account_id, login, name, password_verifier, sealed_totp_secret, "
          "totp_confirmed_at_ms, totp_last_step, added_at_ms, ended_at_ms, "
          "password_given_at_ms, wrong_factors, factor_wait_until_ms, "
          "factor_blocked_at_ms)",
          {n(one.id), text("login" + n(one.id)), text("name"), text(""), "NULL", "NULL", "0", "0",
           instant_if(one.ended), "NULL", "0", "0", "NULL"});
    });

std::vector<Post> draw_posts(const City& city, Dice& dice) {
  const char* roles[] = {"class_teacher",        "session_operator",      "psychology_teacher", "school_leader",
                         "counselling_centre",   "county_officer",        "city_officer",       "auditor",
                         "system_administrator", "security_administrator"};
  std::vector<Post> rows;
  std::size_t i = 0;
  for (const auto& account : city.of<Account>()) {
    const std::size_t which = i++ % 10;
    const std::string role = roles[which];
    // Mostly where such a post belongs, now and then anywhere: a mistake must not open a door.
    Number unit = dice.any(city.of<Unit>()).id;
    if (!dice.one_in(6)) {
      const bool of_county = role == "county_officer" || role == "counselling_centre";
      unit = dice.any(units_of_kind(city, role == "class_teacher" ? "class"
                                          : of_county             ? "county"
                                          : which >= 6            ? "city"
                                                                  : "school"));
    }
    rows.push_back({dice.fresh(), account.id, unit, role, dice.one_in(10), dice.days()});
    // A second post elsewhere: whoever keeps accounts in one county does not keep this one.
    if (dice.one_in(5))
      rows.push_back(
          {dice.fresh(), account.id, dice.any(city.of<Unit>()).id, "class_teacher", dice.one_in(4), dice.days()});
  }
  return rows;
}
const MadeUp<Post> posts("post", draw_posts, [](const City&, const Post& one, Statements& to) {
  to.add("post (post_id, account_id, unit_id, role, since_on, until_on, ended_at_ms)",
         {n(one.id), n(one.account), n(one.unit), text(one.role), day(one.days.since), day(one.days.until),
          instant_if(one.ended)});
});

const MadeUp<Session> sessions(
    "staff_session",
    [](const City& city, Dice& dice) {
      std::vector<Session> rows;
      for (const auto& one : city.of<Account>())
        rows.push_back(
            {dice.fresh(), one.id, first_post(city, one.id).id, !dice.one_in(10), dice.one_in(10), dice.end_ms()});
      return rows;
    },
    [](const City&, const Session& one, Statements& to) {
      to.add(
          "staff_session (context_id, account_id, post_id, token_digest, step, began_at_ms, used_at_ms, expires_at_ms, "
          "ended_at_ms)",
          {n(one.context), n(one.account), n(one.post), "CAST('" + n(one.context) + "' AS BYTEA)",
           text(one.working ? "working" : "choose_post"), "0", "0", n(one.expires_ms), instant_if(one.ended)});
    });

const MadeUp<AccountAct> account_acts(
    "account_act",
    [](const City& city, Dice& dice) {
      std::vector<AccountAct> rows;
      for (const auto& one : city.of<Account>())
        if (dice.one_in(2)) rows.push_back({dice.fresh(), one.id});
      return rows;
    },
    [](const City&, const AccountAct& one, Statements& to) {
      to.add(
          "account_act (account_act_id, account_id, act, done_by, confirmed_by, unit_id, "
          "role, at_ms)",
          {n(one.id), n(one.account), "'password_given'", "NULL", "NULL", "NULL", "NULL", "0"});
    });

/// A security administrator keeps the accounts of everybody who has, or had, a post below.
bool keeps(const City& city, const Sight& sight, Number account) {
  return sight.is({"security_administrator"}) &&
         any_of(city.of<Post>(), [&](const Post& one) { return one.account == account && sight.below(one.unit); });
}

const StaffRules rules({
    {"visible_account",
     [](const City& c, const Sight& s) {
       return over(c.of<Account>(), by_id<Account>, [&](const Account& one) { return keeps(c, s, one.id); });
     }},
    {"visible_managed_account",
     [](const City& c, const Sight& s) {
       return over(c.of<Account>(), by_id<Account>, [&](const Account& one) {
         const bool elsewhere = any_of(c.of<Post>(), [&](const Post& post) {
           return post.account == one.id && !post.ended && !s.below(post.unit);
         });
         return keeps(c, s, one.id) && !elsewhere && s.post().account != one.id;
       });
     }},
    {"visible_post",
     [](const City& c, const Sight& s) {
       return over(c.of<Post>(), by_id<Post>, [&](const Post& one) {
         return s.is({"security_administrator"}) && !one.ended && s.below(one.unit);
       });
     }},
    // What was done to an account is told to its person, to the school or office where it has or had a post, and to
    // the auditor.
    {"visible_account_act",
     [](const City& c, const Sight& s) {
       return over(c.of<AccountAct>(), by_id<AccountAct>, [&](const AccountAct& act) {
         if (!s.works()) return false;
         if (s.is({"auditor"}) || s.post().account == act.account) return true;
         return any_of(c.of<Post>(), [&](const Post& post) {
           if (post.account != act.account) return false;
           return s.is({"school_leader", "psychology_teacher", "security_administrator"})
                      ? s.below(post.unit)
                      : s.is({"counselling_centre", "county_officer", "city_officer"}) && post.unit == s.post().unit;
         });
       });
     }},
});

}  // namespace
}  // namespace oracle
