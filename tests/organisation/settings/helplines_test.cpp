// Whatever anybody sets, a child is shown the numbers that everybody is shown (attacks A8); a city and its counties add
// their own.
#include <boost/json.hpp>

#include "answering/sign_in_to_answer.h"
#include "settings/hotlines.h"
#include "tests/fixtures/desk.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;

namespace {

constexpr const char* school_code = "2135010201";
constexpr const char* city_line =
    R"({"name_zh":"福州市心理援助热线","name_en":"Fuzhou line","number":"（0591）8765 4321","note_zh":"每天 8:00-22:00","note_en":"daily 8:00-22:00"})";

http::PlainClient::Answer set_lines(World& world, http::PlainClient& client, const Session& who,
                                    const std::string& lines, int days_ahead = 0) {
  const std::string from = day_of(world.clock().now_ms() + days_ahead * 24LL * 3600 * 1000);
  return client.request(
      "POST", "/api/settings",
      R"({"group":"hotlines","effective_on":")" + from + R"(","reason":"市里开通了热线","hotlines":[)" + lines + "]}",
      who.headers);
}

std::string address_of(const http::PlainClient::Answer& proposed) {
  REQUIRE_MESSAGE(proposed.status == 200, proposed.body);
  return "/api/proposals/" + std::string(boost::json::parse(proposed.body).at("proposal_id").as_string());
}

std::vector<std::string> numbers_in(const http::PlainClient::Answer& answer) {
  REQUIRE_MESSAGE(answer.status == 200, answer.body);
  std::vector<std::string> numbers;
  const auto body = boost::json::parse(answer.body);
  for (const auto& line : body.at("hotlines").as_array()) numbers.emplace_back(line.at("number").as_string());
  return numbers;
}

std::vector<std::string> child_sees(http::PlainClient& client, const Child& child) {
  return numbers_in(client.request("GET", "/api/answering/form", {}, child.authorization));
}

void add_offices(World& world) {
  add_person(world, "city", Role::city_officer, "city");
  add_person(world, "second", Role::city_officer, "city");
  add_person(world, "county", Role::county_officer, "350102");
  add_person(world, "psychologist", Role::psychology_teacher, school_code, true);
}

std::string line(const std::string& number, const std::string& name = "福州热线", const std::string& note = "") {
  return R"({"name_zh":")" + name + R"(","name_en":"Line","number":")" + number + R"(","note_zh":")" + note +
         R"(","note_en":""})";
}

}  // namespace

TEST_CASE(
    "a campaign with helplines of its own shows the public ones first and in their own words, its own only in "
    "addition") {
  on_both_engines([](World& world) {
    const std::string yaml = R"(campaign: own
title: {zh-CN: 测评, en: Check}
help_promise: {zh-CN: 心理老师今天放学前会看到, en: The school psychologist reads it before school ends}
who_reads: {zh-CN: 只有学校的心理老师, en: Only the school psychologist}
unit: "city"
instruments: [phq9, gad7]
window: {opens: "2026-11-01T00:00+08:00", closes: "2027-06-30T00:00+08:00"}
consent: {default: given}
rules: [{id: raised, tier: ranked, any: [{scale: phq9, at_least: 10}]}]
hotlines:
  - {name: {zh-CN: 全国统一心理援助热线, en: National helpline}, number: "13800000000", note: {zh-CN: 24小时, en: day and night}}
  - {name: {zh-CN: 我们学校说的 12355, en: Youth line here}, number: "123 55", note: {zh-CN: 白天, en: by day}}
)";
    const auto applied = campaign_desk::apply_campaign(world.screening(), yaml);
    REQUIRE(applied.ok());
    REQUIRE(applied->faults.empty());
    auto client = world.serve();
    const auto child = sign_in(client, world.slip("own", "林晨1").code);
    const auto form = boost::json::parse(client.request("GET", "/api/answering/form", {}, child.authorization).body);
    std::vector<std::string> numbers;
    for (const auto& line : form.at("hotlines").as_array()) numbers.emplace_back(line.at("number").as_string());
    CHECK(boost::json::serialize(form.at("hotlines")).find("我们学校说的") ==
          std::string::npos);  // nobody puts other words to a public number
    CHECK(numbers == std::vector<std::string>{"12356", "12355", "110 / 120", "13800000000"});
  });
}

TEST_CASE(
    "a city adds a helpline of its own by two persons, and from its day on every child is shown it behind the public "
    "ones") {
  on_both_engines([](World& world) {
    add_offices(world);
    world.publish();
    auto client = world.serve();
    const auto city = sign_in_staff(client, "city"), second = sign_in_staff(client, "second");
    const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
    const std::vector<std::string> before = child_sees(client, child);
    const std::string proposal = address_of(set_lines(world, client, city, city_line));
    CHECK(child_sees(client, child) == before);  // not before the confirmation
    CHECK(problem_of(client.request("POST", proposal + "/confirm", "{}", city.headers)) == "own_proposal");
    const auto shown = boost::json::parse(client.request("GET", proposal, {}, second.headers).body);
    CHECK(shown.at("hotlines").as_array()[0].at("number").as_string() == "0591-87654321");
    CHECK(shown.at("hotlines_before").as_array().empty());
    CHECK(shown.at("hotlines_beside").as_array().size() == 3);
    REQUIRE(client.request("POST", proposal + "/confirm", "{}", second.headers).status == 200);
    CHECK(child_sees(client, child) == std::vector<std::string>{"12356", "12355", "110 / 120", "0591-87654321"});
    CHECK(numbers_in(client.request("GET", "/api/answering/hotlines")) ==
          std::vector<std::string>{"12356", "12355", "110 / 120", "0591-87654321"});
    // Other words from a later day on, and none again.
    REQUIRE(client
                .request("POST", address_of(set_lines(world, client, city, line("96123"), 7)) + "/confirm", "{}",
                         second.headers)
                .status == 200);
    CHECK(child_sees(client, child).back() == "0591-87654321");
    world.clock().advance_ms(8LL * 24 * 3600 * 1000);
    CHECK(numbers_in(client.request("GET", "/api/answering/hotlines")).back() == "96123");
    // The lasting card, long after the campaign, has them too.
    world.clock().advance_ms(365LL * 24 * 3600 * 1000);
    const std::string card = answering::card_of(
        world.composition().keys.code, StudentId(world.number("SELECT student_id FROM student WHERE name = '林晨1'")));
    const auto opened = client.request("POST", "/api/answering/sign-in", "{\"card\":\"" + card + "\"}");
    REQUIRE_MESSAGE(opened.status == 200, opened.body);
    const std::string ticket(boost::json::parse(opened.body).at("ticket").as_string());
    CHECK(numbers_in(client.request("GET", "/api/answering/form", {}, "Authorization: Ticket " + ticket + "\r\n")) ==
          std::vector<std::string>{"12356", "12355", "110 / 120", "96123"});
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'confirmProposal'") == 2);
  });
}

TEST_CASE(
    "a county adds to the helplines of its city and takes none away; its neighbours see the city's only, and each "
    "waits for itself") {
  on_both_engines([](World& world) {
    add_offices(world);
    add_person(world, "neighbour", Role::county_officer, "350103");
    auto client = world.serve();
    const auto city = sign_in_staff(client, "city"), second = sign_in_staff(client, "second"),
               county = sign_in_staff(client, "county"), neighbour = sign_in_staff(client, "neighbour");
    const std::string of_county = address_of(set_lines(world, client, county, line("0591-22223333", "鼓楼区热线")));
    const std::string of_city = address_of(set_lines(world, client, city, city_line));
    CHECK(problem_of(set_lines(world, client, county, line("96123"))) == "already_waiting");
    CHECK(client.request("GET", of_city, {}, county.headers).status == 404);
    CHECK(client.request("GET", of_county, {}, neighbour.headers).status == 404);
    REQUIRE(client.request("POST", of_county + "/confirm", "{}", city.headers).status ==
            200);  // an office of one finds its second above it
    REQUIRE(client.request("POST", of_city + "/confirm", "{}", second.headers).status == 200);
    const auto lines_at = [&](const std::string& unit_code) {
      std::vector<std::string> out;
      const auto key = store::SystemKey::because("a test reads helplines");
      const auto lines = world.database().read(key, [&](store::Transaction& transaction) {
        return settings::read_hotlines(
            transaction, UnitId(world.number("SELECT unit_id FROM unit WHERE code = '" + unit_code + "'")),
            world.clock().today());
      });
      for (const auto& one : lines) out.push_back(one.number);
      return out;
    };
    CHECK(lines_at(school_code) == std::vector<std::string>{"0591-87654321", "0591-22223333"});
    CHECK(lines_at("350103") == std::vector<std::string>{"0591-87654321"});
    // An empty list of the county leaves the city's.
    REQUIRE(client.request("POST", address_of(set_lines(world, client, county, "")) + "/confirm", "{}", city.headers)
                .status == 200);
    CHECK(lines_at(school_code) == std::vector<std::string>{"0591-87654321"});
    const auto school = sign_in_staff(client, "psychologist");
    CHECK(problem_of(set_lines(world, client, school, line("96123"))) == "setting_not_here");
  });
}

TEST_CASE(
    "a helpline that is no telephone number, that is a public one in any writing, or that borrows the name of one, is "
    "refused at its place") {
  on_both_engines([](World& world) {
    add_offices(world);
    auto client = world.serve();
    const auto city = sign_in_staff(client, "city");
    const auto refused = [&](const std::string& lines, const std::string& code, const std::string& place) {
      const auto answer = set_lines(world, client, city, lines);
      CHECK_MESSAGE(answer.status == 422, lines);
      CHECK_MESSAGE(problem_of(answer) == code, lines);
      CHECK_MESSAGE(answer.body.find(place) != std::string::npos, answer.body);
    };
    for (const char* number : {"", "119", "87654321", "0591-123", "0591-87654321-8001", "+852 9123 4567", "1380013",
                               "不知道", "12345678", "110120", "0591-12356"})
      refused(line(number), "hotline_number", "hotlines[0].number");
    for (const char* number :
         {"12356", "１２３５６", "123 56", "123-55", "110", "1 2 0", "1\u200b10", "110/120", "(120)"})
      refused(line(number), "hotline_public", "hotlines[0].number");
    refused(line("96123") + "," + line("9 61-23", "另一个名称"), "hotline_twice", "hotlines[1].number");
    refused(line("96123", ""), "hotline_name", "hotlines[0].name");
    refused(line("96123", "全国统一 心理援助热线"), "hotline_like_public", "hotlines[0].name");
    for (const char* note : {"12356 已停用", "请打 138 0000 0000", "０５９１－２２２２３３３３", "不通时打110"})
      refused(line("96123", "福州热线", note), "hotline_in_words", "hotlines[0].name");
    refused(line("96123") + "," + line("96124") + "," + line("96125") + "," + line("96126") + "," + line("96127"),
            "field_invalid", "hotlines");
    CHECK(client
              .request("POST", "/api/settings",
                       std::string(R"({"group":"hotlines","effective_on":")") + world.clock().today() +
                           R"(","reason":"不应接受","values":{}})",
                       city.headers)
              .status == 422);
    CHECK(client
              .request("POST", "/api/settings",
                       std::string(R"({"group":"hotlines","effective_on":")") + world.clock().today() +
                           R"(","reason":"不应接受","inherit":true})",
                       city.headers)
              .status == 422);
    CHECK(client
              .request("POST", "/api/settings",
                       std::string(R"({"group":"times","effective_on":")") + world.clock().today() +
                           R"(","reason":"不应接受","hotlines":[]})",
                       city.headers)
              .status == 422);
    CHECK(world.number("SELECT count(*) FROM proposal") == 0);
  });
}

TEST_CASE("a helpline's number is brought into the form in which a child reads and dials it") {
  const std::vector<std::pair<const char*, const char*>> written{{"(0591) 8765-4321", "0591-87654321"},
                                                                 {"＋86 591 8765 4321", "0591-87654321"},
                                                                 {"010-82951332", "010-82951332"},
                                                                 {"400 161 9995", "400-161-9995"},
                                                                 {"9 6 1 2 3", "96123"},
                                                                 {"968111", "968111"},
                                                                 {"１２３４５", "12345"},
                                                                 {"138-0000-0000", "13800000000"}};
  for (const auto& [typed, normal] : written) {
    CHECK_MESSAGE(settings::read_hotline_number(typed).value_or("") == normal, typed);
    CHECK(settings::read_hotline_number(normal).value_or("") == normal);  // again, it stays
  }
}

TEST_CASE("the hours of a helpline may be written in figures") {
  for (const char* hours :
       {"24 小时", "8:00-22:00", "周一至周五 8-12 14-18", "每天 08:30 - 21:30", "2026年12月1日起"}) {
    settings::Hotline one{{{"zh-CN", "福州热线"}, {"en", "Line"}}, {{"zh-CN", hours}, {"en", ""}}, "96123"};
    CHECK_MESSAGE(settings::normalise_hotline(one, {}) == settings::HotlineFault::none, hours);
  }
}

TEST_CASE("what is stored never stands in front of a public helpline, however it came there") {
  on_both_engines([](World& world) {
    add_offices(world);
    auto client = world.serve();
    const auto city = sign_in_staff(client, "city"), second = sign_in_staff(client, "second");
    const std::string proposal = address_of(set_lines(world, client, city, city_line));
    world.execute("UPDATE proposal SET content = REPLACE(content, '0591-87654321', '12356')");
    REQUIRE(client.request("POST", proposal + "/confirm", "{}", second.headers).status == 200);
    const auto shown =
        boost::json::parse(client.request("GET", "/api/answering/hotlines").body).at("hotlines").as_array();
    REQUIRE(shown.size() == 3);
    CHECK(shown[0].at("name").at("zh-CN").as_string() == "全国统一心理援助热线");
  });
}
