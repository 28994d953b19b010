// Who waits for whom, and what a flood costs whom: by structure and with a clock of the test, never by time.
#include <future>

#include "http/body_budget.h"
#include "http/descriptors.h"
#include "http/fair_pool.h"
#include "http/peer_address.h"
#include "http/rate_limit.h"
#include "http/waiting_room.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;
using namespace std::chrono_literals;
using http::FairPool;
using http::Rate;
using http::RateLimit;

namespace {

/// One thread that is kept busy until the test lets go; who came after it is served in an order that is written down.
struct HeldPool {
  explicit HeldPool(FairPool::Places places = {10'000, 1000, 1000}) : pool(1, places) {
    REQUIRE(pool.run({"first", ""}, [this] {
      busy.set_value();
      gate.get_future().wait();
    }) == 0);
    busy.get_future().wait();
  }
  std::size_t add(const FairPool::Lane& lane, const std::string& name) {
    return pool.run(lane, [this, name] { served.push_back(name); });
  }
  std::size_t place_of(const std::string& name) const {
    return static_cast<std::size_t>(std::find(served.begin(), served.end(), name) - served.begin());
  }
  void let_go() {
    gate.set_value();
    pool.stop();
  }
  std::promise<void> busy, gate;
  std::vector<std::string> served;
  FairPool pool;
};

struct Limits {
  std::chrono::steady_clock::time_point now{};
  RateLimit limit{[this] { return now; }};
};

}  // namespace

TEST_CASE(
    "a flood of one address waits behind itself: another address is next, and so is another session of the same "
    "address") {
  HeldPool held;
  for (int i = 0; i < 700; ++i) CHECK(held.add({"flooder", "a login"}, "flood") == 0);
  held.add({"flooder", "a colleague"}, "colleague");
  held.add({"school", ""}, "school");
  held.let_go();
  CHECK(held.served.size() == 702);
  CHECK(held.place_of("school") <= 1);
  CHECK(held.place_of("colleague") <= 2);
}

TEST_CASE(
    "an address with too many wrong passwords takes its turn while nobody else waits, and is served all the same") {
  HeldPool held;
  held.add({"guesser", "", true}, "guesser");
  held.add({"guesser", "", true}, "guesser again");
  for (int i = 0; i < 5; ++i) held.add({"school", ""}, "school");
  held.let_go();
  CHECK(held.served.size() == 7);
  CHECK(held.place_of("guesser") == 5);
}

TEST_CASE(
    "who finds no place hears which it would have been, and an address that is full leaves the others their places") {
  HeldPool held({100, 10, 4});
  for (int i = 0; i < 4; ++i) CHECK(held.add({"flooder", "one login"}, "flood") == 0);
  CHECK(held.add({"flooder", "one login"}, "flood") == 5);
  for (int i = 0; i < 6; ++i) CHECK(held.add({"flooder", std::to_string(i)}, "flood") == 0);
  CHECK(held.add({"flooder", "another"}, "flood") == 11);
  CHECK(held.add({"school", ""}, "school") == 0);
  held.let_go();
}

TEST_CASE("forty of forty children come in beside a prankster with three well-formed wrong codes a second") {
  Limits of;
  int came_in = 0;
  for (int third = 0; third < 3 * 3600; ++third) {
    of.now += 333ms;
    of.limit.wrong_code("school");
    if (third % 240 == 0 && came_in < 40)
      came_in += of.limit.take(Rate::sign_in, "school") == 0 && of.limit.right_code("school", "school 1") == 0 ? 1 : 0;
  }
  CHECK(came_in == 40);
  // By now a stranger's codes are not looked up there any more; a child of the school comes in still.
  CHECK(of.limit.wait_after_wrong_codes("school") > 0);
  CHECK(of.limit.right_code("school", "school 1") == 0);
}

TEST_CASE(
    "guessing a child's code stays hopeless: in a day an address learns of fewer than 180,000 codes whether they are "
    "right") {
  Limits of;
  int learned = 0;
  for (int second = 0; second < 24 * 3600; ++second) {
    of.now += 1s;
    for (int i = 0; i < 20; ++i) {
      if (of.limit.wait_after_wrong_codes("guesser") > 0) continue;
      ++learned;
      of.limit.wrong_code("guesser");
    }
  }
  CHECK(learned < 180'000);
  CHECK(of.limit.right_code("guesser", "school 1") > 0);
  CHECK(of.limit.right_code("elsewhere", "school 1") == 0);
}

TEST_CASE("more wrong codes than fingers can type are not even looked up") {
  Limits of;
  int looked_up = 0;
  for (int i = 0; i < 20'000; ++i) {
    if (of.limit.take(Rate::sign_in, "machine") > 0) continue;
    of.limit.wrong_code("machine");
    ++looked_up;
  }
  CHECK(looked_up == 5000);
}

TEST_CASE("what a classmate's laptop spends is not taken from colleagues who are signed in behind the same address") {
  Limits of;
  of.limit.know_session("a colleague's");
  while (of.limit.take(Rate::ordinary, "school") == 0) {
  }
  while (of.limit.take(Rate::ordinary, "school", "made up") == 0) {
  }
  for (int i = 0; i < 500; ++i) CHECK(of.limit.take(Rate::ordinary, "school", "a colleague's") == 0);
  // Printing and importing have a pace of their own, and leave the pages theirs.
  int heavy = 0;
  while (of.limit.take(Rate::heavy, "school", "a colleague's") == 0) ++heavy;
  CHECK(heavy == 100);
  for (int i = 0; i < 500; ++i) CHECK(of.limit.take(Rate::ordinary, "school", "a colleague's") == 0);
  CHECK(of.limit.take(Rate::ordinary, "school", "made up too") > 0);
  CHECK(of.limit.take(Rate::token, "school") == 0);
  CHECK(of.limit.take(Rate::answering, "school") == 0);
}

TEST_CASE("wrong passwords cost their address its turn, not its right passwords") {
  Limits of;
  for (int i = 0; i < 60; ++i) {
    CHECK(!of.limit.spent_on_passwords("guesser"));
    of.limit.wrong_password("guesser");
  }
  CHECK(of.limit.spent_on_passwords("guesser"));
  CHECK(!of.limit.spent_on_passwords("school"));
  of.now += 2s;
  CHECK(!of.limit.spent_on_passwords("guesser"));
}

TEST_CASE("the limiter is bounded and forgets who came longest ago, never everybody") {
  std::chrono::steady_clock::time_point now{};
  RateLimit limit([&] { return now; }, 1000);
  while (limit.take(Rate::ordinary, "flooder") == 0) {
  }
  for (int i = 0; i < 900; ++i) CHECK(limit.take(Rate::ordinary, "address " + std::to_string(i)) == 0);
  CHECK(limit.take(Rate::ordinary, "flooder") > 0);
  for (int i = 0; i < 900; ++i) CHECK(limit.take(Rate::ordinary, "more " + std::to_string(i)) == 0);
  CHECK(limit.take(Rate::ordinary, "flooder") > 0);  // seen again a moment ago
  http::Recent<int> bounded(3);
  for (const char* key : {"a", "b", "c", "a", "d"}) bounded.use(key, 0);
  CHECK(bounded.size() == 3);
  CHECK(bounded.find("b") == nullptr);
  CHECK(bounded.find("a") != nullptr);
}

TEST_CASE("an address is one machine however it is written, and an IPv6 network is one household") {
  CHECK(http::plain_address("10.1.2.3") == "10.1.2.3");
  CHECK(http::plain_address(" 10.1.2.3:4711 ") == "10.1.2.3");
  CHECK(http::plain_address("::ffff:10.1.2.3") == "10.1.2.3");
  CHECK(http::plain_address("[2001:DB8:0:0::1]:443") == "2001:db8::1");
  CHECK(http::plain_address("fe80::1%eth0") == "fe80::1");
  CHECK(http::plain_address("\"[fe80::1%25eth0]:8080\"") == "fe80::1");
  for (const char* none :
       {"", "unknown", "10.1.2", "10.1.2.3.4", "10.1.2.3:port", "[::1", "[::1]x", "1:2", "999.1.1.1", "_hidden"})
    CHECK_MESSAGE(http::plain_address(none).empty(), none);
  CHECK(http::network_of("2001:db8:1:2:aaaa::1") == http::network_of("2001:db8:1:2:bbbb::9"));
  CHECK(http::network_of("2001:db8:1:2::1") != http::network_of("2001:db8:1:3::1"));
  CHECK(http::network_of("10.1.2.3") == "10.1.2.3");
}

TEST_CASE("of what is said to be forwarded only the hop is believed that a trusted proxy has added itself") {
  const std::vector<std::string> proxies{"127.0.0.1", "2001:db8::9"};
  const auto from = [&](const std::string& peer, const std::vector<std::string_view>& lines) {
    return http::remote_address(peer, proxies, lines);
  };
  CHECK(from("127.0.0.1", {"10.0.0.1"}) == "10.0.0.1");
  CHECK(from("127.0.0.1", {"6.6.6.6, 10.0.0.1"}) == "10.0.0.1");
  CHECK(from("127.0.0.1", {"6.6.6.6,10.0.0.1"}) == "10.0.0.1");
  CHECK(from("127.0.0.1", {"6.6.6.6", "10.0.0.1"}) == "10.0.0.1");  // the client's line, then the proxy's own
  CHECK(from("127.0.0.1", {"6.6.6.6", "7.7.7.7, [2001:db8::5%eth0]:99"}) == "2001:db8::5");
  CHECK(from("2001:db8::9", {"10.0.0.2:1234"}) == "10.0.0.2");
  CHECK(from("10.9.9.9", {"6.6.6.6"}) == "10.9.9.9");               // nobody's proxy
  CHECK(from("127.0.0.1", {"6.6.6.6", "unknown"}) == "127.0.0.1");  // no address: not the one before it either
  CHECK(from("127.0.0.1", {"6.6.6.6,"}) == "127.0.0.1");
  CHECK(from("127.0.0.1", {"6.6.6.6", "127.0.0.1"}) == "127.0.0.1");
  CHECK(from("127.0.0.1", {}) == "127.0.0.1");
}

TEST_CASE("bodies share one budget: neither anonymous ones nor files can take the room of a child's answers") {
  http::BodyBudget budget(1 << 20);
  using Kind = http::BodyBudget::Kind;
  std::vector<http::BodyBudget::Share> held;
  while (true) {
    auto share = budget.take(Kind::anonymous, 4096);
    if (!share) break;
    held.push_back(std::move(share));
  }
  CHECK(held.size() == 64);
  auto file = budget.take(Kind::file, 500 * 1024);
  CHECK(file);
  CHECK(!budget.take(Kind::file, 100 * 1024));
  CHECK(budget.take(Kind::known, 64 * 1024));
  file = {};
  CHECK(budget.take(Kind::file, 100 * 1024));
  held.clear();
  CHECK(budget.used() == 0);
}

TEST_CASE("descriptors are kept back for calls, store and audit, whatever the limit is") {
  CHECK(http::plan_descriptors(20'000, 40, 100'000).connections_max == 20'000 - 40 - 256);
  CHECK(http::plan_descriptors(1'000'000, 40, 100'000).connections_max == 100'000);
  CHECK(http::plan_descriptors(1024, 40, 100'000).connections_max == 1024 - 40 - 256);
  const auto small = http::plan_descriptors(256, 40, 100'000);
  CHECK(small.kept_back == 64);
  CHECK(small.connections_max == 256 - 40 - 64);
}

TEST_CASE(
    "who makes room is the one who has waited longest with an unfinished request, then who has been idle longest") {
  http::WaitingRoom<int> room;
  int idle = 0, half = 1, newer = 2, other = 3;
  room.enter(&idle, "a", false);
  room.enter(&half, "a", true);
  room.enter(&newer, "a", true);
  room.enter(&other, "b", true);
  CHECK(room.first() == &half);
  CHECK(room.fresh_of("a") == 2);
  CHECK(room.first_fresh_of("a") == &half);
  room.leave(&half);
  CHECK(room.first() == &newer);
  room.enter(&newer, "a", false);  // has sent a request meanwhile
  CHECK(room.fresh_of("a") == 0);
  CHECK(room.first() == &other);
  room.leave(&other);
  CHECK(room.first() == &idle);
  room.leave(&idle);
  room.leave(&newer);
  CHECK(room.first() == nullptr);
}
