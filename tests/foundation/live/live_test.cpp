// Open pages learn which topics have changed: their own, never what, and not longer than the session.
#include <boost/json.hpp>

#include "casework/alert_page.h"
#include "http/server.h"
#include "live/feed.h"
#include "platform/problem_catalogue.h"
#include "tests/fixtures/event_reader.h"
#include "tests/fixtures/school_staff.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

// Rounds of this test's own: the clock of the world stands still.
bool sees_after_rounds(World& world, EventReader& reader, const std::string& mark) {
  for (int i = 0; i < 40 && reader.text.find(mark) == std::string::npos; ++i) {
    world.serving().count_now();
    world.serving().tell_now();
    reader.read_some();
  }
  return reader.text.find(mark) != std::string::npos;
}

void hand_in(World& world, http::PlainClient& client, const char* name, int item_9) {
  const auto child = sign_in(client, world.slip("autumn", name).code);
  std::vector<int> answers(16, 0);
  answers[8] = item_9;
  REQUIRE(client.request("PUT", child.sheet, answers_json(answers), child.authorization).status == 200);
}

}  // namespace

TEST_CASE("a psychologist's page is told that alerts and the campaign have changed, and nothing more") {
  on_both_engines([](World& world) {
    world.publish();
    add_everybody(world);
    auto client = world.serve();
    EventReader mine(world.port(), sign_in_staff(client, "psychologist").headers);
    REQUIRE(mine.sees("retry:"));
    CHECK(mine.text.find("Content-Type: text/event-stream") != std::string::npos);
    CHECK(mine.text.find("Cache-Control: no-store") != std::string::npos);
    world.serving().tell_now();
    world.clock().advance_ms(1000);
    hand_in(world, client, "林晨1", 3);
    CHECK(sees_after_rounds(world, mine, "data: {\"topic\":\"alerts\"}\n\n"));
    CHECK(sees_after_rounds(
        world, mine,
        "{\"topic\":\"campaign:" + std::to_string(world.number("SELECT campaign_id FROM campaign")) + "\"}"));
    world.serving().call_now();
    CHECK(sees_after_rounds(world, mine, "{\"topic\":\"acute\"}"));
    CHECK(mine.text.find("林晨") == std::string::npos);
    const auto once = mine.text;
    for (int i = 0; i < 3; ++i) world.serving().tell_now();
    mine.read_some();
    CHECK(mine.text == once);  // told once, though the window of late commits is looked through again
  });
}

TEST_CASE("another school is not told, a class teacher of no alert, the county of clocks only") {
  on_both_engines([](World& world) {
    world.publish();
    add_everybody(world);
    add_person(world, "stranger", access::Role::psychology_teacher, "2135010301");
    add_person(world, "county", access::Role::county_officer, "350102");
    auto client = world.serve();
    EventReader mine(world.port(), sign_in_staff(client, "psychologist").headers),
        stranger(world.port(), sign_in_staff(client, "stranger").headers),
        teacher(world.port(), sign_in_staff(client, "deputy").headers),
        county(world.port(), sign_in_staff(client, "county").headers);
    for (auto* one : {&mine, &stranger, &teacher, &county}) REQUIRE(one->sees("retry:"));
    world.serving().tell_now();
    hand_in(world, client, "林晨1", 3);
    REQUIRE(sees_after_rounds(world, mine, "\"alerts\""));
    CHECK(sees_after_rounds(world, county, "\"clocks\""));
    for (auto* one : {&stranger, &teacher, &county}) one->read_some();
    CHECK(stranger.text.find("topic") == std::string::npos);
    CHECK(teacher.text.find("\"alerts\"") == std::string::npos);
    CHECK(teacher.text.find("\"clocks\"") == std::string::npos);
    CHECK(county.text.find("\"alerts\"") == std::string::npos);
    CHECK(county.text.find("\"acute\"") == std::string::npos);
  });
}

TEST_CASE(
    "a leader's stream and list are the same whether the child who has just answered is flagged below the urgent or "
    "not at all") {
  on_both_engines([](World& world) {
    world.publish();
    add_everybody(world);
    add_person(world, "asking_centre", access::Role::counselling_centre, "350102");
    auto client = world.serve();
    const auto leader = sign_in_staff(client, "leader"), centre = sign_in_staff(client, "asking_centre"),
               psychologist = sign_in_staff(client, "psychologist");
    EventReader mine(world.port(), psychologist.headers), leaders(world.port(), leader.headers),
        centres(world.port(), centre.headers);
    for (auto* one : {&mine, &leaders, &centres}) REQUIRE(one->sees("retry:"));
    world.serving().tell_now();
    hand_in(world, client, "林晨1", 1);  // the same day: the psychologist's
    REQUIRE(sees_after_rounds(world, mine, "\"alerts\""));
    world.serving().board_now();
    for (auto* one : {&leaders, &centres}) {
      one->read_some();
      CHECK(one->text.find("clocks") == std::string::npos);
      CHECK(one->text.find("alerts") == std::string::npos);
    }
    CHECK(client.request("GET", "/api/clocks", {}, leader.headers).body.find("pseudonym") == std::string::npos);
    hand_in(world, client, "陈曦1", 3);  // at once: by name and clock the leader's, too
    CHECK(sees_after_rounds(world, leaders, "\"clocks\""));
    world.serving().board_now();
    CHECK(client.request("GET", "/api/clocks", {}, leader.headers).body.find("pseudonym") != std::string::npos);
    centres.read_some();
    CHECK(centres.text.find("clocks") == std::string::npos);
  });
}

TEST_CASE("the stream ends with the session, with the post and with the server; without a session there is none") {
  on_both_engines([](World& world) {
    add_everybody(world);
    auto client = world.serve();
    const auto leader = sign_in_staff(client, "leader");
    EventReader one(world.port(), leader.headers), other(world.port(), sign_in_staff(client, "psychologist").headers),
        third(world.port(), sign_in_staff(client, "city").headers), nobody(world.port(), "");
    for (auto* reader : {&one, &other, &third}) REQUIRE(reader->sees("retry:"));
    CHECK(nobody.sees("401"));
    REQUIRE(client.request("POST", "/api/staff/sign-out", "{}", leader.headers).status == 204);
    end_post(world, "psychologist");
    for (int i = 0; i < 3; ++i) world.serving().tell_now();
    CHECK(one.ends());
    CHECK(other.ends());
    CHECK_FALSE(third.over);
    world.stop_serving();
    CHECK(third.ends());
  });
}

TEST_CASE("a quiet stream is kept awake, one that nobody reads is dropped, one that has gone is forgotten") {
  on_both_engines([](World& world) {
    add_everybody(world);
    auto client = world.serve();
    EventReader awake(world.port(), sign_in_staff(client, "leader").headers);
    REQUIRE(awake.sees("retry:"));
    world.clock().advance_ms(16'000);
    world.serving().tell_now();
    CHECK(awake.sees(": awake"));
  });
  // The facade itself: a reader that takes nothing.
  std::mutex lock;
  std::shared_ptr<http::Stream> stream;
  struct Nobody final : http::Authenticator {
    Result<access::Caller> staff(const http::Request&) override { return problems::not_signed_in; }
    Result<access::Answerer> answerer(const http::Request&) override { return problems::not_signed_in; }
  } nobody;
  http::ServerOptions options;
  options.port = 0;
  options.streams_max = 1;
  auto server =
      http::Server::start(options,
                          {http::open_route(http::Method::get, "/api/events", {http::Rate::ordinary},
                                            [&](const http::Request&) {
                                              http::Response response;
                                              response.stays_open = [&](std::shared_ptr<http::Stream> opened) {
                                                const std::lock_guard hold(lock);
                                                stream = std::move(opened);
                                              };
                                              return response;
                                            })},
                          {}, nobody);
  REQUIRE(server.ok());
  const auto opened = [&] {
    for (int i = 0; i < 300; ++i) {
      {
        const std::lock_guard hold(lock);
        if (stream) return std::exchange(stream, nullptr);
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return std::shared_ptr<http::Stream>();
  };
  {
    EventReader lazy((*server)->port(), "", 2048);
    const auto sending = opened();
    REQUIRE(sending);
    http::PlainClient second("127.0.0.1", (*server)->port());
    CHECK(second.request("GET", "/api/events").status ==
          503);  // above the share of streams: an honest answer, not a hang
    bool dropped = false;
    for (int i = 0; i < 2000 && !dropped; ++i) dropped = !sending->send(std::string(16'384, 'x'));
    CHECK(dropped);
    CHECK_FALSE(sending->send("x"));
  }
  EventReader gone((*server)->port(), "");
  const auto sending = opened();
  REQUIRE(sending);
  gone.leave();
  bool alive = true;
  for (int i = 0; i < 300 && alive; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    alive = sending->send(": x\n\n");
  }
  CHECK_FALSE(alive);
}
