// What class teachers answer about a student: beside the child's sheet, never part of it.
#include "tests/fixtures/looks.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;
namespace json = boost::json;

TEST_CASE(
    "a class teacher answers about one student after another, saved as they go, and sees no score before or after") {
  on_both_engines([](World& world) {
    Looks looks(world);
    const auto tasks = json::parse(looks.get(looks.teacher, "/api/informant-tasks").body);
    REQUIRE(tasks.at("tasks").as_array().size() == 1);
    CHECK(tasks.at("tasks").at(0).at("pupils").as_int64() == 3);
    CHECK(looks.state(looks.teacher, "林晨1") == "open");
    CHECK(looks.save(looks.teacher, "林晨1", {2, -1, -1, 0}).status == 204);
    CHECK(looks.state(looks.teacher, "林晨1") == "begun");
    const auto draft = json::parse(looks.get(looks.teacher, looks.sheet("林晨1")).body);
    CHECK(draft.at("answers").as_array().size() == 2);
    CHECK(draft.at("answers").at(0).at("value").as_int64() == 2);
    CHECK(world.number("SELECT count(*) FROM informant_score") == 0);
    CHECK(looks.save(looks.teacher, "林晨1", {2, 1, 1, 0}).status == 204);  // corrected
    CHECK(looks.save(looks.teacher, "林晨1", {2, 2, 1, 0}, true).status == 204);
    CHECK(looks.state(looks.teacher, "林晨1") == "handed_in");
    const auto after = looks.get(looks.teacher, looks.sheet("林晨1"));
    CHECK(json::parse(after.body).at("answers").as_array().empty());
    CHECK(after.body.find("score") == std::string::npos);
    CHECK(code_of(looks.save(looks.teacher, "林晨1", {0, 0, 0, 0}, true)) == "informant_sheet_done");
    CHECK(world.number(
              "SELECT CAST(value AS BIGINT) FROM informant_score WHERE scale = 'teacher_look' AND band = 'above'") ==
          5);
    CHECK(world.number("SELECT count(*) FROM informant_sheet WHERE instrument_version = '1.0' AND scorer_version = '1' "
                       "AND state = 'submitted'") == 1);
    CHECK(world.number(
              "SELECT count(*) FROM audit_line WHERE action IN ('listInformantSheets', 'readInformantSheet')") == 5);
    CHECK(world.number("SELECT count(*) FROM alert") == 0);
    const auto counts = json::parse(looks.get(looks.psychologist, looks.path).body).at("instruments");
    CHECK(counts.at(0).at("informant").as_string() == "teacher");
    CHECK(counts.at(0).at("handed_in").as_int64() == 1);
    CHECK(counts.at(0).at("expected").as_int64() == 6);
    CHECK(counts.at(1).at("handed_in").as_int64() == 0);
  });
}

TEST_CASE("the child's page and sheet know nothing of other informants, also after a restart") {
  on_both_engines([](World& world) {
    Looks looks(world);
    CHECK(looks.save(looks.teacher, "林晨1", {2, 2, 2, 0}, true).status == 204);
    world.reopen();
    looks.serve();
    const auto child = looks.signs_in("林晨1", "looks");
    const auto form = json::serialize(looks.form(child));
    CHECK(form.find("look") == std::string::npos);
    CHECK(form.find("独自一人") == std::string::npos);
    CHECK(looks.client()
              .request("PUT", child.sheet, "{\"answers\":[{\"item\":\"teacher_look.1\",\"value\":1}]}",
                       child.authorization)
              .status == 422);
    CHECK(looks.client()
              .request("PUT", child.sheet, "{\"answers\":[{\"item\":\"phq9.1\",\"value\":1}]}", child.authorization)
              .status == 200);
    CHECK(world.number("SELECT count(*) FROM score WHERE scale LIKE '%look%'") == 0);
    const auto again = sign_in_staff(looks.client(), "teacher");
    CHECK(looks.state(again, "林晨1") == "handed_in");
  });
}

TEST_CASE("a critical answer about a student calls at the save, and a sheet that cannot be scored hides none") {
  on_both_engines([](World& world) {
    Looks looks(world);
    CHECK(looks.save(looks.teacher, "林晨1", {-1, -1, -1, 1}).status == 204);
    CHECK(world.number("SELECT tier_rank FROM alert") == 2);
    CHECK(world.number("SELECT count(*) FROM outbox WHERE kind = 'alert_raised'") == 1);
    CHECK(looks.save(looks.teacher, "林晨1", {-1, 1, -1, 1}).status == 204);
    CHECK(looks.save(looks.teacher, "林晨1", {-1, 1, -1, 1}, true).status == 204);
    CHECK(world.number("SELECT count(*) FROM alert_signal") == 1);  // said once, however often it is saved
    const auto page = looks.alert("林晨1");
    CHECK(page.at("signals").at(0).at("kind").as_string() == "critical_item");
    CHECK(page.at("signals").at(0).at("raised_by").as_string() == "teacher");
    CHECK(page.at("signals").at(0).at("words").at(0).as_string() == "班主任的作答：“说过不想活”一题选了“有时”。");
    CHECK(!page.as_object().contains("validity"));  // it is not the child who answered
    const StudentId student(world.number("SELECT student_id FROM student WHERE name = '林晨1'"));
    const std::string answers =
        "/api/alerts/" + casework::alert_id(world.composition().keys.public_id, {student, 1}) + "/answers";
    CHECK(page.at("answers_available").as_bool());
    const auto opened =
        looks.client().request("POST", answers, "{\"reason\":\"准备今天下午的谈话\"}", looks.psychologist.headers);
    REQUIRE_MESSAGE(opened.status == 200, opened.body);
    CHECK(json::parse(opened.body).at("answers").as_array().empty());
    const auto item = json::parse(opened.body).at("informants").at(0).at("answers").at(3);
    CHECK(item.at("answer").as_string() == "有时");
    CHECK(item.at("critical").as_bool());
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'openItemAnswers'") == 1);
    const auto& result = page.at("informants").at(0);
    CHECK(result.at("informant").as_string() == "teacher");
    CHECK(!result.at("results").at(0).at("scorable").as_bool());
    CHECK(result.at("results").at(0).at("words").as_string() == "不可计分：2 题没有作答");
    CHECK(looks.alert("林晨1", "en").at("informants").at(0).at("results").at(0).at("words").as_string() ==
          "not scorable: 2 unanswered");
  });
}

TEST_CASE("what others answered stands beside the child's own on the alert page, in words, and the opening is logged") {
  on_both_engines([](World& world) {
    Looks looks(world);
    CHECK(looks.save(looks.teacher, "林晨1", {2, 1, 1, 0}, true).status == 204);
    const auto child = looks.signs_in("林晨1", "looks");
    CHECK(looks.client()
              .request("PUT", child.sheet, "{\"answers\":[{\"item\":\"phq9.9\",\"value\":2}]}", child.authorization)
              .status == 200);
    const auto page = looks.alert("林晨1");
    CHECK(page.at("answers_available").as_bool());
    CHECK(page.at("scores").as_array().size() == 2);  // the child's own: PHQ-9 and what follows it
    CHECK(page.at("informants").at(0).at("results").at(0).at("words").as_string() == "4 分，达到");
    CHECK(page.at("informants").at(0).at("campaign_title").as_string() == "冬季测评");
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'readAlert'") == 1);
    // An alert that the teacher's answers raised later does not hide the child's scores.
    CHECK(looks.save(looks.teacher, "陈曦1", {0, 0, 0, 2}, true).status == 204);
    const auto other_child = looks.signs_in("陈曦1", "looks");
    CHECK(looks.client()
              .request("PUT", other_child.sheet, answers_json({1, 1, 1, 1, 1, 1, 1, 1, 0}), other_child.authorization)
              .status == 200);
    CHECK(looks.alert("陈曦1").at("scores").as_array().size() == 2);
  });
}

TEST_CASE(
    "only the class's own teacher answers, only for the own class; psychologists of other schools see nothing of it") {
  on_both_engines([](World& world) {
    Looks looks(world);
    add_person(world, "neighbour", Role::class_teacher, "2135010201/初二/初二(2)班");
    add_person(world, "leader", Role::school_leader, "2135010201");
    const auto neighbour = sign_in_staff(looks.client(), "neighbour"), leader = sign_in_staff(looks.client(), "leader");
    CHECK(looks.save(neighbour, "林晨1", {1, 1, 1, 1}).status == 404);
    CHECK(looks.get(neighbour, looks.sheet("林晨1")).status == 404);
    CHECK(looks.state(neighbour, "林晨1") == "absent");
    CHECK(looks.save(looks.psychologist, "林晨1", {1, 1, 1, 1}).status == 404);
    CHECK(looks.get(leader, looks.path).status == 404);
    CHECK(looks.save(looks.teacher, "林晨1", {1, 1, 1, 0}, true).status == 204);
    const auto counts = json::parse(looks.get(looks.other, looks.path).body).at("instruments");
    CHECK(counts.at(0).at("handed_in").as_int64() == 0);
    CHECK(code_of(looks.client().request("PUT", looks.sheet("陈曦1"),
                                         "{\"answers\":[{\"item\":\"teacher_look.1\",\"value\":7}]}",
                                         looks.teacher.headers)) == "field_invalid");
    CHECK(code_of(looks.client().request("PUT", looks.sheet("陈曦1"),
                                         "{\"answers\":[{\"item\":\"phq9.1\",\"value\":1}]}", looks.teacher.headers)) ==
          "unknown_item");
    CHECK(looks.client()
              .request("PUT", looks.path + "/guardian_look/" + looks.student_id("陈曦1"), "{\"answers\":[]}",
                       looks.teacher.headers)
              .status == 404);
    CHECK(world.number("SELECT count(*) FROM informant_sheet") == 1);
  });
}

TEST_CASE("a sheet belongs to who began it; three days later a colleague of the class may begin it anew") {
  on_both_engines([](World& world) {
    Looks looks(world);
    add_person(world, "second", Role::class_teacher, "2135010201/初二/初二(1)班");
    auto second = sign_in_staff(looks.client(), "second");
    CHECK(looks.save(looks.teacher, "林晨1", {2, -1, -1, -1}).status == 204);
    const auto seen = json::parse(looks.get(second, looks.sheet("林晨1")).body);
    CHECK(!seen.at("own").as_bool());
    CHECK(seen.at("answers").as_array().empty());
    CHECK(code_of(looks.save(second, "林晨1", {0, 0, 0, 0})) == "informant_sheet_taken");
    world.clock().advance_ms(4LL * 24 * 3600 * 1000);
    second = sign_in_staff(looks.client(), "second");
    CHECK(looks.save(second, "林晨1", {0, 0, 0, 0}, true).status == 204);
    CHECK(world.number("SELECT CAST(value AS BIGINT) FROM informant_score") == 0);
  });
}

TEST_CASE(
    "without consent nothing of a sheet is kept, and the teacher cannot tell; what is critical calls all the same") {
  on_both_engines([](World& world) {
    Looks looks(world, "acts");
    looks.born("林晨1", "2014-01-05");
    looks.born("陈曦1", "2014-01-05");
    CHECK(looks.paper(looks.psychologist, "林晨1", "refused").status == 200);
    CHECK(looks.paper(looks.psychologist, "陈曦1", "given").status == 200);
    for (const char* name : {"林晨1", "陈曦1"}) {
      CHECK(looks.save(looks.teacher, name, {1, 1, 1, -1}).status == 204);
      CHECK(json::parse(looks.get(looks.teacher, looks.sheet(name)).body).at("answers").as_array().size() == 3);
      CHECK(looks.save(looks.teacher, name, {1, 1, 1, 0}, true).status == 204);
      CHECK(looks.state(looks.teacher, name) == "handed_in");
    }
    CHECK(world.number("SELECT count(*) FROM informant_sheet WHERE state = 'read'") == 1);
    CHECK(world.number("SELECT count(*) FROM informant_score") == 1);
    CHECK(json::parse(looks.get(looks.psychologist, looks.path).body)
              .at("instruments")
              .at(0)
              .at("handed_in")
              .as_int64() == 2);
    CHECK(world.number("SELECT count(*) FROM alert") == 0);
    CHECK(looks.paper(looks.psychologist, "王芳1", "refused").status == 200);
    CHECK(looks.save(looks.teacher, "王芳1", {0, 0, 0, 2}, true).status == 204);
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind = 'critical_item' AND attempt = 0") == 1);
    CHECK(looks.alert("王芳1").at("informants").as_array().empty());
  });
}

TEST_CASE("from 14 what others have answered is shown once the child itself has said yes") {
  on_both_engines([](World& world) {
    Looks looks(world, "acts");  // fourteen, all of them
    CHECK(looks.save(looks.teacher, "林晨1", {0, 1, 0, 1}, true).status == 204);
    CHECK(looks.alert("林晨1").at("informants").as_array().empty());
    const auto child = looks.signs_in("林晨1", "looks");
    CHECK(looks.client()
              .request("PUT", child.sheet, answers_json({1, 1, 1, 1, 1, 1, 1, 1, 0}), child.authorization)
              .status == 200);
    CHECK(looks.alert("林晨1").at("informants").as_array().size() == 1);
  });
}

TEST_CASE("after its window and after a recall nothing is taken, and recalled results are nobody's") {
  on_both_engines([](World& world) {
    Looks looks(world);
    CHECK(looks.save(looks.teacher, "林晨1", {0, 0, 0, 1}, true).status == 204);
    CHECK(looks.alert("林晨1").at("informants").as_array().size() == 1);
    world.execute("UPDATE campaign SET recalled_at_ms = 1 WHERE code = 'looks'");
    CHECK(looks.alert("林晨1").at("informants").as_array().empty());  // the alert itself stands
    CHECK(looks.save(looks.teacher, "陈曦1", {0, 0, 0, 1}, true).status == 404);
    world.execute("UPDATE campaign SET recalled_at_ms = NULL WHERE code = 'looks'");
    world.clock().advance_ms(300LL * 24 * 3600 * 1000);
    const auto later = sign_in_staff(looks.client(), "teacher");
    CHECK(code_of(looks.save(later, "陈曦1", {0, 0, 0, 1}, true)) == "informant_closed");
    CHECK(json::parse(looks.get(later, "/api/informant-tasks").body).at("tasks").as_array().empty());
    CHECK(world.number("SELECT count(*) FROM informant_sheet") == 1);
  });
}

TEST_CASE("a campaign asks students too, and other informants only what the bureau may use") {
  on_both_engines([](World& world) {
    add_look(world, "teacher_look", "teacher");
    const auto apply = [&](const std::string& instruments) {
      return campaign_desk::apply_campaign(
          world.screening(),
          "campaign: c1\ntitle: {zh-CN: 测评, en: Check}\nhelp_promise: {zh-CN: 好, en: ok}\nwho_reads: {zh-CN: 好, "
          "en: ok}\nunit: city\ninstruments: [" +
              instruments +
              "]\nwindow: {opens: \"2026-11-01T00:00+08:00\", closes: \"2027-06-30T00:00+08:00\"}\nconsent: {default: "
              "given}\n"
              "rules: [{id: r, tier: ranked, any: [{scale: teacher_look, at_least: 4}]}]\nhotlines: []\n");
    };
    const auto alone = apply("teacher_look");
    REQUIRE(alone.ok());
    CHECK(alone->faults[0].code == "no_student_instrument");
    const auto ruled = apply("phq9, teacher_look");
    REQUIRE(ruled.ok());
    CHECK(ruled->faults[0].code == "unknown_subject");  // rules judge the child's own sheet
    CHECK(world.number("SELECT count(*) FROM campaign") == 0);
  });
}
