// A campaign that should not have been sent: taken back in one action, with nothing of a child lost and no cry unheard.
#include <boost/json.hpp>

#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

struct School {
  std::string path;
  http::PlainClient client;
  Session psychologist;

  explicit School(World& world)
      : path("/api/campaigns/" + std::to_string(world.publish("ours", "given", "2135010201").value) + "/recall"),
        client(staffed(world)),
        psychologist(sign_in_staff(client, "psychologist")) {}
  boost::json::object recall(const char* reason = "wrong_instrument") {
    const auto done =
        client.request("POST", path, std::string("{\"reason\":\"") + reason + "\"}", psychologist.headers);
    REQUIRE_MESSAGE(done.status == 200, done.body);
    return boost::json::parse(done.body).as_object();
  }
  int sign_in_status(const std::string& code) {
    return client.request("POST", "/api/answering/sign-in", "{\"access_code\":\"" + code + "\"}").status;
  }

 private:
  static http::PlainClient staffed(World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201", true);
    add_person(world, "neighbour", access::Role::psychology_teacher, "2135010202");
    return world.serve();
  }
};

std::vector<int> raised(int item9) {
  std::vector<int> answers(16, 2);
  answers[8] = item9;
  return answers;
}

}  // namespace

TEST_CASE("a recall during a class: nobody begins any more, who is answering loses nothing and is told kindly") {
  on_both_engines([](World& world) {
    School school(world);
    const Child child = sign_in(school.client, world.slip("ours", "林晨1").code);
    const auto before = school.client.request("PUT", child.sheet + "/answers", answers_json({1, 1}, ",\"save_no\":1"),
                                              child.authorization);
    CHECK(before.body.find("recalled") == std::string::npos);
    const auto told = school.recall();
    CHECK(told.at("state").as_string() == "recalled");
    CHECK(school.sign_in_status(world.slip("ours", "陈曦1").code) == 409);
    const auto save = school.client.request("PUT", child.sheet + "/answers", answers_json({1, 1, 1}, ",\"save_no\":2"),
                                            child.authorization);
    CHECK(save.status == 200);
    CHECK(save.body.find("\"recalled\":true") != std::string::npos);
    CHECK(world.number("SELECT save_no FROM answer_draft") == 2);  // kept all the same
    CHECK(world.number("SELECT count(*) FROM campaign_recall WHERE undone_at_ms IS NULL") == 1);
    school.recall("other");  // once more: nothing changes, the first reason stands
    CHECK(world.number("SELECT count(*) FROM campaign_recall WHERE reason = 'wrong_instrument'") == 1);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'recallCampaign'") == 1);
  });
}

TEST_CASE("a critical answer beats the recall; a rule does not") {
  on_both_engines([](World& world) {
    School school(world);
    const Child critical = sign_in(school.client, world.slip("ours", "林晨1").code);
    const Child rules = sign_in(school.client, world.slip("ours", "陈曦1").code);
    school.recall();
    CHECK(school.client
              .request("PUT", critical.sheet + "/answers", answers_json(raised(2), ",\"save_no\":1"),
                       critical.authorization)
              .status == 200);
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind = 'critical_item'") == 1);
    CHECK(school.client.request("PUT", rules.sheet, answers_json(raised(0)), rules.authorization).status == 200);
    CHECK(world.number("SELECT count(*) FROM answer_sheet WHERE state = 'submitted'") == 1);
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind = 'rule'") == 0);
  });
}

TEST_CASE(
    "after a recall the scores are nobody's result, and the critical alert of before stays with its psychologist") {
  on_both_engines([](World& world) {
    School school(world);
    const Child child = sign_in(school.client, world.slip("ours", "林晨1").code);
    CHECK(school.client.request("PUT", child.sheet, answers_json(raised(2)), child.authorization).status == 200);
    const auto list = [&] {
      return boost::json::parse(school.client.request("GET", "/api/alerts", {}, school.psychologist.headers).body);
    };
    const std::string alert(list().at("alerts").at(0).at("id").as_string());
    const auto scores = [&] {
      return boost::json::parse(
                 school.client.request("GET", "/api/alerts/" + alert, {}, school.psychologist.headers).body)
          .at("scores")
          .as_array();
    };
    const auto has_value = [](const boost::json::array& all) {
      return std::any_of(all.begin(), all.end(), [](const auto& one) {
        return one.as_object().contains("score") ||
               (one.as_object().contains("points") && !one.at("points").as_array().empty());
      });
    };
    CHECK(has_value(scores()));
    const auto told = school.recall();
    CHECK(list().at("alerts").as_array().size() == 1);
    CHECK_FALSE(has_value(scores()));
    // Who saw what: the class by count, the psychologist by name.
    bool named = false;
    for (const auto& one : told.at("seen").at("staff").as_array())
      named = named || (one.at("name").as_string() == "psychologist" && one.at("action").as_string() == "readAlert");
    CHECK(named);
  });
}

TEST_CASE("a recall can be undone for ten minutes, and rules over sheets of that time are then looked at") {
  on_both_engines([](World& world) {
    School school(world);
    const Child child = sign_in(school.client, world.slip("ours", "陈曦1").code);
    school.recall();
    world.clock().advance_ms(1000);
    CHECK(school.client.request("PUT", child.sheet, answers_json(raised(0)), child.authorization).status == 200);
    world.clock().advance_ms(9 * 60'000);
    CHECK(school.client.request("DELETE", school.path, {}, school.psychologist.headers).status == 200);
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind = 'rule'") == 1);
    CHECK(school.sign_in_status(world.slip("ours", "林晨1").code) == 200);
    school.recall();
    world.clock().advance_ms(11 * 60'000);
    CHECK(school.client.request("DELETE", school.path, {}, school.psychologist.headers).status == 409);
    CHECK(school.sign_in_status(world.slip("ours", "林晨1").code) == 409);
    // The recall outlives the process.
    world.reopen();
    auto client = world.serve();
    CHECK(
        client
            .request("POST", "/api/answering/sign-in", "{\"access_code\":\"" + world.slip("ours", "林晨1").code + "\"}")
            .status == 409);
  });
}

TEST_CASE(
    "a server that was killed between the undoing of a recall and what follows it raises what the rules say after its "
    "restart") {
  on_both_engines([](World& world) {
    School school(world);
    const Child child = sign_in(school.client, world.slip("ours", "陈曦1").code);
    school.recall();
    world.clock().advance_ms(1000);
    REQUIRE(school.client.request("PUT", child.sheet, answers_json(raised(0)), child.authorization).status == 200);
    // As the store stands when the undoing has been committed and nothing else has happened.
    world.execute("UPDATE campaign SET recalled_at_ms = NULL");
    world.execute("UPDATE campaign_recall SET undone_at_ms = recalled_at_ms + 2000");
    REQUIRE(world.number("SELECT count(*) FROM alert_signal") == 0);
    world.reopen();
    world.serve();
    world.serving().count_now();
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind = 'rule'") == 1);
    CHECK(world.number("SELECT count(*) FROM alert WHERE closed_at_ms IS NULL") == 1);
    world.serving().count_now();
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind = 'rule'") == 1);
  });
}

TEST_CASE(
    "who saw what is told of a campaign that was taken back, never of one that stands; an office reads schools, and no "
    "single class") {
  on_both_engines([](World& world) {
    School school(world);
    add_person(world, "city", access::Role::city_officer, "city");
    const auto campaign = world.publish("autumn");
    const auto city = sign_in_staff(school.client, "city");
    const std::string path = "/api/campaigns/" + std::to_string(campaign.value);
    const Child child = sign_in(school.client, world.slip("autumn", "林晨1").code);
    REQUIRE(school.client.request("PUT", child.sheet, answers_json(raised(2)), child.authorization).status == 200);
    world.serving().count_now();
    const auto read = [&](const std::string& at, const Session& who) {
      return boost::json::parse(school.client.request("GET", at, {}, who.headers).body).as_object();
    };
    CHECK(!read(school.path, school.psychologist).contains("seen"));
    CHECK(!read(path + "/recall", city).contains("seen"));
    CHECK(read(path, city).at("class_sessions").as_array().empty());
    CHECK(!read(path, school.psychologist).at("class_sessions").as_array().empty());
    REQUIRE(school.client.request("POST", path + "/recall", "{\"reason\":\"other\"}", city.headers).status == 200);
    const auto classes = read(path + "/recall", city).at("seen").at("classes").as_array();
    REQUIRE(classes.size() == 1);
    CHECK(classes[0].at("class_name").as_string().empty());
    CHECK(classes[0].at("started").to_number<int>() == 1);
  });
}

TEST_CASE("a leader who takes a campaign back is not told by it that an alert has been opened; its psychologist is") {
  on_both_engines([](World& world) {
    School school(world);
    add_person(world, "leader", access::Role::school_leader, "2135010201");
    const Child child = sign_in(school.client, world.slip("ours", "林晨1").code);
    REQUIRE(school.client.request("PUT", child.sheet, answers_json(raised(1)), child.authorization).status == 200);
    const auto alerts =
        boost::json::parse(school.client.request("GET", "/api/alerts", {}, school.psychologist.headers).body)
            .at("alerts")
            .as_array();
    REQUIRE(alerts.size() == 1);
    REQUIRE(school.client
                .request("GET", "/api/alerts/" + std::string(alerts[0].at("id").as_string()), {},
                         school.psychologist.headers)
                .status == 200);
    const auto leader = sign_in_staff(school.client, "leader");
    REQUIRE(school.client.request("POST", school.path, "{\"reason\":\"other\"}", leader.headers).status == 200);
    const auto seen = [&](const Session& who) {
      return school.client.request("GET", school.path, {}, who.headers).body;
    };
    CHECK(seen(leader).find("\"seen\"") != std::string::npos);
    CHECK(seen(leader).find("readAlert") == std::string::npos);
    CHECK(seen(leader).find("psychologist") == std::string::npos);
    CHECK(seen(school.psychologist).find("readAlert") != std::string::npos);
  });
}

TEST_CASE("only the unit that sent a campaign may take it back") {
  on_both_engines([](World& world) {
    School school(world);
    const auto neighbour = sign_in_staff(school.client, "neighbour");
    CHECK(school.client.request("POST", school.path, "{\"reason\":\"other\"}", neighbour.headers).status == 404);
    const std::string of_the_city = "/api/campaigns/" + std::to_string(world.publish("autumn").value) + "/recall";
    CHECK(school.client.request("POST", of_the_city, "{\"reason\":\"other\"}", school.psychologist.headers).status ==
          404);
    CHECK(school.client.request("POST", school.path, "{\"reason\":\"because\"}", school.psychologist.headers).status ==
          422);
    CHECK(world.number("SELECT count(*) FROM campaign WHERE recalled_at_ms IS NOT NULL") == 0);
  });
}

TEST_CASE("sheets that nobody handed in are not closed into results while a campaign is recalled") {
  on_both_engines([](World& world) {
    School school(world);
    const std::string adult =
        std::to_string(world.number("SELECT account_id FROM account WHERE login = 'psychologist'"));
    const std::string campaign = std::to_string(world.number("SELECT campaign_id FROM campaign"));
    const std::string class_id =
        std::to_string(world.number("SELECT e.class_unit_id FROM enrolment e JOIN student s ON s.student_id = "
                                    "e.student_id WHERE s.name = '林晨1'"));
    REQUIRE(school.client
                .request("POST", "/api/class-sessions",
                         "{\"campaign_id\":\"" + campaign + "\",\"class_id\":\"" + class_id +
                             "\",\"reachable_adult_id\":\"" + adult + "\",\"minutes_max\":5}",
                         school.psychologist.headers)
                .status == 200);
    const Child child = sign_in(school.client, world.slip("ours", "林晨1").code);
    CHECK(school.client
              .request("PUT", child.sheet + "/answers", answers_json({1, 1}, ",\"save_no\":1"), child.authorization)
              .status == 200);
    school.recall();
    world.clock().advance_ms(6 * 60'000);
    world.serving().count_now();
    CHECK(world.number("SELECT count(*) FROM answer_sheet") == 0);
    CHECK(school.client.request("DELETE", school.path, {}, school.psychologist.headers).status == 200);
    world.serving().count_now();
    CHECK(world.number("SELECT count(*) FROM answer_sheet WHERE state = 'closed_unfinished'") == 1);
  });
}
