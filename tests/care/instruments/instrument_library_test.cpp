// Which instruments a campaign may use, and how one that may not becomes one that may.
#include <boost/json.hpp>

#include "instruments/load_licensed_texts.h"
#include "instruments/problems.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

std::string campaign_yaml(const std::string& code, const std::string& instruments) {
  return "campaign: " + code + R"(
title: {zh-CN: 测评, en: Check}
help_promise: {zh-CN: 今天会看到, en: It is read today}
who_reads: {zh-CN: 心理老师, en: The psychologist}
unit: city
instruments: [)" +
         instruments + R"(]
window: {opens: "2026-11-01T00:00+08:00", closes: "2027-06-30T00:00+08:00"}
consent: {default: given}
rules: []
hotlines: []
)";
}

std::string refusal_of(World& world, const std::string& instruments) {
  const auto applied = campaign_desk::apply_campaign(world.screening(), campaign_yaml("c_" + instruments, instruments));
  return applied ? "" : std::string(applied.problem().kind->code);
}

/// Words that stand for ones under a licence; `until` leaves the last ones out.
std::string words_of(const std::string& id, int items, int until) {
  std::string text = "texts_of: " + id +
                     "\nversion: \"1.0\"\nlicence: {holder: 福州市教育局, statement: 合同 2026-17 "
                     "号}\ntranslation_source: official\nvalidated_translation: yes\nstem: {zh-CN: 请选择}\n";
  if (id == "who5")
    text +=
        "options:\n  - {value: 5, zh-CN: 一直}\n  - {value: 4, zh-CN: 大多时候}\n  - {value: 3, zh-CN: 过半时间}\n  - "
        "{value: 2, zh-CN: 少于一半}\n  - {value: 1, zh-CN: 有时}\n  - {value: 0, zh-CN: 从不}\n";
  text += "items:\n";
  for (int i = 1; i <= items && i <= until; ++i)
    text += "  - {id: " + id + "." + std::to_string(i) + ", zh-CN: 第" + std::to_string(i) + "题的文字}\n";
  return text;
}

boost::json::value read(http::PlainClient& client, const Session& session, const std::string& path) {
  const auto answer = client.request("GET", path, {}, session.headers);
  REQUIRE_MESSAGE(answer.status == 200, answer.body);
  return boost::json::parse(answer.body);
}

std::string code_of(const http::PlainClient::Answer& answer) {
  return answer.status == 204 ? "" : std::string(boost::json::parse(answer.body).at("code").as_string());
}

}  // namespace

TEST_CASE("words without words for the options are refused: children would read 1 2 3 4 5") {
  on_both_engines([](World& world) {
    const auto bare = instruments::load_instrument_texts(world.screening(), words_of("scl90", 90, 90), "林导");
    REQUIRE(bare.ok());
    CHECK(bare->faults.size() == 5);
    for (const auto& fault : bare->faults) CHECK(fault.code == "option_without_words");
    CHECK(world.number("SELECT count(*) FROM instrument_version WHERE instrument_id = 'scl90'") == 0);
    std::string with_options = words_of("scl90", 90, 90);
    with_options.insert(with_options.find("items:"),
                        "options:\n  - {value: 1, zh-CN: 没有}\n  - {value: 2, zh-CN: 很轻}\n  - {value: 3, zh-CN: "
                        "中等}\n  - {value: 4, zh-CN: 偏重}\n  - {value: 5, zh-CN: 严重}\n");
    const auto loaded = instruments::load_instrument_texts(world.screening(), with_options, "林导");
    REQUIRE(loaded.ok());
    CHECK(loaded->faults.empty());
  });
}

TEST_CASE("a scoring key without words is refused by a campaign and asked once its words are loaded") {
  on_both_engines([](World& world) {
    CHECK(refusal_of(world, "k6") == "");
    CHECK(refusal_of(world, "mht") == "instrument_without_texts");
    CHECK(refusal_of(world, "k6, psc17") == "instrument_without_texts");  // parents are asked it, under the same rules
    CHECK(world.number("SELECT count(*) FROM campaign") == 1);
    const auto half = instruments::load_instrument_texts(world.screening(), words_of("mht", 100, 99), "林导");
    REQUIRE(half.ok());
    CHECK(half->faults.size() == 1);
    CHECK(world.number("SELECT count(*) FROM instrument_version WHERE instrument_id = 'mht'") == 0);
    const auto loaded = instruments::load_instrument_texts(world.screening(), words_of("mht", 100, 100), "林导");
    REQUIRE_MESSAGE(loaded.ok(), (loaded.ok() ? "" : loaded.problem().text("en")));
    for (const auto& fault : loaded->faults) MESSAGE(fault.path << " " << fault.text_en);
    CHECK(loaded->faults.empty());
    CHECK(loaded->version.starts_with("1.0+"));
    CHECK(!loaded->already_there);
    CHECK(instruments::load_instrument_texts(world.screening(), words_of("mht", 100, 100), "林导")->already_there);
    CHECK(refusal_of(world, "mht") == "");
    CHECK(world.number("SELECT count(*) FROM campaign_instrument WHERE instrument_id = 'mht' AND version = '" +
                       loaded->version + "'") == 1);
    world.reopen();  // the shelf is filled from what was stored
    auto client = world.serve();
    const auto child = sign_in(client, world.slip("c_mht", "林晨1").code);
    CHECK(client.request("GET", "/api/answering/form", {}, child.authorization).body.find("第100题的文字") !=
          std::string::npos);
    CHECK(instruments::load_instrument_texts(world.screening(), words_of("k6", 6, 6), "林导")
              .problem()
              .is(problems::instrument_has_texts));
  });
}

TEST_CASE("a pack is used only after one named person has signed and a second one has confirmed") {
  on_both_engines([](World& world) {
    add_person(world, "first", access::Role::city_officer, "city");
    add_person(world, "second", access::Role::city_officer, "city");
    auto client = world.serve();
    const auto first = sign_in_staff(client, "first"), second = sign_in_staff(client, "second");
    CHECK(refusal_of(world, "who5") == "instrument_without_texts");
    REQUIRE(instruments::load_instrument_texts(world.screening(), words_of("who5", 5, 5), "林导")->faults.empty());
    CHECK(refusal_of(world, "who5") == "instrument_not_signed");
    const std::string sign = "{\"name\":\"李一\",\"statement\":\"已取得书面许可\",\"date\":\"2026-11-24\"}";
    CHECK(code_of(client.request("POST", "/api/instruments/who5/check/confirm", "{\"name\":\"陈二\"}",
                                 second.headers)) == "instrument_not_signed");
    CHECK(code_of(client.request("POST", "/api/instruments/k6/check", sign, first.headers)) == "check_not_needed");
    CHECK(code_of(client.request("POST", "/api/instruments/who5/check", sign, first.headers)) == "");
    CHECK(refusal_of(world, "who5") == "instrument_not_confirmed");
    CHECK(code_of(client.request("POST", "/api/instruments/who5/check/confirm", "{\"name\":\"陈二\"}",
                                 first.headers)) == "second_person_needed");
    CHECK(code_of(client.request("POST", "/api/instruments/who5/check/confirm", "{\"name\":\"李一\"}",
                                 second.headers)) == "second_person_needed");
    CHECK(code_of(client.request("POST", "/api/instruments/who5/check/confirm", "{\"name\":\"陈二\"}",
                                 second.headers)) == "");
    CHECK(code_of(client.request("POST", "/api/instruments/who5/check", sign, first.headers)) == "check_done");
    CHECK(refusal_of(world, "who5") == "");
    CHECK(world.number(
              "SELECT count(*) FROM audit_line WHERE action IN ('signInstrumentCheck', 'confirmInstrumentCheck')") ==
          2);
  });
}

TEST_CASE("a check holds for the words that it was signed for, not for others") {
  on_both_engines([](World& world) {
    const auto testing = store::SystemKey::because("a test signs as an operator would");
    REQUIRE(instruments::load_instrument_texts(world.screening(), words_of("who5", 5, 5), "林导")->faults.empty());
    const Status signed_and_confirmed = world.database().write(testing, [&](store::Transaction& transaction) -> Status {
      RONGXIN_CHECK(instruments::sign_instrument_check(transaction, world.screening(), {"李一", {}}, "who5", "许可",
                                                       "2026-11-24"));
      return instruments::confirm_instrument_check(transaction, world.screening(), {"陈二", {}}, "who5");
    });
    REQUIRE(signed_and_confirmed.ok());
    CHECK(refusal_of(world, "who5") == "");
    world.clock().advance_ms(1000);
    REQUIRE(instruments::load_instrument_texts(world.screening(),
                                               words_of("who5", 5, 5) + "options: [{value: 0, zh-CN: 从未}]\n", "林导")
                ->faults.empty());
    CHECK(refusal_of(world, "who5") == "");  // the same campaign again changes nothing
    const auto other = campaign_desk::apply_campaign(world.screening(), campaign_yaml("another", "who5"));
    CHECK(other.problem().is(problems::instrument_not_signed));
  });
}

TEST_CASE("the library says of every instrument whether it may be used, and why not, in both languages") {
  on_both_engines([](World& world) {
    add_person(world, "officer", access::Role::county_officer, "350102");
    auto client = world.serve();
    const auto officer = sign_in_staff(client, "officer");
    const auto list = read(client, officer, "/api/instruments").at("instruments").as_array();
    CHECK(list.size() == 19);
    int usable = 0;
    for (const auto& one : list) {
      usable += one.at("usable").as_bool() ? 1 : 0;
      CHECK(one.at("usable").as_bool() == one.at("why_not").at("zh-CN").as_string().empty());
      CHECK(one.at("usable").as_bool() == one.at("why_not").at("en").as_string().empty());
    }
    CHECK(usable == 12);
    const auto dass = read(client, officer, "/api/instruments/dass21");
    CHECK(dass.at("why_not").as_array().size() == 2);
    CHECK(dass.at("scales").as_array().size() == 3);
    CHECK(dass.at("questions").at(0).at("words").at("zh-CN").as_string().empty());
    CHECK(client.request("GET", "/api/instruments/nothing", {}, officer.headers).status == 404);
    const auto english = client.request("GET", "/api/instruments/mht", {}, officer.headers + "Accept-Language: en\r\n");
    CHECK(english.body.find("is a scoring key") != std::string::npos);
  });
}
