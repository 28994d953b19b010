#include "instruments/write_workbook.h"

#include "instruments/sheet_writer.h"
#include "platform/plain_number.h"
#include "texts/instruments.h"

namespace rongxin::instruments {
namespace {

using namespace psychometrics;

std::string joined(const std::vector<std::string>& list) {
  std::string text;
  for (const auto& one : list) text += (text.empty() ? "" : ", ") + one;
  return text;
}

/// Options that several items share stand once.
struct OptionGroups {
  std::vector<std::vector<Option>> groups;
  std::size_t of(const std::vector<Option>& options) {
    for (std::size_t i = 0; i < groups.size(); ++i)
      if (same(groups[i], options)) return i;
    groups.push_back(options);
    return groups.size() - 1;
  }
  static bool same(const std::vector<Option>& a, const std::vector<Option>& b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](const Option& x, const Option& y) {
             return x.value == y.value && x.face == y.face && x.text == y.text;
           });
  }
};

class Writer {
 public:
  Writer(const Instrument& instrument, std::string_view language) : of_(instrument), book_(language) {}

  std::string all() {
    book_.explain();
    about();
    items();
    option_rows();
    scales();
    bands();
    norms();
    critical();
    validity();
    golden();
    return book_.finish();
  }

 private:
  void about() {
    book_.fields(Part::about, [&](std::string_view key) {
      if (key == "id") book_.put(of_.id);
      else if (key == "version") book_.put(of_.version);
      else if (key == "zh") book_.put(text_in(of_.title, "zh-CN"));
      else if (key == "en") book_.put(text_in(of_.title, "en"));
      else if (key == "stem_zh") book_.put(text_in(of_.stem, "zh-CN"));
      else if (key == "stem_en") book_.put(text_in(of_.stem, "en"));
      else if (key == "informant") book_.put(book_.choice(Part::about, key, of_.informant));
      else if (key == "age_min") book_.put_number(of_.age_min_years);
      else if (key == "age_max") book_.put_number(of_.age_max_years);
      else if (key == "licence_status") book_.put(of_.licence_status);
      else if (key == "source_zh") book_.put(text_in(of_.source, "zh-CN"));
      else if (key == "source_en") book_.put(text_in(of_.source, "en"));
      else if (key == "translation_source") book_.put(of_.translation_source);
      else if (key == "text_included") book_.put(book_.yes_no(of_.text_included));
      else if (key == "validated_translation") book_.put(book_.yes_no(of_.validated_translation));
      else if (key == "needs_signed_check") book_.put(book_.yes_no(of_.needs_signed_check));
      else if (key == "items_per_screen_max")
        of_.items_per_screen_max == 1 ? book_.put("") : book_.put_number(of_.items_per_screen_max);
      else if (of_.grade_max == 0) book_.put("");
      else book_.put_number(key == "grade_min" ? of_.grade_min : of_.grade_max);
    });
  }

  std::string group_name(std::size_t group) const {
    return book_.in_language(texts::instruments::option_group({.number = group + 1}));
  }

  void items() {
    book_.table(Part::items);
    for (const auto& item : of_.items) {
      book_.put(item.id);
      book_.put_pair(item.text);
      book_.put(group_name(groups_.of(item.options)));
      std::string when;
      for (const auto& one : item.ask_when)
        when += (when.empty() ? "" : "; ") + one.item + ">=" + std::to_string(one.at_least);
      book_.put(when);
      book_.put(item.faces ? book_.yes_no(true) : "");
      book_.put(item.read_aloud ? book_.yes_no(true) : "");
      book_.end_row();
    }
  }

  void option_rows() {
    book_.table(Part::options);
    for (std::size_t i = 0; i < groups_.groups.size(); ++i)
      for (const auto& option : groups_.groups[i]) {
        book_.put(group_name(i));
        book_.put_number(option.value);
        book_.put_pair(option.text);
        if (option.face != 0) book_.put_number(option.face);
        book_.end_row();
      }
  }

  void scales() {
    book_.table(Part::scales);
    for (const auto& scale : of_.scales) {
      book_.put(scale.id);
      book_.put_pair(scale.title);
      book_.put(book_.choice(Part::scales, "kind",
                             scale.kind == ScaleKind::sum     ? "sum"
                             : scale.kind == ScaleKind::mean  ? "mean"
                             : scale.kind == ScaleKind::count ? "count"
                                                              : "weighted"));
      book_.put(joined(scale.items));
      book_.put(joined(scale.reversed));
      std::vector<std::string> weights;
      for (const double one : scale.weights) weights.push_back(decimal_text(one));
      book_.put(joined(weights));
      if (scale.kind == ScaleKind::count) book_.put_number(scale.count_from);
      else book_.put("");
      const bool prorate = scale.missing_rule == MissingRule::prorate;
      book_.put(book_.choice(Part::scales, "missing", prorate ? "prorate" : "refuse"));
      if (prorate) book_.put_number(scale.missing_max);
      else book_.put("");
      book_.put_pair(scale.norm_note);
      book_.end_row();
    }
  }

  void bands() {
    book_.table(Part::bands);
    for (const auto& scale : of_.scales)
      for (const auto& band : scale.bands) {
        book_.put(scale.id);
        book_.put(band.id);
        book_.put_number(band.from);
        book_.put_pair(band.text);
        book_.end_row();
      }
  }

  void norms() {
    book_.table(Part::norms);
    for (const auto& scale : of_.scales)
      for (const auto& norm : scale.norms) {
        book_.put(scale.id);
        book_.put(norm.population);
        book_.put(norm.date);
        book_.put_number(norm.n);
        book_.put_number(norm.mean);
        book_.put_number(norm.sd);
        book_.end_row();
      }
  }

  void critical() {
    book_.table(Part::critical);
    for (const auto& one : of_.critical) {
      book_.put(one.item);
      book_.put_number(one.at_least);
      book_.put(book_.choice(Part::critical, "tier", one.tier == Tier::acute ? "acute" : "same_day"));
      book_.put(one.follow_up);
      book_.end_row();
    }
  }

  void validity() {
    book_.fields(Part::validity, [&](std::string_view key) {
      const auto& rule = of_.validity;
      const auto unless_off = [&](bool off, double value) { off ? book_.put("") : book_.put_number(value); };
      if (key == "fast_ms_per_item") book_.put_number(rule.fast_ms_per_item);
      else if (key == "fast_share_max") book_.put_number(rule.fast_share_max);
      else if (key == "longstring_min") book_.put_number(rule.longstring_min);
      else if (key == "missing_max") book_.put_number(rule.missing_max);
      else if (key == "variability_min") unless_off(rule.variability_min == 0, rule.variability_min);
      else if (key == "variability_max") unless_off(rule.variability_max == 0, rule.variability_max);
      else if (key == "lie_items") book_.put(joined(rule.lie_scale.items));
      else if (key == "lie_void_from") unless_off(rule.lie_scale.items.empty(), rule.lie_scale.void_from);
      else if (key == "even_odd_scales") book_.put(joined(rule.even_odd.scales));
      else unless_off(rule.even_odd.scales.empty(), rule.even_odd.consistency_min);
    });
  }

  void golden() {
    const auto& layout = layout_of(Part::golden);
    book_.sheet(layout.name);
    book_.width(0, 0, 28);
    book_.heading(book_.in_language(layout.columns[0].title));
    for (const auto& item : of_.items) book_.heading(item.id);
    for (const auto& scale : of_.scales) {
      book_.heading(book_.in_language(texts::instruments::heading_score({.scale = scale.id})));
      book_.heading(book_.in_language(texts::instruments::heading_band({.scale = scale.id})));
    }
    for (std::size_t i = 1; i < layout.columns.size(); ++i) book_.heading(book_.in_language(layout.columns[i].title));
    book_.end_row();
    for (const auto& vector : of_.golden) {
      book_.put(vector.name);
      for (const int answer : vector.answers) {
        if (answer < 0) book_.put("");
        else book_.put_number(answer);
      }
      for (const auto& scale : of_.scales) {
        const auto score = vector.scores.find(scale.id);
        if (score == vector.scores.end()) book_.put("");
        else if (!score->second) book_.put(book_.in_language(texts::instruments::not_scorable()));
        else book_.put_number(*score->second);
        const auto band = vector.bands.find(scale.id);
        book_.put(band == vector.bands.end() ? "" : band->second);
      }
      book_.put(joined(vector.critical));
      book_.put(vector.validity.empty() ? "" : book_.choice(Part::golden, "validity", vector.validity));
      book_.end_row();
    }
  }

  const Instrument& of_;
  SheetWriter book_;
  OptionGroups groups_;
};

}  // namespace

std::string write_workbook(const Instrument& instrument, std::string_view language) {
  return Writer(instrument, language).all();
}

}  // namespace rongxin::instruments
