// What two persons decide: publishing rules that are not the city's, and other rules for a published campaign.
#include "approvals/proposal_kinds.h"
#include "tests/fixtures/desk.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;

namespace {

void add_officers(World& world) {
  add_person(world, "county", Role::county_officer, "350102");
  add_person(world, "colleague", Role::county_officer, "350102");
  add_person(world, "other_county", Role::county_officer, "350103");
  add_person(world, "city", Role::city_officer, "city");
  add_person(world, "psychologist", Role::psychology_teacher, "2135010201", true);
}

std::string rules_at(int phq9) {
  return "[{\"id\":\"high\",\"tier\":\"ranked\",\"all\":false,\"conditions\":[{\"kind\":\"scale\",\"subject\":\"phq9\","
         "\"at_least\":" +
         std::to_string(phq9) + "}]}]";
}

Draft own_rules_draft(http::PlainClient& client, const Session& who) {
  auto draft = make_draft(client, who);
  draft.steps["rules"] = boost::json::parse(rules_at(3));
  return draft_of(save(client, who, draft));
}

constexpr const char* reason = "本区先试一试更细的规则";

http::PlainClient::Answer change_rules(http::PlainClient& client, const Session& who, const std::string& campaign,
                                       const std::string& rules) {
  return client.request("POST", "/api/campaigns/" + campaign + "/rules",
                        "{\"rules\":" + rules + ",\"reason\":\"访谈人手多了一位\"}", who.headers);
}

}  // namespace

TEST_CASE("the city's own sets of rules are published by one person, also together") {
  on_both_engines([](World& world) {
    add_officers(world);
    auto client = world.serve();
    const auto county = sign_in_staff(client, "county");
    const auto options = boost::json::parse(client.request("GET", "/api/campaign-options", {}, county.headers).body);
    auto draft = make_draft(client, county);
    for (const auto& preset : options.at("presets").as_array())
      if (preset.at("id").as_string() == "change")
        for (const auto& rule : preset.at("rules").as_array()) draft.steps["rules"].as_array().push_back(rule);
    draft = draft_of(save(client, county, draft));
    CHECK(boost::json::parse(client.request("GET", draft.path + "/check", {}, county.headers).body)
              .at("rules_of_the_city")
              .as_bool());
    filled(client, county, publish(client, county, draft));
    CHECK(world.number("SELECT count(*) FROM campaign_publication WHERE confirmed_by IS NULL AND limits_version = 0 "
                       "AND capacity_version = 0") == 1);
  });
}

TEST_CASE("rules that are not the city's are published by a second person, never by their author, exactly once") {
  on_both_engines([](World& world) {
    add_officers(world);
    auto client = world.serve();
    const auto county = sign_in_staff(client, "county"), colleague = sign_in_staff(client, "colleague"),
               other = sign_in_staff(client, "other_county"), school = sign_in_staff(client, "psychologist");
    const auto draft = own_rules_draft(client, county);
    CHECK(!boost::json::parse(client.request("GET", draft.path + "/check", {}, county.headers).body)
               .at("rules_of_the_city")
               .as_bool());
    CHECK(problem_of(publish(client, county, draft)) == "colleague_needed");
    const auto path = proposed(client, county, draft, reason);
    CHECK(problem_of(
              client.request("POST", draft.path + "/propose",
                             "{\"version\":" + std::to_string(draft.version) + ",\"rules_reason\":\"再提交一次看看\"}",
                             county.headers)) == "already_waiting");
    for (const auto* stranger : {&other, &school}) {
      CHECK(client.request("GET", path, {}, stranger->headers).status == 404);
      CHECK(client.request("POST", path + "/confirm", "{}", stranger->headers).status == 404);
    }
    CHECK(problem_of(client.request("POST", path + "/confirm", "{}", county.headers)) == "own_proposal");
    const auto seen = boost::json::parse(client.request("GET", path, {}, colleague.headers).body);
    CHECK(seen.at("students").as_int64() == 12);
    CHECK(seen.at("simulation").at("basis").as_string() == "reference");
    CHECK(seen.at("reason").as_string() == reason);
    CHECK(world.number("SELECT count(*) FROM campaign") == 0);
    REQUIRE(client.request("POST", path + "/confirm", "{}", colleague.headers).status == 200);
    CHECK(problem_of(client.request("POST", path + "/confirm", "{}", colleague.headers)) == "proposal_settled");
    CHECK(problem_of(client.request("POST", path + "/withdraw", "{}", county.headers)) == "proposal_settled");
    const auto campaign = std::to_string(world.number("SELECT campaign_id FROM campaign"));
    filled(client, county, client.request("GET", "/api/campaigns/" + campaign + "/publication", {}, county.headers));
    CHECK(world.number("SELECT count(*) FROM campaign_member WHERE campaign_id = " + campaign) == 12);
    CHECK(world.number("SELECT count(*) FROM campaign_publication WHERE confirmed_by <> published_by") == 1);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action IN ('propose', 'confirmProposal')") == 2);
  });
}

TEST_CASE("an office of one person finds its second one above; what was taken back or changed since is not published") {
  on_both_engines([](World& world) {
    add_officers(world);
    auto client = world.serve();
    const auto school = sign_in_staff(client, "psychologist"), county = sign_in_staff(client, "county"),
               city = sign_in_staff(client, "city");
    const auto draft = own_rules_draft(client, school);
    const auto path = proposed(client, school, draft, reason);
    CHECK(client.request("POST", path + "/withdraw", "{}", school.headers).status == 200);
    CHECK(client.request("POST", path + "/withdraw", "{}", school.headers).status == 200);
    CHECK(problem_of(client.request("POST", path + "/confirm", "{}", county.headers)) == "proposal_settled");
    const auto again = proposed(client, school, draft, reason);
    const auto changed = draft_of(save(client, school, draft));
    CHECK(problem_of(client.request("POST", again + "/confirm", "{}", county.headers)) == "proposal_outdated");
    CHECK(client.request("POST", again + "/withdraw", "{}", county.headers).status == 200);
    const auto last = proposed(client, school, changed, reason);
    CHECK(client.request("GET", "/api/proposals", {}, city.headers).body.find("\"waiting\"") != std::string::npos);
    REQUIRE(client.request("POST", last + "/confirm", "{}", city.headers).status == 200);
    CHECK(world.number(
              "SELECT count(*) FROM campaign c JOIN unit u ON u.unit_id = c.unit_id WHERE u.code = '2135010201'") == 1);
  });
}

TEST_CASE(
    "the city's own sets are a setting: changed by two, a new draft begins with them, and the earlier ones are one's "
    "own rules from then on") {
  on_both_engines([](World& world) {
    add_officers(world);
    add_person(world, "second", Role::city_officer, "city");
    auto client = world.serve();
    const auto county = sign_in_staff(client, "county"), city = sign_in_staff(client, "city"),
               second = sign_in_staff(client, "second");
    const auto before = make_draft(client, county);
    const std::string values =
        "{\"pilot_phq9_both\":[12],\"pilot_gad7_both\":[12],\"pilot_phq9_high\":[16],\"change_phq9_rise\":[6],\"either_"
        "phq9\":[10],\"either_gad7\":[10]}";
    const auto asked = client.request("POST", "/api/settings",
                                      "{\"group\":\"preset_rules\",\"effective_on\":\"" + world.clock().today() +
                                          "\",\"reason\":\"试点后调整\",\"values\":" + values + "}",
                                      city.headers);
    REQUIRE_MESSAGE(asked.status == 200, asked.body);
    REQUIRE(client
                .request("POST",
                         "/api/proposals/" + std::string(boost::json::parse(asked.body).at("proposal_id").as_string()) +
                             "/confirm",
                         "{}", second.headers)
                .status == 200);
    const auto after = make_draft(client, county);
    CHECK(after.steps.at("rules").as_array()[1].at("conditions").as_array()[0].at("at_least").to_number<int>() == 16);
    CHECK(client.request("GET", "/api/campaign-options", {}, county.headers).body.find("PHQ-9 升高 6 分") !=
          std::string::npos);
    CHECK(problem_of(publish(client, county, before)) == "colleague_needed");
    filled(client, county, publish(client, county, after));
  });
}

TEST_CASE(
    "other rules for a published campaign: by two, from then on, and a signal tells which version it met, also after a "
    "restart") {
  on_both_engines([](World& world) {
    add_officers(world);
    add_person(world, "second", Role::city_officer, "city");
    const std::string campaign = std::to_string(world.publish().value);
    auto client = world.serve();
    const auto county = sign_in_staff(client, "county"), city = sign_in_staff(client, "city"),
               second = sign_in_staff(client, "second");
    const auto answer = [&](const char* name) {
      std::vector<int> answers(16, 0);
      for (std::size_t i = 0; i < 4; ++i) answers[i] = 1;
      const auto child = sign_in(client, world.slip("autumn", name).code);
      REQUIRE(client.request("PUT", child.sheet, answers_json(answers), child.authorization).status == 200);
    };
    answer("林晨1");
    CHECK(world.number("SELECT count(*) FROM alert_signal") == 0);
    CHECK(change_rules(client, county, campaign, rules_at(3)).status ==
          404);  // the city's campaign is not the county's to change
    CHECK(problem_of(change_rules(client, city, campaign,
                                  "[{\"id\":\"r\",\"tier\":\"ranked\",\"all\":false,\"conditions\":[{\"kind\":"
                                  "\"scale\",\"subject\":\"k10\",\"at_least\":3}]}]")) == "campaign_broken");
    const auto now =
        boost::json::parse(client.request("GET", "/api/campaigns/" + campaign + "/rules", {}, city.headers).body);
    CHECK(problem_of(change_rules(client, city, campaign, boost::json::serialize(now.at("rules")))) ==
          "rules_unchanged");
    const auto asked = change_rules(client, city, campaign, rules_at(3));
    REQUIRE_MESSAGE(asked.status == 200, asked.body);
    const std::string path =
        "/api/proposals/" + std::string(boost::json::parse(asked.body).at("proposal_id").as_string());
    CHECK(problem_of(client.request("POST", path + "/confirm", "{}", city.headers)) == "own_proposal");
    answer("陈曦1");
    CHECK(world.number("SELECT count(*) FROM alert_signal") == 0);  // not before the confirmation
    const auto done = client.request("POST", path + "/confirm", "{}", second.headers);
    REQUIRE_MESSAGE(done.status == 200, done.body);
    answer("王芳1");
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind = 'rule'") == 1);
    CHECK(world.number("SELECT version FROM campaign_rules") == 2);
    world.reopen();
    CHECK(world.screening().shelf.find(CampaignId(std::stoll(campaign)))->rules_version == 2);
    CHECK(world.screening().shelf.find(CampaignId(std::stoll(campaign)))->rules.front().id == "high");
  });
}

TEST_CASE(
    "each kind of proposal that the store knows is carried out by its own slice, and one that nobody carries out takes "
    "no effect") {
  on_both_engines([](World& world) {
    add_officers(world);
    auto client = world.serve();
    const auto kinds = world.serving().proposal_kinds();
    for (const auto& kind : kinds) {
      const std::string where = " FROM proposal_kind WHERE kind = '" + kind.name + "'";
      CHECK_MESSAGE(world.number("SELECT count(*)" + where) == 1, kind.name);
    }
    // Instruments have pages of their own.
    CHECK(world.number("SELECT count(*) FROM proposal_kind") == static_cast<std::int64_t>(kinds.size()) + 1);
    const auto county = sign_in_staff(client, "county"), city = sign_in_staff(client, "city");
    const auto draft = own_rules_draft(client, county);
    const auto asked = client.request(
        "POST", draft.path + "/propose",
        "{\"version\":" + std::to_string(draft.version) + ",\"rules_reason\":\"" + reason + "\"}", county.headers);
    REQUIRE_MESSAGE(asked.status == 200, asked.body);
    const std::string id(boost::json::parse(asked.body).at("proposal_id").as_string());
    world.execute("INSERT INTO proposal_kind (kind) VALUES ('sudden')");
    world.execute("UPDATE proposal SET kind = 'sudden' WHERE proposal_id = " + id);
    CHECK(client.request("GET", "/api/proposals/" + id, {}, city.headers).status == 200);
    CHECK(client.request("POST", "/api/proposals/" + id + "/confirm", "{}", city.headers).status == 404);
    CHECK(world.number("SELECT count(*) FROM campaign") == 0);
    CHECK(world.number("SELECT count(*) FROM proposal WHERE published_at_ms IS NOT NULL") == 0);
  });
}
