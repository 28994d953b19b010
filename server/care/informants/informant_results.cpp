#include "informants/informant_results.h"

#include <algorithm>
#include <map>

#include "campaigns/visible_campaign.h"
#include "informants/informant_sheets.h"
#include "platform/plain_number.h"
#include "platform/problem_catalogue.h"
#include "sql/informants/count_returns.h"
#include "sql/informants/list_result_answers.h"
#include "sql/informants/list_result_scores.h"
#include "sql/informants/list_results.h"
#include "texts/informants.h"

namespace rongxin::informants {
namespace {

namespace json = boost::json;
using campaigns::Screening;
using psychometrics::text_in;
using store::StaffTransaction;

struct Scored {
  std::string scale, state, band;
  double value = 0;
  std::int64_t missing = 0;
};

// A band is the word of the instrument, never a diagnosis.
std::string words_of(const Scored& one, const psychometrics::Scale& scale, std::string_view language) {
  if (one.state == "not_scorable") return texts::informants::not_scorable({.missing = one.missing}).in(language);
  std::string words = texts::informants::points({.value = decimal_text(one.value)}).in(language);
  for (const auto& band : scale.bands)
    if (band.id == one.band) words += texts::informants::comma().in(language) + text_in(band.text, language);
  if (one.state == "prorated") words += texts::informants::prorated({.missing = one.missing}).in(language);
  return words;
}

}  // namespace

json::array informant_results(Screening& screening, StaffTransaction& transaction, StudentId student,
                              std::string_view language) {
  std::map<std::tuple<std::int64_t, std::string, std::string>, std::vector<Scored>> scores;
  transaction.each(sql::informants::list_result_scores{.student_id = student}, [&](const auto& row) {
    scores[{row.campaign_id().value, std::string(row.informant()), std::string(row.instrument_id())}].push_back(
        {std::string(row.scale()), std::string(row.state()), std::string(row.band()), row.value().value_or(0),
         row.missing()});
  });
  json::array out;
  transaction.each(sql::informants::list_results{.student_id = student}, [&](const auto& row) {
    const auto campaign = screening.shelf.find(row.campaign_id());
    const auto* instrument = campaign ? campaign->about_by_id(row.instrument_id()) : nullptr;
    if (instrument == nullptr) return;
    const auto& source = instrument->compiled.source;
    json::object one{{"informant", row.informant()},
                     {"campaign_title", text_in(campaign->definition.title, language)},
                     {"title", text_in(source.title, language)},
                     {"instrument_version", row.instrument_version()},
                     {"validated_translation", source.validated_translation},
                     {"at_ms", row.handed_in_at_ms().value_or(0)}};
    if (!row.teacher_name().empty()) one["name"] = row.teacher_name();
    if (!row.relation().empty()) one["relation"] = row.relation();
    json::array results;
    const auto& found =
        scores[{row.campaign_id().value, std::string(row.informant()), std::string(row.instrument_id())}];
    for (const auto& scale : source.scales)
      for (const auto& score : found)
        if (score.scale == scale.id)
          results.push_back({{"title", text_in(scale.title, language)},
                             {"scorable", score.state != "not_scorable"},
                             {"words", words_of(score, scale, language)}});
    one["results"] = std::move(results);
    out.push_back(std::move(one));
  });
  return out;
}

json::array informant_answers(Screening& screening, StaffTransaction& transaction, StudentId student,
                              std::string_view language) {
  json::array out;
  transaction.each(sql::informants::list_result_answers{.student_id = student}, [&](const auto& row) {
    const auto campaign = screening.shelf.find(row.campaign_id());
    const auto* instrument = campaign ? campaign->about_by_id(row.instrument_id()) : nullptr;
    const auto student_key = screening.vault.unwrap(student, row.wrapped_key().value_or(BytesView()));
    if (instrument == nullptr || !student_key) return;
    const auto& compiled = instrument->compiled;
    const auto answers = open_answers(student, *student_key, row.sealed_answers());
    json::array items;
    for (std::size_t i = 0; i < answers.value.size() && i < compiled.source.items.size(); ++i) {
      const auto& item = compiled.source.items[i];
      json::object one{{"item", item.id}, {"text", text_in(item.text, language)}};
      for (const auto& option : item.options)
        if (option.value == answers.value[i]) {
          one["answer"] = text_in(option.text, language);
          one["value"] = option.value;
        }
      one["critical"] = std::any_of(compiled.critical.begin(), compiled.critical.end(), [&](const auto& critical) {
        return critical.item == i && answers.value[i] >= critical.at_least;
      });
      items.push_back(std::move(one));
    }
    out.push_back({{"informant", compiled.source.informant},
                   {"title", text_in(compiled.source.title, language)},
                   {"answers", std::move(items)}});
  });
  return out;
}

Result<api::InformantCounts> informant_counts(Screening& screening, const access::Caller& caller, CampaignId campaign,
                                              std::string_view language) {
  const auto known = screening.shelf.find(campaign);
  auto counts = screening.database.read(caller, [&](StaffTransaction& transaction) {
    std::optional<api::InformantCounts> out;
    if (!known || !campaigns::find_visible(transaction, campaign)) return out;
    out.emplace();
    for (const auto& one : known->about) {
      const auto& source = one.compiled.source;
      auto& count = out->instruments.emplace_back(
          api::InformantCount{.instrument = source.id,
                              .title = text_in(source.title, language),
                              .informant = api::InformantCount::Informant(source.informant)});
      transaction.each(sql::informants::count_returns{.campaign_id = campaign, .instrument_id = source.id},
                       [&](const auto& row) {
                         count.expected += row.pupils();
                         count.handed_in += row.returns();
                         count.classes.push_back({.class_id = row.unit_id(),
                                                  .class_name = row.name(),
                                                  .expected = row.pupils(),
                                                  .handed_in = row.returns()});
                       });
    }
    return out;
  });
  if (!counts) return problems::not_found;
  return std::move(*counts);
}

}  // namespace rongxin::informants
