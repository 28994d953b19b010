// Clocks, support, boards.
#include "tests/access/recipes/recipes.h"

using namespace rongxin::test;

namespace {

// What has come up to the county, urgent, with nobody on it.
std::string clock_of(Asking& a) {
  a.scene.world.execute("UPDATE alert SET escalated_to = 'county', tier_rank = 1, taken_by = NULL, taken_at_ms = NULL");
  a.scene.world.serving().board_now();
  return "/api/clocks/" + a.scene.alert;
}

const Recipes oversight({
    {"listClocks",
     [](Asking&) {
       return Recipe{"/api/clocks", "", true};
     }},
    {"askForSupport",
     [](Asking& a) {
       a.scene.world.execute("DELETE FROM support_request");
       return Recipe{clock_of(a) + "/request", "{}"};
     }},
    {"withdrawSupportRequest",
     [](Asking& a) {
       a.scene.world.execute("DELETE FROM support_request");
       const std::string request = clock_of(a) + "/request";
       if (a.own && a.allowed) a.client.request("POST", request, "{}", a.session.headers);
       return Recipe{request, ""};
     }},
    {"lendSupport",
     [](Asking& a) {
       return Recipe{clock_of(a) + "/support", "{}"};
     }},
    {"readCityBoard",
     [](Asking& a) {
       return Recipe{"/api/board?parent=" +
                         std::to_string(a.scene.world.number("SELECT unit_id FROM unit WHERE code = '350102'")),
                     ""};
     }},
});

}  // namespace
