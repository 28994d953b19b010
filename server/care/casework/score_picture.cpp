#include "casework/score_picture.h"

#include <cmath>
#include <map>

#include "psychometrics/validity/validity.h"
#include "sql/casework/list_waves.h"
#include "sql/casework/read_distribution.h"
#include "sql/casework/read_scores.h"
#include "sql/casework/read_sheet_state.h"
#include "texts/casework.h"

namespace rongxin::casework {
namespace {

namespace json = boost::json;
using psychometrics::text_in;

struct FoundScale {
  const psychometrics::Scale* source = nullptr;
  const psychometrics::CompiledScale* compiled = nullptr;
};

FoundScale find_scale(const campaigns::CompiledCampaign& campaign, std::string_view id) {
  for (const auto& instrument : campaign.instruments)
    for (std::size_t i = 0; i < instrument.compiled.scales.size(); ++i)
      if (instrument.compiled.scales[i].id == id)
        return {&instrument.compiled.source.scales[i], &instrument.compiled.scales[i]};
  return {};
}

json::object distribution(store::StaffTransaction& transaction, const campaigns::CompiledCampaign& campaign,
                          const FoundScale& scale, double at, std::string_view language) {
  std::vector<double> sheets(static_cast<std::size_t>(scale.compiled->highest - scale.compiled->lowest) + 1, 0.0);
  double total = 0, below = 0;
  transaction.each(sql::casework::read_distribution{.campaign_id = campaign.id, .scale = scale.compiled->id},
                   [&](const auto& row) {
                     const auto place = static_cast<std::size_t>(std::lround(row.value() - scale.compiled->lowest));
                     if (place >= sheets.size()) return;
                     sheets[place] += static_cast<double>(row.sheets());
                     total += static_cast<double>(row.sheets());
                     if (row.value() < at) below += static_cast<double>(row.sheets());
                   });
  json::object picture{{"at", at}, {"note", text_in(scale.source->norm_note, language)}};
  json::array curve;
  if (total < static_cast<double>(cell_min)) {
    picture["kind"] = "none";
  } else {
    for (double one : sheets) curve.push_back(one / total);
    picture["kind"] = "this_campaign";
    picture["n"] = static_cast<std::int64_t>(total);
    picture["percentile"] = std::round(100 * below / total);
  }
  picture["curve"] = std::move(curve);
  return picture;
}

}  // namespace

json::array score_pictures(store::StaffTransaction& transaction, const campaigns::CompiledCampaign& campaign,
                           StudentId student, int attempt, std::string_view language) {
  struct Score {
    std::string scale, version, state, band;
    double value;
  };
  std::vector<Score> scores;
  transaction.each(
      sql::casework::read_scores{.student_id = student, .campaign_id = campaign.id, .attempt = attempt},
      [&](const auto& row) {
        scores.push_back({std::string(row.scale()), std::string(row.instrument_version()), std::string(row.state()),
                          std::string(row.band().value_or("")), row.value().value_or(0)});
      });
  json::array out;
  for (const auto& score : scores) {
    const FoundScale scale = find_scale(campaign, score.scale);
    if (scale.source == nullptr) continue;
    json::array cut_offs;
    for (std::size_t i = 1; i < scale.compiled->band_from.size(); ++i) cut_offs.push_back(scale.compiled->band_from[i]);
    json::object one{{"scale", score.scale},
                     {"title", text_in(scale.source->title, language)},
                     {"score", score.value},
                     {"lowest", scale.compiled->lowest},
                     {"highest", scale.compiled->highest},
                     {"state", score.state},
                     {"cut_offs", std::move(cut_offs)},
                     {"instrument_version", score.version}};
    for (const auto& band : scale.source->bands)
      if (band.id == score.band) one["band"] = text_in(band.text, language);
    if (score.state != "not_scorable") one["norm"] = distribution(transaction, campaign, scale, score.value, language);
    out.push_back(std::move(one));
  }
  return out;
}

json::object validity_picture(store::StaffTransaction& transaction, StudentId student, CampaignId campaign, int attempt,
                              std::string_view language) {
  json::object out{{"verdict", "unknown"}};
  json::array words;
  const bool found =
      transaction
          .one(sql::casework::read_sheet_state{.student_id = student, .campaign_id = campaign, .attempt = attempt},
               [&](const auto& row) {
                 if (row.state().empty()) {
                   if (row.recalled_at_ms() != 0)
                     words.push_back(json::value(texts::casework::campaign_taken_back().in(language)));
                   else if (attempt < row.attempt_no())
                     words.push_back(json::value(texts::casework::sheet_set_aside().in(language)));
                   return !words.empty();
                 }
                 out["verdict"] = row.validity();
                 if (row.entry_mode() != "device")
                   words.push_back(json::value(texts::casework::typed_from_paper().in(language)));
                 const auto flags = static_cast<std::uint32_t>(row.validity_flags());
                 using namespace psychometrics;
                 if (row.state() == "closed_unfinished")
                   words.push_back(json::value(texts::casework::sheet_unfinished().in(language)));
                 if (flags & too_fast) words.push_back(json::value(texts::casework::too_fast().in(language)));
                 if (flags & longstring_and_fast)
                   words.push_back(json::value(texts::casework::long_run_fast().in(language)));
                 if (flags & too_many_missing)
                   words.push_back(json::value(texts::casework::too_many_missing().in(language)));
                 if (flags & no_times) words.push_back(json::value(texts::casework::no_times().in(language)));
                 if (flags & lie_scale_high) words.push_back(json::value(texts::casework::lie_scale().in(language)));
                 if (flags & even_odd_low) words.push_back(json::value(texts::casework::contradicting().in(language)));
                 if (flags & too_even) words.push_back(json::value(texts::casework::too_even().in(language)));
                 if (flags & too_scattered) words.push_back(json::value(texts::casework::too_scattered().in(language)));
                 if (row.validity() == "invalid" && row.is_retest() == 0)
                   words.push_back(json::value(texts::casework::retest_advised().in(language)));
                 if (row.validity() == "invalid" && row.is_retest() != 0)
                   words.push_back(json::value(texts::casework::no_third_test().in(language)));
                 if (flags == 0) words.push_back(json::value(texts::casework::nothing_against().in(language)));
                 return true;
               })
          .value_or(false);
  if (!found) words.push_back(json::value(texts::casework::still_answering().in(language)));
  out["words"] = std::move(words);
  return out;
}

json::array wave_pictures(store::StaffTransaction& transaction, const campaigns::CampaignCache& shelf,
                          StudentId student, std::string_view language) {
  std::map<std::string, json::object> by_scale;
  transaction.each(sql::casework::list_waves{.student_id = student}, [&](const auto& row) {
    const auto campaign = shelf.find(row.campaign_id());
    if (!campaign) return;
    const std::string id(row.scale());
    const FoundScale scale = find_scale(*campaign, id);
    if (scale.source == nullptr) return;
    auto& one = by_scale[id];
    if (one.empty())
      one = json::object{{"scale", id},
                         {"title", text_in(scale.source->title, language)},
                         {"lowest", scale.compiled->lowest},
                         {"highest", scale.compiled->highest},
                         {"points", json::array()}};
    one["points"].as_array().push_back({{"campaign_title", text_in(campaign->definition.title, language)},
                                        {"at_ms", row.received_at_ms()},
                                        {"score", row.value().value_or(0)},
                                        {"verdict", row.validity()}});
  });
  json::array out;
  for (auto& [id, one] : by_scale) out.push_back(std::move(one));
  return out;
}

}  // namespace rongxin::casework
