// By which moment a right is in force: the clock, but never backwards, also when the server or its clock begins anew.
#include "platform/problem_catalogue.h"
#include "store/numbers.h"
#include "tests/fixtures/people.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;

namespace {

constexpr auto looking = store::SystemKey::because("a test of the moment");
constexpr std::int64_t hour_ms = 3'600'000, ten_years_ms = 10 * 365 * 24 * hour_ms;

std::int64_t moment_of_read(store::Database& database) {
  return database.read(looking, [](store::Transaction& transaction) { return transaction.moment().ms(); });
}
std::int64_t moment_of_write(store::Database& database) {
  const auto at_ms = database.write(
      looking, [](store::Transaction& transaction) -> Result<std::int64_t> { return transaction.moment().ms(); });
  return at_ms.value();
}
std::int64_t kept_to_ms(World& world) { return world.number("SELECT kept_to_ms FROM kept_moment"); }

}  // namespace

TEST_CASE("the moment of a transaction is the clock's, and stands still while the clock is behind it") {
  on_both_engines([](World& world) {
    const std::int64_t seen_ms = moment_of_write(world.database());
    CHECK(seen_ms == world.clock().now_ms());
    world.clock().advance_ms(-hour_ms);
    CHECK(moment_of_read(world.database()) == seen_ms);
    CHECK(moment_of_write(world.database()) == seen_ms);
    world.clock().advance_ms(2 * hour_ms);
    CHECK(moment_of_read(world.database()) == seen_ms + hour_ms);
  });
}

TEST_CASE("after an orderly restart with a clock that was set back, the moment goes on exactly where it was") {
  on_both_engines([](World& world) {
    const std::int64_t seen_ms = moment_of_write(world.database());
    world.clock().advance_ms(-hour_ms);
    world.reopen();
    CHECK(moment_of_read(world.database()) == seen_ms);
  });
}

TEST_CASE("no moment is used before the store knows of it, so that a crash and a wrong clock bring nothing back") {
  on_both_engines([](World& world) {
    moment_of_write(world.database());
    CHECK(kept_to_ms(world) >= world.clock().now_ms());
    // The clock leaps, and whoever reads by it is answered after the leap has been written down.
    world.clock().advance_ms(ten_years_ms);
    const std::int64_t seen_ms = moment_of_read(world.database());
    CHECK(seen_ms == world.clock().now_ms());
    CHECK(kept_to_ms(world) >= seen_ms);
    world.clock().advance_ms(-ten_years_ms);
    CHECK(moment_of_read(world.database()) == seen_ms);
  });
}

TEST_CASE("a write that is refused beside it does not let a reader go on by a moment that the store does not know") {
  on_both_engines([](World& world) {
    moment_of_write(world.database());
    const auto refused = world.database().write(looking, [](store::Transaction& transaction) -> Status {
      store::take_numbers(transaction, "refused", 1);
      return problems::conflict;
    });
    CHECK(!refused.ok());
    world.clock().advance_ms(ten_years_ms);
    const std::int64_t seen_ms = moment_of_read(world.database());
    CHECK(kept_to_ms(world) >= seen_ms);
  });
}

TEST_CASE("what is written anyway takes the bound along, and reading for half a minute writes nothing") {
  on_both_engines([](World& world) {
    world.clock().advance_ms(hour_ms);
    moment_of_write(world.database());
    const std::int64_t kept_ms = kept_to_ms(world);
    CHECK(kept_ms == world.clock().now_ms() + store::Moments::ahead_ms_max);
    world.clock().advance_ms(store::Moments::ahead_ms_max / 2);
    moment_of_read(world.database());
    CHECK(kept_to_ms(world) == kept_ms);
    moment_of_write(world.database());
    CHECK(kept_to_ms(world) == world.clock().now_ms() + store::Moments::ahead_ms_max);
  });
}

TEST_CASE("servers of one store with clocks that differ go by the later one, within a minute") {
  for (const auto& engine : engines()) {
    if (engine == "sqlite") continue;  // one server to a file
    World world(engine, false);
    SetClock behind(world.clock().now_ms());
    store::StoreOptions options{.url = world.store_url(), .clock = &behind};
    auto other = store::Database::open(options);
    REQUIRE(other.ok());
    world.clock().advance_ms(5 * hour_ms);
    const std::int64_t seen_ms = moment_of_write(world.database());
    behind.advance_ms(hour_ms);
    moment_of_write(**other);
    CHECK(moment_of_read(**other) >= seen_ms - store::Moments::ahead_ms_max);
    (*other)->close();
  }
}

TEST_CASE("a post is in force to the end of its last day, for a session that is older, and stays ended") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201", true);
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    const auto status = [&] {
      world.execute("UPDATE staff_session SET used_at_ms = " + std::to_string(world.clock().now_ms()) +
                    ", input_at_ms = " + std::to_string(world.clock().now_ms()));
      return client.request("GET", "/api/students", {}, who.headers).status;
    };
    world.execute("UPDATE post SET until_on = '" + world.clock().today() + "'");
    world.execute("UPDATE staff_session SET expires_at_ms = " + std::to_string(world.clock().now_ms() + 100 * hour_ms));
    const std::int64_t midnight_ms = [&] {
      std::int64_t at_ms = world.clock().now_ms();
      while (day_of(at_ms) == world.clock().today()) at_ms += 1000 - at_ms % 1000;
      return at_ms;
    }();
    world.clock().advance_ms(midnight_ms - 1 - world.clock().now_ms());
    CHECK(status() == 200);
    world.clock().advance_ms(1);
    CHECK(status() >= 400);
    world.clock().advance_ms(-hour_ms);
    CHECK(status() >= 400);
  });
}

TEST_CASE("a session works until the moment at which it expires, and not at it") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201", true);
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    const std::int64_t now_ms = world.clock().now_ms();
    world.execute("UPDATE staff_session SET expires_at_ms = " + std::to_string(now_ms + 1000));
    world.clock().advance_ms(999);
    CHECK(client.request("GET", "/api/students", {}, who.headers).status == 200);
    world.clock().advance_ms(1);
    CHECK(client.request("GET", "/api/students", {}, who.headers).status == 401);
    world.clock().advance_ms(-500);
    CHECK(client.request("GET", "/api/students", {}, who.headers).status == 401);
  });
}
