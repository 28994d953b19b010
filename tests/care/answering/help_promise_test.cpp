// What a child is told of who comes and when: never more than the day and the duty can keep.
#include <boost/json.hpp>

#include "answering/help_promise.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

const psychometrics::Text own{{"zh-CN", "心理老师今天放学前会看到，并来找你。"}, {"en", "before school ends"}};
std::string zh(const psychometrics::Text& text) { return text.at("zh-CN"); }

}  // namespace

TEST_CASE("before school ends is promised only on a school day, in time, with a psychologist who can be called") {
  using answering::HelpAtHand;
  const auto today = [](const HelpAtHand& at_hand) { return zh(answering::promises_of(at_hand, own).today); };
  CHECK(today({true, true, true, false, "2026-11-28"}) == zh(own));
  CHECK(today({false, true, true, false, "2026-11-28"}).find("心理老师") == std::string::npos);
  CHECK(today({true, true, false, false, "2026-11-30"}).find("下一个上学日（11月30日）") != std::string::npos);
  CHECK(today({true, true, false, true, "2026-11-28"}).find("今天上学以后") != std::string::npos);
  for (const auto& evening :
       {HelpAtHand{true, true, false, false, "2026-11-30"}, HelpAtHand{true, false, true, false, "2026-11-28"},
        HelpAtHand{true, true, false, false, ""}, HelpAtHand{false, false, false, false, ""}})
    CHECK(today(evening).find("放学前") == std::string::npos);
}

TEST_CASE("now is never answered with today, and where nobody can be called a child is sent to somebody near") {
  using answering::HelpAtHand;
  for (const bool school_time : {true, false})
    CHECK(
        zh(answering::promises_of({true, true, school_time, false, ""}, own).now).starts_with("已经在叫值班的老师了"));
  CHECK(zh(answering::promises_of({true, false, true, false, ""}, own).now).find("找一位你身边的大人") !=
        std::string::npos);
}

TEST_CASE(
    "the form and the receipts give the promise of the hour, and a child who comes back reads that it has asked") {
  on_both_engines([](World& world) {
    world.publish();
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201", true);
    auto client = world.serve();
    namespace json = boost::json;
    constexpr std::int64_t hour_ms = 3600'000, day_ms = 24 * hour_ms;
    // To a Wednesday of the window, ten in the morning of the city.
    const std::int64_t wednesday_ms = 20'790LL * day_ms + 2 * hour_ms;
    world.clock().advance_ms(wednesday_ms - world.clock().now_ms());
    const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
    const auto form = [&](const Child& who) {
      return json::parse(client.request("GET", "/api/answering/form", {}, who.authorization).body).as_object();
    };
    CHECK(std::string(form(child).at("help_promises").at("today").at("zh-CN").as_string()).find("放学前") !=
          std::string::npos);
    CHECK(!form(child).contains("help"));
    // The psychologist is away today: it is not she who reads it.
    world.execute(
        "INSERT INTO leave_of_absence (leave_id, account_id, since_at_ms, until_at_ms, told_by, told_at_ms) SELECT 1, "
        "account_id, 1, 4000000000000, account_id, 0 FROM account WHERE login = 'psychologist'");
    CHECK(std::string(form(child).at("help_promises").at("today").at("zh-CN").as_string()).find("心理老师") ==
          std::string::npos);
    world.execute("DELETE FROM leave_of_absence");
    world.clock().advance_ms(10 * hour_ms);  // eight in the evening
    const auto evening = form(child);
    CHECK(std::string(evening.at("help_promise").at("zh-CN").as_string()).find("下一个上学日") != std::string::npos);
    const auto handed_in = client.request(
        "PUT", child.sheet, answers_json(std::vector<int>(16, 0), ",\"contact_wish\":\"now\""), child.authorization);
    CHECK(std::string(json::parse(handed_in.body).at("promise").at("zh-CN").as_string())
              .starts_with("已经在叫值班的老师了"));
    CHECK(form(child).at("help").at("wish").as_string() == "now");
  });
}
