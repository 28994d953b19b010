#include "tests/access/oracle/oversight.h"

#include "tests/access/oracle/duty.h"
#include "tests/access/oracle/rules.h"

namespace oracle {
namespace {

struct OpenClock {
  Number id, school, tier;
  bool unreachable, asked, came_up, reached_leaders;
};
struct SchoolCompletion {
  Number campaign, school;
};
struct AlertTally {
  Number school;
};

std::vector<Grant> draw_grants(const City& city, Dice& dice) {
  std::vector<Grant> rows;
  for (const auto& alert : city.of<Alert>()) {
    if (!dice.one_in(3)) continue;
    // Mostly of a centre, where a grant belongs.
    const Post* chosen = &dice.any(city.of<Post>());
    for (int tries = 0; tries < 20 && chosen->role != "counselling_centre"; ++tries)
      chosen = &dice.any(city.of<Post>());
    const Post& post = dice.one_in(4) ? dice.any(city.of<Post>()) : *chosen;
    rows.push_back({alert.student, alert.no, post.account, dice.one_in(5) ? dice.any(city.of<Unit>()).id : post.unit,
                    dice.one_in(5)});
  }
  return rows;
}
const MadeUp<Grant> grants("alert_grant", draw_grants, [](const City&, const Grant& one, Statements& to) {
  to.add(
      "alert_grant (student_id, alert_no, account_id, unit_id, since_at_ms, "
      "ended_at_ms)",
      {n(one.student), n(one.alert), n(one.account), n(one.unit), "0", instant_if(one.ended)});
});

const MadeUp<Support> support_requests(
    "support_request",
    [](const City& city, Dice& dice) {
      std::vector<Support> rows;
      for (const auto& one : city.of<Alert>())
        if (dice.one_in(3)) rows.push_back({one.student, one.no, 1});
      return rows;
    },
    [](const City& city, const Support& one, Statements& to) {
      to.add("support_request (student_id, alert_no, request_no, school_unit_id, asked_by, asked_at_ms)",
             {n(one.student), n(one.alert), n(one.no), n(city.of<Unit>().front().id), anyone(city), "0"});
    });

const MadeUp<OpenClock> clocks(
    "open_clock",
    [](const City& city, Dice& dice) {
      std::vector<OpenClock> rows;
      for (std::size_t i = 0; i < city.of<Alert>().size(); ++i)
        rows.push_back({dice.fresh(), dice.any(units_of_kind(city, "school")), 1 + dice.below(3), dice.one_in(4),
                        dice.one_in(3), dice.one_in(3), dice.one_in(3)});
      return rows;
    },
    [](const City&, const OpenClock& one, Statements& to) {
      to.add(
          "open_clock (clock_ref, school_unit_id, pseudonym, tier_rank, raised_at_ms, due_at_ms, unreachable_since_ms, "
          "asked_at_ms, escalated_to)",
          {text(n(one.id)), n(one.school), "'p'", n(one.tier), "0", "0", instant_if(one.unreachable),
           instant_if(one.asked),
           one.came_up           ? "'county'"
           : one.reached_leaders ? "'leaders'"
                                 : "'deputies'"});
    });

const MadeUp<SchoolCompletion> completions(
    "campaign_school",
    [](const City& city, Dice&) {
      std::vector<SchoolCompletion> rows;
      for (const Number school : units_of_kind(city, "school"))
        for (const auto& campaign : city.of<Campaign>()) rows.push_back({campaign.id, school});
      return rows;
    },
    [](const City&, const SchoolCompletion& one, Statements& to) {
      to.add(
          "campaign_school (campaign_id, school_unit_id, expected, started, finished, "
          "counted_at_ms)",
          {n(one.campaign), n(one.school), "0", "0", "0", "0"});
    });

const MadeUp<AlertTally> tallies(
    "alert_tally",
    [](const City& city, Dice&) {
      std::vector<AlertTally> rows;
      for (const Number school : units_of_kind(city, "school")) rows.push_back({school});
      return rows;
    },
    [](const City&, const AlertTally& one, Statements& to) {
      to.add(
          "alert_tally (school_unit_id, raised, taken_in_time, taken_late, escalated, "
          "open, overdue, counted_at_ms)",
          {n(one.school), "0", "0", "0", "0", "0", "0", "0"});
    });

const StaffRules rules({
    {"visible_clock",
     [](const City& c, const Sight& s) {
       return over(c.of<OpenClock>(), by_id<OpenClock>, [&](const OpenClock& one) {
         if (!s.below(one.school)) return false;
         if (s.is({"county_officer", "city_officer"})) return true;
         if (s.is({"school_leader"}))
           return one.tier == 1 || one.came_up || one.reached_leaders || any_of(c.of<Duty>(), [&](const Duty& d) {
                    return d.in_force() && d.account == s.post().account && d.unit == s.post().unit;
                  });
         if (s.is({"system_administrator"})) return one.unreachable;
         return s.is({"counselling_centre"}) && (one.asked || one.came_up);
       });
     }},
    {"visible_school_completion",
     [](const City& c, const Sight& s) {
       return over(
           c.of<SchoolCompletion>(),
           [](const SchoolCompletion& one) {
             return Key{one.campaign, one.school};
           },
           [&](const SchoolCompletion& one) {
             return s.is({"county_officer", "city_officer"}) && s.below(one.school);
           });
     }},
    {"visible_alert_tally",
     [](const City& c, const Sight& s) {
       return over(
           c.of<AlertTally>(), [](const AlertTally& one) { return Key{one.school}; },
           [&](const AlertTally& one) {
             return s.is({"county_officer", "city_officer"}) && s.below(one.school);
           });
     }},
});

}  // namespace
}  // namespace oracle
