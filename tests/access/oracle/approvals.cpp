#include "tests/access/oracle/approvals.h"

#include "tests/access/oracle/rules.h"

namespace oracle {
namespace {

std::vector<Proposal> draw_proposals(const City& city, Dice& dice) {
  std::vector<Proposal> rows;
  for (const auto& one : city.of<Account>()) {
    const auto near = [&] { return dice.one_in(2) ? first_post(city, one.id).unit : dice.any(city.of<Unit>()).id; };
    if (dice.one_in(8)) rows.push_back({dice.fresh(), one.id, 0, false});
    if (dice.one_in(3)) rows.push_back({dice.fresh(), one.id, near(), false});
    if (dice.one_in(3)) rows.push_back({dice.fresh(), one.id, near(), true});
  }
  return rows;
}
const MadeUp<Proposal> proposals("proposal", draw_proposals, [](const City&, const Proposal& one, Statements& to) {
  const std::string kind = one.unit == 0 ? "instrument" : one.of_account ? "post" : "setting";
  to.add(
      "proposal (proposal_id, subject, version, content_hash, content, proposed_by, "
      "proposed_at_ms, settled_by, published_at_ms, withdrawn_at_ms, kind, unit_id, "
      "reason)",
      {n(one.id), text("i" + n(one.id)), "'1'", "''", "''", n(one.account), "0", "NULL", "NULL", "NULL", text(kind),
       one.unit == 0 ? "NULL" : n(one.unit), "''"});
});

const StaffRules rules({
    // What has no unit is the city's own: an instrument that waits.
    {"visible_city_proposal",
     [](const City& c, const Sight& s) {
       return over(c.of<Proposal>(), by_id<Proposal>,
                   [&](const Proposal& one) { return one.unit == 0 && s.is({"city_officer"}); });
     }},
    // An officer is the second person for the offices below, a psychologist within the own school only.
    {"visible_proposal",
     [](const City& c, const Sight& s) {
       return over(c.of<Proposal>(), by_id<Proposal>, [&](const Proposal& one) {
         // Who gets a post or a new key is the leader's and the officers' to confirm, and no psychologist's.
         if (one.of_account)
           return s.is({"school_leader", "security_administrator", "county_officer", "city_officer"}) &&
                  s.below(one.unit);
         return one.unit != 0 && ((s.is({"county_officer", "city_officer"}) && s.below(one.unit)) ||
                                  (s.is({"psychology_teacher"}) && s.post().unit == one.unit));
       });
     }},
});

}  // namespace
}  // namespace oracle
