#include "instruments/instrument_of_sheets.h"

#include <algorithm>

#include "instruments/golden_rows.h"
#include "platform/shortened.h"
#include "texts/instruments.h"

namespace rongxin::instruments {
namespace {

using namespace psychometrics;
using tables::NamedSheet;

Text pair(std::string zh, std::string en) { return {{"zh-CN", std::move(zh)}, {"en", std::move(en)}}; }

class Reader {
 public:
  Reader(const std::vector<NamedSheet>& sheets, PlacedInstrument& out, std::vector<CellFault>& faults)
      : sheets_(sheets), of_(out.instrument), places_(out.places), faults_(faults) {}

  void read() {
    about();
    const auto groups = option_groups();
    items(groups);
    scales();
    bands();
    norms();
    critical();
    validity();
    read_golden_rows(table(Part::golden), of_, places_, faults_);
    tell_other_sheets(sheets_, faults_);
  }

 private:
  SheetTable table(Part part) {
    auto found = read_table(sheets_, part, faults_);
    places_.by_path.emplace(list_name(part), found.records.empty() ? CellPlace{layout_of(part).name.zh, "", "", 0}
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

  const std::vector<NamedSheet>& sheets_;
  Instrument& of_;
  CellPlaces& places_;
  std::vector<CellFault>& faults_;
};

}  // namespace

PlacedInstrument instrument_of_sheets(const std::vector<NamedSheet>& sheets, std::vector<CellFault>& faults) {
  PlacedInstrument out;
  Reader(sheets, out, faults).read();
  return out;
}

}  // namespace rongxin::instruments
