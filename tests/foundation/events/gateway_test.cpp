// What a gateway and a mail server say and need: a refusal inside a 200 is a refusal, and a secret leaves sealed or not
// at all.
#include <boost/json.hpp>

#include "events/gateway_answer.h"
#include "tests/fixtures/school_staff.h"
#include "tests/fixtures/sinks.h"

using namespace rongxin;
using namespace rongxin::test;
using events::says_taken;

namespace {

std::string ok_with(const std::string& body) {
  return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

}  // namespace

TEST_CASE("a 200 whose body says that the message was refused is a refusal, in whatever form a gateway says it") {
  for (const char* body :
       {"", "{}", "ok", "{\"errcode\":0,\"errmsg\":\"ok\"}", "{\"Code\":\"OK\",\"Message\":\"OK\"}",
        "{\"code\":\"000000\",\"description\":\"Success\"}", "{\"code\":200,\"data\":{\"id\":\"x\"}}",
        "{\"success\":true}", "{\"Response\":{\"SendStatusSet\":[{\"Code\":\"Ok\",\"Fee\":1}]}}",
        "{\"error_code\":null,\"status\":\"queued\"}", "{\"error\":null}", "{\"errors\":[]}",
        "{\"StatusCode\":0,\"StatusMessage\":\"success\"}",
        "<returnsms><returnstatus>Success</returnstatus><taskID>7</taskID></returnsms>", "result=0&msgid=8", "12345",
        "{\"id\":\"abc\"}", "[{\"code\":0}]"})
    CHECK_MESSAGE(says_taken(body, ""), std::string(body));
  for (const char* body : {"{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}",
                           "{\"errcode\":310000,\"errmsg\":\"sign not match\"}",
                           "{\"Code\":\"isv.BUSINESS_LIMIT_CONTROL\"}",
                           "{\"code\":\"E200037\"}",
                           "{\"code\":9499,\"msg\":\"Bad Request\",\"data\":{}}",
                           "{\"success\":false}",
                           "{\"success\":\"false\"}",
                           "{\"ok\":0}",
                           "{\"Response\":{\"Error\":{\"Code\":\"AuthFailure\"}}}",
                           "{\"Response\":{\"SendStatusSet\":[{\"Code\":\"Ok\"},{\"Code\":\"LimitExceeded\"}]}}",
                           "{\"error\":\"no money\"}",
                           "{\"errors\":[{\"message\":\"x\"}]}",
                           "{\"status\":\"failed\"}",
                           "{\"status\":500}",
                           "{\"ret\":-1}",
                           "{\"retCode\":\"-2\"}",
                           "{\"err_no\":1,\"err\":\"\"}",
                           "{\"result\":\"ERROR\"}",
                           "[{\"code\":1}]",
                           "\xEF\xBB\xBF {\"errcode\": 1}",
                           "<returnsms><returnstatus>Faild</returnstatus><message>no</message></returnsms>",
                           "<xml><code>40001</code></xml>",
                           "<!DOCTYPE html><html><body>请登录</body></html>",
                           "<html>ok</html>",
                           "result=5&description=no",
                           "-1",
                           "error: no such user",
                           "发送失败"})
    CHECK_MESSAGE(!says_taken(body, ""), std::string(body));
}

TEST_CASE("a rule of the configuration decides alone what success looks like") {
  CHECK(says_taken("{\"errcode\":0}", "errcode=0"));
  CHECK(says_taken("{\"Data\":{\"State\":\"0\"},\"Code\":\"ok\"}", "Code=OK, Data.State=0"));
  CHECK(says_taken("{\"code\":1,\"msg\":\"sent\"}", "code=1"));
  CHECK(says_taken("<r><code>03</code></r>", "code=03"));
  for (const char* body : {"", "{}", "ok", "{\"errcode\":1}", "{\"errcode\":-0.5}", "{\"code\":0}", "<html/>"})
    CHECK_MESSAGE(!says_taken(body, "errcode=0"), body);
}

TEST_CASE("of an answer the administrator reads the beginning, without numbers, links, keys and line ends") {
  const auto head = events::answer_head(
      "{\"errcode\":45009,\r\n\"errmsg\":\"13800000001 https://x/t/0123456789abcdef0123456789abcdef the key\"}",
      {"13800000001", "https://x/t/0123456789abcdef0123456789abcdef", "the key"});
  CHECK(head.find("45009") != std::string::npos);
  for (const char* secret : {"13800000001", "0123456789abcdef", "the key", "\n"})
    CHECK_MESSAGE(head.find(secret) == std::string::npos, head);
  CHECK(events::answer_head("token=abcdef0123456789&phone=13912345678", {}).find_first_of("12345678") ==
        std::string::npos);
  CHECK(events::answer_head(std::string(5000, 'x'), {}).size() <= 160);
}

TEST_CASE(
    "a call that the gateway refused within a 200 is not delivered: tried again, and shown with what the gateway "
    "said") {
  on_both_engines([](World& world) {
    HttpSink gateway;
    bool refusing = true;
    gateway.answer = [&](const Posted&) {
      return refusing ? ok_with("{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}")
                      : ok_with("{\"errcode\":0,\"errmsg\":\"ok\"}");
    };
    world.reopen_calling("", gateway.url());
    add_everybody(world);
    AlertDelivery calling(world.composition());
    raise_alert(world, "林晨1", 1);
    calling.round();
    CHECK(world.number("SELECT count(*) FROM outbox WHERE kind = 'call_by_webhook' AND done_at_ms IS NULL AND "
                       "last_fault LIKE '%45009%'") == 1);
    add_person(world, "system", access::Role::system_administrator, "city");
    auto client = world.serve();
    const auto channels = client.request("GET", "/api/channels", {}, sign_in_staff(client, "system").headers).body;
    CHECK(channels.find("\"failing\"") != std::string::npos);
    CHECK(channels.find("errcode") != std::string::npos);
    CHECK(channels.find("138000") == std::string::npos);
    refusing = false;
    world.clock().advance_ms(60'000);
    const auto delivered = [&] {
      return world.number(
          "SELECT count(*) FROM outbox WHERE kind = 'call_by_webhook' AND done_at_ms IS NOT NULL AND last_fault IS "
          "NULL");
    };
    for (int i = 0; i < 500 && delivered() == 0; ++i)
      calling.round(), std::this_thread::sleep_for(std::chrono::milliseconds(10));
    CHECK(gateway.posted().size() == 2);
    CHECK(delivered() == 1);
  });
}

TEST_CASE("a mail has what a mail must have: Date, From, one Message-ID, a subject in words of 75 characters") {
  events::Message message{
      "call-1", "a@b.example", "请10分钟内确认，这里再加上很长的一段文字，看看会不会在一个字的中间断开来",
      "文字",   "acute",       "https://x/t/1"};
  const auto text = events::mail_text({"smtp://x", "duty@city.example", {}, {}, {}}, message, 1'795'000'000'000);
  const auto head = text.substr(0, text.find("\r\n\r\n"));
  CHECK(head.find("Date: Wed, 18 Nov 2026 19:06:40 +0800\r\n") != std::string::npos);
  for (const char* field : {"From: <duty@city.example>\r\n", "To: <a@b.example>\r\n",
                            "Message-ID: <call-1@city.example>\r\n", "MIME-Version: 1.0\r\n"})
    CHECK_MESSAGE(head.find(field) != std::string::npos, field);
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find("\r\n", at);
    CHECK(end - at <= 78);
    at = end + 2;
  }
}

TEST_CASE(
    "with a password a mail leaves through TLS or not at all: a server that offers none sees neither password nor "
    "address") {
  SmtpSink mail;
  const events::Message message{"call-1", "a@b.example", "s", "t", "acute", "https://x/t/1"};
  const auto refused = events::send_mail({mail.url(), "duty@city.example", "user", "secret", {}}, message, 0);
  CHECK_FALSE(refused.fault.empty());
  CHECK(refused.again);
  CHECK(mail.tries() == 0);
  CHECK(mail.mails().empty());
  CHECK(events::send_mail({mail.url(), "duty@city.example", {}, {}, {}}, message, 0)
            .fault.empty());  // a relay of the house without a password
}

TEST_CASE(
    "several calls of one person at one moment are one message for each urgency, and each is taken on by itself") {
  on_both_engines([](World& world) {
    HttpSink gateway;
    world.reopen_calling("", gateway.url());
    add_everybody(world);
    AlertDelivery calling(world.composition());
    for (const char* name : {"林晨1", "陈曦1", "王芳1", "李明1"}) raise_alert(world, name, 2);
    const auto urgent = raise_alert(world, "张雨1", 1);
    calling.round();
    calling.round();
    REQUIRE(gateway.posted().size() == 2);
    const auto first = boost::json::parse(gateway.posted()[0].body),
               second = boost::json::parse(gateway.posted()[1].body);
    CHECK(first.at("urgency").as_string() == "acute");
    CHECK(std::string(second.at("text").as_string()).find("有 4 件学生事项") != std::string::npos);
    CHECK(world.number("SELECT count(*) FROM outbox WHERE kind = 'call_by_webhook' AND done_at_ms IS NOT NULL AND "
                       "last_fault IS NULL") == 5);
    CHECK(calls_of(world, "psychologist") == 5);
    // From one to the next, until none is left.
    auto client = world.serve();
    const std::string link(second.at("link").as_string());
    std::string token = link.substr(link.rfind('/') + 1);
    for (int left = 3; left >= 0; --left) {
      const auto taken = boost::json::parse(client.request("POST", "/api/calls/" + token + "/take-on", "{}").body);
      CHECK(taken.at("state").as_string() == "taken_by_you");
      CHECK(taken.at("more").as_int64() == left);
      if (left > 0) token = std::string(taken.at("next").as_string());
    }
    CHECK(world.number("SELECT count(*) FROM alert WHERE taken_by IS NOT NULL") == 4);
    CHECK(alert_number(world, urgent, "taken_by") == 0);
  });
}

TEST_CASE("a message that was held up does not ring in the quiet hours unless it is acute") {
  on_both_engines([](World& world) {
    HttpSink gateway;
    world.reopen_calling("", gateway.url());
    add_everybody(world);
    AlertDelivery calling(world.composition());
    while (instant_text(world.clock().now_ms()).substr(11, 5) != "21:29") world.clock().advance_ms(60'000);
    raise_alert(world, "林晨1", 2);
    raise_alert(world, "陈曦1", 1);
    gateway.shut();
    calling.round();
    gateway.open();
    for (int minutes = 0; minutes < 60; ++minutes) {
      world.clock().advance_ms(60'000);
      calling.round();
    }
    CHECK_FALSE(gateway.posted().empty());
    for (const auto& one : gateway.posted()) CHECK(boost::json::parse(one.body).at("urgency").as_string() == "acute");
    while (instant_text(world.clock().now_ms()).substr(11, 5) != "07:06") {
      world.clock().advance_ms(60'000);
      calling.round();
    }
    bool same_day = false;
    for (const auto& one : gateway.posted())
      same_day = same_day || boost::json::parse(one.body).at("urgency").as_string() == "same_day";
    CHECK(same_day);
  });
}
