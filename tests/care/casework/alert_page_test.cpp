#include <boost/json.hpp>

#include "casework/alert_page.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

boost::json::value alert_page(World& world, http::PlainClient& client, const Session& who, const char* child,
                              const std::string& language = "zh-CN") {
  const StudentId student(world.number("SELECT student_id FROM student WHERE name = '" + std::string(child) + "'"));
  const auto answer = client.request(
      "GET",
      "/api/alerts/" + casework::alert_id(world.composition().keys.public_id, {student, 1}) + "?lang=" + language, {},
      who.headers);
  REQUIRE_MESSAGE(answer.status == 200, answer.body);
  return boost::json::parse(answer.body);
}

}  // namespace

TEST_CASE("the picture beside a score is drawn from ten sheets on, and of all who answered") {
  on_both_engines([](World& world) {
    world.publish();
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    auto slips = campaign_desk::list_access_slips(world.screening(), "autumn");
    std::stable_partition(slips->begin(), slips->end(), [](const auto& slip) {
      return slip.name.ends_with("1");
    });  // the psychologist's own school first
    int handed_in = 0;
    const auto hand_in = [&](int value) {
      const auto child = sign_in(client, (*slips)[static_cast<std::size_t>(handed_in++)].code);
      CHECK(client.request("PUT", child.sheet, answers_json(std::vector<int>(16, value)), child.authorization).status ==
            200);
    };
    for (int i = 0; i < 9; ++i) hand_in(2);
    world.serving().count_now();
    const std::string alerted = slips->front().name;
    const auto few = boost::json::serialize(alert_page(world, client, who, alerted.c_str()));
    CHECK(few.find("\"this_campaign\"") == std::string::npos);
    hand_in(0);
    world.serving().count_now();
    CHECK(world.number("SELECT CAST(SUM(sheets) AS BIGINT) FROM score_distribution WHERE scale = 'phq9'") ==
          9);  // not yet again: at most every ten seconds
    world.clock().advance_ms(11'000);
    world.serving().count_now();
    CHECK(world.number("SELECT CAST(SUM(sheets) AS BIGINT) FROM score_distribution WHERE scale = 'phq9'") == 10);
    const auto many = boost::json::serialize(alert_page(world, client, who, alerted.c_str()));
    CHECK(many.find("\"this_campaign\"") != std::string::npos);
  });
}
