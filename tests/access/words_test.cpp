// What a table of words holds and what the contract says of it: a word that only the table knows would end in an answer
// that cannot be given.
#include "api/accounts.h"
#include "api/approvals.h"
#include "api/calendar.h"
#include "api/casework.h"
#include "api/consent.h"
#include "api/fieldwork.h"
#include "api/informants.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

/// Words of `column` in `table` that are none of the contract's, but for `others`.
template <class Word>
void holds(World& world, const std::string& table, const std::string& column, const std::string& others = "''") {
  std::string words = Word::choices();
  for (auto at = words.find(" | "); at != std::string::npos; at = words.find(" | ")) words.replace(at, 3, "', '");
  CAPTURE(table);
  CHECK(world.number("SELECT count(*) FROM " + table) > 0);
  CHECK(world.number("SELECT count(*) FROM " + table + " WHERE " + column + " NOT IN ('" + words + "', " + others +
                     ")") == 0);
}

}  // namespace

TEST_CASE("each word that a table of words holds is one that the contract can answer") {
  on_both_engines([](World& world) {
    holds<api::AccountActList::Act::ActWord>(world, "account_act_kind", "act");
    holds<api::ProposalRow::Kind>(world, "proposal_kind", "kind", "'instrument'");  // has a list and a page of its own
    holds<api::CalendarSpan::Kind>(world, "calendar_span_kind", "kind");
    holds<api::AlertSignal::Kind>(world, "signal_kind", "kind");
    holds<api::FamilyLink::Purpose>(world, "consent_purpose", "purpose");
    holds<api::ConsentTextVersion::Purpose>(world, "consent_purpose", "purpose");
    holds<api::Recall::Reason>(world, "recall_reason", "reason");
    holds<api::SetAside::Because>(world, "set_aside_grounds", "because");
    holds<api::InformantResult::Informant>(world, "informant_kind", "informant");
  });
}
