#include "instruments/read_workbook.h"

#include <cmath>

#include "instruments/definition_yaml.h"
#include "instruments/instrument_definition.h"
#include "instruments/instrument_of_sheets.h"
#include "platform/brief_file.h"
#include "texts/instruments.h"

namespace rongxin::instruments {
namespace {

using namespace psychometrics;

constexpr std::size_t faults_max = 1000;  ///< that a page is told; more is another file

Sentence score_words(const std::optional<double>& score) {
  if (!score) return texts::instruments::not_scorable();
  std::string text = std::to_string(*score);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return {text, text};
}

std::string joined(const std::vector<std::string>& list, const char* none) {
  std::string text;
  for (const auto& one : list) text += (text.empty() ? "" : ", ") + one;
  return text.empty() ? none : text;
}

Sentence ids(const std::vector<std::string>& all) {
  const Sentence& none = texts::instruments::none();
  return {joined(all, none.zh.c_str()), joined(all, none.en.c_str())};
}

void tell_golden(const CellPlaces& places, ReadWorkbook& out) {
  for (std::size_t i = 0; i < out.golden.size(); ++i) {
    const auto& one = out.golden[i];
    const auto path = numbered("golden", i);
    for (const auto& score : one.scores) {
      if (score.passed) continue;
      const bool by_band = score.told && score.expected.has_value() == score.computed.has_value() &&
                           (!score.expected || std::abs(*score.expected - *score.computed) < 1e-9);
      if (by_band)
        out.faults.push_back({places.of(path + ".bands." + score.scale), "golden_failed",
                              texts::instruments::golden_failed({.name = one.name,
                                                                 .scale = score.scale,
                                                                 .expected_band = score.expected_band,
                                                                 .computed_band = score.computed_band})});
      else
        out.faults.push_back({places.of(path + ".scores." + score.scale), "golden_failed",
                              texts::instruments::golden_score({.name = one.name,
                                                                .scale = score.scale,
                                                                .expected = score_words(score.expected),
                                                                .computed = score_words(score.computed)})});
    }
    if (!one.validity_passed)
      out.faults.push_back({places.of(path + ".validity"), "golden_validity",
                            texts::instruments::golden_validity({.name = one.name,
                                                                 .expected = one.expected_validity == "valid"
                                                                                 ? texts::instruments::valid()
                                                                                 : texts::instruments::not_valid()})});
    if (!one.critical_passed)
      out.faults.push_back(
          {places.of(path + ".critical"), "golden_critical",
           texts::instruments::golden_critical(
               {.name = one.name, .expected = ids(one.expected_critical), .computed = ids(one.computed_critical)})});
  }
}

// What the program itself says of the definition, put back to the cells.
void check(const CellPlaces& places, ReadWorkbook& out) {
  std::vector<Fault> faults;
  const auto compiled = compile(out.source, faults);
  bool structure = true;
  for (const auto& one : faults) {
    if (one.code.starts_with("golden_")) continue;
    structure = false;
    out.faults.push_back({places.of(one.path), one.code, {one.text_zh, one.text_en}});
  }
  if (!out.faults.empty() || !structure) return;
  out.golden = check_golden(compiled);
  tell_golden(places, out);
  out.scorable = true;
  out.yaml = definition_yaml(out.source);
  const auto again = instruments::read_instrument(out.yaml);
  out.content_hash = again.content_hash;
  if (out.faults.empty())
    for (const auto& one : again.faults)
      out.faults.push_back(
          {places.of("about." + one.path.substr(0, one.path.find(':'))), one.code, {one.text_zh, one.text_en}});
}

}  // namespace

Result<ReadWorkbook> read_workbook(std::string_view octets) {
  const BriefFile file(octets);
  RONGXIN_TRY(sheets, tables::read_sheets(file.path()));
  ReadWorkbook out;
  auto read = instrument_of_sheets(sheets, out.faults);
  out.source = std::move(read.instrument);
  out.version_place = read.places.of("about.version");
  check(read.places, out);
  if (out.faults.size() > faults_max) out.faults.resize(faults_max);
  return out;
}

}  // namespace rongxin::instruments
