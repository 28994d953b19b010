// The server is killed with SIGKILL while children hand in; every receipt that any of them got must
// be there when it starts again, once, and the same sheet sent again gets the same receipt.
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <mutex>
#include <thread>

#include "answering/seat_proof.h"
#include "tests/fixtures/server_process.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

struct HandedIn {
  std::string receipt, sheet, body, ticket;
};

/// What the children of all rounds were promised.
struct Promises {
  std::mutex lock;
  std::map<std::string, HandedIn> receipts;                     ///< by access code
  std::map<std::pair<std::string, int>, std::int64_t> save_no;  ///< newest acknowledged save, by child and device
  int given = 0;

  std::optional<HandedIn> handed_in(const std::string& code) {
    const std::lock_guard hold(lock);
    const auto known = receipts.find(code);
    return known == receipts.end() ? std::nullopt : std::optional(known->second);
  }
};

// One child in one round: its turn to hand in comes once, before that it saves, after that it sends
// the same sheet again.
void act(const campaign_desk::AccessSlip& slip, int port, int turn, int round, int answers_like, Promises& promises) {
  http::PlainClient client("127.0.0.1", static_cast<std::uint16_t>(port), 20'000);
  if (const auto before = promises.handed_in(slip.code)) {
    // Its code is spent; the page that handed it in sends it with the ticket that it has.
    for (int again = 1; again <= 200; ++again) {
      const auto answer = client.request("PUT", before->sheet, before->body, before->ticket);
      if (answer.status != 200) return;
      CHECK(std::string(boost::json::parse(answer.body).at("receipt").as_string()) == before->receipt);
    }
    return;
  }
  auto signed_in = type_code(client, slip.code);
  if (signed_in.status == 200 && boost::json::parse(signed_in.body).at("state").as_string() == "code")
    signed_in = type_code(client, slip.code, answering::name_gap(slip.name));
  if (signed_in.status != 200) return;
  const auto body = boost::json::parse(signed_in.body);
  const std::string ticket = "Authorization: Ticket " + std::string(body.at("ticket").as_string()) + "\r\n";
  const std::string sheet = "/api/answer-sheets/" + std::string(body.at("sheet_id").as_string());
  const int device = body.at("device").to_number<int>();
  std::vector<int> values(16, answers_like % 4);
  values[8] = answers_like % 3 == 0 ? 1 : 0;
  for (int again = 1; again <= 200; ++again) {
    const bool saves = round < turn;
    const auto answer = saves ? client.request("PUT", sheet + "/answers",
                                               answers_json(values, ",\"save_no\":" + std::to_string(again)), ticket)
                              : client.request("PUT", sheet, answers_json(values), ticket);
    if (answer.status != 200) return;
    const std::lock_guard hold(promises.lock);
    ++promises.given;
    if (saves) {
      promises.save_no[{slip.name, device}] = again;
      continue;
    }
    const std::string receipt(boost::json::parse(answer.body).at("receipt").as_string());
    const auto [known, fresh] =
        promises.receipts.emplace(slip.code, HandedIn{receipt, sheet, answers_json(values), ticket});
    if (!fresh) CHECK(known->second.receipt == receipt);
  }
}

void check_promises(World& world, const Promises& promises) {
  CHECK(world.number("SELECT count(*) FROM answer_sheet") >= static_cast<std::int64_t>(promises.receipts.size()));
  auto client = world.serve();
  for (const auto& [code, handed_in] : promises.receipts) {
    CHECK(type_code(client, code).status == 410);
    // The same sheet again gets the same receipt, which is made of what lies in the store.
    const auto again = client.request("PUT", handed_in.sheet, handed_in.body, handed_in.ticket);
    REQUIRE_MESSAGE(again.status == 200, again.body);
    CHECK(std::string(boost::json::parse(again.body).at("receipt").as_string()) == handed_in.receipt);
  }
  for (const auto& [who, save_no] : promises.save_no)
    CHECK(world.number(
              "SELECT d.save_no FROM answer_draft d JOIN student s ON s.student_id = d.student_id WHERE s.name = '" +
              who.first + "' AND d.device_no = " + std::to_string(who.second)) >= save_no);
  CHECK(world.number("SELECT count(*) FROM answer_sheet a LEFT JOIN score s ON s.student_id = a.student_id AND s.scale "
                     "= 'phq9' WHERE s.student_id IS NULL") == 0);
  CHECK(world.number("SELECT count(*) FROM alert_signal g LEFT JOIN alert a ON a.student_id = g.student_id AND "
                     "a.alert_no = g.alert_no WHERE a.student_id IS NULL") == 0);
}

}  // namespace

TEST_CASE("no acknowledged sheet or save is lost or doubled when the server is killed in the middle") {
  const char* binary = std::getenv("RONGXIN_BINARY");
  if (binary == nullptr) {
    MESSAGE("RONGXIN_BINARY is not set: the kill test did not run");
    return;
  }
  constexpr int kills = 10;
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    World world(engine);
    world.publish();
    const auto slips = campaign_desk::list_access_slips(world.screening(), "autumn");
    const int port = free_port();
    // The server's clock is the real one: the campaign is open by it, too.
    Promises promises;
    const Config config = world.config();
    world.close();
    for (int round = 0; round < kills; ++round) {
      ServerProcess server(binary, config, world.folder().path(), port);
      REQUIRE(server.wait_until_up());
      const int before = promises.given;
      std::vector<std::thread> children;
      for (std::size_t i = 0; i < slips->size(); ++i)
        children.emplace_back([&, i] {
          act((*slips)[i], port, static_cast<int>(i) * kills / static_cast<int>(slips->size()), round,
              static_cast<int>(i), promises);
        });
      // The moment of the kill is counted in answers, not in time: slow machines kill in the middle, too.
      for (int waited_ms = 0; waited_ms < 20'000; ++waited_ms) {
        {
          const std::lock_guard hold(promises.lock);
          if (promises.given >= before + 20 + 37 * round) break;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
      server.kill();
      for (auto& child : children) child.join();
    }
    world.reopen();
    check_promises(world, promises);
    CHECK(!promises.receipts.empty());
    MESSAGE(kills << " kills, " << promises.given << " answers acknowledged, " << promises.receipts.size()
                  << " sheets, none lost on " << engine);
  }
}

TEST_CASE(
    "a server whose disk breaks at a commit refuses honestly and ends with 70, so that its keeper starts it again") {
  const char* binary = std::getenv("RONGXIN_BINARY");
  if (binary == nullptr) {
    MESSAGE("RONGXIN_BINARY is not set: the broken disk test did not run");
    return;
  }
  World world("sqlite");
  world.publish();
  const std::string code = world.slip("autumn", "林晨1").code;
  const Config config = world.config();
  const std::string folder = world.folder().path();
  world.close();
  const int port = free_port();
  {
    ServerProcess server(binary, config, folder, port);
    REQUIRE(server.wait_until_up());
    http::PlainClient client("127.0.0.1", static_cast<std::uint16_t>(port));
    const auto child = sign_in(client, code);
    server.break_disk();
    const auto refused = client.request("PUT", child.sheet, answers_json(std::vector<int>(16, 1)), child.authorization);
    CHECK_MESSAGE(refused.status == 503, refused.body);
    CHECK(refused.body.find("not_confirmed") != std::string::npos);
    CHECK(server.exit_code() == 70);
  }
  ServerProcess again(binary, config, folder, port);
  REQUIRE(again.wait_until_up());
  http::PlainClient client("127.0.0.1", static_cast<std::uint16_t>(port));
  const auto child = sign_in(client, code);
  CHECK(client.request("PUT", child.sheet, answers_json(std::vector<int>(16, 1)), child.authorization).status == 200);
}
