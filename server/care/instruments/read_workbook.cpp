#include "instruments/read_workbook.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "instruments/definition_yaml.h"
#include "instruments/instrument_definition.h"
#include "platform/brief_file.h"
#include "platform/shortened.h"
#include "texts/instruments.h"

namespace rongxin::instruments {
namespace {

using namespace psychometrics;
using tables::NamedSheet;

constexpr std::size_t faults_max = 1000;  ///< that a page is told; more is another file

Text pair(std::string zh, std::string en) { return {{"zh-CN", std::move(zh)}, {"en", std::move(en)}}; }

std::string numbered(const char* list, std::size_t i) { return std::string(list) + "[" + std::to_string(i) + "]"; }

/// From sheets to an instrument; remembers which cell each part came from.
class Reader {
 public:
  Reader(const std::vector<NamedSheet>& sheets, ReadWorkbook& out) : sheets_(sheets), out_(out), of_(out.source) {}

  void read() {
    about();
    const auto groups = option_groups();
    items(groups);
    scales();
    bands();
    norms();
    critical();
    validity();
    golden();
    tell_other_sheets(sheets_, out_.faults);
  }

  /// The cell of a place such as "scales[0].bands[2]", or of what it is part of.
  CellPlace place(std::string path) const {
    for (;;) {
      if (const auto found = places_.find(path); found != places_.end()) return found->second;
      const auto cut = path.find_last_of(".[");
      if (cut == std::string::npos) return {};
      path.erase(cut);
    }
  }

 private:
  SheetTable table(Part part) {
    auto found = read_table(sheets_, part, out_.faults);
    places_.emplace(list_name(part), found.records.empty() ? CellPlace{std::string(layout_of(part).name.zh), "", "", 0}
                                                           : found.records[0].row_place());
    return found;
  }
  static const char* list_name(Part part) {
    constexpr const char* names[] = {"about", "items",    "options",  "scales", "bands",
                                     "norms", "critical", "validity", "golden"};
    return names[static_cast<std::size_t>(part)];
  }

  void about() {
    const auto found = table(Part::about);
    if (found.records.empty()) return;
    const Record& one = found.records[0];
    of_.id = one.identifier("id", 20);
    of_.version = one.written("version");
    if (of_.version.size() > 20 ||
        of_.version.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-") !=
            std::string::npos)
      one.fault("version", "version", texts::instruments::version());
    of_.title = pair(one.required("zh"), one.required("en"));
    of_.text_included = one.choice(Part::about, "text_included") == "yes";
    if (of_.text_included || !one.blank("stem_zh") || !one.blank("stem_en"))
      of_.stem = pair(one.required("stem_zh"), one.required("stem_en"));
    of_.informant = one.choice(Part::about, "informant");
    of_.age_min_years = one.whole("age_min");
    of_.age_max_years = one.whole("age_max");
    if (of_.age_min_years < 3 || of_.age_max_years > 99 || of_.age_min_years > of_.age_max_years)
      one.fault("age_max", "age_range", texts::instruments::age_range());
    of_.licence_status = one.required("licence_status");
    of_.source = pair(one.required("source_zh"), one.required("source_en"));
    of_.translation_source = one.required("translation_source");
    of_.validated_translation = one.choice(Part::about, "validated_translation") == "yes";
    if (!one.blank("grade_min") || !one.blank("grade_max")) {
      of_.grade_min = one.whole("grade_min");
      of_.grade_max = one.whole("grade_max");
      if (of_.grade_min < 1 || of_.grade_max > 12 || of_.grade_min > of_.grade_max)
        one.fault("grade_max", "grade_range", texts::instruments::grade_range());
    }
    of_.needs_signed_check = yes(one, Part::about, "needs_signed_check");
    if (!one.blank("items_per_screen_max")) {
      of_.items_per_screen_max = one.whole("items_per_screen_max");
      places_["items_per_screen_max"] = one.place("items_per_screen_max");
    }
    for (const auto& [key, entry] : one.entries) places_["about." + key] = entry.at;
  }

  static bool yes(const Record& one, Part part, std::string_view key) {
    return !one.blank(key) && one.choice(part, key) == "yes";
  }

  std::map<std::string, std::vector<Option>> option_groups() {
    std::map<std::string, std::vector<Option>> groups;
    for (const auto& one : table(Part::options).records) {
      const int value = one.whole("value");
      auto& group = groups[one.required("group")];
      if (std::any_of(group.begin(), group.end(), [&](const Option& other) { return other.value == value; }))
        one.fault("value", "duplicate_option", texts::instruments::duplicate_option());
      group.push_back({value, pair(one.required("zh"), one.required("en")), one.blank("face") ? 0 : one.whole("face")});
      if (group.back().face < 0 || group.back().face > 5) one.fault("face", "face", texts::instruments::face());
    }
    return groups;
  }

  void items(const std::map<std::string, std::vector<Option>>& groups) {
    for (const auto& one : table(Part::items).records) {
      const auto path = numbered("items", of_.items.size());
      places_[path] = one.place("id");
      places_[path + ".ask_when"] = one.place("ask_when");
      Item item{one.identifier("id", 24),           {}, {}, {}, yes(one, Part::items, "faces"),
                yes(one, Part::items, "read_aloud")};
      if (of_.text_included || !one.blank("zh") || !one.blank("en"))
        item.text = pair(one.required("zh"), one.required("en"));
      const std::string group = one.required("options");
      if (const auto found = groups.find(group); found != groups.end()) item.options = found->second;
      else if (!group.empty())
        one.fault("options", "unknown_options", texts::instruments::unknown_options({.group = shortened(group)}));
      for (const auto& part : one.list("ask_when")) {
        const auto at = part.find(">=");
        const std::string number = at == std::string::npos ? "" : part.substr(at + 2);
        if (number.empty() || number.size() > 2 || number.find_first_not_of("0123456789") != std::string::npos) {
          one.fault("ask_when", "ask_when", texts::instruments::ask_when());
          continue;
        }
        std::string id = part.substr(0, at);
        id.erase(id.find_last_not_of(' ') + 1);
        item.ask_when.push_back({id, std::stoi(number)});
      }
      of_.items.push_back(std::move(item));
    }
  }

  void scales() {
    for (const auto& one : table(Part::scales).records) {
      const auto path = numbered("scales", of_.scales.size());
      for (const auto& [key, entry] : one.entries) places_[path + "." + key] = entry.at;
      places_[path] = one.place("id");
      places_[path + ".missing_max"] = one.place("missing_max");
      Scale scale;
      scale.id = one.identifier("id", 24);
      if (scale_named(scale.id) != nullptr) one.fault("id", "duplicate_scale", texts::instruments::duplicate_scale());
      scale.title = pair(one.required("zh"), one.required("en"));
      const std::string kind = one.choice(Part::scales, "kind");
      scale.kind = kind == "mean"       ? ScaleKind::mean
                   : kind == "weighted" ? ScaleKind::weighted
                   : kind == "count"    ? ScaleKind::count
                                        : ScaleKind::sum;
      if (scale.kind == ScaleKind::count) scale.count_from = one.whole("count_from");
      scale.items = one.list("items");
      scale.reversed = one.list("reversed");
      for (const auto& weight : one.list("weights")) {
        char* end = nullptr;
        scale.weights.push_back(std::strtod(weight.c_str(), &end));
        if (end != weight.c_str() + weight.size())
          one.fault("weights", "not_a_number", texts::instruments::weight_not_a_number({.weight = shortened(weight)}));
      }
      const bool prorate = one.choice(Part::scales, "missing") == "prorate";
      scale.missing_rule = prorate ? MissingRule::prorate : MissingRule::refuse;
      scale.missing_max = prorate ? one.whole("missing_max") : 0;
      if (!one.blank("note_zh") || !one.blank("note_en"))
        scale.norm_note = pair(one.required("note_zh"), one.required("note_en"));
      of_.scales.push_back(std::move(scale));
    }
  }

  Scale* scale_named(const std::string& id) {
    const auto found =
        std::find_if(of_.scales.begin(), of_.scales.end(), [&](const Scale& one) { return one.id == id; });
    return found == of_.scales.end() ? nullptr : &*found;
  }

  Scale* scale_of(const Record& one) {
    const std::string id = one.required("scale");
    Scale* scale = scale_named(id);
    if (scale == nullptr && !id.empty())
      one.fault("scale", "unknown_scale", texts::instruments::unknown_scale({.id = shortened(id)}));
    return scale;
  }

  std::string scale_path(const Scale* scale) const {
    return numbered("scales", static_cast<std::size_t>(scale - of_.scales.data()));
  }

  void bands() {
    for (const auto& one : table(Part::bands).records) {
      Scale* scale = scale_of(one);
      Band band{one.identifier("id", 40), one.real("from"), pair(one.required("zh"), one.required("en"))};
      if (scale == nullptr) continue;
      places_[scale_path(scale) + "." + numbered("bands", scale->bands.size())] = one.place("from");
      scale->bands.push_back(std::move(band));
    }
  }

  void norms() {
    for (const auto& one : table(Part::norms).records) {
      Scale* scale = scale_of(one);
      Norm norm{one.required("population"), one.required("date"), one.whole("n"), one.real("mean"), one.real("sd")};
      if (scale != nullptr) scale->norms.push_back(std::move(norm));
    }
  }

  void critical() {
    for (const auto& one : table(Part::critical).records) {
      places_[numbered("critical", of_.critical.size())] = one.place("item");
      of_.critical.push_back({one.required("item"), one.whole("at_least"),
                              one.choice(Part::critical, "tier") == "acute" ? Tier::acute : Tier::same_day,
                              one.text("follow_up")});
    }
  }

  void validity() {
    const auto found = table(Part::validity);
    if (found.records.empty()) return;
    const Record& one = found.records[0];
    of_.validity = {one.whole("fast_ms_per_item"), one.real("fast_share_max"), one.whole("longstring_min"),
                    one.whole("missing_max")};
    if (!one.blank("variability_min")) of_.validity.variability_min = one.real("variability_min");
    if (!one.blank("variability_max")) of_.validity.variability_max = one.real("variability_max");
    if (!one.blank("lie_items")) of_.validity.lie_scale = {one.list("lie_items"), one.whole("lie_void_from")};
    if (!one.blank("even_odd_scales")) of_.validity.even_odd = {one.list("even_odd_scales"), one.real("even_odd_min")};
    if (of_.validity.even_odd.consistency_min < -1 || of_.validity.even_odd.consistency_min > 1)
      one.fault("even_odd_min", "even_odd", texts::instruments::even_odd());
    places_["validity.lie_scale"] = one.place("lie_items");
    places_["validity.even_odd"] = one.place("even_odd_scales");
  }

  void golden_score(const Record& one, const Scale& scale, GoldenVector& vector) {
    for (const bool en : {false, true}) {
      const std::string score = std::string(en ? score_heading.en : score_heading.zh) + scale.id,
                        band = std::string(en ? band_heading.en : band_heading.zh) + scale.id;
      const auto path = numbered("golden", of_.golden.size());
      if (one.entries.contains(score)) places_[path + ".scores." + scale.id] = one.place(score);
      if (one.entries.contains(band)) places_[path + ".bands." + scale.id] = one.place(band);
      if (!one.blank(score)) {
        const bool none = not_scorable.is(one.text(score)) || one.text(score) == "not_scorable";
        vector.scores[scale.id] = none ? std::nullopt : std::optional(one.real(score));
      }
      if (one.blank(band)) continue;
      vector.bands[scale.id] = one.text(band);
      if (std::none_of(scale.bands.begin(), scale.bands.end(),
                       [&](const Band& known) { return known.id == one.text(band); }))
        one.fault(band, "unknown_band", texts::instruments::unknown_band({.band = shortened(one.text(band))}));
    }
  }

  void golden() {
    const auto found = table(Part::golden);
    std::set<std::string> known;
    for (const auto& item : of_.items) known.insert(item.id);
    for (const auto& scale : of_.scales)
      for (const auto& words : {score_heading, band_heading})
        for (const auto start : {words.zh, words.en}) known.insert(std::string(start) + scale.id);
    for (const auto& heading : found.more)
      if (!known.contains(heading))
        out_.faults.push_back({{std::string(layout_of(Part::golden).name.zh), heading, "", 1},
                               "unknown_heading",
                               texts::instruments::unknown_heading({.heading = shortened(heading)})});
    for (const auto& one : found.records) {
      const auto path = numbered("golden", of_.golden.size());
      places_[path] = one.place("name");
      places_[path + ".critical"] = one.place("critical");
      GoldenVector vector;
      vector.name = one.required("name");
      for (const auto& item : of_.items)
        vector.answers.push_back(one.entries.contains(item.id) && !one.blank(item.id) ? one.whole(item.id) : -1);
      for (std::size_t i = 0; i < of_.items.size(); ++i) check_answer(one, of_.items[i], vector.answers[i]);
      for (const auto& scale : of_.scales) golden_score(one, scale, vector);
      vector.critical = one.list("critical");
      if (!one.blank("validity")) vector.validity = one.choice(Part::golden, "validity");
      places_[path + ".validity"] = one.place("validity");
      if (!of_.scales.empty() && vector.scores.empty())
        one.fault("name", "golden_silent", texts::instruments::golden_silent());
      of_.golden.push_back(std::move(vector));
    }
  }

  void check_answer(const Record& one, const Item& item, int answer) {
    const bool allowed = answer == -1 || item.options.empty() ||
                         std::any_of(item.options.begin(), item.options.end(),
                                     [&](const Option& option) { return option.value == answer; });
    if (!allowed) one.fault(item.id, "golden_answer", texts::instruments::golden_answer({.answer = answer}));
    if (!one.entries.contains(item.id) && of_.golden.empty())
      out_.faults.push_back({{one.row_place().sheet, item.id, "", 1},
                             "column_missing",
                             texts::instruments::column_missing({.id = item.id})});
  }

  const std::vector<NamedSheet>& sheets_;
  ReadWorkbook& out_;
  Instrument& of_;
  std::map<std::string, CellPlace> places_;
};

std::string score_text(const std::optional<double>& score, bool en) {
  if (!score) return std::string(en ? not_scorable.en : not_scorable.zh);
  std::string text = std::to_string(*score);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
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

void tell_golden(const Reader& reader, ReadWorkbook& out) {
  for (std::size_t i = 0; i < out.golden.size(); ++i) {
    const auto& one = out.golden[i];
    const auto path = numbered("golden", i);
    for (const auto& score : one.scores) {
      if (score.passed) continue;
      const bool by_band = score.told && score.expected.has_value() == score.computed.has_value() &&
                           (!score.expected || std::abs(*score.expected - *score.computed) < 1e-9);
      if (by_band)
        out.faults.push_back({reader.place(path + ".bands." + score.scale), "golden_failed",
                              texts::instruments::golden_failed({.name = one.name,
                                                                 .scale = score.scale,
                                                                 .expected_band = score.expected_band,
                                                                 .computed_band = score.computed_band})});
      else
        out.faults.push_back(
            {reader.place(path + ".scores." + score.scale), "golden_failed",
             texts::instruments::golden_score(
                 {.name = one.name,
                  .scale = score.scale,
                  .expected = Sentence{score_text(score.expected, false), score_text(score.expected, true)},
                  .computed = Sentence{score_text(score.computed, false), score_text(score.computed, true)}})});
    }
    if (!one.validity_passed)
      out.faults.push_back({reader.place(path + ".validity"), "golden_validity",
                            texts::instruments::golden_validity({.name = one.name,
                                                                 .expected = one.expected_validity == "valid"
                                                                                 ? texts::instruments::valid()
                                                                                 : texts::instruments::not_valid()})});
    if (!one.critical_passed)
      out.faults.push_back(
          {reader.place(path + ".critical"), "golden_critical",
           texts::instruments::golden_critical(
               {.name = one.name, .expected = ids(one.expected_critical), .computed = ids(one.computed_critical)})});
  }
}

// What the program itself says of the definition, put back to the cells.
void check(const Reader& reader, ReadWorkbook& out) {
  std::vector<Fault> faults;
  const auto compiled = compile(out.source, faults);
  bool structure = true;
  for (const auto& one : faults) {
    if (one.code.starts_with("golden_")) continue;
    structure = false;
    out.faults.push_back({reader.place(one.path), one.code, {one.text_zh, one.text_en}});
  }
  if (!out.faults.empty() || !structure) return;
  out.golden = check_golden(compiled);
  tell_golden(reader, out);
  out.scorable = true;
  out.yaml = definition_yaml(out.source);
  const auto again = instruments::read_instrument(out.yaml);
  out.content_hash = again.content_hash;
  if (out.faults.empty())
    for (const auto& one : again.faults)
      out.faults.push_back(
          {reader.place("about." + one.path.substr(0, one.path.find(':'))), one.code, {one.text_zh, one.text_en}});
}

}  // namespace

Result<ReadWorkbook> read_workbook(std::string_view octets) {
  const BriefFile file(octets);
  RONGXIN_TRY(sheets, tables::read_sheets(file.path()));
  ReadWorkbook out;
  Reader reader(sheets, out);
  reader.read();
  out.version_place = reader.place("about.version");
  check(reader, out);
  if (out.faults.size() > faults_max) out.faults.resize(faults_max);
  return out;
}

}  // namespace rongxin::instruments
