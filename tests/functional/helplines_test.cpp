// Whatever a campaign says, a child is shown the numbers that everybody is shown (attacks A8).
#include <boost/json.hpp>

#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

TEST_CASE("a campaign with helplines of its own shows the public ones first, its own only in addition") {
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
    const auto applied = screening::apply_campaign(world.screening(), yaml);
    REQUIRE(applied.ok());
    REQUIRE(applied->faults.empty());
    auto client = world.serve();
    const auto child = sign_in(client, world.slip("own", "林晨1").code);
    const auto form = boost::json::parse(client.request("GET", "/api/answering/form", {}, child.authorization).body);
    std::vector<std::string> numbers;
    for (const auto& line : form.at("hotlines").as_array()) numbers.emplace_back(line.at("number").as_string());
    CHECK(numbers == std::vector<std::string>{"12356", "123 55", "110 / 120", "13800000000"});
  });
}
