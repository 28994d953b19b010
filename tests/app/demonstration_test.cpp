// A demonstration has passwords that everybody knows: it is never served over a store that it did not make.
#include "store/store_mark.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;

TEST_CASE("a demonstration knows the store that it has made by a mark, and takes no other one") {
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    World real(engine);
    CHECK(!store::is_for_demonstration(real.database(), real.clock().now_ms()));
    CHECK(real.number("SELECT count(*) FROM store_mark") == 0);  // asking changes nothing
    World empty(engine, false);
    CHECK(store::is_for_demonstration(empty.database(), empty.clock().now_ms()));
    empty.execute(
        "INSERT INTO unit (unit_id, kind, name, sort_key, opened_on) VALUES (1, 'city', '市', '1', '2020-01-01')");
    CHECK(store::is_for_demonstration(empty.database(), empty.clock().now_ms()));
  }
}

TEST_CASE("who has a second factor is asked for it, also where the demonstration asks nobody else") {
  on_both_engines([](World& world) {
    add_person(world, "with", Role::psychology_teacher, "2135010201");
    add_person(world, "without", Role::psychology_teacher, "2135010201");
    world.execute("UPDATE account SET totp_confirmed_at_ms = 1 WHERE login = 'with'");
    auto client = world.serve(true);
    const auto entered = [&](const std::string& login) {
      return client
          .request("POST", "/api/staff/sign-in", "{\"login\":\"" + login + "\",\"password\":\"correct horse\"}")
          .body;
    };
    CHECK(entered("with").find("\"step\":\"second_factor\"") != std::string::npos);
    CHECK(entered("without").find("\"step\":\"working\"") != std::string::npos);
  });
}
