// Sheets of class teachers about their pupils; counts for the psychologist.
#include "tests/fixtures/informants.h"
#include "tests/access/recipes/recipes.h"

using namespace rongxin::test;

namespace {

// The campaign of the matrix asks students only: one more, made once.
std::string campaign(Asking& a) {
  auto& id = a.scene.id["looks"];
  if (id.empty()) id = std::to_string(publish_looks(a.scene.world).value);
  return "/api/campaigns/" + id + "/informants";
}
std::string sheet(Asking& a) { return campaign(a) + "/teacher_look/" + a.scene.student; }

const Recipes informants({
    {"listInformantTasks",
     [](Asking&) {
       return Recipe{"/api/informant-tasks", "", true};
     }},
    {"readInformantCounts",
     [](Asking& a) {
       return Recipe{campaign(a), "", true};
     }},
    {"listInformantSheets",
     [](Asking& a) {
       return Recipe{campaign(a) + "/teacher_look", "", true};
     }},
    {"readInformantSheet",
     [](Asking& a) {
       return Recipe{sheet(a), ""};
     }},
    {"saveInformantSheet",
     [](Asking& a) {
       return Recipe{sheet(a), "{\"answers\":[{\"item\":\"teacher_look.1\",\"value\":1}]}"};
     }},
});

}  // namespace
