// What class teachers and guardians answer about a student: beside the child's sheet, never part of it.
#include "casework/alert_page.h"
#include "tests/fixtures/consent.h"
#include "tests/fixtures/informants.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;
namespace json = boost::json;

namespace {

struct Looks : Families {
  explicit Looks(World& w, const std::string& consent_default = "given")
      : Families(w, "given"), id(publish_looks(w, consent_default)) {
    path = "/api/campaigns/" + std::to_string(id.value) + "/informants";
  }
  std::string sheet(const std::string& name) { return path + "/teacher_look/" + student_id(name); }
  static std::string answers(const std::vector<int>& values, bool hand_in,
                             const std::string& instrument = "teacher_look") {
    json::array out;
    for (std::size_t i = 0; i < values.size(); ++i)
      if (values[i] >= 0) out.push_back({{"item", instrument + "." + std::to_string(i + 1)}, {"value", values[i]}});
    return json::serialize(json::object{{"answers", std::move(out)}, {"hand_in", hand_in}});
  }
  http::PlainClient::Answer save(const Session& who, const std::string& name, const std::vector<int>& values,
                                 bool hand_in = false) {
    return client().request("PUT", sheet(name), answers(values, hand_in), who.headers);
  }
  http::PlainClient::Answer get(const Session& who, const std::string& address) {
    return client().request("GET", address, {}, who.headers);
  }
  std::string state(const Session& who, const std::string& name) {
    const auto page = get(who, path + "/teacher_look");
    REQUIRE_MESSAGE(page.status == 200, page.body);
    const auto read = json::parse(page.body);
    for (const auto& one : read.at("pupils").as_array())
      if (one.at("name").as_string() == name) return std::string(one.at("state").as_string());
    return "absent";
  }
  json::value alert(const std::string& name, const std::string& language = "zh-CN") {
    const StudentId student(world.number("SELECT student_id FROM student WHERE name = '" + name + "'"));
    const auto page =
        client().request("GET", "/api/alerts/" + casework::alert_id(world.composition().keys.public_id, {student, 1}),
                         {}, psychologist.headers + "Accept-Language: " + language + "\r\n");
    REQUIRE_MESSAGE(page.status == 200, page.body);
    return json::parse(page.body);
  }
  CampaignId id;
  std::string path;
};

std::string code_of(const http::PlainClient::Answer& answer) {
  return answer.status == 204 || answer.status == 200 ? ""
                                                      : std::string(json::parse(answer.body).at("code").as_string());
}

/// The guardian's side of a slip.
struct Slip {
  Looks& looks;
  std::string path;
  Slip(Looks& l, const std::string& name) : looks(l), path("/api/family/links/" + looks.token(name)) {}
  http::PlainClient::Answer decide(const std::string& decision, const std::string& birthday = "0105") {
    return looks.client().request(
        "POST", path + "/decision",
        "{\"birthday\":\"" + birthday + "\",\"decision\":\"" + decision + "\",\"text_version\":1}");
  }
  http::PlainClient::Answer open(const std::string& birthday = "0105") {
    return looks.client().request("POST", path + "/questions", "{\"birthday\":\"" + birthday + "\"}");
  }
  json::array sheets() {
    const auto answer = open();
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    return json::parse(answer.body).at("sheets").as_array();
  }
  http::PlainClient::Answer save(const std::vector<int>& values, bool hand_in = false,
                                 const std::string& birthday = "0105") {
    json::object body = json::parse(Looks::answers(values, hand_in, "guardian_look")).as_object();
    body["birthday"] = birthday;
    body["campaign_id"] = std::to_string(looks.id.value);
    body["instrument"] = "guardian_look";
    return looks.client().request("POST", path + "/answers", json::serialize(body));
  }
};

}  // namespace

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

TEST_CASE("a guardian who has said yes answers behind the same slip, and nothing more once it is taken back") {
  on_both_engines([](World& world) {
    Looks looks(world, "acts");
    looks.born("林晨1", "2014-01-05");
    Slip slip(looks, "林晨1");
    CHECK(slip.sheets().empty());  // nothing is asked before the decision
    CHECK(code_of(slip.save({1, 1, 1, 1})) == "family_decide_first");
    CHECK(world.number("SELECT count(*) FROM alert") == 0);
    CHECK(slip.decide("given").status == 200);
    auto sheets = slip.sheets();
    REQUIRE(sheets.size() == 1);
    CHECK(sheets[0].at("state").as_string() == "open");
    CHECK(sheets[0].at("form").at("items").as_array().size() == 4);
    CHECK(slip.save({2, -1, -1, -1}).status == 200);
    sheets = slip.sheets();
    CHECK(sheets[0].at("state").as_string() == "begun");
    CHECK(sheets[0].at("answers").as_array().size() == 1);
    CHECK(slip.decide("withdrawn").status == 200);
    CHECK(slip.sheets().empty());
    CHECK(code_of(slip.save({2, 2, 2, 0}, true)) == "family_decide_first");
    CHECK(world.number("SELECT count(*) FROM informant_score") == 0);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'saveFamilyAnswers'") == 1);
  });
}

TEST_CASE(
    "a guardian's sheet is handed in once, shows no score, stands beside the child's, and a critical answer calls") {
  on_both_engines([](World& world) {
    Looks looks(world, "acts");
    looks.born("林晨1", "2014-01-05");
    Slip slip(looks, "林晨1");
    CHECK(slip.decide("given").status == 200);
    const auto handed = slip.save({2, 1, 1, 1}, true);
    CHECK(handed.body == "{\"state\":\"handed_in\"}");
    const auto after = slip.open();
    CHECK(json::parse(after.body).at("sheets").at(0).at("state").as_string() == "handed_in");
    CHECK(json::parse(after.body).at("sheets").at(0).at("answers").as_array().empty());
    CHECK(after.body.find("score") == std::string::npos);
    CHECK(code_of(slip.save({0, 0, 0, 0}, true)) == "informant_sheet_done");
    const auto page = looks.alert("林晨1");
    CHECK(page.at("signals").at(0).at("words").at(0).as_string() == "家长的作答：“说过不想活”一题选了“有时”。");
    CHECK(page.at("informants").at(0).at("informant").as_string() == "guardian");
    CHECK(page.at("informants").at(0).at("results").at(0).at("words").as_string() == "5 分，达到");
    CHECK(page.at("informants").at(0).as_object().contains("relation"));
    // Reported again days later, when whoever was on it has long gone, it calls again although the sheet is closed.
    world.execute(
        "UPDATE alert SET taken_at_ms = 5, taken_by = (SELECT MIN(account_id) FROM account), step_due_at_ms = NULL");
    world.clock().advance_ms(2LL * 24 * 3600 * 1000);
    CHECK(code_of(slip.save({2, 1, 1, 1}, true)) == "informant_sheet_done");
    CHECK(world.number("SELECT count(*) FROM alert WHERE taken_by IS NULL AND step_due_at_ms IS NOT NULL") == 1);
    // Another's sheets are not in a class teacher's sight.
    looks.teacher = sign_in_staff(looks.client(), "teacher");
    CHECK(looks.get(looks.teacher, looks.path + "/guardian_look").status == 404);
  });
}

TEST_CASE("the slip's own limits hold for the questions: birthdays, tries, and a guardian who must not be told") {
  on_both_engines([](World& world) {
    Looks looks(world, "acts");
    looks.born("林晨1", "2014-01-05");
    Slip slip(looks, "林晨1");
    CHECK(slip.decide("given").status == 200);
    CHECK(code_of(slip.open("0106")) == "consent_fact_wrong");
    CHECK(code_of(slip.save({1, 1, 1, 1}, true, "0107")) == "consent_fact_wrong");
    const std::string limits = "/api/students/" + looks.student_id("林晨1") + "/guardians/1/contact-limits";
    CHECK(looks.client()
              .request("PUT", limits, "{\"custody_limit\":\"none\",\"do_not_inform\":true,\"reason\":\"x\"}",
                       looks.psychologist.headers)
              .status == 204);
    CHECK(slip.open().status == 404);
    CHECK(slip.save({1, 1, 1, 1}, true).status == 404);
    CHECK(
        looks.client()
            .request("PUT", limits, "{\"custody_limit\":\"none\",\"do_not_inform\":false}", looks.psychologist.headers)
            .status == 204);
    CHECK(code_of(slip.open("0108")) == "consent_link_locked");
    CHECK(code_of(slip.open()) == "consent_link_locked");
    CHECK(world.number("SELECT count(*) FROM informant_sheet") == 0);
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
