#include "campaign_desk/campaign_draft.h"
#include "campaign_desk/city_rules.h"
#include "campaign_desk/rule_words.h"
#include "instruments/licence_check.h"
#include "sql/campaign_desk/count_population.h"
#include "sql/campaign_desk/find_last_campaign.h"
#include "sql/campaign_desk/read_own_unit.h"

namespace rongxin::campaign_desk {
namespace {

namespace json = boost::json;
using store::StaffTransaction;
constexpr auto counting =
    store::SystemKey::because("grades below a unit with their number of students; nobody is named");

json::object instrument_json(const instruments::ReadInstrument& one, const std::string& language) {
  const auto& source = one.compiled.source;
  json::array scales, critical;
  for (std::size_t i = 0; i < source.scales.size(); ++i) {
    json::array bands;
    for (const auto& band : source.scales[i].bands)
      bands.push_back({{"from", band.from}, {"title", band.text.at(language)}});
    scales.push_back({{"id", source.scales[i].id},
                      {"title", source.scales[i].title.at(language)},
                      {"lowest", one.compiled.scales[i].lowest},
                      {"highest", one.compiled.scales[i].highest},
                      {"bands", std::move(bands)}});
  }
  for (const auto& item : source.critical)
    critical.push_back({{"item", item.item}, {"at_least", item.at_least}, {"tier", tier_word(item.tier)}});
  return {{"id", source.id},
          {"version", source.version},
          {"title", source.title.at(language)},
          {"informant", source.informant},
          {"items", source.items.size()},
          {"age_min_years", source.age_min_years},
          {"age_max_years", source.age_max_years},
          {"licence", source.licence_status},
          {"source", source.source.at(language)},
          {"validated_translation", source.validated_translation},
          {"scales", std::move(scales)},
          {"critical", std::move(critical)}};
}

json::array rules_json(const std::vector<alerts::Rule>& rules) {
  CampaignSteps steps;
  steps.rules = rules;
  return steps_json(steps)["rules"].as_array();
}

}  // namespace

std::string campaign_options(const CampaignDesk& desk, const access::Caller& caller, std::string_view language) {
  json::array list, grades, ready;
  json::object unit;
  std::optional<std::int64_t> last;
  desk.screening.database.read(caller, [&](StaffTransaction& transaction) {
    for (const auto& one : city_presets(transaction, caller.unit(), desk.screening.clock.today()))
      ready.push_back({{"id", one.id}, {"title", one.title.in(language)}, {"rules", rules_json(one.rules)}});
    // What may not be asked yet (no texts, licence not signed) is shown in the library, with the reason.
    for (const auto& one : instruments::list_library(transaction))
      if (one.read.faults.empty() && instruments::why_not_usable(one).empty())
        list.push_back(instrument_json(one.read, std::string(language)));
    last = transaction.one(sql::campaign_desk::find_last_campaign{},
                           [](const auto& row) { return row.campaign_id().value; });
    transaction.each(sql::campaign_desk::read_own_unit{}, [&](const auto& row) {
      unit = {{"id", std::to_string(row.unit_id().value)}, {"name", row.name()}, {"kind", row.kind()}};
    });
    std::vector<std::pair<std::string, std::int64_t>> found;
    transaction.each(counting, sql::campaign_desk::count_population{.unit_id = caller.unit()}, [&](const auto& row) {
      const auto known =
          std::find_if(found.begin(), found.end(), [&](const auto& one) { return one.first == row.grade_name(); });
      if (known == found.end()) found.emplace_back(std::string(row.grade_name()), row.students());
      else known->second += row.students();
    });
    for (const auto& [name, students] : found) grades.push_back({{"name", name}, {"students", students}});
    return 0;
  });
  json::object body{{"instruments", std::move(list)},
                    {"presets", std::move(ready)},
                    {"grades", std::move(grades)},
                    {"unit", std::move(unit)}};
  const auto campaign = last ? desk.screening.shelf.find(CampaignId(*last)) : nullptr;
  if (campaign)
    body["last_campaign"] =
        json::object{{"id", std::to_string(*last)}, {"title", campaign->definition.title.at(std::string(language))}};
  return json::serialize(body);
}

}  // namespace rongxin::campaign_desk
