#include <atomic>
#include <thread>

#include "alert_delivery.h"
#include "tests/fixtures/consent.h"
#include "tests/fixtures/sinks.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

namespace json = boost::json;

struct Slip {
  Families& families;
  std::string path;
  Slip(Families& f, const std::string& token) : families(f), path("/api/family/links/" + token) {}
  http::PlainClient::Answer read() { return families.client().request("GET", path); }
  http::PlainClient::Answer open(const std::string& birthday) {
    return families.client().request("POST", path + "/open", "{\"birthday\":\"" + birthday + "\"}");
  }
  http::PlainClient::Answer decide(const std::string& decision, const std::string& birthday = "0105") {
    return families.client().request(
        "POST", path + "/decision",
        "{\"birthday\":\"" + birthday + "\",\"decision\":\"" + decision + "\",\"text_version\":1}");
  }
};

std::string code_of(const http::PlainClient::Answer& answer) {
  return std::string(json::parse(answer.body).at("code").as_string());
}

}  // namespace

TEST_CASE("a guardian says yes with the slip alone, gets a receipt, and takes it back with the same slip") {
  on_both_engines([](World& world) {
    Families families(world);
    families.born("林晨1", "2014-01-05");
    Slip slip(families, families.token("林晨1"));
    const auto door = slip.read();
    CHECK(json::parse(door.body).at("state").as_string() == "open");
    CHECK(door.body.find("林") == std::string::npos);  // names nobody before the family has shown itself
    const auto opened = slip.open("0105");
    CHECK(json::parse(opened.body).at("child_name").as_string() == "林＊");
    const auto first = slip.decide("given"), again = slip.decide("given");
    CHECK(first.status == 200);
    CHECK(first.body == again.body);
    CHECK(json::parse(first.body).at("receipt").as_string().size() == 8);
    CHECK(json::parse(slip.read().body).at("state").as_string() ==
          "open");  // that it was answered is nobody's before a factor
    CHECK(families.asks_questions(families.signs_in("林晨1")));
    world.clock().advance_ms(60LL * 24 * 3600 * 1000);  // taking back has no last day
    CHECK(slip.decide("withdrawn").status == 200);
    CHECK(!families.asks_questions(families.signs_in("林晨1")));
    // And back again, as the slip says.
    CHECK(slip.decide("given").status == 200);
    CHECK(families.asks_questions(families.signs_in("林晨1")));
    CHECK(world.number("SELECT count(*) FROM consent_act WHERE way = 'link' AND guardian_no = 1") == 3);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'decideFamilyLink'") == 3);
  });
}

TEST_CASE("three wrong birthdays lock a slip, and a new one is printed in its place") {
  on_both_engines([](World& world) {
    Families families(world);
    families.born("林晨1", "2014-01-05");
    const std::string token = families.token("林晨1");
    Slip slip(families, token);
    CHECK(code_of(slip.open("0106")) == "consent_fact_wrong");
    CHECK(code_of(slip.decide("given", "0501")) == "consent_fact_wrong");
    CHECK(code_of(slip.open("1231")) == "consent_link_locked");
    CHECK(code_of(slip.open("0105")) == "consent_link_locked");
    CHECK(world.number("SELECT count(*) FROM consent_act") == 0);
    CHECK(families.token("林晨1") != token);
    CHECK(Slip(families, families.token("林晨1")).open("0105").status == 200);
  });
}

TEST_CASE("an address that was made up, cut or belongs to something else opens nothing") {
  on_both_engines([](World& world) {
    Families families(world);
    const std::string token = families.token("林晨1");
    CHECK(Slip(families, token.substr(1) + "0").read().status == 404);
    CHECK(Slip(families, "00").read().status == 404);
    CHECK(Slip(families, families.student_id("林晨1")).read().status == 404);
  });
}

TEST_CASE("who must not be told gets no slip, and one that is out there opens no more") {
  on_both_engines([](World& world) {
    Families families(world);
    families.born("林晨1", "2014-01-05");
    const std::string token = families.token("林晨1");
    const std::string limits = "/api/students/" + families.student_id("林晨1") + "/guardians/1/contact-limits";
    CHECK(families.client()
              .request("PUT", limits, "{\"custody_limit\":\"none\",\"do_not_inform\":true,\"reason\":\"x\"}",
                       families.psychologist.headers)
              .status == 204);
    CHECK(families.token("林晨1").empty());
    CHECK(Slip(families, token).read().status == 404);
    CHECK(Slip(families, token).decide("given").status == 404);
    CHECK(families.client()
              .request("PUT", limits, "{\"custody_limit\":\"limited\",\"do_not_inform\":false,\"reason\":\"x\"}",
                       families.psychologist.headers)
              .status == 204);
    CHECK(families.token("林晨1").empty());
    CHECK(!families.token("陈曦1").empty());
  });
}

TEST_CASE("a slip lasts as long as it says; one from before the fourteenth birthday decides nothing after it") {
  on_both_engines([](World& world) {
    Families families(world);
    families.born("林晨1", "2014-01-05");
    families.born("陈曦1", "2012-11-25");
    Slip slip(families, families.token("林晨1")), young(families, families.token("陈曦1"));
    world.clock().advance_ms(10LL * 24 * 3600 * 1000);
    CHECK(json::parse(young.read().body).at("state").as_string() == "expired");
    CHECK(slip.open("0105").status == 200);
    world.clock().advance_ms(10LL * 24 * 3600 * 1000);
    CHECK(code_of(slip.decide("given")) == "consent_link_expired");
    CHECK(world.number("SELECT count(*) FROM consent_act") == 0);
  });
}

TEST_CASE("from 14 the guardian is told and does not decide; another school prints no slips") {
  on_both_engines([](World& world) {
    Families families(world);  // fourteen, all of them
    Slip slip(families, families.token("林晨1"));
    CHECK(json::parse(slip.open("0301").body).at("asked").as_string() == "know");
    CHECK(code_of(slip.decide("refused", "0301")) == "consent_link_used");
    CHECK(slip.decide("informed", "0301").status == 200);
    CHECK(families.asks_questions(families.signs_in("林晨1")));
    CHECK(families.row(families.teacher, "林晨1").at("returned").as_bool());
    CHECK(families.client().request("POST", families.class_path + "/slips", "{}", families.other.headers).status ==
          404);
    CHECK(families.client().request("POST", families.class_path + "/slips", "{}", families.teacher.headers).status ==
          200);
  });
}

TEST_CASE("a hundred guesses at once are three guesses") {
  on_both_engines([](World& world) {
    Families families(world);
    families.born("林晨1", "2014-01-05");
    const std::string path = "/api/family/links/" + families.token("林晨1") + "/open";
    std::atomic<int> opened{0}, wrong{0};
    std::vector<std::thread> guessers;
    for (int t = 0; t < 10; ++t)
      guessers.emplace_back([&, t] {
        http::PlainClient client("127.0.0.1", world.port());
        for (int i = 0; i < 10; ++i) {
          const std::string birthday = t == 9 && i == 9 ? "0105" : "02" + std::to_string(10 + (t + i) % 18);
          const auto answer = client.request("POST", path, "{\"birthday\":\"" + birthday + "\"}");
          opened += answer.status == 200 ? 1 : 0;
          wrong += answer.status == 422 ? 1 : 0;
        }
      });
    for (auto& one : guessers) one.join();
    CHECK(opened == 0);
    CHECK(wrong == 2);  // the third locks
    CHECK(world.number("SELECT tries_left FROM consent_link WHERE tries_left < 3") == 0);
  });
}

TEST_CASE("a class teacher's yes on paper does not overrule a no from the family's phone; the psychologist's does") {
  on_both_engines([](World& world) {
    Families families(world);
    families.born("林晨1", "2014-01-05");
    CHECK(Slip(families, families.token("林晨1")).decide("refused").status == 200);
    const auto entered = families.paper(families.teacher, "林晨1", "given");
    CHECK(entered.status == 200);  // nothing to notice, at the undo neither
    const std::string batch(json::parse(entered.body).at("batch_id").as_string());
    CHECK(families.client()
              .request("POST", "/api/consent/paper/" + batch + "/undo", "{}", families.teacher.headers)
              .status == 204);
    CHECK(families.paper(families.teacher, "林晨1", "given").status == 200);
    CHECK(families.row(families.psychologist, "林晨1").at("state").as_string() == "refused");
    CHECK(!families.asks_questions(families.signs_in("林晨1")));
    CHECK(families.paper(families.psychologist, "林晨1", "given").status == 200);
    CHECK(families.asks_questions(families.signs_in("林晨1")));
  });
}

TEST_CASE("a guardian who said no changes their mind with the same slip") {
  on_both_engines([](World& world) {
    Families families(world);
    families.born("林晨1", "2014-01-05");
    Slip slip(families, families.token("林晨1"));
    CHECK(slip.decide("refused").status == 200);
    CHECK(!families.asks_questions(families.signs_in("林晨1")));
    const auto opened = json::parse(slip.open("0105").body);
    CHECK(opened.at("answered").as_bool());
    CHECK(opened.at("choices").as_array() == json::array{"given", "withdrawn"});
    CHECK(slip.decide("given").status == 200);
    CHECK(families.asks_questions(families.signs_in("林晨1")));
  });
}

TEST_CASE("a class teacher who prints a slip and knows the birthday reads no decision with it, and leaves a trace") {
  on_both_engines([](World& world) {
    Families families(world);
    families.born("林晨1", "2014-01-05");
    Slip slip(families, families.token("林晨1"));
    CHECK(slip.decide("refused").status == 200);
    for (const auto& answer : {slip.open("0105"), slip.read()})
      for (const char* telling : {"refused\"", "decision", "receipt", "decided_at_ms"})
        CHECK_MESSAGE((answer.body.find(telling) == std::string::npos || std::string(telling) == "refused\""),
                      answer.body);
    // The address is not printed again; another one ends it and says who made it.
    const auto again = families.prints(families.teacher);
    CHECK(again.status == 200);
    CHECK(again.body.find(slip.path.substr(slip.path.rfind('/') + 1)) == std::string::npos);
    CHECK(json::parse(again.body).at("printed_before").as_array().size() == 3);
    CHECK(families.prints(families.teacher, "林晨1").status == 200);
    CHECK(slip.open("0105").status == 404);
    CHECK(world.number(
              "SELECT count(*) FROM audit_line WHERE action = 'printConsentSlips' AND detail LIKE '%again%'") == 1);
    // No guardian's phone has staff signed in.
    const std::string token = families.token("林晨1");
    const auto from_desk = families.client().request("POST", "/api/family/links/" + token + "/open",
                                                     "{\"birthday\":\"0105\"}", families.teacher.headers);
    CHECK(code_of(from_desk) == "consent_not_for_staff");
    CHECK(Slip(families, token).open("0105").status == 200);
    const auto row = families.row(families.psychologist, "林晨1");
    CHECK(row.at("slips").as_array().size() == 1);
    CHECK(row.at("slips").at(0).as_object().contains("opened_at_ms"));
    CHECK(!families.row(families.teacher, "林晨1").contains("slips"));
  });
}

TEST_CASE(
    "what was decided through a slip is told to the guardian's own number, without a child or a decision; who must not "
    "be told is not") {
  on_both_engines([](World& world) {
    HttpSink gateway;
    world.reopen_calling("", gateway.url());
    Families families(world);
    families.born("林晨1", "2014-01-05");
    families.born("陈曦1", "2014-01-05");
    Slip slip(families, families.token("林晨1"));
    CHECK(slip.open("0105").status == 200);
    AlertDelivery calling(world.composition());
    calling.round();
    CHECK(gateway.posted().empty());  // looking decides nothing
    CHECK(slip.decide("given").status == 200);
    CHECK(slip.decide("given").status == 200);  // the lost reply of before
    for (int i = 0; i < 3; ++i) calling.round();
    REQUIRE(gateway.posted().size() == 1);
    const auto told = json::parse(gateway.posted().front().body);
    CHECK(std::string(told.at("to").as_string()).size() == 11);
    CHECK(std::string(told.at("text").as_string()).find("如非您本人操作，请联系学校的心理老师") != std::string::npos);
    for (const char* telling : {"林", "晨", "一中", "初二", "given", "同意"})
      CHECK_MESSAGE(gateway.posted().front().body.find(telling) == std::string::npos, telling);
    CHECK(slip.decide("withdrawn").status == 200);
    for (int i = 0; i < 3; ++i) calling.round();
    CHECK(gateway.posted().size() == 2);

    Slip other(families, families.token("陈曦1"));
    CHECK(other.decide("given").status == 200);
    world.execute(
        "UPDATE guardian SET do_not_inform_since_ms = 1 WHERE student_id = (SELECT student_id FROM student WHERE name "
        "= '陈曦1')");
    for (int i = 0; i < 3; ++i) calling.round();
    CHECK(gateway.posted().size() == 2);
    CHECK(world.number("SELECT count(*) FROM outbox WHERE kind = 'family.decided' AND done_at_ms IS NULL") == 0);
  });
}

TEST_CASE(
    "the psychologist reads which slip was opened while it lay in the printer, and where it was printed; the class "
    "teacher does not") {
  on_both_engines([](World& world) {
    world.stand_behind_a_proxy();
    Families families(world);
    families.born("林晨1", "2014-01-05");
    families.born("陈曦1", "2014-01-05");
    const std::string school = "X-Forwarded-For: 203.0.113.7\r\n", home = "X-Forwarded-For: 198.51.100.20\r\n";
    std::map<std::string, std::string> tokens;
    const auto printed =
        json::parse(families.client()
                        .request("POST", families.class_path + "/slips", "{}", families.teacher.headers + school)
                        .body);
    for (const auto& one : printed.at("slips").as_array()) {
      const std::string address(one.at("address").as_string());
      tokens[std::string(one.at("name").as_string())] = address.substr(address.find('#') + 1);
    }
    const auto decides = [&](const std::string& name, const std::string& from) {
      return families.client()
          .request("POST", "/api/family/links/" + tokens[name] + "/decision",
                   R"({"birthday":"0105","decision":"given","text_version":1})", from)
          .status;
    };
    world.clock().advance_ms(3 * 60'000);
    CHECK(decides("林晨1", school) == 200);  // decided without being opened first: that counts as opened
    world.clock().advance_ms(6 * 3600'000);
    CHECK(decides("陈曦1", home) == 200);
    families.psychologist = sign_in_staff(families.client(), "psychologist");
    families.teacher = sign_in_staff(families.client(), "teacher");
    const auto slip_of = [&](const std::string& name) {
      return families.row(families.psychologist, name).at("slips").at(0).as_object();
    };
    CHECK(slip_of("林晨1").at("opened_soon").as_bool());
    CHECK(slip_of("林晨1").at("opened_where_printed").as_bool());
    CHECK(!slip_of("陈曦1").at("opened_soon").as_bool());
    CHECK(!slip_of("陈曦1").at("opened_where_printed").as_bool());
    CHECK(!slip_of("王芳1").contains("opened_soon"));
    CHECK(!families.row(families.teacher, "林晨1").contains("slips"));
    CHECK(world.number("SELECT count(*) FROM consent_link WHERE made_from LIKE '%203%' OR opened_from LIKE '%.%'") ==
          0);  // marks, no addresses
  });
}

TEST_CASE(
    "a slip that wrong birthdays have locked gets no successor from the teacher who printed it, only from the "
    "psychologist") {
  on_both_engines([](World& world) {
    Families families(world);
    families.born("林晨1", "2014-01-05");
    const auto printed = json::parse(families.prints(families.teacher).body);
    std::string token;
    for (const auto& one : printed.at("slips").as_array())
      if (one.at("name").as_string() == "林晨1")
        token =
            std::string(one.at("address").as_string()).substr(std::string(one.at("address").as_string()).find('#') + 1);
    for (const char* wrong : {"0201", "0202", "0203"}) Slip(families, token).open(wrong);
    const auto once_more = json::parse(families.prints(families.teacher, "林晨1").body);
    CHECK(once_more.at("slips").as_array().empty());
    bool locked = false;
    for (const auto& one : once_more.at("printed_before").as_array())
      locked = locked || (one.at("name").as_string() == "林晨1" && one.at("locked").as_bool());
    CHECK(locked);
    CHECK(Slip(families, families.token("林晨1")).open("0105").status == 200);
  });
}
