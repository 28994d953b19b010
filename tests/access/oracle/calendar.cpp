#include "tests/access/oracle/rules.h"

namespace oracle {
namespace {

struct CalendarSpan {
  Number unit, no;
};

const MadeUp<CalendarSpan> spans(
    "calendar_span",
    [](const City& city, Dice& dice) {
      std::vector<CalendarSpan> rows;
      for (const auto& unit : city.of<Unit>()) rows.push_back({unit.id, dice.fresh()});
      return rows;
    },
    [](const City&, const CalendarSpan& one, Statements& to) {
      to.add("calendar_span (unit_id, span_no, kind, name, since_on, until_on, ended_at_ms)",
             {n(one.unit), n(one.no), "'holiday'", "'h'", "'2026-01-01'", "'2026-01-02'", "NULL"});
    });

const StaffRules rules({
    {"visible_own_calendar",
     [](const City& c, const Sight& s) {
       return over(
           c.of<CalendarSpan>(),
           [](const CalendarSpan& one) {
             return Key{one.unit, one.no};
           },
           [&](const CalendarSpan& one) {
             return s.is({"psychology_teacher", "school_leader", "county_officer", "city_officer"}) &&
                    s.post().unit == one.unit;
           });
     }},
});

}  // namespace
}  // namespace oracle
