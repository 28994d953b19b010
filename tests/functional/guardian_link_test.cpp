#include <atomic>
#include <thread>

#include "tests/fixtures/consent.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

namespace json = boost::json;

struct Slip {
  Families& families;
  std::string path;
  Slip(Families& f, const std::string& token) : families(f), path("/api/family/links/" + token) {}
  http::PlainClient::Answer read() { return families.client().request("GET", path); }
  http::PlainClient::Answer open(const std::string& birthday) { return families.client().request("POST", path + "/open", "{\"birthday\":\"" + birthday + "\"}"); }
  http::PlainClient::Answer decide(const std::string& decision, const std::string& birthday = "0105") {
    return families.client().request("POST", path + "/decision", "{\"birthday\":\"" + birthday + "\",\"decision\":\"" + decision + "\",\"text_version\":1}");
  }
};

std::string code_of(const http::PlainClient::Answer& answer) { return std::string(json::parse(answer.body).at("code").as_string()); }

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
    CHECK(code_of(slip.decide("refused")) == "consent_link_used");
    CHECK(json::parse(slip.read().body).at("state").as_string() == "answered");
    CHECK(families.asks_questions(families.signs_in("林晨1")));
    CHECK(families.token("林晨1") == slip.path.substr(slip.path.rfind('/') + 1));  // printing again gives the same slip

    world.clock().advance_ms(60LL * 24 * 3600 * 1000);  // taking back has no last day
    CHECK(slip.decide("withdrawn").status == 200);
    CHECK(!families.asks_questions(families.signs_in("林晨1")));
    CHECK(code_of(slip.decide("given")) == "consent_link_used");
    CHECK(world.number("SELECT count(*) FROM consent_act WHERE way = 'link' AND guardian_no = 1") == 2);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'decideFamilyLink'") == 2);
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
    CHECK(families.client().request("PUT", limits, "{\"custody_limit\":\"none\",\"do_not_inform\":true,\"reason\":\"x\"}", families.psychologist.headers).status == 204);
    CHECK(families.token("林晨1").empty());
    CHECK(Slip(families, token).read().status == 404);
    CHECK(Slip(families, token).decide("given").status == 404);
    CHECK(families.client().request("PUT", limits, "{\"custody_limit\":\"limited\",\"do_not_inform\":false,\"reason\":\"x\"}", families.psychologist.headers).status == 204);
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
    CHECK(families.client().request("POST", families.class_path + "/slips", "{}", families.other.headers).status == 404);
    CHECK(families.client().request("POST", families.class_path + "/slips", "{}", families.teacher.headers).status == 200);
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
    CHECK(families.client().request("POST", "/api/consent/paper/" + batch + "/undo", "{}", families.teacher.headers).status == 204);
    CHECK(families.paper(families.teacher, "林晨1", "given").status == 200);
    CHECK(families.row(families.psychologist, "林晨1").at("state").as_string() == "refused");
    CHECK(!families.asks_questions(families.signs_in("林晨1")));
    CHECK(families.paper(families.psychologist, "林晨1", "given").status == 200);
    CHECK(families.asks_questions(families.signs_in("林晨1")));
  });
}
