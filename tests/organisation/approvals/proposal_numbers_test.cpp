// One series numbers the proposals of every kind, also in stores that began when it had the name of the first one.
#include "store/migrate/migrate.h"
#include "store/prepare_store.h"
#include "tests/fixtures/bare_store.h"
#include "tests/fixtures/desk.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;

TEST_CASE("a store that numbered its proposals under an older name goes on after the last number it gave") {
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    const BareStore store(engine);
    const auto files = store::embedded_migrations();
    std::size_t before = 0;
    while (files[before].name < std::string_view("0031")) ++before;
    REQUIRE(*store::migrate(*store.connect(), true, files.first(before)) == static_cast<int>(before));
    store.execute("INSERT INTO number_series (series, last_number) VALUES ('instrument_proposal', 41)");
    REQUIRE(store::prepare_store(store.url(), "rongxin_server").ok());
    CHECK(store.number("SELECT last_number FROM number_series WHERE series = 'proposal'") == 41);
    CHECK(store.number("SELECT count(*) FROM number_series WHERE series = 'instrument_proposal'") == 0);
  }
}

TEST_CASE("proposals of offices and of accounts have numbers of one series, and no two have one number") {
  on_both_engines([](World& world) {
    add_person(world, "city", Role::city_officer, "city");
    add_person(world, "security", Role::security_administrator, "city");
    add_person(world, "teacher", Role::class_teacher, "2135010201");
    auto client = world.serve();
    const auto city = sign_in_staff(client, "city"), security = sign_in_staff(client, "security");
    const auto text = [&](const char* purpose) {
      return client
          .request("POST", "/api/consent/texts",
                   "{\"purpose\":\"" + std::string(purpose) + "\",\"audience\":\"guardian\",\"effective_on\":\"" +
                       world.clock().today() +
                       "\",\"title_zh\":\"转介\",\"title_en\":\"Referral\",\"body_zh\":"
                       "\"学校建议带孩子去医院看一看，您可以自己决定。\","
                       "\"body_en\":\"The school suggests that your child sees a doctor.\",\"asks_again\":false,"
                       "\"reason\":\"说得更清楚\"}",
                   city.headers)
          .status;
    };
    REQUIRE(text("referral") == 200);
    const std::string school = std::to_string(world.number("SELECT unit_id FROM unit WHERE code = '2135010201'"));
    const auto given =
        client.request("POST", "/api/accounts/" + account_id(world, "teacher") + "/posts",
                       "{\"unit_id\":\"" + school + "\",\"role\":\"session_operator\"}", security.headers);
    REQUIRE_MESSAGE(given.status < 300, given.body);
    REQUIRE(text("hand_over") == 200);
    CHECK(world.number("SELECT count(*) FROM proposal") == 3);
    CHECK(world.number("SELECT last_number FROM number_series WHERE series = 'proposal'") ==
          world.number("SELECT max(proposal_id) FROM proposal"));
    CHECK(world.number("SELECT max(proposal_id) - min(proposal_id) FROM proposal") == 2);
  });
}
