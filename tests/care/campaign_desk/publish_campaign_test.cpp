// Publishing on the page: the same path as the file, by exactly one, beside the children who answer.
#include <thread>

#include "campaign_desk/publish_campaign.h"
#include "instruments/instrument_library.h"
#include "tests/fixtures/desk.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;

TEST_CASE("a published draft is a campaign like one from a file: its children are in, and it opens at its time") {
  on_both_engines([](World& world) {
    add_person(world, "county", Role::county_officer, "350102");
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201", true);
    auto client = world.serve();
    const auto county = sign_in_staff(client, "county");
    auto draft = make_draft(client, county);
    draft.steps["title_zh"] = "带\"引号\"、\\反斜线：与\n换行 & #号";
    draft = draft_of(save(client, county, draft));
    const auto campaign = filled(client, county, publish(client, county, draft));
    CHECK(world.number("SELECT count(*) FROM campaign_member WHERE campaign_id = " + campaign) == 12);
    CHECK(world.number("SELECT CAST(SUM(expected) AS BIGINT) FROM campaign_class WHERE campaign_id = " + campaign) ==
          12);
    CHECK(world.number("SELECT count(*) FROM campaign_member WHERE consent = 'silent'") == 12);
    CHECK(world.number(
              "SELECT count(*) FROM audit_line WHERE action = 'publishCampaignDraft' AND actor_kind = 'staff'") == 1);
    const auto definition = world.screening().shelf.find(CampaignId(std::stoll(campaign)))->definition;
    CHECK(definition.title.at("zh-CN") == std::string(draft.steps.at("title_zh").as_string()));
    CHECK(definition.rules.size() == 2);
    CHECK(definition.opens_at_ms == draft.steps.at("opens_at_ms").as_int64());
    const auto school = sign_in_staff(client, "psychologist");
    CHECK(client.request("GET", "/api/campaigns/" + campaign, {}, school.headers).body.find("\"planned\"") !=
          std::string::npos);
    world.clock().advance_ms(definition.opens_at_ms - world.clock().now_ms());
    CHECK(sign_in(client, world.slip(definition.code, "林晨1").code).state == "open");
    // The same after a restart: the stored text compiles to the same campaign.
    world.reopen();
    CHECK(world.screening().shelf.find(CampaignId(std::stoll(campaign))) != nullptr);
  });
}

TEST_CASE("two officers publish at once: exactly one does, the other is told, nothing is doubled") {
  on_both_engines([](World& world) {
    for (const char* login : {"first", "second", "third", "fourth"})
      add_person(world, login, Role::county_officer, "350102");
    auto client = world.serve();
    std::vector<Session> sessions;
    for (const char* login : {"first", "second", "third", "fourth"}) sessions.push_back(sign_in_staff(client, login));
    const auto draft = make_draft(client, sessions[0]);
    std::vector<http::PlainClient::Answer> answers(sessions.size());
    std::vector<std::thread> officers;
    for (std::size_t i = 0; i < sessions.size(); ++i)
      officers.emplace_back([&, i] {
        http::PlainClient own("127.0.0.1", world.port());
        answers[i] = own.request("POST", draft.path + "/publish", "{\"version\":1}", sessions[i].headers);
      });
    for (auto& one : officers) one.join();
    int published = 0;
    for (const auto& answer : answers) {
      if (answer.status == 200) filled(client, sessions[0], answer), ++published;
      else CHECK(problem_of(answer) == "already_published");
    }
    CHECK(published == 1);
    CHECK(world.number("SELECT count(*) FROM campaign") == 1);
    CHECK(world.number("SELECT count(*) FROM campaign_member") == 12);
    CHECK(problem_of(publish(client, sessions[1], draft)) == "already_published");
    CHECK(problem_of(save(client, sessions[1], draft)) == "already_published");
  });
}

TEST_CASE("whoever publishes a version that a colleague has changed is told so, and nothing is published") {
  on_both_engines([](World& world) {
    add_person(world, "county", Role::county_officer, "350102");
    auto client = world.serve();
    const auto county = sign_in_staff(client, "county");
    const auto old = make_draft(client, county);
    const auto fresh = draft_of(save(client, county, old));
    CHECK(problem_of(publish(client, county, old)) == "draft_changed");
    CHECK(world.number("SELECT count(*) FROM campaign") == 0);
    filled(client, county, publish(client, county, fresh));
  });
}

TEST_CASE("a campaign whose filling was cut off is closed to children, and is filled to the end after a restart") {
  on_both_engines([](World& world) {
    // The state in which a server that stopped between two batches leaves the store.
    const std::string yaml =
        "campaign: cut\ntitle: {zh-CN: 测评, en: Check}\nhelp_promise: {zh-CN: 会来, en: comes}\nwho_reads: {zh-CN: "
        "老师, en: psychologist}\nunit: city\ninstruments: [gad7]\n"
        "window: {opens: \"2026-11-01T00:00+08:00\", closes: \"2027-06-30T00:00+08:00\"}\nconsent: {default: given}\n";
    const auto read = campaigns::read_campaign(yaml);
    auto& screening = world.screening();
    const auto key = store::SystemKey::because("a test stops between two batches");
    const UnitId city(world.number("SELECT unit_id FROM unit WHERE kind = 'city'"));
    const CampaignId id(77);
    const auto stored = screening.database.write(key, [&](store::Transaction& transaction) -> Status {
      std::vector<YamlFault> faults;
      const auto compiled =
          campaigns::compile_campaign(id, city, read.definition, instruments::library_source(transaction), faults);
      REQUIRE(faults.empty());
      return campaign_desk::store_campaign(screening, transaction, *compiled, yaml, read.hash, 18, {});
    });
    REQUIRE(stored.ok());
    {
      auto filling = campaign_desk::CampaignFilling::open(screening, id);
      REQUIRE(filling.ok());
      CHECK(*(*filling)->step(5));
      CHECK(*(*filling)->step(5));
    }
    CHECK(world.number("SELECT count(*) FROM campaign_member") == 10);
    CHECK(screening.shelf.find(id) == nullptr);
    world.reopen();
    CHECK(world.screening().shelf.find(id) == nullptr);
    auto client = world.serve();
    for (int i = 0; i < 2000 && !world.screening().shelf.find(id); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    REQUIRE(world.screening().shelf.find(id) != nullptr);
    CHECK(world.number("SELECT count(*) FROM campaign_member") == 18);
    CHECK(world.number("SELECT stored FROM campaign_publication") == 18);
    CHECK(sign_in(client, world.slip("cut", "林晨3").code).state == "open");
  });
}

TEST_CASE("children answer while another campaign is being filled") {
  on_both_engines([](World& world) {
    world.publish();
    add_person(world, "city", Role::city_officer, "city");
    auto client = world.serve();
    const auto city = sign_in_staff(client, "city");
    const auto accepted = publish(client, city, make_draft(client, city));
    const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
    CHECK(client.request("PUT", child.sheet, answers_json(std::vector<int>(16, 0)), child.authorization).status == 200);
    filled(client, city, accepted);
    CHECK(world.number("SELECT count(*) FROM campaign_member") == 36);
    CHECK(world.number("SELECT count(*) FROM answer_sheet") == 1);
  });
}
