#include "instruments/instrument_picture.h"

#include "instruments/local_text.h"

namespace rongxin::instruments {
namespace {

using namespace psychometrics;
using Words = std::vector<operations::Text>;

Words words_of(const std::vector<std::string>& list) { return {list.begin(), list.end()}; }

api::PictureItem told(const Item& item) {
  api::PictureItem out{.id = item.id, .text = local_text(item.text)};
  for (const auto& option : item.options)
    out.options.push_back({.value = option.value, .text = local_text(option.text)});
  for (const auto& one : item.ask_when) out.ask_when.push_back({.item = one.item, .at_least = one.at_least});
  return out;
}

api::PictureScale::Kind told(ScaleKind kind) {
  switch (kind) {
    case ScaleKind::mean: return "mean";
    case ScaleKind::weighted: return "weighted";
    case ScaleKind::count: return "count";
    case ScaleKind::sum: break;
  }
  return "sum";
}

api::PictureScale told(const Scale& scale, const CompiledScale& compiled) {
  api::PictureScale out{.id = scale.id,
                        .title = local_text(scale.title),
                        .kind = told(scale.kind),
                        .items = words_of(scale.items),
                        .reversed = words_of(scale.reversed),
                        .weights = scale.weights,
                        .count_from = scale.count_from,
                        .missing_rule = "refuse",
                        .missing_max = scale.missing_max,
                        .lowest = compiled.lowest,
                        .highest = compiled.highest,
                        .norm_note = local_text(scale.norm_note)};
  if (scale.missing_rule == MissingRule::prorate) out.missing_rule = "prorate";
  for (const auto& band : scale.bands)
    out.bands.push_back({.id = band.id, .from = band.from, .text = local_text(band.text)});
  for (const auto& norm : scale.norms)
    out.norms.push_back(
        {.population = norm.population, .date = norm.date, .n = norm.n, .mean = norm.mean, .sd = norm.sd});
  return out;
}

api::GoldenResult told(const GoldenResult& one) {
  api::GoldenResult out{.name = one.name,
                        .answers = {one.answers.begin(), one.answers.end()},
                        .expected_critical = words_of(one.expected_critical),
                        .computed_critical = words_of(one.computed_critical),
                        .expected_validity = one.expected_validity,
                        .computed_validity = one.computed_validity,
                        .critical_passed = one.critical_passed,
                        .passed = one.passed};
  for (const auto& score : one.scores) {
    out.scores.push_back({.scale = score.scale,
                          .told = score.told,
                          .passed = score.passed,
                          .expected = score.expected,
                          .computed = score.computed});
    if (!score.expected_band.empty()) out.scores.back().expected_band = score.expected_band;
    if (!score.computed_band.empty()) out.scores.back().computed_band = score.computed_band;
  }
  return out;
}

}  // namespace

std::vector<api::CellFault> told_faults(const std::vector<CellFault>& faults) {
  std::vector<api::CellFault> out;
  for (const auto& one : faults)
    out.push_back({.sheet = one.at.sheet,
                   .row = one.at.row,
                   .column = one.at.column,
                   .cell = one.at.cell,
                   .code = one.code,
                   .reason = local_text(one.text)});
  return out;
}

api::InstrumentPicture instrument_picture(const CompiledInstrument& compiled, const std::string& content_hash) {
  const auto& of = compiled.source;
  api::InstrumentPicture out{.id = of.id,
                             .version = of.version,
                             .content_hash = content_hash,
                             .title = local_text(of.title),
                             .stem = local_text(of.stem),
                             .informant = api::InstrumentPicture::Informant(of.informant),
                             .age_min = of.age_min_years,
                             .age_max = of.age_max_years,
                             .licence_status = of.licence_status,
                             .source = local_text(of.source),
                             .translation_source = of.translation_source,
                             .text_included = of.text_included,
                             .validated_translation = of.validated_translation,
                             .needs_signed_check = of.needs_signed_check,
                             .items_per_screen_max = of.items_per_screen_max};
  for (const auto& item : of.items) out.items.push_back(told(item));
  for (std::size_t i = 0; i < of.scales.size(); ++i) out.scales.push_back(told(of.scales[i], compiled.scales[i]));
  for (const auto& one : of.critical) {
    out.critical.push_back(
        {.item = one.item, .at_least = one.at_least, .tier = "same_day", .follow_up = one.follow_up});
    if (one.tier == Tier::acute) out.critical.back().tier = "acute";
  }
  for (const auto& one : check_golden(compiled)) out.golden.push_back(told(one));
  return out;
}

}  // namespace rongxin::instruments
