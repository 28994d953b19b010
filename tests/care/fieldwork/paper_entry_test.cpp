// Sheets of paper: typed twice by two people, compared, taken in as if the child had sent them.
#include <boost/json.hpp>

#include "access/public_id.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

struct Office {
  World& world;
  http::PlainClient client;
  Session psychologist, helper;
  std::string campaign;

  explicit Office(World& of, const std::string& consent = "given")
      : world(of),
        client(staffed(of, consent)),
        psychologist(sign_in_staff(client, "psychologist")),
        helper(sign_in_staff(client, "helper")) {
    campaign = "/api/campaigns/" + std::to_string(world.number("SELECT campaign_id FROM campaign"));
  }
  std::string sheet(const std::string& child) const {
    const StudentId student(world.number("SELECT student_id FROM student WHERE name = '" + child + "'"));
    return campaign + "/paper/" +
           access::public_id(world.composition().keys.public_id, access::PublicKind::student, {student});
  }
  void name_helper() {
    const std::string id = std::to_string(world.number("SELECT account_id FROM account WHERE login = 'helper'"));
    REQUIRE(client.request("PUT", campaign + "/paper-helpers/" + id, "{}", psychologist.headers).status == 204);
  }
  http::PlainClient::Answer type(const Session& who, const std::string& child, const std::vector<int>& values) {
    boost::json::array answers;
    for (std::size_t i = 0; i < values.size(); ++i)
      answers.push_back(
          {{"item", i < 9 ? "phq9." + std::to_string(i + 1) : "gad7." + std::to_string(i - 8)}, {"value", values[i]}});
    return client.request(
        "POST", sheet(child),
        boost::json::serialize(boost::json::object{{"mode", "paper"}, {"answers", std::move(answers)}}), who.headers);
  }
  static std::string state_of(const http::PlainClient::Answer& answer) {
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    return std::string(boost::json::parse(answer.body).at("state").as_string());
  }

 private:
  static http::PlainClient staffed(World& world, const std::string& consent) {
    world.publish("autumn", consent);
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    add_person(world, "neighbour", access::Role::psychology_teacher, "2135010301");
    add_person(world, "helper", access::Role::session_operator, "2135010201");
    return world.serve();
  }
};

std::vector<int> quiet() { return std::vector<int>(16, 1); }

}  // namespace

TEST_CASE("two typings that agree hand the sheet in: scored, judged without times, its way in kept") {
  on_both_engines([](World& world) {
    Office office(world);
    office.name_helper();
    CHECK(Office::state_of(office.type(office.psychologist, "林晨1", quiet())) == "entered_once");
    CHECK(world.number("SELECT count(*) FROM answer_sheet") == 0);
    CHECK(Office::state_of(office.type(office.helper, "林晨1", quiet())) == "finished");
    CHECK(world.number("SELECT count(*) FROM answer_sheet WHERE state = 'submitted' AND entry_mode = 'paper'") == 1);
    CHECK(world.number("SELECT CAST(value AS BIGINT) FROM score WHERE scale = 'phq9'") == 9);
    CHECK(office.type(office.helper, "林晨1", quiet()).status == 409);  // once and for all
    world.serving().count_now();
    CHECK(world.number("SELECT CAST(SUM(finished) AS BIGINT) FROM campaign_class") == 1);
    CHECK(world.number(
              "SELECT count(*) FROM audit_line WHERE action = 'enterPaperSheet' AND detail NOT LIKE '%not taken%'") ==
          2);
  });
}

TEST_CASE("a critical answer on paper alerts at the first typing") {
  on_both_engines([](World& world) {
    Office office(world);
    auto answers = quiet();
    answers[8] = 2;
    CHECK(Office::state_of(office.type(office.psychologist, "林晨1", answers)) == "entered_once");
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind = 'critical_item'") == 1);
    CHECK(world.number("SELECT count(*) FROM answer_sheet") == 0);
  });
}

TEST_CASE("where two typings differ only the difference is shown, and settling it hands the sheet in") {
  on_both_engines([](World& world) {
    Office office(world);
    office.name_helper();
    auto other = quiet();
    other[3] = 2;
    office.type(office.psychologist, "林晨1", quiet());
    CHECK(Office::state_of(office.type(office.helper, "林晨1", other)) == "differs");
    const auto shown =
        boost::json::parse(office.client.request("GET", office.sheet("林晨1"), {}, office.helper.headers).body)
            .at("differences")
            .as_array();
    REQUIRE(shown.size() == 1);
    CHECK(shown[0].at("item").as_string() == "phq9.4");
    CHECK(shown[0].as_object().size() == 1);  // which item, and not what anybody typed
    const auto settle = [&](const std::string& answers) {
      return office.client
          .request("PUT", office.sheet("林晨1"), "{\"answers\":" + answers + "}", office.psychologist.headers)
          .status;
    };
    CHECK(settle("[]") == 422);
    CHECK(settle(R"([{"item":"phq9.4","value":2},{"item":"phq9.5","value":3}])") == 422);
    CHECK(world.number("SELECT count(*) FROM answer_sheet") == 0);
    CHECK(settle(R"([{"item":"phq9.4","value":3}])") == 200);
    CHECK(world.number("SELECT CAST(value AS BIGINT) FROM score WHERE scale = 'phq9'") == 11);
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind = 'rule'") == 1);
  });
}

TEST_CASE("the second typing is for a colleague, or for the same person after ten minutes") {
  on_both_engines([](World& world) {
    Office office(world);
    office.type(office.psychologist, "林晨1", quiet());
    CHECK(office.type(office.psychologist, "林晨1", quiet()).status == 409);
    world.clock().advance_ms(10 * 60'000);
    CHECK(Office::state_of(office.type(office.psychologist, "林晨1", quiet())) == "finished");
  });
}

TEST_CASE("only who is named types: not an operator before, not another school, not for a child without consent") {
  on_both_engines([](World& world) {
    Office office(world);
    CHECK(office.type(office.helper, "林晨1", quiet()).status == 404);
    office.name_helper();
    CHECK(office.type(office.helper, "林晨1", quiet()).status == 200);
    CHECK(office.type(sign_in_staff(office.client, "neighbour"), "陈曦1", quiet()).status == 404);
    const std::string id = std::to_string(world.number("SELECT account_id FROM account WHERE login = 'helper'"));
    CHECK(office.client.request("DELETE", office.campaign + "/paper-helpers/" + id, {}, office.psychologist.headers)
              .status == 204);
    CHECK(office.type(office.helper, "陈曦1", quiet()).status == 404);
  });
  on_both_engines([](World& world) {
    Office office(world, "silent");
    CHECK(office.type(office.psychologist, "林晨1", quiet()).status == 409);
    CHECK(world.number("SELECT count(*) FROM paper_entry") == 0);
  });
}

TEST_CASE(
    "a blank or made-up second typing shows nothing of the first: blank is refused, far apart a third person types") {
  on_both_engines([](World& world) {
    Office office(world);
    office.name_helper();
    auto first = quiet();
    first[8] = 3;
    office.type(office.psychologist, "林晨1", first);
    CHECK(office.type(office.helper, "林晨1", {}).status == 422);
    CHECK(office.type(office.helper, "林晨1", {0}).status == 200);
    const auto looked = office.client.request("GET", office.sheet("林晨1"), {}, office.helper.headers);
    CHECK(looked.status == 409);
    CHECK(looked.body.find("paper_third_needed") != std::string::npos);
    CHECK(looked.body.find("phq9.9") == std::string::npos);
    CHECK(office.client
              .request("PUT", office.sheet("林晨1"), R"({"answers":[{"item":"phq9.9","value":0}]})",
                       office.helper.headers)
              .status == 409);
    CHECK(office.type(office.helper, "林晨1", first).status == 409);  // not one of the two
    // Once more by somebody with the paper in hand: it agrees with the first.
    CHECK(Office::state_of(office.type(office.psychologist, "林晨1", first)) == "finished");
    CHECK(world.number("SELECT CAST(value AS BIGINT) FROM score WHERE scale = 'phq9'") == 11);
  });
}

TEST_CASE(
    "a no that came after the campaign began stops paper as it stops the device, and a critical answer on it is told") {
  on_both_engines([](World& world) {
    Office office(world);
    auto answers = quiet();
    answers[8] = 3;
    const std::string class_id =
        std::to_string(world.number("SELECT e.class_unit_id FROM enrolment e JOIN student s ON s.student_id = "
                                    "e.student_id WHERE s.name = '林晨1'"));
    const StudentId student(world.number("SELECT student_id FROM student WHERE name = '林晨1'"));
    const auto refused = office.client.request(
        "POST", "/api/consent/classes/" + class_id + "/paper",
        "{\"slips\":[{\"student_id\":\"" +
            access::public_id(world.composition().keys.public_id, access::PublicKind::student, {student}) +
            "\",\"decision\":\"refused\"}]}",
        office.psychologist.headers);
    REQUIRE_MESSAGE(refused.status == 200, refused.body);
    const auto typed = office.type(office.psychologist, "林晨1", answers);
    CHECK(typed.status == 409);
    CHECK(typed.body.find("paper_without_consent") != std::string::npos);
    // An operator is told to whom the sheet goes, and not what a family has said.
    office.name_helper();
    const auto by_helper = office.type(office.helper, "林晨1", answers);
    CHECK(by_helper.status == 409);
    CHECK(by_helper.body.find("paper_not_taken") != std::string::npos);
    CHECK(by_helper.body.find("同意") == std::string::npos);
    CHECK(world.number("SELECT count(*) FROM paper_entry") == 0);
    CHECK(world.number("SELECT count(*) FROM answer_sheet") == 0);
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind = 'critical_item' AND tier_rank = 1") == 1);
  });
}

TEST_CASE(
    "a critical answer that two typists agree on only afterwards is told although the sheet is refused meanwhile") {
  on_both_engines([](World& world) {
    Office office(world);
    office.name_helper();
    auto other = quiet();
    auto first = quiet();
    first[8] = 0;
    other[8] = -1;
    REQUIRE(Office::state_of(office.type(office.psychologist, "林晨1", first)) == "entered_once");
    boost::json::array answers;
    for (std::size_t i = 0; i < other.size(); ++i)
      if (other[i] >= 0)
        answers.push_back(
            {{"item", i < 9 ? "phq9." + std::to_string(i + 1) : "gad7." + std::to_string(i - 8)}, {"value", other[i]}});
    REQUIRE(Office::state_of(office.client.request(
                "POST", office.sheet("林晨1"),
                boost::json::serialize(boost::json::object{{"mode", "paper"}, {"answers", std::move(answers)}}),
                office.helper.headers)) == "differs");
    REQUIRE(world.number("SELECT count(*) FROM alert_signal") == 0);
    world.execute("UPDATE campaign_member SET consent = 'refused'");
    const auto settled = office.client.request(
        "PUT", office.sheet("林晨1"), "{\"answers\":[{\"item\":\"phq9.9\",\"value\":3}]}", office.psychologist.headers);
    CHECK(settled.status == 409);
    CHECK(world.number("SELECT count(*) FROM answer_sheet") == 0);
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind = 'critical_item' AND tier_rank = 1") == 1);
  });
}
