// Drafts of campaigns: shared by an office, saved step by step, never lost to a colleague.
#include "tests/fixtures/desk.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;

namespace {

void add_offices(World& world) {
  add_person(world, "county", Role::county_officer, "350102");
  add_person(world, "colleague", Role::county_officer, "350102");
  add_person(world, "other_county", Role::county_officer, "350103");
  add_person(world, "city", Role::city_officer, "city");
  add_person(world, "psychologist", Role::psychology_teacher, "2135010201");
  add_person(world, "teacher", Role::class_teacher, "2135010201/初二/初二(1)班");
}

}  // namespace

TEST_CASE("a draft begins with sensible defaults, is saved and taken up again by a colleague of the same office") {
  on_both_engines([](World& world) {
    add_offices(world);
    auto client = world.serve();
    const auto county = sign_in_staff(client, "county");
    auto draft = make_draft(client, county);
    CHECK(draft.steps["title_zh"].as_string().find("秋季学期心理健康测评") != std::string::npos);
    CHECK(draft.steps["instruments"].as_array().size() == 2);
    CHECK(draft.steps["rules"].as_array().size() == 2);
    CHECK(draft.steps["opens_at_ms"].as_int64() > world.clock().now_ms());
    draft.steps["title_zh"] = "鼓楼区冬季测评";
    draft.steps["at_step"] = "rules";
    CHECK(draft_of(save(client, county, draft)).version == 2);
    const auto colleague = sign_in_staff(client, "colleague");
    CHECK(client.request("GET", "/api/campaign-drafts", {}, colleague.headers).body.find("鼓楼区冬季测评") !=
          std::string::npos);
    auto again = draft_of(client.request("GET", draft.path, {}, colleague.headers));
    CHECK(again.steps["at_step"].as_string() == "rules");
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'saveCampaignDraft'") == 1);
  });
}

TEST_CASE("two who save the same version: the second is told who was first, and nothing of the first is lost") {
  on_both_engines([](World& world) {
    add_offices(world);
    auto client = world.serve();
    const auto county = sign_in_staff(client, "county"), colleague = sign_in_staff(client, "colleague");
    auto draft = make_draft(client, county);
    draft.steps["title_zh"] = "第一位的标题";
    CHECK(save(client, county, draft).status == 200);
    draft.steps["title_zh"] = "第二位的标题";
    const auto refused = save(client, colleague, draft);
    CHECK(refused.status == 409);
    CHECK(problem_of(refused) == "draft_changed");
    CHECK(refused.body.find("county") != std::string::npos);
    CHECK(client.request("GET", draft.path, {}, county.headers).body.find("第一位的标题") != std::string::npos);
  });
}

TEST_CASE("a draft is absent for another office, above, below and beside, and for a class teacher") {
  on_both_engines([](World& world) {
    add_offices(world);
    auto client = world.serve();
    const auto county = sign_in_staff(client, "county");
    const auto draft = make_draft(client, county);
    for (const char* other : {"other_county", "city", "psychologist", "teacher"}) {
      CAPTURE(other);
      const auto session = sign_in_staff(client, other);
      CHECK(client.request("GET", draft.path, {}, session.headers).status == 404);
      CHECK(save(client, session, draft).status == 404);
      CHECK(client.request("DELETE", draft.path, {}, session.headers).status == 404);
      CHECK(publish(client, session, draft).status == 404);
    }
    CHECK(client.request("DELETE", draft.path, {}, county.headers).status == 204);
    CHECK(client.request("GET", draft.path, {}, county.headers).status == 404);
  });
}

TEST_CASE("a draft never reaches past its office's tree, and wrong fields are told by their place") {
  on_both_engines([](World& world) {
    add_offices(world);
    auto client = world.serve();
    const auto county = sign_in_staff(client, "county");
    auto draft = make_draft(client, county);
    draft.steps["units"] = boost::json::array{"2135010301"};
    const auto foreign = save(client, county, draft);
    CHECK(problem_of(foreign) == "unit_unknown");
    draft.steps["units"] = boost::json::array{};
    draft.steps["colour"] = "red";
    CHECK(save(client, county, draft).status == 422);
    draft.steps.erase("colour");
    draft.steps["title_zh"] = "";
    draft.steps["rules"].as_array()[0].as_object()["conditions"].as_array()[0].as_object()["subject"] = "no_such_scale";
    draft = draft_of(save(client, county, draft));
    const auto check = boost::json::parse(client.request("GET", draft.path + "/check", {}, county.headers).body);
    CHECK(check.at("faults").as_array()[0].at("field").as_string() == "title_zh");
    CHECK(check.at("students").as_int64() == 12);
    CHECK(check.at("schools_without_adult").as_int64() == 2);
    const auto refused = publish(client, county, draft);
    CHECK(problem_of(refused) == "draft_incomplete");
    CHECK(world.number("SELECT count(*) FROM campaign") == 0);
  });
}

TEST_CASE("the last campaign is made again with its window moved by whole weeks to days to come") {
  on_both_engines([](World& world) {
    add_offices(world);
    const auto last = world.publish();
    auto client = world.serve();
    const auto county = sign_in_staff(client, "county");
    const auto again = make_draft(client, county, "{\"copy_of\":\"" + std::to_string(last.value) + "\"}");
    const auto before = world.screening().shelf.find(last)->definition;
    const auto opens = again.steps.at("opens_at_ms").as_int64();
    CHECK(opens > world.clock().now_ms());
    CHECK((opens - before.opens_at_ms) % (7LL * 24 * 3600 * 1000) == 0);
    CHECK(again.steps.at("closes_at_ms").as_int64() - opens == before.closes_at_ms - before.opens_at_ms);
    CHECK(again.steps.at("rules").as_array().size() == 1);
    CHECK(client.request("POST", "/api/campaign-drafts", "{\"copy_of\":\"77\"}", county.headers).status == 404);
  });
}

TEST_CASE(
    "an office asks at least ten children: of fewer every count would be a name; their own school asks as few as it "
    "has") {
  on_both_engines([](World& world) {
    add_offices(world);
    auto client = world.serve();
    const auto county = sign_in_staff(client, "county"), city = sign_in_staff(client, "city"),
               school = sign_in_staff(client, "psychologist");
    const std::string reason = "人手已经安排好，可以多谈一些学生。";
    const auto draft_for = [&](const Session& who, const std::vector<std::string>& units) {
      auto draft = make_draft(client, who);
      draft.steps["title_zh"] = "测评";
      draft.steps["units"] = boost::json::array(units.begin(), units.end());
      return draft_of(save(client, who, draft));
    };
    // One school of six, asked by county and city, by the button and as a proposal: the page says why beforehand.
    for (const auto& who : {county, city}) {
      const auto six = draft_for(who, {"2135010201"});
      CHECK(client.request("GET", six.path + "/check", {}, who.headers).body.find("至少覆盖 10 名学生") !=
            std::string::npos);
      CHECK(problem_of(publish(client, who, six, reason)) == "population_too_small");
      CHECK(problem_of(
                client.request("POST", six.path + "/propose",
                               "{\"version\":" + std::to_string(six.version) + ",\"rules_reason\":\"" + reason + "\"}",
                               who.headers)) == "population_too_small");
    }
    CHECK(world.number("SELECT count(*) FROM campaign") == 0);
    // Twelve in two schools: nine are too few, ten are not.
    const auto both = draft_for(county, {"2135010201", "2135010202"});
    const auto leave = [&](int students) {
      world.execute("UPDATE class_population SET students = students - " + std::to_string(students) +
                    " WHERE class_unit_id = (SELECT class_unit_id FROM enrolment e JOIN student s ON s.student_id = "
                    "e.student_id WHERE s.name = '林晨1')");
    };
    leave(3);
    CHECK(problem_of(publish(client, county, both, reason)) == "population_too_small");
    leave(-1);
    CHECK(publish(client, county, both, reason).status == 200);
    CHECK(publish(client, school, draft_for(school, {"2135010201"}), reason).status == 200);
  });
}
