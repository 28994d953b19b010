// What an office may change.
#include "tests/access/recipes/recipes.h"

using namespace rongxin::test;

namespace {

constexpr const char* setting =
    R"({"group":"times","effective_on":"2028-09-01","reason":"作息","values":{"dismissal_minute":[1030],"lesson_minutes":[40],"break_minutes":[10],"left_for_adults_minutes":[90],)"
    R"("duty_from_minute":[450],"duty_until_minute":[1050],"interview_minutes":[585,875]}})";

// A version of the caller's own unit that has not begun; a foreign caller gets the number of the last one.
std::string coming_setting(Asking& a) {
  auto& id = a.scene.id["setting"];
  if (a.allowed && in_sight(a)) id = posted(a, a.session, "/api/settings", setting, "version");
  return "/api/settings/" + (id.empty() ? "1" : id);
}

const Recipes settings({
    {"readSettings",
     [](Asking&) {
       return Recipe{"/api/settings", "", false, true};
     }},
    {"changeSetting",
     [](Asking&) {
       return Recipe{"/api/settings", setting, false, true};
     }},
    {"withdrawSetting",
     [](Asking& a) {
       return Recipe{coming_setting(a), ""};
     }},
});

}  // namespace
