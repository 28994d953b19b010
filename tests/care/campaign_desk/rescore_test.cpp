// Sheets scored again under another version: what was stays, both are told, nothing is done twice.
#include <boost/json.hpp>

#include "campaign_desk/problems.h"
#include "campaign_desk/rescore.h"
#include "tests/fixtures/authoring.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;
namespace json = boost::json;

namespace {

/// PHQ-9 whose band "moderate" begins at 8 and whose item 9 is critical from 1 at once.
psychometrics::Instrument stricter() {
  auto later = shipped_instrument("phq9");
  later.version = "2.0";
  later.scales[0].bands[2].from = 8;
  later.critical = {{"phq9.6", 2, psychometrics::Tier::same_day, ""}};
  for (const auto& one : shipped_instrument("phq9").critical) later.critical.push_back(one);
  for (auto& vector : later.golden) {
    const auto score = vector.scores.find("phq9");
    if (score != vector.scores.end() && score->second && *score->second >= 8 && *score->second < 10)
      vector.bands["phq9"] = "moderate";
    if (vector.answers[5] >= 2) vector.critical.push_back("phq9.6");
  }
  return later;
}

struct Campaign {
  explicit Campaign(World& world) : world_(world) {
    add_person(world, "first", Role::city_officer, "city");
    add_person(world, "second", Role::city_officer, "city");
    add_person(world, "teacher", Role::psychology_teacher, "2135010201", true);
    world.publish();
    auto client = world.serve();
    publish_instrument(client, stricter());
    answer(client, "林晨1", {1, 1, 1, 1, 1, 3, 0, 0, 0});  // 8 points, item 6 at 3
    answer(client, "陈曦1", {0, 0, 0, 0, 0, 0, 0, 0, 0});
    answer(client, "王芳1", {2, 2, 2, 2, 2, 0, 0, 0, 2});  // alerted already by item 9
  }
  void answer(http::PlainClient& client, const std::string& name, std::vector<int> values) {
    const auto child = sign_in(client, world_.slip("autumn", name).code);
    values.resize(16, 0);
    REQUIRE(client.request("PUT", child.sheet, answers_json(values), child.authorization).status == 200);
  }
  campaign_desk::RescoreWish wish(bool dry_run = false) const {
    return {"autumn", "phq9", "2.0", "分段改了", "test", dry_run};
  }

 private:
  World& world_;
};

}  // namespace

TEST_CASE("rescoring keeps the old result, stores the new one, and alerts for what only the new version meets") {
  on_both_engines([](World& world) {
    const Campaign campaign(world);
    const auto alerts_before = world.number("SELECT count(*) FROM alert");
    const auto scores_before = world.number("SELECT count(*) FROM score");
    const auto tried = campaign_desk::rescore(world.screening(), campaign.wish(true));
    REQUIRE(tried.ok());
    CHECK(tried->sheets == 3);
    CHECK(tried->rescored == 3);
    CHECK(tried->newly_met == 1);
    CHECK(world.number("SELECT count(*) FROM rescored_sheet") == 0);  // a dry run stores nothing
    const auto done = campaign_desk::rescore(world.screening(), campaign.wish());
    REQUIRE(done.ok());
    CHECK(done->rescored == 3);
    CHECK(done->changed == 1);
    CHECK(done->newly_met == 1);
    CHECK(world.number("SELECT count(*) FROM rescored_sheet WHERE instrument_version = '2.0' AND reason = '分段改了' "
                       "AND asked_by = 'test'") == 3);
    CHECK(world.number(
              "SELECT count(*) FROM rescored_score WHERE scale = 'phq9' AND band = 'moderate' AND value = 8") == 1);
    CHECK(world.number("SELECT count(*) FROM score") == scores_before);
    CHECK(world.number("SELECT count(*) FROM score WHERE scale = 'phq9' AND band = 'mild' AND value = 8") == 1);
    CHECK(world.number("SELECT count(*) FROM alert") == alerts_before + 1);
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind = 'critical_item' AND signal_key = 'c" +
                       std::to_string(world.number("SELECT campaign_id FROM campaign")) +
                       ".1/critical_item/phq9.6/2/rescored phq9 2.0'") == 1);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'rescoreSheet'") == 3);
  });
}

TEST_CASE("rescoring twice, or after a stop in the middle, does nothing twice") {
  on_both_engines([](World& world) {
    const Campaign campaign(world);
    REQUIRE(campaign_desk::rescore(world.screening(), campaign.wish()).ok());
    const auto alerts = world.number("SELECT count(*) FROM alert"),
               signals = world.number("SELECT count(*) FROM alert_signal");
    auto again = campaign_desk::rescore(world.screening(), campaign.wish());
    CHECK(again->known == 3);
    CHECK(again->rescored == 0);
    // As if it had been stopped before the last sheet.
    world.execute("DELETE FROM rescored_sheet WHERE student_id = (SELECT max(student_id) FROM rescored_sheet)");
    again = campaign_desk::rescore(world.screening(), campaign.wish());
    CHECK(again->known == 2);
    CHECK(again->rescored == 1);
    CHECK(world.number("SELECT count(*) FROM alert") == alerts);
    CHECK(world.number("SELECT count(*) FROM alert_signal") == signals);
    CHECK(world.number("SELECT count(*) FROM rescored_sheet") == 3);
  });
}

TEST_CASE("the alert page tells both results and that the later version raised it") {
  on_both_engines([](World& world) {
    const Campaign campaign(world);
    REQUIRE(campaign_desk::rescore(world.screening(), campaign.wish()).ok());
    http::PlainClient client("127.0.0.1", world.port());
    const auto teacher = sign_in_staff(client, "teacher");
    const auto list =
        json::parse(client.request("GET", "/api/alerts", {}, teacher.headers).body).at("alerts").as_array();
    std::string page;
    for (const auto& one : list)
      if (one.at("student_name").as_string() == "林晨1")
        page = client.request("GET", "/api/alerts/" + std::string(one.at("id").as_string()), {}, teacher.headers).body;
    REQUIRE(!page.empty());
    const auto alert = json::parse(page);
    CHECK(page.find("按后来的版本 phq9 2.0 重新计分后才达到。") != std::string::npos);
    bool found = false;
    for (const auto& one : alert.at("rescored").as_array())
      if (one.at("scale").as_string() == "phq9") {
        found = true;
        CHECK(one.at("before").as_string() == "8 分，轻");
        CHECK(one.at("after").as_string() == "8 分，中");
        CHECK(one.at("before_version").as_string() == "1.0");
        CHECK(one.at("version").as_string() == "2.0");
        CHECK(!one.at("same").as_bool());
      }
    CHECK(found);
  });
}

TEST_CASE("what cannot be scored again is refused with words and nothing is changed") {
  on_both_engines([](World& world) {
    const Campaign campaign(world);
    auto wish = campaign.wish();
    wish.version = "9.9";
    CHECK(campaign_desk::rescore(world.screening(), wish).problem().is(problems::version_unknown));
    wish = campaign.wish();
    wish.version = "1.0";
    CHECK(campaign_desk::rescore(world.screening(), wish).problem().is(problems::rescore_impossible));
    wish = campaign.wish();
    wish.instrument = "asq";
    CHECK(campaign_desk::rescore(world.screening(), wish).problem().is(problems::version_unknown));
    wish.instrument = "gad2";
    CHECK(campaign_desk::rescore(world.screening(), wish).problem().is(problems::rescore_impossible));
    wish = campaign.wish();
    wish.campaign_code = "spring";
    CHECK(campaign_desk::rescore(world.screening(), wish).problem().is(problems::campaign_unknown));
    // Another set of answers: what was chosen means something else.
    http::PlainClient client("127.0.0.1", world.port());
    auto other = shipped_instrument("phq9");
    other.version = "3.0";
    other.scales.clear();
    other.golden = {{
        "one",
        {1, 1, 1, 1, 1, 1, 1, 1, 0},
        {},
        {},
        {},
    }};
    for (auto& item : other.items)
      if (item.id == "phq9.1") item.options.pop_back();
    publish_instrument(client, other);
    wish = campaign.wish();
    wish.version = "3.0";
    CHECK(campaign_desk::rescore(world.screening(), wish).problem().is(problems::rescore_impossible));
    CHECK(world.number("SELECT count(*) FROM rescored_sheet") == 0);
  });
}
