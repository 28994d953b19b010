// The morning after: who has not finished, why in one neutral word, and a new code.
#include <boost/json.hpp>

#include "access/public_id.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

constexpr const char* first_class = "2135010201/初二/初二(1)班";

struct Morning {
  World& world;
  http::PlainClient client;
  Session teacher;
  std::string campaign;

  explicit Morning(World& of)
      : world(of),
        client(staffed(of)),
        teacher(sign_in_staff(client, "teacher")),
        campaign("/api/campaigns/" + std::to_string(of.number("SELECT campaign_id FROM campaign"))) {}
  std::string pupil(const std::string& child) const {
    const StudentId student(world.number("SELECT student_id FROM student WHERE name = '" + child + "'"));
    return campaign + "/pupils/" +
           access::public_id(world.composition().keys.public_id, access::PublicKind::student, {student});
  }
  boost::json::array unfinished() {
    const auto answer = client.request("GET", campaign + "/unfinished", {}, teacher.headers);
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    return boost::json::parse(answer.body).at("classes").as_array();
  }
  std::string post(const std::string& path, int status = 200) {
    const auto answer = client.request("POST", path, "{}", teacher.headers);
    REQUIRE_MESSAGE(answer.status == status, answer.body);
    return status == 200 ? std::string(boost::json::parse(answer.body).at("code").as_string()) : answer.body;
  }
  int sign_in_status(const std::string& code) {
    return client.request("POST", "/api/answering/sign-in", "{\"access_code\":\"" + code + "\"}").status;
  }

 private:
  static http::PlainClient staffed(World& world) {
    world.publish();
    add_person(world, "teacher", access::Role::class_teacher, first_class);
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201", true);
    return world.serve();
  }
};

}  // namespace

TEST_CASE("the class teacher sees who of the own class has not finished, and says why in one neutral word") {
  on_both_engines([](World& world) {
    Morning morning(world);
    const Child done = sign_in(morning.client, world.slip("autumn", "林晨1").code);
    REQUIRE(
        morning.client.request("PUT", done.sheet, answers_json(std::vector<int>(16, 0)), done.authorization).status ==
        200);
    auto classes = morning.unfinished();
    REQUIRE(classes.size() == 1);
    CHECK(classes[0].at("pupils").as_array().size() == 2);
    // The first page names the first of them and says how many there are.
    const auto first = boost::json::parse(
        morning.client.request("GET", morning.campaign + "/unfinished?pupils=1", {}, morning.teacher.headers).body);
    CHECK(first.at("total").as_int64() == 2);
    CHECK(first.at("classes").at(0).at("pupils").as_array().size() == 1);
    CHECK(
        morning.client.request("GET", morning.campaign + "/unfinished?pupils=0", {}, morning.teacher.headers).status ==
        422);
    const auto away = [&](const std::string& path, const std::string& body) {
      return morning.client.request("PUT", path + "/away", body, morning.teacher.headers).status;
    };
    CHECK(away(morning.pupil("陈曦1"), R"({"because":"leave"})") == 204);
    CHECK(away(morning.pupil("陈曦1"), R"({"because":"ill"})") == 422);  // health has no place here
    CHECK(away(morning.pupil("陈曦1"), R"({"because":"other","note":"flu"})") == 422);
    CHECK(away(morning.pupil("林晨3"), R"({"because":"leave"})") == 404);
    classes = morning.unfinished();
    bool noted = false;
    for (const auto& one : classes[0].at("pupils").as_array())
      noted = noted || (one.at("name").as_string() == "陈曦1" && one.at("away_because").as_string() == "leave");
    CHECK(noted);
    CHECK(away(morning.pupil("陈曦1"), R"({"because":"none"})") == 204);
    CHECK(world.number("SELECT count(*) FROM campaign_member WHERE away_because IS NOT NULL") == 0);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'listUnfinished'") == 3);
  });
}

TEST_CASE("a new code opens the same sheet, and the lost one leads nowhere") {
  on_both_engines([](World& world) {
    Morning morning(world);
    const std::string lost = world.slip("autumn", "陈曦1").code;
    const Child before = sign_in(morning.client, lost);
    const std::string code = morning.post(morning.pupil("陈曦1") + "/code");
    CHECK(code != lost);
    CHECK(morning.sign_in_status(lost) == 404);
    CHECK(sign_in_as(morning.client, code, "陈曦1").sheet == before.sheet);
    CHECK(world.slip("autumn", "陈曦1").code == code);  // slips that are printed now carry the new one
    const std::string third = morning.post(morning.pupil("陈曦1") + "/code");
    CHECK(morning.sign_in_status(code) == 404);
    CHECK(morning.sign_in_status(third) == 200);
    morning.post(morning.pupil("林晨3") + "/code", 404);
  });
}

TEST_CASE("who has finished gets no new code") {
  on_both_engines([](World& world) {
    Morning morning(world);
    const Child done = sign_in(morning.client, world.slip("autumn", "林晨1").code);
    REQUIRE(
        morning.client.request("PUT", done.sheet, answers_json(std::vector<int>(16, 0)), done.authorization).status ==
        200);
    morning.post(morning.pupil("林晨1") + "/code", 409);
  });
}

TEST_CASE(
    "one slip, two children: seen by the teacher, separated, the mixed sheet nobody's result, the critical alert "
    "stays") {
  on_both_engines([](World& world) {
    Morning morning(world);
    const std::string slip = world.slip("autumn", "林晨1").code;
    const Child own = sign_in(morning.client, slip);
    CHECK(
        morning.client.request("PUT", own.sheet + "/answers", answers_json({1, 1}, ",\"save_no\":1"), own.authorization)
            .status == 200);
    morning.post(morning.pupil("林晨1") + "/separate", 409);  // one device alone is nothing to separate
    world.clock().advance_ms(1000);
    const Child stranger = sign_in(morning.client, slip);
    CHECK(stranger.device == 2);
    world.clock().advance_ms(1000);
    std::vector<int> answers(16, 2);
    CHECK(morning.client
              .request("PUT", own.sheet + "/answers", answers_json({1, 1, 1}, ",\"save_no\":2"), own.authorization)
              .status == 200);
    CHECK(morning.client.request("PUT", stranger.sheet, answers_json(answers), stranger.authorization).status == 200);

    const std::string class_id =
        std::to_string(world.number("SELECT e.class_unit_id FROM enrolment e JOIN student s ON s.student_id = "
                                    "e.student_id WHERE s.name = '林晨1'"));
    const auto day = [&] {
      return boost::json::parse(
                 morning.client.request("GET", morning.campaign + "/classes/" + class_id, {}, morning.teacher.headers)
                     .body)
          .at("pupils")
          .as_array();
    };
    CHECK(day()[0].at("two_devices").as_bool());
    const auto psychologist = sign_in_staff(morning.client, "psychologist");
    const std::string alert(
        boost::json::parse(morning.client.request("GET", "/api/alerts", {}, psychologist.headers).body)
            .at("alerts")
            .at(0)
            .at("id")
            .as_string());
    const std::string code = morning.post(morning.pupil("林晨1") + "/separate");
    CHECK(morning.sign_in_status(slip) == 404);
    CHECK_FALSE(day()[0].at("two_devices").as_bool());
    CHECK(day()[0].at("state").as_string() == "absent");

    // The alert of the mixed sheet stays; no score of it is read as this child's.
    const auto page =
        boost::json::parse(morning.client.request("GET", "/api/alerts/" + alert, {}, psychologist.headers).body);
    for (const auto& one : page.at("scores").as_array()) CHECK_FALSE(one.as_object().contains("score"));
    CHECK(page.at("signals").as_array().size() >= 1);
    CHECK(boost::json::serialize(page.at("validity")).find("不当作这名学生的结果") != std::string::npos);

    const Child again = sign_in(morning.client, code);
    CHECK(again.sheet != own.sheet);
    CHECK(again.first_item == 0);
    CHECK(
        morning.client.request("PUT", again.sheet, answers_json(std::vector<int>(16, 0)), again.authorization).status ==
        200);
    CHECK(world.number("SELECT CAST(value AS BIGINT) FROM score WHERE scale = 'phq9' AND attempt = 2") == 0);
    CHECK(day()[0].at("state").as_string() == "finished");
    world.serving().count_now();
    CHECK(world.number("SELECT CAST(SUM(finished) AS BIGINT) FROM campaign_class") == 1);
  });
}

TEST_CASE("a device that was changed in the middle is not two children") {
  on_both_engines([](World& world) {
    Morning morning(world);
    const std::string slip = world.slip("autumn", "林晨1").code;
    const Child first = sign_in(morning.client, slip);
    CHECK(morning.client
              .request("PUT", first.sheet + "/answers", answers_json({1, 1}, ",\"save_no\":1"), first.authorization)
              .status == 200);
    world.clock().advance_ms(60'000);
    const Child second = sign_in(morning.client, slip);
    world.clock().advance_ms(60'000);
    CHECK(morning.client.request("PUT", second.sheet, answers_json(std::vector<int>(16, 0)), second.authorization)
              .status == 200);
    morning.post(morning.pupil("林晨1") + "/separate", 409);
  });
}
