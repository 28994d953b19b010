#include "screening/campaign_draft.h"
#include "screening/instrument_licence.h"
#include "screening/rule_words.h"
#include "sql/screening.h"

namespace rongxin::screening {
namespace {

namespace json = boost::json;
using store::Row;
using store::StaffTransaction;
constexpr auto counting = store::SystemKey::because("grades below a unit with their number of students; nobody is named");

struct Preset {
  const char* id;
  const char* title_zh;
  const char* title_en;
  std::vector<alert::Rule> rules;
};

// Rules of a first pilot, and what can be added to them.
const std::vector<Preset>& presets() {
  using alert::Condition;
  using alert::Tier;
  static const std::vector<Preset> all{
      {"pilot", "首次试点：PHQ-9 与 GAD-7 都较高，或 PHQ-9 很高", "First pilot: PHQ-9 and GAD-7 both raised, or PHQ-9 clearly raised", pilot_rules()},
      {"change", "比上次明显升高：PHQ-9 升高 5 分及以上", "Clear rise since the last time: PHQ-9 by 5 and more", {{"change", Tier::ranked, false, {{Condition::Of::rise, "phq9", -1, 5}}}}},
      {"either", "更多访谈：PHQ-9 或 GAD-7 达到 10 分", "More interviews: PHQ-9 or GAD-7 at 10", {{"either", Tier::ranked, false, {{Condition::Of::scale, "phq9", -1, 10}, {Condition::Of::scale, "gad7", -1, 10}}}}}};
  return all;
}

json::object instrument_json(const ReadInstrument& one, const std::string& language) {
  const auto& source = one.compiled.source;
  json::array scales, critical;
  for (std::size_t i = 0; i < source.scales.size(); ++i) {
    json::array bands;
    for (const auto& band : source.scales[i].bands) bands.push_back({{"from", band.from}, {"title", band.text.at(language)}});
    scales.push_back({{"id", source.scales[i].id}, {"title", source.scales[i].title.at(language)}, {"lowest", one.compiled.scales[i].lowest}, {"highest", one.compiled.scales[i].highest}, {"bands", std::move(bands)}});
  }
  for (const auto& item : source.critical) critical.push_back({{"item", item.item}, {"at_least", item.at_least}, {"tier", tier_word(item.tier)}});
  return {{"id", source.id}, {"version", source.version}, {"title", source.title.at(language)}, {"informant", source.informant}, {"items", source.items.size()}, {"age_min_years", source.age_min_years}, {"age_max_years", source.age_max_years},
          {"licence", source.licence_status}, {"source", source.source.at(language)}, {"validated_translation", source.validated_translation}, {"scales", std::move(scales)}, {"critical", std::move(critical)}};
}

json::array rules_json(const std::vector<alert::Rule>& rules) {
  CampaignSteps steps;
  steps.rules = rules;
  return steps_json(steps)["rules"].as_array();
}

}  // namespace

// A whole set of the city's, and beside it only rules of its other sets.
bool rules_of_the_city(const std::vector<alert::Rule>& rules) {
  const auto among = [](const std::vector<alert::Rule>& all, const alert::Rule& one) { return std::any_of(all.begin(), all.end(), [&](const alert::Rule& other) { return other.same_as(one); }); };
  const bool whole = std::any_of(presets().begin(), presets().end(), [&](const Preset& preset) {
    return std::all_of(preset.rules.begin(), preset.rules.end(), [&](const alert::Rule& rule) { return among(rules, rule); });
  });
  return whole && std::all_of(rules.begin(), rules.end(), [&](const alert::Rule& rule) {
    return std::any_of(presets().begin(), presets().end(), [&](const Preset& preset) { return among(preset.rules, rule); });
  });
}

std::string campaign_options(const CampaignDesk& desk, const access::Caller& caller, std::string_view language) {
  json::array list, grades, ready;
  json::object unit;
  for (const auto& one : presets()) ready.push_back({{"id", one.id}, {"title", language == "en" ? one.title_en : one.title_zh}, {"rules", rules_json(one.rules)}});
  std::optional<std::int64_t> last;
  desk.screening.database.read(caller, [&](StaffTransaction& transaction) {
    // What may not be asked yet (no texts, licence not signed) is shown in the library, with the reason.
    for (const auto& one : list_library(transaction))
      if (one.read.faults.empty() && why_not_usable(one).empty()) list.push_back(instrument_json(one.read, std::string(language)));
    last = transaction.one(sql::screening::find_last_campaign, [](const Row& row) { return row.integer(0); });
    transaction.each(sql::screening::read_own_unit, [&](const Row& row) { unit = {{"id", std::to_string(row.integer(0))}, {"name", row.text(2)}, {"kind", row.text(3)}}; });
    std::vector<std::pair<std::string, std::int64_t>> found;
    transaction.each(counting, sql::screening::count_population, [&](const Row& row) {
      const auto known = std::find_if(found.begin(), found.end(), [&](const auto& one) { return one.first == row.text(2); });
      if (known == found.end()) found.emplace_back(row.string(2), row.integer(3));
      else known->second += row.integer(3);
    }, caller.unit());
    for (const auto& [name, students] : found) grades.push_back({{"name", name}, {"students", students}});
    return 0;
  });
  json::object body{{"instruments", std::move(list)}, {"presets", std::move(ready)}, {"grades", std::move(grades)}, {"unit", std::move(unit)}};
  const auto campaign = last ? desk.screening.shelf.find(CampaignId(*last)) : nullptr;
  if (campaign) body["last_campaign"] = json::object{{"id", std::to_string(*last)}, {"title", campaign->definition.title.at(std::string(language))}};
  return json::serialize(body);
}

}  // namespace rongxin::screening
