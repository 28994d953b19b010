// Coverage, classes, slips, paper; the texts that families read.
#include <boost/json.hpp>

#include "tests/access/recipes/recipes.h"

using namespace rongxin::test;

namespace {

constexpr const char* text =
    R"({"purpose":"referral","audience":"guardian","effective_on":"2028-09-01","title_zh":"转介","title_en":"Referral","body_zh":"学校建议带孩子去医院看一看，您可以自己决定。","body_en":"The school suggests that your child sees a doctor.","reason":"说得更清楚"})";

std::string slips_body(Asking& a) {
  return "{\"slips\":[{\"student_id\":\"" + a.scene.student + "\",\"decision\":\"given\"}]}";
}
std::string class_path(Asking& a) { return "/api/consent/classes/" + a.scene.class_id; }

// A batch belongs to who entered it.
std::string own_batch(Asking& a) {
  auto& id = a.scene.id["consent_batch"];
  if (a.own && a.allowed) {
    const auto entered = a.client.request("POST", class_path(a) + "/paper", slips_body(a), a.session.headers);
    REQUIRE_MESSAGE(entered.status == 200, entered.body);
    id = std::string(boost::json::parse(entered.body).at("batch_id").as_string());
  }
  return "/api/consent/paper/" + (id.empty() ? "1" : id) + "/undo";
}

const Recipes consent({
    {"readConsentCoverage",
     [](Asking&) {
       return Recipe{"/api/consent/coverage", "", true};
     }},
    {"readClassConsent",
     [](Asking& a) {
       return Recipe{class_path(a), ""};
     }},
    {"enterPaperConsent",
     [](Asking& a) {
       return Recipe{class_path(a) + "/paper", slips_body(a)};
     }},
    {"printConsentSlips",
     [](Asking& a) {
       return Recipe{class_path(a) + "/slips", "{\"days_max\":14}"};
     }},
    {"undoPaperConsent",
     [](Asking& a) {
       return Recipe{own_batch(a), "{}"};
     }},
});

const Recipes texts({
    {"listConsentTexts",
     [](Asking&) {
       return Recipe{"/api/consent/texts", "", false, true};
     }},
    {"proposeConsentText",
     [](Asking& a) {
       a.scene.world.execute("UPDATE proposal SET withdrawn_at_ms = 1 WHERE kind = 'consent_text'");
       return Recipe{"/api/consent/texts", text, false, true};
     }},
});

}  // namespace
