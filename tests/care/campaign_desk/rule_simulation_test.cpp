// Rules tried on the last campaign, the reason that too many flags need, and change since the last wave.
#include "campaign_desk/rule_simulation.h"
#include "campaign_desk/publish_campaign.h"
#include "tests/fixtures/desk.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;

namespace {

/// Everybody answers: the first `raised` with 2 everywhere but item 9, the next `critical` with item 9, the rest calm.
void answer_all(World& world, http::PlainClient& client, const std::string& campaign, int raised, int critical) {
  const auto slips = campaign_desk::list_access_slips(world.screening(), campaign);
  int place = 0;
  for (const auto& slip : *slips) {
    std::vector<int> answers(16, 0);
    if (place < raised) answers.assign(16, 2), answers[8] = 0;
    else if (place < raised + critical) answers[8] = 1;
    ++place;
    const auto child = sign_in(client, slip.code);
    REQUIRE(client.request("PUT", child.sheet, answers_json(answers), child.authorization).status == 200);
  }
  world.serving().count_now();
}

boost::json::object tried(http::PlainClient& client, const Session& session, const std::string& rules,
                          int interviews_a_week = 15) {
  const auto answer = client.request(
      "POST", "/api/rule-simulations",
      "{\"rules\":" + rules + ",\"instruments\":[\"phq9\",\"gad7\"],\"units\":[],\"grades\":[],\"interviews_a_week\":" +
          std::to_string(interviews_a_week) + "}",
      session.headers);
  REQUIRE_MESSAGE(answer.status == 200, answer.body);
  return boost::json::parse(answer.body).as_object();
}

std::string rule(const std::string& kind, const std::string& subject, int at_least) {
  return "[{\"id\":\"r\",\"tier\":\"ranked\",\"conditions\":[{\"kind\":\"" + kind + "\",\"subject\":\"" + subject +
         "\",\"at_least\":" + std::to_string(at_least) + "}]}]";
}

}  // namespace

TEST_CASE("rules are tried on the stored scores of the last campaign; counts below ten are hidden") {
  on_both_engines([](World& world) {
    world.publish();
    add_person(world, "city", Role::city_officer, "city");
    add_person(world, "county", Role::county_officer, "350103");
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201");
    auto client = world.serve();
    answer_all(world, client, "autumn", 12, 2);
    const auto city = sign_in_staff(client, "city");
    auto found = tried(client, city, rule("scale", "gad7", 10));
    CHECK(found["basis"].as_string() == "last_campaign");
    CHECK(found["sheets"].as_string() == "20");  // eighteen, to the nearest five
    CHECK(found["critical"].as_string() == "<10");
    CHECK(found["non_critical"].as_string() == "≥10");  // or the hidden one would be what is left of the sum
    CHECK(!found.contains("non_critical_percent"));
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'tryRules'") == 1);
    CHECK(found["flagged_percent"].to_number<double>() == doctest::Approx(75.0));
    CHECK(found["interviews_expected"].as_int64() == 14);
    CHECK(found["needs_reason"].as_bool());
    found = tried(client, city, rule("scale", "phq9", 27));
    CHECK(found["flagged"].as_string() == "<10");
    CHECK(!found.contains("flagged_percent"));
    CHECK(!found["needs_reason"].as_bool());  // critical items are never capped
    // An item is opened by the server and counted; nothing of it comes out.
    found = tried(client, city, rule("item", "phq9.1", 2));
    CHECK(found["non_critical"].as_string() == "≥10");
    found = tried(client, city, rule("scale", "k10", 20));
    CHECK(found["not_asked"].as_array().size() == 1);
    // Six sheets below this county: too few to say anything.
    const auto small = tried(client, sign_in_staff(client, "county"), rule("scale", "gad7", 10));
    CHECK(small.at("basis").as_string() == "reference");  // somebody else's, and said so
    CHECK(!small.contains("flagged"));
  });
}

TEST_CASE(
    "without a last campaign another population stands in, said to be another one; without one it is said that nothing "
    "is known") {
  on_both_engines([](World& world) {
    add_person(world, "city", Role::city_officer, "city");
    auto client = world.serve();
    const auto city = sign_in_staff(client, "city");
    const auto found = tried(client, city, rule("scale", "phq9", 15));
    CHECK(found.at("basis").as_string() == "reference");
    CHECK(!found.contains("flagged"));
    CHECK(!found.at("needs_reason").as_bool());
    CHECK(found.at("students").as_int64() == 18);
    const auto& reference = found.at("reference");
    CHECK(reference.at("n").as_int64() == 223);
    CHECK(reference.at("population").at("zh-CN").as_string().find("不是中小学生") != std::string::npos);
    CHECK(reference.at("low_percent").to_number<double>() ==
          doctest::Approx(16.6));  // 37 of 223, as the reference data count it
    CHECK(reference.at("high_percent").to_number<double>() == doctest::Approx(16.6));
    CHECK(reference.at("critical_percent").to_number<double>() == doctest::Approx(29.1));  // item 9: 65 of 223
    // Two scales together are known by their bounds only: the 40 of 223 who reach both lie between them.
    const std::string both =
        "[{\"id\":\"r\",\"tier\":\"ranked\",\"all\":true,\"conditions\":[{\"kind\":\"scale\",\"subject\":\"phq9\",\"at_"
        "least\":10},{\"kind\":\"scale\",\"subject\":\"gad7\",\"at_least\":10}]}]";
    const auto joined = tried(client, city, both).at("reference").as_object();
    CHECK(joined.at("low_percent").to_number<double>() <= 100.0 * 40 / 223);
    CHECK(joined.at("high_percent").to_number<double>() >= 100.0 * 40 / 223);
    CHECK(tried(client, city, rule("rise", "phq9", 5)).at("reference").at("high_percent").to_number<double>() ==
          0);  // nothing to rise from
    CHECK(tried(client, city, rule("scale", "k10", 20)).at("reference").at("unknown").as_array().size() == 1);
    const auto unknown =
        client.request("POST", "/api/rule-simulations",
                       "{\"rules\":" + rule("scale", "k10", 20) +
                           ",\"instruments\":[\"k10\"],\"units\":[],\"grades\":[],\"interviews_a_week\":15}",
                       city.headers);
    CHECK(boost::json::parse(unknown.body).at("basis").as_string() == "none");
    filled(client, city, publish(client, city, make_draft(client, city)));
  });
}

TEST_CASE("rules that would flag 90 percent are published only with a written reason, which is stored") {
  on_both_engines([](World& world) {
    world.publish();
    add_person(world, "city", Role::city_officer, "city");
    auto client = world.serve();
    answer_all(world, client, "autumn", 17, 0);
    const auto city = sign_in_staff(client, "city");
    auto draft = make_draft(client, city);
    draft.steps["rules"] = boost::json::parse(rule("scale", "phq9", 1));
    draft = draft_of(save(client, city, draft));
    const auto refused = publish(client, city, draft);
    CHECK(refused.status == 422);
    CHECK(problem_of(refused) == "rules_reason_needed");
    CHECK(problem_of(publish(client, city, draft, "短")) == "rules_reason_needed");
    CHECK(world.number("SELECT count(*) FROM campaign") == 1);
    // Rules of one's own: a colleague sees the numbers and confirms.
    add_person(world, "second", Role::city_officer, "city");
    CHECK(problem_of(publish(client, city, draft, "本学期全员访谈，已与心理中心商定人手。")) == "colleague_needed");
    CHECK(world.number("SELECT count(*) FROM campaign") == 1);
    const auto proposal = proposed(client, city, draft, "本学期全员访谈，已与心理中心商定人手。");
    const auto second = sign_in_staff(client, "second");
    CHECK(client.request("GET", proposal, {}, second.headers).body.find("\"needs_reason\":true") != std::string::npos);
    REQUIRE(client.request("POST", proposal + "/confirm", "{}", second.headers).status == 200);
    CHECK(world.number("SELECT count(*) FROM campaign_publication WHERE rules_reason LIKE '本学期全员访谈%'") == 1);
  });
}

TEST_CASE("a clear rise since the last wave calls an adult, in words, and is tried like any other rule") {
  on_both_engines([](World& world) {
    world.publish("first");
    add_person(world, "city", Role::city_officer, "city");
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201", true);
    auto client = world.serve();
    answer_all(world, client, "first", 0, 0);
    const std::string yaml =
        "campaign: second\ntitle: {zh-CN: 第二次, en: Second}\nhelp_promise: {zh-CN: 会来, en: comes}\nwho_reads: "
        "{zh-CN: 老师, en: psychologist}\nunit: city\ninstruments: [phq9, gad7]\n"
        "window: {opens: \"2026-11-01T00:00+08:00\", closes: \"2027-06-30T00:00+08:00\"}\nconsent: {default: "
        "given}\nrules:\n  - {id: change, tier: ranked, any: [{scale: phq9, rises_by: 5}]}\n";
    REQUIRE(campaign_desk::apply_campaign(world.screening(), yaml)->faults.empty());
    const auto slips = campaign_desk::list_access_slips(world.screening(), "second");
    const auto answer = [&](std::size_t place, int item_value) {
      std::vector<int> answers(16, 0);
      for (std::size_t i = 0; i < 5; ++i) answers[i] = item_value;
      const auto child = sign_in(client, (*slips)[place].code);
      CHECK(client.request("PUT", child.sheet, answers_json(answers), child.authorization).status == 200);
    };
    // Some risen by five, the others not; a sheet of the first wave that was not valid is no measure.
    for (std::size_t i = 0; i < slips->size(); ++i) answer(i, i >= 7 ? 1 : 0);
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind = 'rule'") == 11);
    const auto school = sign_in_staff(client, "psychologist");
    const auto alerts = boost::json::parse(client.request("GET", "/api/alerts", {}, school.headers).body);
    const std::string id(alerts.at("alerts").as_array()[0].at("id").as_string());
    CHECK(client.request("GET", "/api/alerts/" + id, {}, school.headers).body.find("上次 0 分，这次 5 分") !=
          std::string::npos);
    world.serving().count_now();
    const auto found = tried(client, sign_in_staff(client, "city"), rule("rise", "phq9", 5));
    CHECK(found.at("non_critical").as_string() == "10");
  });
}

TEST_CASE("a hidden part of a sum is never what is left of it") {
  using campaign_desk::hidden_parts;
  CHECK(hidden_parts({35, 7}) == std::vector<std::string>{"≥10", "<10"});
  CHECK(hidden_parts({7, 120, 31}) == std::vector<std::string>{"<10", "120", "≥10"});
  CHECK(hidden_parts({7, 4, 31}) == std::vector<std::string>{"<10", "<10", "30"});
  CHECK(hidden_parts({0, 12, 31}) == std::vector<std::string>{"0", "10", "30"});
  CHECK(hidden_parts({0, 0, 4}) == std::vector<std::string>{"0", "0", "<10"});
}
