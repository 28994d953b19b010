#include "instruments/golden_rows.h"

#include <algorithm>
#include <set>

#include "platform/shortened.h"
#include "texts/instruments.h"

namespace rongxin::instruments {
namespace {

using namespace psychometrics;

class GoldenRows {
 public:
  GoldenRows(Instrument& of, CellPlaces& places, std::vector<CellFault>& faults)
      : of_(of), places_(places), faults_(faults) {}

  void all(const SheetTable& found) {
    std::set<std::string> known;
    for (const auto& item : of_.items) known.insert(item.id);
    for (const auto& scale : of_.scales)
      for (const auto& words : {texts::instruments::heading_score({.scale = scale.id}),
                                texts::instruments::heading_band({.scale = scale.id})})
        known.insert({words.zh, words.en});
    for (const auto& heading : found.more)
      if (!known.contains(heading))
        faults_.push_back({{layout_of(Part::golden).name.zh, heading, "", 1},
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

 private:
  void golden_score(const Record& one, const Scale& scale, GoldenVector& vector) {
    for (const char* language : {"zh-CN", "en"}) {
      const std::string score = texts::instruments::heading_score({.scale = scale.id}).in(language),
                        band = texts::instruments::heading_band({.scale = scale.id}).in(language);
      const auto path = numbered("golden", of_.golden.size());
      if (one.entries.contains(score)) places_[path + ".scores." + scale.id] = one.place(score);
      if (one.entries.contains(band)) places_[path + ".bands." + scale.id] = one.place(band);
      if (!one.blank(score)) {
        const bool none =
            says(one.text(score), texts::instruments::not_scorable()) || one.text(score) == "not_scorable";
        vector.scores[scale.id] = none ? std::nullopt : std::optional(one.real(score));
      }
      if (one.blank(band)) continue;
      vector.bands[scale.id] = one.text(band);
      if (std::none_of(scale.bands.begin(), scale.bands.end(),
                       [&](const Band& known) { return known.id == one.text(band); }))
        one.fault(band, "unknown_band", texts::instruments::unknown_band({.band = shortened(one.text(band))}));
    }
  }

  void check_answer(const Record& one, const Item& item, int answer) {
    const bool allowed = answer == -1 || item.options.empty() ||
                         std::any_of(item.options.begin(), item.options.end(),
                                     [&](const Option& option) { return option.value == answer; });
    if (!allowed) one.fault(item.id, "golden_answer", texts::instruments::golden_answer({.answer = answer}));
    if (!one.entries.contains(item.id) && of_.golden.empty())
      faults_.push_back({{one.row_place().sheet, item.id, "", 1},
                         "column_missing",
                         texts::instruments::column_missing({.id = item.id})});
  }

  Instrument& of_;
  CellPlaces& places_;
  std::vector<CellFault>& faults_;
};

}  // namespace

void read_golden_rows(const SheetTable& table, Instrument& of, CellPlaces& places, std::vector<CellFault>& faults) {
  GoldenRows(of, places, faults).all(table);
}

}  // namespace rongxin::instruments
