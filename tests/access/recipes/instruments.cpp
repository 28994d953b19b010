// The library of instruments, its licences, retests.
#include "access/public_id.h"
#include "instruments/load_licensed_texts.h"
#include "tests/access/recipes/recipes.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

// A check that somebody else has signed, or none.
void begin_anew(Asking& asking, bool signed_already) {
  auto& world = asking.scene.world;
  world.execute("DELETE FROM instrument_check");
  if (!signed_already) return;
  const auto testing = store::SystemKey::because("a test signs as an operator would");
  REQUIRE(world.database()
              .write(testing,
                     [&](store::Transaction& transaction) {
                       return instruments::sign_instrument_check(transaction, world.screening(), {"王签", {}}, "who5",
                                                                 "已取得许可", "2026-11-24");
                     })
              .ok());
}

std::string own_retest(Asking& asking) {
  auto& world = asking.scene.world;
  const StudentId student(world.number("SELECT student_id FROM student WHERE name = '林晨1'"));
  // Of the sheet that counts: the one before may have been set aside by another recipe.
  world.execute(
      "INSERT INTO retest (student_id, campaign_id, attempt, opened_at_ms) SELECT student_id, campaign_id, attempt_no, "
      "1 FROM campaign_member WHERE student_id = " +
      std::to_string(student.value) + " AND campaign_id = " + asking.scene.campaign + " ON CONFLICT DO NOTHING");
  return access::public_id(world.composition().keys.public_id, access::PublicKind::sheet,
                           {student, static_cast<std::uint32_t>(std::stol(asking.scene.campaign)), 2});
}

const Recipes library({
    {"readInstrument",
     [](Asking&) {
       return Recipe{"/api/instruments/k6", "", false, true};
     }},
    {"signInstrumentCheck",
     [](Asking& a) {
       begin_anew(a, false);
       return Recipe{"/api/instruments/who5/check",
                     "{\"name\":\"李签\",\"statement\":\"已取得许可\",\"date\":\"2026-11-24\"}"};
     }},
    {"confirmInstrumentCheck",
     [](Asking& a) {
       begin_anew(a, true);
       return Recipe{"/api/instruments/who5/check/confirm", "{\"name\":\"陈核\"}"};
     }},
});

const Recipes retests({
    {"listRetests",
     [](Asking& a) {
       own_retest(a);
       return Recipe{"/api/retests", "", true};
     }},
    {"releaseRetest",
     [](Asking& a) {
       return Recipe{"/api/retests/" + own_retest(a) + "/release", "{}"};
     }},
});

}  // namespace
