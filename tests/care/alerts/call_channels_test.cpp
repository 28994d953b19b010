#include <boost/json.hpp>
#include <set>

#include "alerts/take_on.h"
#include "casework/alert_page.h"
#include "tests/fixtures/school_staff.h"
#include "tests/fixtures/sinks.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

constexpr std::int64_t minute = 60'000, hour = 60 * minute;

void wait_minutes(World& world, AlertDelivery& calling, int minutes) {
  for (int i = 0; i < minutes; ++i) {
    world.clock().advance_ms(minute);
    calling.round();
  }
}

std::int64_t outbox(World& world, const std::string& where) {
  return world.number("SELECT count(*) FROM outbox WHERE kind LIKE 'call_by_%' AND " + where);
}

bool says_nothing_of_the_child(const std::string& text) {
  for (const char* word : {"林晨", "第一中学", "心理", "抑郁", "自杀", "PHQ", "phq", "alert", "预警", "得分"})
    if (text.find(word) != std::string::npos) return false;
  return true;
}

}  // namespace

TEST_CASE("a call arrives once by mail and once by the gateway, signed, with a lasting id, and names no child") {
  on_both_engines([](World& world) {
    SmtpSink mail;
    HttpSink gateway;
    world.reopen_calling(mail.url(), gateway.url());
    add_everybody(world);
    AlertDelivery calling(world.composition());
    const auto child = raise_alert(world, "林晨1", 1);
    calling.round();
    calling.round();
    REQUIRE(mail.mails().size() == 1);
    REQUIRE(gateway.posted().size() == 1);
    const auto one = mail.mails()[0];
    CHECK(one.to == "psychologist@school.example");
    CHECK(one.id.starts_with("call-"));
    CHECK(one.text.find("请10分钟内确认") != std::string::npos);
    CHECK(one.text.find("/t/" + alerts::take_on_token(world.composition().keys.public_id, child, 1, 1)) !=
          std::string::npos);
    CHECK(says_nothing_of_the_child(one.text));
    CHECK(one.head.find("Importance: high") != std::string::npos);
    const auto posted = gateway.posted()[0];
    const auto body = boost::json::parse(posted.body).as_object();
    CHECK(body.at("urgency").as_string() == "acute");
    CHECK(body.at("to").as_string().starts_with("138"));
    CHECK(says_nothing_of_the_child(posted.body));
    CHECK(posted.header("X-Rongxin-Signature") ==
          events::webhook_signature("the key", world.clock().now_ms(), posted.body));
    CHECK(posted.header("X-Rongxin-Signature") !=
          events::webhook_signature("another", world.clock().now_ms(), posted.body));
    CHECK(outbox(world, "done_at_ms IS NOT NULL") == 2);
  });
}

TEST_CASE("each tier says how urgent it is, and a ranked alert sends nobody a message at first") {
  alerts::Call call;
  call.answer_minutes = 7;
  const auto text_of = [&](alerts::Tier tier, std::size_t how_many) {
    call.tier = tier;
    return alerts::call_text(call, how_many);
  };
  CHECK(text_of(alerts::Tier::acute, 1).find("7分钟内") != std::string::npos);
  CHECK(text_of(alerts::Tier::acute, 3).find("3 件") != std::string::npos);
  CHECK(text_of(alerts::Tier::same_day, 1).find("今天") != std::string::npos);
  for (const auto state : {alerts::Call::State::open, alerts::Call::State::pass_on})
    for (const auto tier : {alerts::Tier::acute, alerts::Tier::same_day, alerts::Tier::ranked}) {
      call.state = state;
      CHECK(says_nothing_of_the_child(text_of(tier, 1)));
      CHECK(says_nothing_of_the_child(text_of(tier, 6)));
    }
  on_both_engines([](World& world) {
    SmtpSink mail;
    world.reopen_calling(mail.url(), "");
    add_everybody(world);
    AlertDelivery calling(world.composition());
    raise_alert(world, "林晨1", 3);
    calling.round();
    CHECK(calls_of(world, "psychologist") == 1);
    CHECK(mail.mails().empty());
  });
}

TEST_CASE("a same-day alert of the night waits for the morning, an acute one does not") {
  on_both_engines([](World& world) {
    SmtpSink mail;
    world.reopen_calling(mail.url(), "");
    add_everybody(world);
    AlertDelivery calling(world.composition());
    world.clock().advance_ms(4 * hour);  // 23:06
    raise_alert(world, "林晨1", 2);
    calling.round();
    CHECK(mail.mails().empty());
    raise_alert(world, "陈曦1", 1);
    calling.round();
    CHECK(mail.mails().size() == 1);
    world.clock().advance_ms(8 * hour);
    calling.round();
    CHECK(world.number("SELECT count(*) FROM notification WHERE tier_rank = 2") == 1);
  });
}

TEST_CASE("a gateway that is down for an hour: the ladder climbs meanwhile, and what was owed arrives once") {
  on_both_engines([](World& world) {
    HttpSink gateway;
    world.reopen_calling("", gateway.url());
    add_everybody(world);
    AlertDelivery calling(world.composition());
    raise_alert(world, "林晨1", 1);
    gateway.shut();
    calling.round();
    wait_minutes(world, calling, 40);
    CHECK(called_in_order(world) == "psychologist deputy leader centre");
    CHECK(outbox(world, "done_at_ms IS NULL AND last_fault IS NOT NULL AND given_up_at_ms IS NULL") == 4);
    gateway.open();
    wait_minutes(world, calling, 20);
    std::set<std::string> ids;
    for (const auto& one : gateway.posted())
      ids.insert(std::string(boost::json::parse(one.body).at("message_id").as_string()));
    CHECK(gateway.posted().size() == ids.size());
    CHECK(ids.size() == 5);
    CHECK(outbox(world, "done_at_ms IS NULL") == 0);
  });
}

TEST_CASE("what nobody needs any more when the gateway is back is not sent") {
  on_both_engines([](World& world) {
    HttpSink gateway;
    world.reopen_calling("", gateway.url());
    add_everybody(world);
    AlertDelivery calling(world.composition());
    const auto child = raise_alert(world, "林晨1", 1);
    gateway.shut();
    calling.round();
    REQUIRE(alerts::take_on_by_token(world.database(), world.composition().keys, world.clock(),
                                     *world.composition().audit,
                                     alerts::take_on_token(world.composition().keys.public_id, child, 1, 1))
                .ok());
    gateway.open();
    wait_minutes(world, calling, 6);
    CHECK(gateway.posted().empty());
    CHECK(outbox(world, "last_fault = 'not needed'") == 1);
  });
}

TEST_CASE("garbage, a redirect and a refusal of the gateway are no delivery, and are tried again with the same id") {
  on_both_engines([](World& world) {
    HttpSink gateway, elsewhere;
    world.reopen_calling("", gateway.url());
    add_everybody(world);
    AlertDelivery calling(world.composition());
    raise_alert(world, "林晨1", 1);
    std::vector<std::string> answers{
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: " + elsewhere.url() + "\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n"};
    int asked = 0;
    gateway.answer = [&](const Posted&) {
      return ++asked <= 2 ? answers[static_cast<std::size_t>(asked)] : answers[0];
    };
    calling.round();
    wait_minutes(world, calling, 3);
    CHECK(elsewhere.posted().empty());
    REQUIRE(gateway.posted().size() == 3);
    for (const auto& one : gateway.posted())
      CHECK(boost::json::parse(one.body).at("message_id") ==
            boost::json::parse(gateway.posted()[0].body).at("message_id"));
    CHECK(outbox(world, "done_at_ms IS NOT NULL AND attempts = 3") == 1);
  });
  HttpSink garbage;
  garbage.answer = [](const Posted&) { return std::string("\x16\x03\x01 not HTTP at all\r\n\r\n"); };
  std::thread closing([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    garbage.shut();
  });
  const auto delivery = events::send_webhook({garbage.url(), "k", 2000}, {"call-1", "1", "s", "t", "acute", "l"}, 0);
  closing.join();
  CHECK_FALSE(delivery.fault.empty());
  CHECK(delivery.again);
}

TEST_CASE("a gateway that never answers ends in time and does not hold up the mail") {
  HttpSink gateway;
  gateway.answer = [](const Posted&) { return std::string(); };
  const auto slow = events::send_webhook({gateway.url(), "k", 300}, {"call-1", "1", "s", "t", "acute", "l"}, 0);
  CHECK_FALSE(slow.fault.empty());
  CHECK(slow.again);
  on_both_engines([&](World& world) {
    SmtpSink mail;
    world.reopen_calling(mail.url(), gateway.url());
    add_everybody(world);
    raise_alert(world, "林晨1", 1);
    AlertDelivery calling(world.composition());
    calling.start();
    for (int i = 0; i < 300 && mail.mails().empty(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    CHECK(mail.mails().size() == 1);
    CHECK(outbox(world, "kind = 'call_by_webhook' AND done_at_ms IS NULL") == 1);
    gateway.shut();
    calling.stop();
    gateway.open();
  });
}

TEST_CASE("a mail server that is busy is asked again; one that refuses for good does not hold up the next rung") {
  on_both_engines([](World& world) {
    SmtpSink mail;
    int busy = 2;
    mail.answer = [&](const std::string&) { return busy-- > 0 ? std::string("450 later") : std::string("250 OK"); };
    world.reopen_calling(mail.url(), "");
    add_everybody(world);
    AlertDelivery calling(world.composition());
    raise_alert(world, "林晨1", 1);
    calling.round();
    wait_minutes(world, calling, 2);
    REQUIRE(mail.mails().size() == 1);
    CHECK(mail.tries() == 3);
    CHECK(calls_of(world, "deputy") == 0);
    mail.answer = [&](const std::string& to) {
      return to.starts_with("psychologist") ? std::string("550 no such user") : std::string("250 OK");
    };
    const auto second = raise_alert(world, "陈曦1", 1);
    calling.round();
    calling.round();  // the deputy at once, not after ten minutes
    CHECK(world.number("SELECT count(*) FROM notification n JOIN account a ON a.account_id = n.account_id WHERE "
                       "a.login = 'deputy' AND n.student_id = " +
                       std::to_string(second.value)) == 1);
    CHECK(outbox(world, "given_up_at_ms IS NOT NULL AND last_fault IS NOT NULL") == 1);
    CHECK(mail.mails().back().to == "deputy@school.example");
    wait_minutes(world, calling, 5);
    CHECK(outbox(world, "given_up_at_ms IS NOT NULL") == 1);  // and is not tried again
  });
}

TEST_CASE(
    "the alert's page says what became of each call: sent, waiting with its fault, failed, not needed, answered") {
  on_both_engines([](World& world) {
    world.publish();
    SmtpSink mail;
    HttpSink gateway;
    world.reopen_calling(mail.url(), gateway.url());
    mail.answer = [&](const std::string&) { return std::string("550 no such user"); };
    add_everybody(world);
    auto client = world.serve();
    const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
    REQUIRE(client
                .request("PUT", child.sheet, answers_json({0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0}),
                         child.authorization)
                .status == 200);
    const StudentId student(world.number("SELECT student_id FROM student WHERE name = '林晨1'"));
    const auto who = sign_in_staff(client, "psychologist");
    const auto page = "/api/alerts/" + casework::alert_id(world.composition().keys.public_id, {student, 1});
    std::string called;
    world.serving().call_now();
    called = boost::json::serialize(boost::json::parse(client.request("GET", page, {}, who.headers).body).at("called"));
    CHECK(called.find("\"channel\":\"phone\",\"state\":\"sent\"") != std::string::npos);
    CHECK(called.find("\"channel\":\"mail\",\"state\":\"failed\"") != std::string::npos);
    CHECK(called.find("(550)") != std::string::npos);
    REQUIRE(client.request("POST", page + "/take-on", "{}", who.headers).status == 204);
    called = boost::json::serialize(boost::json::parse(client.request("GET", page, {}, who.headers).body).at("called"));
    CHECK(called.find("\"answered\":true") != std::string::npos);
    CHECK(called.find("@school.example") == std::string::npos);  // where colleagues are called is nobody's business
  });
}

TEST_CASE("an acute call overtakes a hundred that can wait") {
  on_both_engines([](World& world) {
    HttpSink gateway;
    world.reopen_calling("", gateway.url());
    add_everybody(world);
    AlertDelivery calling(world.composition());
    gateway.shut();
    for (const char* name : {"陈曦1", "王芳1", "李明1", "张雨1"}) raise_alert(world, name, 2);
    calling.round();
    world.clock().advance_ms(minute);
    raise_alert(world, "林晨1", 1);
    gateway.open();
    calling.round();
    REQUIRE(gateway.posted().size() == 2);  // the four that can wait are one message
    CHECK(boost::json::parse(gateway.posted()[0].body).at("urgency").as_string() == "acute");
  });
}

TEST_CASE("a message that waits is not held up by a clock that is set back, and is sent once") {
  on_both_engines([](World& world) {
    HttpSink gateway;
    world.reopen_calling("", gateway.url());
    add_everybody(world);
    AlertDelivery calling(world.composition());
    raise_alert(world, "林晨1", 1);
    gateway.shut();
    calling.round();
    world.clock().advance_ms(-hour);
    gateway.open();
    calling.round();
    CHECK(gateway.posted().size() == 1);
    wait_minutes(world, calling, 8);
    CHECK(gateway.posted().size() == 1);
  });
}
