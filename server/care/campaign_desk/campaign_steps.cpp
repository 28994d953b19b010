#include "campaign_desk/campaign_steps.h"

#include <boost/json.hpp>
#include <set>

#include "platform/city_day.h"
#include "platform/clock.h"
#include "texts/campaign_desk.h"

namespace rongxin::campaign_desk {
namespace {

namespace json = boost::json;
using alerts::Condition;
using alerts::Tier;
constexpr std::int64_t opens_minute = 7 * 60 + 30, closes_minute = 18 * 60;
constexpr int days_to_prepare = 5, window_days = 9;  // a Tuesday to the Thursday of the next week

psychometrics::Text text_of(const std::string& zh, const std::string& en) { return {{"zh-CN", zh}, {"en", en}}; }

std::string in(const psychometrics::Text& text, const char* language) {
  const auto found = text.find(language);
  return found == text.end() ? std::string() : found->second;
}

json::array list_of(const std::vector<std::string>& texts) {
  json::array out;
  for (const auto& one : texts) out.push_back(json::value(one));
  return out;
}

api::CampaignSteps written(const CampaignSteps& steps) {
  api::CampaignSteps out{.title_zh = in(steps.title, "zh-CN"),
                         .title_en = in(steps.title, "en"),
                         .introduction_zh = in(steps.introduction, "zh-CN"),
                         .introduction_en = in(steps.introduction, "en"),
                         .help_promise_zh = in(steps.help_promise, "zh-CN"),
                         .help_promise_en = in(steps.help_promise, "en"),
                         .who_reads_zh = in(steps.who_reads, "zh-CN"),
                         .who_reads_en = in(steps.who_reads, "en"),
                         .instruments = {steps.instruments.begin(), steps.instruments.end()},
                         .units = {steps.units.begin(), steps.units.end()},
                         .grades = {steps.grades.begin(), steps.grades.end()},
                         .opens_at_ms = steps.opens_at_ms,
                         .closes_at_ms = steps.closes_at_ms,
                         .rules = written_rules(steps.rules),
                         .interviews_a_week = steps.interviews_a_week,
                         .at_step = api::CampaignSteps::AtStep(steps.at_step)};
  for (const auto& one : steps.hotlines)
    out.hotlines.push_back({.name_zh = in(one.name, "zh-CN"),
                            .name_en = in(one.name, "en"),
                            .number = one.number,
                            .note_zh = in(one.note, "zh-CN"),
                            .note_en = in(one.note, "en")});
  return out;
}

// The first Tuesday that leaves time to prepare.
std::int64_t first_tuesday(std::int64_t now_ms) {
  std::int64_t day = city_day(now_ms) + days_to_prepare;
  while (weekday_of(day) != 1) ++day;
  return day;
}

std::int64_t instant(std::int64_t day, std::int64_t minute) { return city_day_begins_ms(day) + minute * minute_ms; }

psychometrics::Text both(const Sentence& one) { return {{"zh-CN", one.zh}, {"en", one.en}}; }

psychometrics::Text title_of_term(std::int64_t at_ms) {
  const std::string day = day_of(at_ms);
  const int month = std::stoi(day.substr(5, 2));
  const std::string year = month == 1 ? std::to_string(std::stoi(day.substr(0, 4)) - 1) : day.substr(0, 4);
  const bool autumn = month >= 8 || month == 1;
  return both(autumn ? texts::campaign_desk::autumn_title({.year = year})
                     : texts::campaign_desk::spring_title({.year = year}));
}

// The public ones, and those of city and county, stand before them without being written here.
std::vector<settings::Hotline> usual_hotlines() {
  return {settings::Hotline{both(texts::campaign_desk::counselling_room()),
                            both(texts::campaign_desk::counselling_room_note()), ""}};
}

}  // namespace

const char* tier_word(Tier tier) {
  return tier == Tier::acute ? "acute" : tier == Tier::same_day ? "same_day" : "ranked";
}

CampaignSteps steps_of(const api::CampaignSteps& written) {
  CampaignSteps out{.title = text_of(written.title_zh, written.title_en),
                    .introduction = text_of(written.introduction_zh, written.introduction_en),
                    .help_promise = text_of(written.help_promise_zh, written.help_promise_en),
                    .who_reads = text_of(written.who_reads_zh, written.who_reads_en),
                    .instruments = {written.instruments.begin(), written.instruments.end()},
                    .units = {written.units.begin(), written.units.end()},
                    .grades = {written.grades.begin(), written.grades.end()},
                    .opens_at_ms = written.opens_at_ms,
                    .closes_at_ms = written.closes_at_ms,
                    .rules = rules_of(written.rules),
                    .hotlines = {},
                    .interviews_a_week = written.interviews_a_week,
                    .at_step = std::string(written.at_step.text())};
  for (const auto& one : written.hotlines)
    out.hotlines.push_back({text_of(one.name_zh, one.name_en), text_of(one.note_zh, one.note_en), one.number});
  return out;
}

std::string steps_text(const CampaignSteps& steps) {
  const Key no_ids;  // none stands in them
  operations::JsonWriter out(no_ids);
  api::write(out, written(steps));
  return out.take();
}

Result<api::CampaignSteps> written_steps(std::string_view text) {
  JsonDocument document(text);
  api::CampaignSteps kept;
  if (!document.fault) api::read(operations::JsonValue(document), Key(), kept);
  if (document.fault) return *document.fault;
  return kept;
}

Result<CampaignSteps> steps_of_text(std::string_view text) {
  RONGXIN_TRY(kept, written_steps(text));
  return steps_of(kept);
}

CampaignSteps first_steps(std::int64_t now_ms) {
  CampaignSteps out;
  const std::int64_t tuesday = first_tuesday(now_ms);
  out.opens_at_ms = instant(tuesday, opens_minute);
  out.closes_at_ms = instant(tuesday + window_days, closes_minute);
  out.title = title_of_term(out.opens_at_ms);
  out.introduction = both(texts::campaign_desk::usual_introduction());
  out.help_promise = both(texts::campaign_desk::usual_help_promise());
  out.who_reads = both(texts::campaign_desk::usual_who_reads());
  out.instruments = {"phq9", "gad7"};
  out.hotlines = usual_hotlines();
  return out;
}

CampaignSteps steps_again(const campaigns::CampaignDefinition& last, std::int64_t now_ms) {
  CampaignSteps out;
  out.introduction = last.introduction;
  out.help_promise = last.help_promise;
  out.who_reads = last.who_reads;
  out.instruments = last.instruments;
  out.units = last.population_units;
  out.grades = last.grades;
  out.rules = last.rules;
  out.hotlines = last.hotlines;
  constexpr std::int64_t week_ms = 7 * day_ms;
  const std::int64_t earliest = now_ms + days_to_prepare * day_ms;
  const std::int64_t weeks = last.opens_at_ms >= earliest ? 0 : (earliest - last.opens_at_ms + week_ms - 1) / week_ms;
  out.opens_at_ms = last.opens_at_ms + weeks * week_ms;
  out.closes_at_ms = last.closes_at_ms + weeks * week_ms;
  out.title = title_of_term(out.opens_at_ms);
  return out;
}

std::string campaign_text(const CampaignSteps& steps, const std::string& code, const std::string& unit_code) {
  const auto pair = [](const psychometrics::Text& text) {
    return json::object{{"zh-CN", text.at("zh-CN")}, {"en", text.at("en")}};
  };
  const auto at = [](std::int64_t ms) { return instant_text(ms).substr(0, 16) + "+08:00"; };
  json::array rules, hotlines;
  for (const auto& rule : steps.rules) {
    json::array conditions;
    for (const auto& one : rule.conditions)
      conditions.push_back({{one.of == Condition::Of::item ? "item" : "scale", one.subject},
                            {one.of == Condition::Of::rise ? "rises_by" : "at_least", one.at_least}});
    rules.push_back(
        {{"id", rule.id}, {"tier", tier_word(rule.tier)}, {rule.all ? "all" : "any", std::move(conditions)}});
  }
  for (const auto& one : steps.hotlines)
    hotlines.push_back({{"name", pair(one.name)}, {"number", one.number}, {"note", pair(one.note)}});
  json::object population;
  if (!steps.units.empty()) population["units"] = list_of(steps.units);
  if (!steps.grades.empty()) population["grades"] = list_of(steps.grades);
  // Silence is no: who has not said yes reads instead.
  json::object out{{"campaign", code},
                   {"title", pair(steps.title)},
                   {"introduction", pair(steps.introduction)},
                   {"help_promise", pair(steps.help_promise)},
                   {"who_reads", pair(steps.who_reads)},
                   {"unit", unit_code},
                   {"instruments", list_of(steps.instruments)},
                   {"window", json::object{{"opens", at(steps.opens_at_ms)}, {"closes", at(steps.closes_at_ms)}}},
                   {"population", std::move(population)},
                   {"consent", json::object{{"default", "acts"}}},
                   {"rules", std::move(rules)},
                   {"hotlines", std::move(hotlines)}};
  return json::serialize(out);
}

std::vector<StepFault> step_faults(const CampaignSteps& steps, std::int64_t now_ms) {
  std::vector<StepFault> out;
  const auto need = [&](const psychometrics::Text& text, const std::string& name, const Sentence& what) {
    if (text.at("zh-CN").empty()) out.push_back({name + "_zh", texts::campaign_desk::fill_in_chinese({.what = what})});
    if (text.at("en").empty()) out.push_back({name + "_en", texts::campaign_desk::fill_in_english({.what = what})});
  };
  need(steps.title, "title", texts::campaign_desk::name_of_title());
  if (steps.instruments.empty()) out.push_back({"instruments", texts::campaign_desk::no_instrument()});
  need(steps.introduction, "introduction", texts::campaign_desk::name_of_introduction());
  need(steps.help_promise, "help_promise", texts::campaign_desk::name_of_help_promise());
  need(steps.who_reads, "who_reads", texts::campaign_desk::name_of_who_reads());
  if (steps.closes_at_ms <= steps.opens_at_ms)
    out.push_back({"closes_at_ms", texts::campaign_desk::closes_before_opens()});
  if (steps.closes_at_ms <= now_ms) out.push_back({"closes_at_ms", texts::campaign_desk::already_past()});
  std::set<std::string> ids;
  for (std::size_t i = 0; i < steps.rules.size(); ++i) {
    const std::string field = "rules[" + std::to_string(i) + "]";
    if (steps.rules[i].conditions.empty()) out.push_back({field, texts::campaign_desk::rule_without_condition()});
    if (!ids.insert(steps.rules[i].id).second) out.push_back({field, texts::campaign_desk::rules_of_one_id()});
  }
  return out;
}

}  // namespace rongxin::campaign_desk
