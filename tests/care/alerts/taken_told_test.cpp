// Whoever was called and was not first hears by the same way that another has it, so that nobody drives to the school
// for nothing.
#include <boost/json.hpp>

#include "alerts/take_on.h"
#include "casework/alert_page.h"
#include "tests/fixtures/school_staff.h"
#include "tests/fixtures/sinks.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

constexpr std::int64_t minute_ms = 60'000;

/// A school with everybody, a gateway and a mail server; messages are carried by hand.
struct Night {
  explicit Night(World& of) : world(of), client(open()), calling(world.composition()) {}
  http::PlainClient open() {
    world.reopen_calling(mail.url(), gateway.url());
    add_everybody(world);
    return world.serve();
  }
  World& world;
  HttpSink gateway;
  SmtpSink mail;
  http::PlainClient client;
  AlertDelivery calling;

  void begin_at(const std::string& time) {
    while (instant_text(world.clock().now_ms()).substr(11, 5) != time) world.clock().advance_ms(minute_ms);
  }
  void minutes(int count) {
    for (int i = 0; i < count; ++i) {
      world.clock().advance_ms(minute_ms);
      calling.round();
    }
  }
  std::string phone(const std::string& login) {
    return std::to_string(
        world.number("SELECT CAST(c.phone AS BIGINT) FROM staff_contact c JOIN account a ON a.account_id = "
                     "c.account_id WHERE a.login = '" +
                     login + "'"));
  }
  void takes_on(StudentId student, const std::string& login) {
    const auto call = world.number(
        "SELECT MAX(n.notification_no) FROM notification n JOIN account a ON a.account_id = n.account_id WHERE a.login "
        "= '" +
        login + "' AND n.student_id = " + std::to_string(student.value));
    const auto taken = client.request(
        "POST",
        "/api/calls/" + alerts::take_on_token(world.composition().keys.public_id, student, 1, call) + "/take-on", "{}");
    REQUIRE_MESSAGE(taken.body.find("taken_by_you") != std::string::npos, taken.body);
  }
  /// Phones to which the gateway was given that another has it, with the words.
  std::map<std::string, std::vector<std::string>> told() {
    std::map<std::string, std::vector<std::string>> all;
    for (const auto& one : gateway.posted()) {
      const auto body = boost::json::parse(one.body);
      const std::string text(body.at("text").as_string());
      if (text.find("已有人接手") == std::string::npos) continue;
      all[std::string(body.at("to").as_string())].push_back(text);
      CHECK(body.at("urgency").as_string() != "acute");  // it should not ring
    }
    return all;
  }
  std::size_t mails_told() {
    const auto all = mail.mails();
    return static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [](const Mail& one) { return one.text.find("已有人接手") != std::string::npos; }));
  }
};

}  // namespace

TEST_CASE(
    "at night whoever was called hears at once, by each way on which the call came, that another has it; nobody else "
    "does, and once is enough") {
  on_both_engines([](World& world) {
    Night night(world);
    night.begin_at("23:10");
    const auto child = raise_alert(world, "林晨1", 1);
    night.calling.round();
    night.minutes(22);
    REQUIRE(called_in_order(world) == "psychologist deputy leader");
    CHECK(night.told().empty());
    night.takes_on(child, "deputy");
    night.calling.round();
    const auto told = night.told();
    REQUIRE(told.size() == 2);
    CHECK(told.at(night.phone("psychologist")) ==
          std::vector<std::string>{"23:10 通知您的学生安全事项已有人接手，不必再处理。"});
    CHECK(told.contains(night.phone("leader")));
    CHECK(night.mails_told() == 2);
    const auto body = night.gateway.posted().back().body;
    CHECK(body.find("林晨") == std::string::npos);
    CHECK(boost::json::parse(body).at("link").as_string().find("/t/") != std::string::npos);
    night.minutes(600);  // and no message next morning
    CHECK(night.told() == told);
    CHECK(night.mails_told() == 2);
  });
}

TEST_CASE("taken on in the morning, whoever was called in the night is not woken by it any more") {
  on_both_engines([](World& world) {
    Night night(world);
    night.begin_at("23:10");
    const auto child = raise_alert(world, "林晨1", 1);
    night.calling.round();
    while (instant_text(world.clock().now_ms()).substr(11, 5) != "06:20") night.minutes(1);
    night.takes_on(child, "leader");
    night.minutes(10);
    const auto told = night.told();
    CHECK(told.size() == 1);
    CHECK(told.contains(night.phone("city")));  // the ladder has just called there again
  });
}

TEST_CASE("put back before the message leaves, nobody is told to stay at home") {
  on_both_engines([](World& world) {
    Night night(world);
    night.begin_at("23:10");
    const auto child = raise_alert(world, "林晨1", 1);
    night.calling.round();
    night.minutes(11);
    const auto who = sign_in_staff(night.client, "psychologist");
    const auto page = "/api/alerts/" + casework::alert_id(world.composition().keys.public_id, {child, 1}) + "/take-on";
    REQUIRE(night.client.request("POST", page, "{}", who.headers).status == 204);
    CHECK(world.number("SELECT count(*) FROM outbox WHERE kind LIKE 'taken_by%' AND done_at_ms IS NULL") == 2);
    REQUIRE(night.client.request("DELETE", page, "", who.headers).status == 204);
    night.minutes(3);
    CHECK(night.told().empty());
    CHECK(night.mails_told() == 0);
    CHECK(world.number("SELECT count(*) FROM outbox WHERE kind LIKE 'taken_by%' AND done_at_ms IS NULL") == 0);
  });
}

TEST_CASE(
    "while something else as urgent waits for the same person nobody says that they need not come; with the last one "
    "it is said once") {
  on_both_engines([](World& world) {
    Night night(world);
    night.begin_at("23:10");
    const auto first = raise_alert(world, "林晨1", 1), second = raise_alert(world, "陈曦1", 1);
    night.calling.round();
    night.minutes(11);
    night.takes_on(first, "deputy");
    night.minutes(1);
    CHECK(night.told().empty());
    night.takes_on(second, "deputy");
    night.minutes(1);
    REQUIRE(night.told().size() == 1);
    CHECK(night.told().at(night.phone("psychologist")).size() == 1);
  });
}

TEST_CASE("two of one moment that are taken on together are told in one message") {
  on_both_engines([](World& world) {
    Night night(world);
    night.begin_at("10:10");
    const auto first = raise_alert(world, "林晨1", 1), second = raise_alert(world, "陈曦1", 1);
    night.calling.round();
    night.minutes(11);
    night.takes_on(first, "deputy");
    night.takes_on(second, "deputy");
    night.minutes(2);
    CHECK(night.told().at(night.phone("psychologist")).size() == 1);
    CHECK(night.mails_told() == 1);
  });
}

TEST_CASE("what may wait for the morning does not ring in the quiet hours to say that it need not be done") {
  on_both_engines([](World& world) {
    Night night(world);
    add_person(world, "second", access::Role::psychology_teacher, "2135010201", true);
    add_contact(world, "second");
    night.begin_at("20:40");
    const auto evening = raise_alert(world, "林晨1", 2);
    night.calling.round();
    night.minutes(10);
    night.takes_on(evening, "second");
    night.minutes(1);
    CHECK(night.told().at(night.phone("psychologist")) ==
          std::vector<std::string>{"20:40 通知您的学生事项已有人接手，不必再处理。"});
    night.begin_at("21:15");
    const auto late = raise_alert(world, "陈曦1", 2);
    night.calling.round();
    night.begin_at("21:40");
    night.takes_on(late, "second");
    night.minutes(700);
    CHECK(night.told().at(night.phone("psychologist")).size() == 1);
  });
}

TEST_CASE("whom no call has reached is not told that it is over") {
  on_both_engines([](World& world) {
    Night night(world);
    night.gateway.answer = [](const Posted&) {
      return std::string("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n");
    };
    night.begin_at("23:10");
    const auto child = raise_alert(world, "林晨1", 1);
    night.calling.round();
    night.minutes(11);
    night.takes_on(child, "deputy");
    night.gateway.answer = [](const Posted&) { return std::string("HTTP/1.1 204 No Content\r\n\r\n"); };
    night.minutes(30);
    CHECK(night.told().empty());
    CHECK(night.mails_told() == 1);  // the mail of the call had left
  });
}
