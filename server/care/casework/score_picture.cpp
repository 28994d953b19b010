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

api::NormPicture distribution(store::StaffTransaction& transaction, const campaigns::CompiledCampaign& campaign,
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
  api::NormPicture picture{.at = at, .note = text_in(scale.source->norm_note, language), .kind = "none"};
  if (total < static_cast<double>(cell_min)) return picture;
  picture.kind = "this_campaign";
  picture.n = static_cast<std::int64_t>(total);
  picture.percentile = std::round(100 * below / total);
  for (double one : sheets) picture.curve.push_back(one / total);
  return picture;
}

}  // namespace

std::vector<api::ScorePicture> score_pictures(store::StaffTransaction& transaction,
                                              const campaigns::CompiledCampaign& campaign, StudentId student,
                                              int attempt, std::string_view language) {
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
  std::vector<api::ScorePicture> out;
  for (const auto& score : scores) {
    const FoundScale scale = find_scale(campaign, score.scale);
    if (scale.source == nullptr) continue;
    auto& one = out.emplace_back(api::ScorePicture{.scale = score.scale,
                                                   .title = text_in(scale.source->title, language),
                                                   .score = score.value,
                                                   .lowest = scale.compiled->lowest,
                                                   .highest = scale.compiled->highest,
                                                   .state = api::ScorePicture::State(score.state),
                                                   .instrument_version = score.version});
    const auto& from = scale.compiled->band_from;
    if (!from.empty()) one.cut_offs.assign(from.begin() + 1, from.end());
    for (const auto& band : scale.source->bands)
      if (band.id == score.band) one.band = text_in(band.text, language);
    if (score.state != "not_scorable") one.norm = distribution(transaction, campaign, scale, score.value, language);
  }
  return out;
}

api::ValidityPicture validity_picture(store::StaffTransaction& transaction, StudentId student, CampaignId campaign,
                                      int attempt, std::string_view language) {
  api::ValidityPicture out{.verdict = "unknown"};
  const auto says = [&](const Sentence& words) { out.words.emplace_back(words.in(language)); };
  const bool found =
      transaction
          .one(sql::casework::read_sheet_state{.student_id = student, .campaign_id = campaign, .attempt = attempt},
               [&](const auto& row) {
                 if (row.state().empty()) {
                   if (row.recalled_at_ms() != 0) says(texts::casework::campaign_taken_back());
                   else if (attempt < row.attempt_no()) says(texts::casework::sheet_set_aside());
                   return !out.words.empty();
                 }
                 out.verdict = api::ValidityPicture::Verdict(row.validity());
                 if (row.entry_mode() != "device") says(texts::casework::typed_from_paper());
                 const auto flags = static_cast<std::uint32_t>(row.validity_flags());
                 using namespace psychometrics;
                 if (row.state() == "closed_unfinished") says(texts::casework::sheet_unfinished());
                 if (flags & too_fast) says(texts::casework::too_fast());
                 if (flags & longstring_and_fast) says(texts::casework::long_run_fast());
                 if (flags & too_many_missing) says(texts::casework::too_many_missing());
                 if (flags & no_times) says(texts::casework::no_times());
                 if (flags & lie_scale_high) says(texts::casework::lie_scale());
                 if (flags & even_odd_low) says(texts::casework::contradicting());
                 if (flags & too_even) says(texts::casework::too_even());
                 if (flags & too_scattered) says(texts::casework::too_scattered());
                 if (row.validity() == "invalid" && row.is_retest() == 0) says(texts::casework::retest_advised());
                 if (row.validity() == "invalid" && row.is_retest() != 0) says(texts::casework::no_third_test());
                 if (flags == 0) says(texts::casework::nothing_against());
                 return true;
               })
          .value_or(false);
  if (!found) says(texts::casework::still_answering());
  return out;
}

std::vector<api::WavePicture> wave_pictures(store::StaffTransaction& transaction, const campaigns::CampaignCache& shelf,
                                            StudentId student, std::string_view language) {
  std::map<std::string, api::WavePicture> by_scale;
  transaction.each(sql::casework::list_waves{.student_id = student}, [&](const auto& row) {
    const auto campaign = shelf.find(row.campaign_id());
    if (!campaign) return;
    const std::string id(row.scale());
    const FoundScale scale = find_scale(*campaign, id);
    if (scale.source == nullptr) return;
    auto& one = by_scale[id];
    if (one.points.empty())
      one = {.scale = id,
             .title = text_in(scale.source->title, language),
             .lowest = scale.compiled->lowest,
             .highest = scale.compiled->highest};
    one.points.push_back({.campaign_title = text_in(campaign->definition.title, language),
                          .at_ms = row.received_at_ms(),
                          .score = row.value().value_or(0),
                          .verdict = api::WavePoint::Verdict(row.validity())});
  });
  std::vector<api::WavePicture> out;
  for (auto& [id, one] : by_scale) out.push_back(std::move(one));
  return out;
}

}  // namespace rongxin::casework
