#include "campaign_desk/campaign_draft.h"
#include "campaign_desk/city_rules.h"
#include "campaign_desk/draft_rules.h"
#include "campaign_desk/rule_words.h"
#include "instruments/licence_check.h"
#include "sql/campaign_desk/count_population.h"
#include "sql/campaign_desk/find_last_campaign.h"
#include "sql/campaign_desk/read_own_unit.h"

namespace rongxin::campaign_desk {
namespace {

using store::StaffTransaction;
constexpr auto counting =
    store::SystemKey::because("grades below a unit with their number of students; nobody is named");

api::OptionInstrument option_of(const instruments::ReadInstrument& one, const std::string& language) {
  const auto& source = one.compiled.source;
  api::OptionInstrument out{.id = source.id,
                            .version = source.version,
                            .title = source.title.at(language),
                            .informant = api::OptionInstrument::Informant(source.informant),
                            .items = static_cast<std::int64_t>(source.items.size()),
                            .age_min_years = source.age_min_years,
                            .age_max_years = source.age_max_years,
                            .licence = source.licence_status,
                            .source = source.source.at(language),
                            .validated_translation = source.validated_translation};
  for (std::size_t i = 0; i < source.scales.size(); ++i) {
    auto& scale = out.scales.emplace_back(api::OptionScale{.id = source.scales[i].id,
                                                           .title = source.scales[i].title.at(language),
                                                           .lowest = one.compiled.scales[i].lowest,
                                                           .highest = one.compiled.scales[i].highest});
    for (const auto& band : source.scales[i].bands)
      scale.bands.push_back({.from = band.from, .title = band.text.at(language)});
  }
  for (const auto& item : source.critical)
    out.critical.push_back({.item = item.item,
                            .at_least = item.at_least,
                            .tier = api::OptionInstrument::Critical::Tier(tier_word(item.tier))});
  return out;
}

std::vector<api::CampaignOptions::Grade> grades_below(StaffTransaction& transaction, UnitId unit) {
  std::vector<api::CampaignOptions::Grade> grades;
  transaction.each(counting, sql::campaign_desk::count_population{.unit_id = unit}, [&](const auto& row) {
    const auto known =
        std::find_if(grades.begin(), grades.end(), [&](const auto& one) { return one.name == row.grade_name(); });
    if (known == grades.end()) grades.push_back({.name = row.grade_name(), .students = row.students()});
    else known->students += row.students();
  });
  return grades;
}

}  // namespace

Result<api::CampaignOptions> campaign_options(const CampaignDesk& desk, const access::Caller& caller,
                                              const api::read_campaign_options::In& in) {
  const std::string language(in.language);
  api::CampaignOptions out;
  std::optional<CampaignId> last;
  desk.screening.database.read(caller, [&](StaffTransaction& transaction) {
    for (const auto& one : city_presets(transaction, caller.unit(), desk.screening.clock.today()))
      out.presets.push_back({.id = one.id, .title = one.title.in(language), .rules = written_rules(one.rules)});
    // What may not be asked yet (no texts, licence not signed) is shown in the library, with the reason.
    for (const auto& one : instruments::list_library(transaction))
      if (one.read.faults.empty() && instruments::why_not_usable(one).empty())
        out.instruments.push_back(option_of(one.read, language));
    last = transaction.one(sql::campaign_desk::find_last_campaign{},
                           [](const auto& row) -> CampaignId { return row.campaign_id(); });
    transaction.each(sql::campaign_desk::read_own_unit{}, [&](const auto& row) {
      out.unit = {.id = row.unit_id(), .name = row.name(), .kind = row.kind()};
    });
    out.grades = grades_below(transaction, caller.unit());
    return 0;
  });
  if (const auto campaign = last ? desk.screening.shelf.find(*last) : nullptr)
    out.last_campaign = {.id = *last, .title = campaign->definition.title.at(language)};
  return out;
}

}  // namespace rongxin::campaign_desk
