// What guardians answer about their child, behind the slip of the consent.
#include "tests/fixtures/looks.h"

using namespace rongxin;
using namespace rongxin::test;
namespace json = boost::json;

namespace {

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
