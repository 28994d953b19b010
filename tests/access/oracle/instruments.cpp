#include "tests/access/oracle/approvals.h"
#include "tests/access/oracle/rules.h"

namespace oracle {
namespace {

const StaffRules rules({
    // Instruments that wait are the city officers'.
    {"visible_instrument_proposal",
     [](const City& c, const Sight& s) {
       return over(c.of<Proposal>(), by_id<Proposal>,
                   [&](const Proposal& one) { return one.unit == 0 && s.is({"city_officer"}); });
     }},
});

}  // namespace
}  // namespace oracle
