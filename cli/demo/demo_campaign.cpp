#include "cli/demo/demo_campaign.h"

#include "platform/clock.h"

namespace rongxin::cli {
namespace {

struct Term {
  std::string zh, en;
};

// The first term begins in autumn and ends in January.
Term term_of(std::int64_t at_ms) {
  const std::string day = day_of(at_ms);
  const int year = std::stoi(day.substr(0, 4)), month = std::stoi(day.substr(5, 2));
  if (month >= 2 && month < 8) return {std::to_string(year) + "年春季", "Spring " + std::to_string(year)};
  const std::string of = std::to_string(month == 1 ? year - 1 : year);
  return {of + "年秋季", "Autumn " + of};
}

}  // namespace

std::string demo_campaign_yaml(const std::string& code, std::int64_t opens_at_ms, std::int64_t closes_at_ms) {
  const auto instant = [](std::int64_t at_ms) { return instant_text(at_ms).substr(0, 16) + "+08:00"; };
  const Term term = term_of(opens_at_ms);
  return "campaign: " + code + "\ntitle: {zh-CN: " + term.zh + "心理健康测评（演示）, en: " + term.en +
         " wellbeing check (demonstration)}" + R"(
introduction: {zh-CN: 这不是考试，没有对错。大约五分钟。, en: This is not a test and nothing is right or wrong. It takes about five minutes.}
help_promise: {zh-CN: 心理老师今天放学前会看到，并来找你。, en: The school psychologist reads this before school ends today and will come to you.}
who_reads:
  zh-CN: 学校的心理老师会看你的回答，学校请心理辅导中心帮忙时，中心的老师也会看；班主任和家长看不到。只有一种例外：我们担心你的安全时，会马上请一位大人来陪你，也可能告诉家里人。
  en: >-
    The school psychologist reads your answers, and the counselling centre where the school asks it to help; your class teacher and your parents do not.
    One exception: when we fear for your safety we ask an adult to be with you at once, and may tell your family.
unit: city
instruments: [phq9, gad7]
population: {grades: [初一, 初二, 初三, 高一, 中职一年级]}
window: {opens: ")" +
         instant(opens_at_ms) + "\", closes: \"" + instant(closes_at_ms) + R"("}
consent: {default: given}
rules:
  - id: both
    tier: ranked
    all:
      - {scale: phq9, at_least: 10}
      - {scale: gad7, at_least: 10}
  - id: high
    tier: ranked
    any:
      - {scale: phq9, at_least: 15}
  - id: risen
    tier: ranked
    all:
      - {scale: phq9, rises_by: 8}
      - {scale: phq9, at_least: 10}
hotlines:
  - {name: {zh-CN: 全国统一心理援助热线, en: National helpline}, number: "12356", note: {zh-CN: 24 小时, en: day and night}}
  - {name: {zh-CN: 青少年服务热线, en: Youth line}, number: "12355", note: {zh-CN: 有专业老师接听, en: answered by professionals}}
  - {name: {zh-CN: 紧急情况, en: Emergency}, number: "110 / 120", note: {zh-CN: 有危险时马上打, en: call at once in danger}}
  - {name: {zh-CN: 学校心理辅导室, en: School counselling room}, number: "", note: {zh-CN: 找心理老师或班主任, en: go to the psychologist or your class teacher}}
)";
}

}  // namespace rongxin::cli
