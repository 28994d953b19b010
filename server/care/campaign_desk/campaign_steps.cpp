#include "campaign_desk/campaign_steps.h"

#include <set>

#include "platform/city_day.h"
#include "platform/clock.h"
#include "texts/campaign_desk.h"

namespace rongxin::campaign_desk {
namespace {

namespace json = boost::json;
using alerts::Condition;
using alerts::Rule;
using alerts::Tier;
constexpr std::int64_t instant_max_ms = 4'102'444'800'000;
constexpr std::int64_t opens_minute = 7 * 60 + 30, closes_minute = 18 * 60;
constexpr int days_to_prepare = 5, window_days = 9;  // a Tuesday to the Thursday of the next week

psychometrics::Text text_of(const JsonObject& steps, const std::string& name, std::size_t octets_max) {
  return {{"zh-CN", std::string(steps.string(name + "_zh", octets_max))},
          {"en", std::string(steps.string(name + "_en", octets_max))}};
}

void put(json::object& out, const std::string& name, const psychometrics::Text& text) {
  const auto in = [&](const char* language) {
    const auto found = text.find(language);
    return found == text.end() ? std::string() : found->second;
  };
  out[name + "_zh"] = in("zh-CN");
  out[name + "_en"] = in("en");
}

json::array list_of(const std::vector<std::string>& texts) {
  json::array out;
  for (const auto& one : texts) out.push_back(json::value(one));
  return out;
}

const char* kind_word(Condition::Of of) {
  return of == Condition::Of::item ? "item" : of == Condition::Of::rise ? "rise" : "scale";
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

void read_hotlines(const JsonObject& steps, CampaignSteps& out) {
  steps.each("hotlines", 12, [&](const JsonObject& one) {
    one.only({"name_zh", "name_en", "number", "note_zh", "note_en"});
    out.hotlines.push_back(
        {text_of(one, "name", 120), text_of(one, "note", 200), std::string(one.string("number", 40))});
  });
}

}  // namespace

const char* tier_word(Tier tier) {
  return tier == Tier::acute ? "acute" : tier == Tier::same_day ? "same_day" : "ranked";
}

std::string rules_text(const std::vector<Rule>& rules) {
  CampaignSteps steps;
  steps.rules = rules;
  return json::serialize(json::object{{"rules", steps_json(steps)["rules"]}});
}

std::vector<Rule> rules_of_text(std::string_view text) {
  JsonDocument document(text);
  auto rules = read_rules(document, JsonObject(document, document.root()));
  return document.fault ? std::vector<Rule>() : rules;
}

std::vector<Rule> read_rules(JsonDocument& document, const JsonObject& object) {
  std::vector<Rule> rules;
  object.each("rules", 40, [&](const JsonObject& one) {
    one.only({"id", "tier", "all", "conditions"});
    Rule rule;
    rule.id = one.string("id", 40);
    if (rule.id.empty()) one.refuse("id", "1..40 bytes");
    const auto tier = one.one_of("tier", {"acute", "same_day", "ranked"});
    rule.tier = tier == "acute" ? Tier::acute : tier == "same_day" ? Tier::same_day : Tier::ranked;
    rule.all = one.flag("all");
    one.each("conditions", 12, [&](const JsonObject& condition) {
      condition.only({"kind", "subject", "at_least"});
      const auto kind = condition.one_of("kind", {"scale", "item", "rise"});
      const auto of = kind == "item"   ? Condition::Of::item
                      : kind == "rise" ? Condition::Of::rise
                                       : Condition::Of::scale;
      rule.conditions.push_back(
          {of, std::string(condition.string("subject", 60)), -1, condition.real("at_least", 0, 1000)});
    });
    if (!document.fault) rules.push_back(std::move(rule));
  });
  return rules;
}

CampaignSteps read_steps(JsonDocument& document, const JsonObject& steps) {
  steps.only({"title_zh", "title_en", "introduction_zh", "introduction_en", "help_promise_zh", "help_promise_en",
              "who_reads_zh", "who_reads_en", "instruments", "units", "grades", "opens_at_ms", "closes_at_ms", "rules",
              "hotlines", "interviews_a_week", "at_step"});
  CampaignSteps out;
  out.title = text_of(steps, "title", 200);
  out.introduction = text_of(steps, "introduction", 2000);
  out.help_promise = text_of(steps, "help_promise", 1000);
  out.who_reads = text_of(steps, "who_reads", 1000);
  out.instruments = steps.strings("instruments", 12, 40);
  out.units = steps.strings("units", 2000, 200);
  out.grades = steps.strings("grades", 60, 60);
  out.opens_at_ms = steps.integer("opens_at_ms", 0, instant_max_ms);
  out.closes_at_ms = steps.integer("closes_at_ms", 0, instant_max_ms);
  out.rules = read_rules(document, steps);
  read_hotlines(steps, out);
  out.interviews_a_week = steps.integer("interviews_a_week", 1, 200);
  out.at_step = steps.one_of("at_step", {"what", "whom", "when", "rules", "consent", "roster", "publish"});
  return out;
}

json::object steps_json(const CampaignSteps& steps) {
  json::object out;
  put(out, "title", steps.title);
  put(out, "introduction", steps.introduction);
  put(out, "help_promise", steps.help_promise);
  put(out, "who_reads", steps.who_reads);
  out["instruments"] = list_of(steps.instruments);
  out["units"] = list_of(steps.units);
  out["grades"] = list_of(steps.grades);
  out["opens_at_ms"] = steps.opens_at_ms;
  out["closes_at_ms"] = steps.closes_at_ms;
  json::array rules, hotlines;
  for (const auto& rule : steps.rules) {
    json::array conditions;
    for (const auto& one : rule.conditions)
      conditions.push_back({{"kind", kind_word(one.of)}, {"subject", one.subject}, {"at_least", one.at_least}});
    rules.push_back(
        {{"id", rule.id}, {"tier", tier_word(rule.tier)}, {"all", rule.all}, {"conditions", std::move(conditions)}});
  }
  for (const auto& one : steps.hotlines) {
    json::object line;
    put(line, "name", one.name);
    put(line, "note", one.note);
    line["number"] = one.number;
    hotlines.push_back(std::move(line));
  }
  out["rules"] = std::move(rules);
  out["hotlines"] = std::move(hotlines);
  out["interviews_a_week"] = steps.interviews_a_week;
  out["at_step"] = steps.at_step;
  return out;
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
