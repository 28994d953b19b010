// Instruments that the bureau writes: versions for readers, workbooks and proposals for the city's officers.
#include <boost/json.hpp>

#include "instruments/worked_example.h"
#include "instruments/write_workbook.h"
#include "tests/access/recipes/recipes.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

/// The worked example under a version that nobody has had.
std::string workbook(Asking& asking) {
  auto example = instruments::worked_example();
  example.version = "1." + std::to_string(++asking.scene.made);
  return instruments::write_workbook(example, "zh-CN");
}

// What the caller may settle was proposed by a colleague.
std::string proposal(Asking& asking) {
  auto& id = asking.scene.id["instrument_proposal"];
  if (asking.allowed) {
    const auto colleague = sign_in_staff(asking.client, (asking.own ? "foreign_" : "own_") + asking.role);
    const auto done = asking.client.request("POST", "/api/instrument-proposals", workbook(asking), colleague.headers);
    REQUIRE_MESSAGE(done.status == 200, done.body);
    id = std::string(boost::json::parse(done.body).at("proposal_id").as_string());
  }
  return "/api/instrument-proposals/" + (id.empty() ? "1" : id);
}

const Recipes instruments({
    {"readInstrumentTemplate",
     [](Asking&) {
       return Recipe{"/api/instrument-workbooks/template", "", false, true};
     }},
    {"previewInstrument",
     [](Asking& a) {
       return Recipe{"/api/instrument-workbooks/preview", workbook(a), false, true};
     }},
    {"listInstrumentProposals",
     [](Asking&) {
       return Recipe{"/api/instrument-proposals", "", false, true};
     }},
    {"proposeInstrument",
     [](Asking& a) {
       return Recipe{"/api/instrument-proposals", workbook(a), false, true};
     }},
    {"readInstrumentProposal",
     [](Asking& a) {
       return Recipe{proposal(a), "", false, true};
     }},
    {"publishInstrumentProposal",
     [](Asking& a) {
       return Recipe{proposal(a) + "/publish", "{}", false, true};
     }},
    {"withdrawInstrumentProposal",
     [](Asking& a) {
       return Recipe{proposal(a) + "/withdraw", "{}", false, true};
     }},
    {"listInstruments",
     [](Asking&) {
       return Recipe{"/api/instruments", "", false, true};
     }},
    {"listInstrumentVersions",
     [](Asking&) {
       return Recipe{"/api/instruments/phq9/versions", "", false, true};
     }},
    {"readInstrumentVersion",
     [](Asking&) {
       return Recipe{"/api/instruments/phq9/versions/1.0", "", false, true};
     }},
    {"readInstrumentWorkbook",
     [](Asking&) {
       return Recipe{"/api/instruments/phq9/versions/1.0/workbook", "", false, true};
     }},
    {"readInstrumentChanges",
     [](Asking&) {
       return Recipe{"/api/instruments/phq9/changes?from=1.0&to=1.0", "", false, true};
     }},
});

}  // namespace
