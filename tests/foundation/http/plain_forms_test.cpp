// Days and numbers as people type them: what is none is refused before anybody relies on it.
#include "platform/phone_number.h"
#include "platform/plain_day.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

TEST_CASE("a day is one that exists, written YYYY-MM-DD") {
  for (const char* day : {"2026-11-27", "2028-02-29", "2000-01-01", "2099-12-31"}) CHECK_MESSAGE(plain_day(day), day);
  for (const char* none :
       {"2027-02-29", "2027-02-31", "2026-13-45", "2026-00-10", "2026-04-31", "2026-1-3", "2026- 1-03", "2026-+1-03",
        "26-11-2027", "1999-12-31", "2100-01-01", "2026/11/27", "2026-11-27 ", "", "20261127", "2026-11-2x"})
    CHECK_MESSAGE(!plain_day(none), none);
  CHECK(day_of(midnight_ms("2028-02-29")) == "2028-02-29");
  CHECK(instant_text(midnight_ms("2026-11-27")) == "2026-11-27T00:00:00+08:00");
}

TEST_CASE("a number is one that can be called, in one normal form however it was typed") {
  const std::pair<const char*, const char*> numbers[] = {{"13800000001", "13800000001"},
                                                         {"138 0000 0001", "13800000001"},
                                                         {"138-0000-0001", "13800000001"},
                                                         {"+86 13800000001", "13800000001"},
                                                         {"8613800000001", "13800000001"},
                                                         {"0086-138-0000-0001", "13800000001"},
                                                         {"１３８００００００１１", "13800000011"},
                                                         {"\u200B13800000001\uFEFF", "13800000001"},
                                                         {"0591-87654321", "059187654321"},
                                                         {"（0591）87654321", "059187654321"},
                                                         {"010 6655 4433", "01066554433"},
                                                         {"021—66554433", "02166554433"},
                                                         {"0591-87654321-8001", "059187654321-8001"},
                                                         {"059187654321转12", "059187654321-12"},
                                                         {"+86 591 8765 4321", "059187654321"},
                                                         {"+852 9123 4567", "+85291234567"},
                                                         {"0085291234567", "+85291234567"},
                                                         {"+1 (212) 555-0100", "+12125550100"}};
  for (const auto& [typed, normal] : numbers) {
    const auto read = read_phone_number(typed);
    REQUIRE_MESSAGE(read, typed);
    CHECK(read->text == normal);
    CHECK(read_phone_number(read->text)->text == normal);
  }
  for (const char* none : {"",
                           "123",
                           "1380013",
                           "12800000001",
                           "138000000012",
                           "1.38E+10",
                           "1.9800000001E10",
                           "#####",
                           "87654321",
                           "0591-123",
                           "0591-17654321",
                           "110",
                           "12356",
                           "400-800-8888",
                           "+",
                           "+86",
                           "+12",
                           "+0123456789",
                           "13800000001a",
                           "无",
                           "13800000001/13900000001",
                           "00000000000",
                           "019800000001"})
    CHECK_MESSAGE(!read_phone_number(none), none);
}

TEST_CASE(
    "nobody is put on duty on days that are none, that end before they begin or that are over, and the page is told in "
    "words") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    const std::string account =
        std::to_string(world.number("SELECT account_id FROM account WHERE login = 'psychologist'"));
    const auto put = [&](const std::string& days) {
      return client.request("POST", "/api/duty",
                            "{\"account_id\":\"" + account + "\",\"turn\":1,\"hours\":\"always\"" + days + "}",
                            who.headers);
    };
    for (const char* days : {",\"since\":\"2027-02-31\"", ",\"since\":\"2026-13-45\"",
                             ",\"since\":\"2026-12-31\",\"until\":\"2026-12-01\"", ",\"until\":\"2027-02-29\"",
                             ",\"until\":\"2020-01-01\"", ",\"since\":\"2019-01-01\",\"until\":\"2020-01-01\"",
                             ",\"since\":\"2026- 1-03\""}) {
      const auto answer = put(days);
      CHECK_MESSAGE(answer.status == 422, days);
      CHECK(answer.body.find("值班日期不对") != std::string::npos);
    }
    CHECK(world.number("SELECT count(*) FROM duty") == 0);
    CHECK(put(",\"since\":\"2028-02-29\",\"until\":\"2028-02-29\"").status == 204);
  });
}

TEST_CASE(
    "a number that cannot be called is not kept as the one to call, and one that can is kept in its normal form") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    for (const char* number : {"123", "1380013", "87654321"}) {
      const auto refused =
          client.request("PUT", "/api/staff/contact", std::string("{\"phone\":\"") + number + "\"}", who.headers);
      CHECK(refused.status == 422);
      CHECK(refused.body.find("这个号码打不通") != std::string::npos);
    }
    CHECK(world.number("SELECT count(*) FROM staff_contact") == 0);
    CHECK(client.request("PUT", "/api/staff/contact", "{\"phone\":\"+86 138-0000-0001\"}", who.headers)
              .body.find("\"13800000001\"") != std::string::npos);
    CHECK(client.request("PUT", "/api/staff/contact", "{\"phone\":\"\"}", who.headers).status == 200);
  });
}
