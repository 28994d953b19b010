// Whoever looks at the children of a class leaves their ids in the log, whatever page it was.
#include <boost/json.hpp>

#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

struct Day {
  World& world;
  std::string campaign, class_id;
  http::PlainClient client;
  Session psychologist;

  explicit Day(World& of)
      : world(of),
        campaign("/api/campaigns/" + std::to_string(of.publish("ours", "given", "2135010201").value)),
        class_id(std::to_string(of.number("SELECT e.class_unit_id FROM enrolment e JOIN student s "
                                          "ON s.student_id = e.student_id WHERE s.name = '林晨1'"))),
        client(staffed(of)),
        psychologist(sign_in_staff(client, "psychologist")) {}
  std::string id_of(const std::string& child) const {
    return std::to_string(world.number("SELECT student_id FROM student WHERE name = '" + child + "'"));
  }
  boost::json::object get(const std::string& path) {
    const auto answer = client.request("GET", path, {}, psychologist.headers);
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    return boost::json::parse(answer.body).as_object();
  }
  /// Lines of an action that hold the ids of the three children of the class.
  std::int64_t lines_with_all(const std::string& action) const {
    std::string query = "SELECT count(*) FROM audit_line WHERE action = '" + action + "'";
    for (const char* child : {"林晨1", "陈曦1", "王芳1"}) query += " AND detail || ' ' LIKE '% " + id_of(child) + " %'";
    return world.number(query);
  }

 private:
  static http::PlainClient staffed(World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201", true);
    return world.serve();
  }
};

}  // namespace

TEST_CASE("who looks at a class by name leaves the ids of its children in the log, on each page that names them") {
  on_both_engines([](World& world) {
    Day day(world);
    day.get(day.campaign + "/classes/" + day.class_id);
    CHECK(day.lines_with_all("readClassDay") == 1);
    day.get(day.campaign + "/unfinished");
    CHECK(day.lines_with_all("listUnfinished") == 1);
    day.get(day.campaign + "/paper");
    CHECK(day.lines_with_all("listPaperSheets") == 1);
  });
}

TEST_CASE("the seats of a room name children, and each look at them leaves a line with their ids") {
  on_both_engines([](World& world) {
    Day day(world);
    const std::string adult =
        std::to_string(world.number("SELECT account_id FROM account WHERE login = 'psychologist'"));
    const auto opened =
        day.client.request("POST", "/api/class-sessions",
                           "{\"campaign_id\":\"" + day.campaign.substr(day.campaign.rfind('/') + 1) +
                               "\",\"class_id\":\"" + day.class_id + "\",\"reachable_adult_id\":\"" + adult + "\"}",
                           day.psychologist.headers);
    REQUIRE_MESSAGE(opened.status == 200, opened.body);
    CHECK(opened.body.find("student_id") == std::string::npos);  // for the log only, never sent
    CHECK(day.lines_with_all("readClassSession") == 1);
    const std::string room = "/api/class-sessions/" + std::string(boost::json::parse(opened.body).at("id").as_string());
    day.get(room);
    CHECK(day.lines_with_all("readClassSession") == 2);
    REQUIRE(day.client.request("POST", room + "/close", "{}", day.psychologist.headers).status == 200);
    CHECK(day.lines_with_all("readClassSession") == 3);
  });
}

TEST_CASE("a page that shows counts leaves no line: a board is asked every few seconds and names nobody") {
  on_both_engines([](World& world) {
    Day day(world);
    day.get(day.campaign + "/board");
    day.get(day.campaign);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action IN ('readBoard', 'readCampaign')") == 0);
  });
}

TEST_CASE("whoever has looked at the names of a campaign stands on its recall") {
  on_both_engines([](World& world) {
    Day day(world);
    day.get(day.campaign + "/classes/" + day.class_id);
    day.get(day.campaign + "/unfinished");
    const auto told =
        day.client.request("POST", day.campaign + "/recall", "{\"reason\":\"other\"}", day.psychologist.headers);
    REQUIRE_MESSAGE(told.status == 200, told.body);
    std::vector<std::string> actions;
    const auto body = boost::json::parse(told.body);
    for (const auto& one : body.at("seen").at("staff").as_array()) actions.emplace_back(one.at("action").as_string());
    CHECK(actions == std::vector<std::string>{"listUnfinished", "readClassDay"});
  });
}
