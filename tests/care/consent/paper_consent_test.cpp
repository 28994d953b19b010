#include "tests/fixtures/consent.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

namespace json = boost::json;

json::array coverage(Families& families, const Session& who) {
  const auto answer = families.client().request("GET", "/api/consent/coverage", {}, who.headers);
  REQUIRE_MESSAGE(answer.status == 200, answer.body);
  return json::parse(answer.body).at("units").as_array();
}

}  // namespace

TEST_CASE("to a class teacher a yes and a no look the same, at every place") {
  on_both_engines([](World& world) {
    Families families(world);
    for (const char* name : {"林晨1", "陈曦1", "王芳1"}) families.born(name, "2014-01-05");
    CHECK(families.paper(families.teacher, "林晨1", "given").status == 200);
    CHECK(families.paper(families.teacher, "陈曦1", "refused").status == 200);
    auto given = families.row(families.teacher, "林晨1"), refused = families.row(families.teacher, "陈曦1");
    CHECK(!families.row(families.teacher, "王芳1").at("returned").as_bool());
    for (const char* own : {"id", "name", "seat"}) {
      given.erase(own);
      refused.erase(own);
    }
    CHECK(json::serialize(given) == json::serialize(refused));
    // The psychologist has names.
    CHECK(families.row(families.psychologist, "陈曦1").at("state").as_string() == "refused");

    // Both children hand in: one is scored, one has read, and the list says finished of both.
    const auto first = families.signs_in("林晨1"), second = families.signs_in("陈曦1");
    auto questions = families.form(first), passages = families.form(second);
    std::size_t asked = 0;
    for (const auto& section : questions.at("sections").as_array())
      for (const auto& item : section.at("items").as_array()) asked += item.as_object().contains("ask_when") ? 0 : 1;
    CHECK(passages.at("sections").as_array()[0].at("items").as_array().size() ==
          asked);  // the same length, the same taps
    CHECK(json::serialize(questions.at("assent")) == json::serialize(passages.at("assent")));
    for (const auto& child : {first, second})
      CHECK(families.client()
                .request("PUT", child.sheet, answers_json(std::vector<int>(16, 1)), child.authorization)
                .status == 200);
    world.serving().count_now();
    const auto page = json::parse(
        families.client()
            .request("GET", "/api/campaigns/" + std::to_string(world.number("SELECT campaign_id FROM campaign")), {},
                     families.teacher.headers)
            .body);
    CHECK(page.at("completion").as_array()[0].at("finished").as_int64() == 2);
  });
}

TEST_CASE("counts of what came back rise to the offices, and say nothing else") {
  on_both_engines([](World& world) {
    Families families(world);
    add_person(world, "leader", access::Role::school_leader, "2135010201");
    add_person(world, "county", access::Role::county_officer, "350102");
    add_person(world, "city", access::Role::city_officer, "city");
    CHECK(families.paper(families.teacher, "林晨1", "given").status == 200);
    CHECK(families.paper(families.teacher, "陈曦1", "refused").status == 200);
    world.serving().count_now();
    const auto leader = sign_in_staff(families.client(), "leader"), county = sign_in_staff(families.client(), "county"),
               city = sign_in_staff(families.client(), "city");
    const auto of_class = coverage(families, families.teacher);
    CHECK(of_class.size() == 1);
    CHECK(of_class[0].at("enrolled").as_int64() == 3);
    CHECK(of_class[0].at("returned").as_int64() == 2);
    CHECK(coverage(families, leader)[0].at("returned").as_int64() == 2);
    CHECK(coverage(families, county).size() == 2);  // its two schools
    const auto counties = coverage(families, city);
    CHECK(counties.size() == 2);
    CHECK(counties[0].at("enrolled").as_int64() + counties[1].at("enrolled").as_int64() == 18);
    CHECK(counties[0].at("returned").as_int64() + counties[1].at("returned").as_int64() == 2);
    CHECK(families.client().request("GET", families.class_path, {}, leader.headers).status == 404);
    CHECK(families.client().request("GET", families.class_path, {}, county.headers).status == 404);
  });
}

TEST_CASE("a batch that was a mistake is taken back by who entered it, within half an hour") {
  on_both_engines([](World& world) {
    Families families(world);
    const auto child = families.signs_in("林晨1");
    CHECK(families.client()
              .request("PUT", child.sheet + "/answers", answers_json(std::vector<int>(16, 0), ",\"save_no\":1"),
                       child.authorization)
              .status == 200);
    const auto entered = families.paper(families.teacher, "林晨1", "refused");
    const std::string path =
        "/api/consent/paper/" + std::string(json::parse(entered.body).at("batch_id").as_string()) + "/undo";
    CHECK(!families.asks_questions(child));
    CHECK(families.client().request("POST", path, "{}", families.psychologist.headers).status ==
          404);  // somebody else's
    CHECK(families.client().request("POST", path, "{}", families.other.headers).status == 404);
    CHECK(families.client().request("POST", path, "{}", families.teacher.headers).status == 204);
    CHECK(families.client().request("POST", path, "{}", families.teacher.headers).status ==
          204);  // again: nothing more
    CHECK(families.asks_questions(child));
    CHECK(!families.row(families.teacher, "林晨1").at("returned").as_bool());
    CHECK(world.number("SELECT count(*) FROM answer_draft WHERE withheld_since_ms IS NOT NULL") == 0);
    CHECK(world.number("SELECT count(*) FROM consent_act WHERE taken_back_at_ms IS NOT NULL") == 1);  // the line stays

    const auto late = families.paper(families.teacher, "林晨1", "given");
    world.clock().advance_ms(31 * 60'000);
    families.teacher = sign_in_staff(families.client(), "teacher");
    const std::string late_path =
        "/api/consent/paper/" + std::string(json::parse(late.body).at("batch_id").as_string()) + "/undo";
    const auto refused = families.client().request("POST", late_path, "{}", families.teacher.headers);
    CHECK(refused.status == 409);
    CHECK(std::string(json::parse(refused.body).at("code").as_string()) == "consent_undo_late");
  });
}

TEST_CASE("a batch is whole or nothing: a child of another class or school, an unknown word") {
  on_both_engines([](World& world) {
    Families families(world);
    const auto send = [&](const std::string& more) {
      return families.client().request(
          "POST", families.class_path + "/paper",
          "{\"slips\":[{\"student_id\":\"" + families.student_id("林晨1") + "\",\"decision\":\"given\"}," + more + "]}",
          families.teacher.headers);
    };
    CHECK(send("{\"student_id\":\"" + families.student_id("李明1") + "\",\"decision\":\"given\"}").status ==
          404);  // the other class
    CHECK(send("{\"student_id\":\"" + families.student_id("林晨3") + "\",\"decision\":\"given\"}").status == 404);
    CHECK(send("{\"student_id\":\"" + families.student_id("陈曦1") + "\",\"decision\":\"maybe\"}").status == 422);
    CHECK(families.paper(families.other, "林晨1", "given").status == 404);
    CHECK(world.number("SELECT count(*) FROM consent_act") == 0);
    CHECK(send("{\"student_id\":\"" + families.student_id("陈曦1") + "\",\"decision\":\"refused\"}").status == 200);
    CHECK(send("{\"student_id\":\"" + families.student_id("陈曦1") + "\",\"decision\":\"given\"}").status ==
          200);  // again: the last entry holds
    CHECK(families.row(families.psychologist, "陈曦1").at("state").as_string() == "given");
  });
}
