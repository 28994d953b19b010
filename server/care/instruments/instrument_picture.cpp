#include "instruments/instrument_picture.h"

namespace rongxin::instruments {
namespace {

namespace json = boost::json;
using namespace psychometrics;

json::object text_json(const Text& text) {
  json::object out{{"zh-CN", ""}, {"en", ""}};
  for (const auto& [language, words] : text) out[language] = words;
  return out;
}

json::array names(const std::vector<std::string>& list) {
  json::array out;
  for (const auto& one : list) out.push_back(json::value(one));
  return out;
}

json::object item_json(const Item& item) {
  json::array options, when;
  for (const auto& option : item.options)
    options.push_back({{"value", option.value}, {"text", text_json(option.text)}});
  for (const auto& one : item.ask_when) when.push_back({{"item", one.item}, {"at_least", one.at_least}});
  return {
      {"id", item.id}, {"text", text_json(item.text)}, {"options", std::move(options)}, {"ask_when", std::move(when)}};
}

json::object scale_json(const Scale& scale, const CompiledScale& compiled) {
  json::array bands, norms, weights;
  for (const auto& band : scale.bands)
    bands.push_back({{"id", band.id}, {"from", band.from}, {"text", text_json(band.text)}});
  for (const auto& norm : scale.norms)
    norms.push_back(
        {{"population", norm.population}, {"date", norm.date}, {"n", norm.n}, {"mean", norm.mean}, {"sd", norm.sd}});
  for (const double weight : scale.weights) weights.push_back(weight);
  const bool prorate = scale.missing_rule == MissingRule::prorate;
  return {{"id", scale.id},
          {"title", text_json(scale.title)},
          {"kind", scale.kind == ScaleKind::mean       ? "mean"
                   : scale.kind == ScaleKind::weighted ? "weighted"
                   : scale.kind == ScaleKind::count    ? "count"
                                                       : "sum"},
          {"items", names(scale.items)},
          {"reversed", names(scale.reversed)},
          {"weights", std::move(weights)},
          {"count_from", scale.count_from},
          {"missing_rule", prorate ? "prorate" : "refuse"},
          {"missing_max", scale.missing_max},
          {"lowest", compiled.lowest},
          {"highest", compiled.highest},
          {"bands", std::move(bands)},
          {"norms", std::move(norms)},
          {"norm_note", text_json(scale.norm_note)}};
}

}  // namespace

json::array golden_json(const std::vector<GoldenResult>& results) {
  json::array out;
  for (const auto& one : results) {
    json::array answers, scores;
    for (const int answer : one.answers) answers.push_back(answer);
    for (const auto& score : one.scores) {
      json::object row{{"scale", score.scale}, {"told", score.told}, {"passed", score.passed}};
      if (score.expected) row["expected"] = *score.expected;
      if (score.computed) row["computed"] = *score.computed;
      if (!score.expected_band.empty()) row["expected_band"] = score.expected_band;
      if (!score.computed_band.empty()) row["computed_band"] = score.computed_band;
      scores.push_back(std::move(row));
    }
    out.push_back({{"name", one.name},
                   {"answers", std::move(answers)},
                   {"scores", std::move(scores)},
                   {"expected_critical", names(one.expected_critical)},
                   {"computed_critical", names(one.computed_critical)},
                   {"expected_validity", one.expected_validity},
                   {"computed_validity", one.computed_validity},
                   {"critical_passed", one.critical_passed},
                   {"passed", one.passed}});
  }
  return out;
}

json::array faults_json(const std::vector<CellFault>& faults) {
  json::array out;
  for (const auto& one : faults)
    out.push_back({{"sheet", one.at.sheet},
                   {"row", one.at.row},
                   {"column", one.at.column},
                   {"cell", one.at.cell},
                   {"code", one.code},
                   {"reason", json::object{{"zh-CN", one.text.zh}, {"en", one.text.en}}}});
  return out;
}

json::object instrument_picture(const CompiledInstrument& compiled, const std::string& content_hash) {
  const auto& of = compiled.source;
  json::array items, scales, critical;
  for (const auto& item : of.items) items.push_back(item_json(item));
  for (std::size_t i = 0; i < of.scales.size(); ++i) scales.push_back(scale_json(of.scales[i], compiled.scales[i]));
  for (const auto& one : of.critical)
    critical.push_back({{"item", one.item},
                        {"at_least", one.at_least},
                        {"tier", one.tier == Tier::acute ? "acute" : "same_day"},
                        {"follow_up", one.follow_up}});
  return {{"id", of.id},
          {"version", of.version},
          {"content_hash", content_hash},
          {"title", text_json(of.title)},
          {"stem", text_json(of.stem)},
          {"informant", of.informant},
          {"age_min", of.age_min_years},
          {"age_max", of.age_max_years},
          {"licence_status", of.licence_status},
          {"source", text_json(of.source)},
          {"translation_source", of.translation_source},
          {"text_included", of.text_included},
          {"validated_translation", of.validated_translation},
          {"needs_signed_check", of.needs_signed_check},
          {"items_per_screen_max", of.items_per_screen_max},
          {"items", std::move(items)},
          {"scales", std::move(scales)},
          {"critical", std::move(critical)},
          {"golden", golden_json(check_golden(compiled))}};
}

}  // namespace rongxin::instruments
