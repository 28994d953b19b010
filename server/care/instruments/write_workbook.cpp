#include "instruments/write_workbook.h"

#include <xlsxwriter.h>

#include <stdexcept>

#include "instruments/workbook_layout.h"
#include "platform/brief_file.h"
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
  Writer(const Instrument& instrument, std::string_view language) : of_(instrument), language_(language) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    book_ = workbook_new_opt(file_.path().c_str(), &options);
    if (book_ == nullptr) throw std::runtime_error("a workbook cannot be begun");
    heading_ = workbook_add_format(book_);
    format_set_bold(heading_);
    format_set_bg_color(heading_, 0xE6EFE9);
    format_set_border(heading_, LXW_BORDER_THIN);
    text_ = workbook_add_format(book_);
    format_set_num_format(text_, "@");
    format_set_text_wrap(text_);
    format_set_align(text_, LXW_ALIGN_VERTICAL_TOP);
    soft_ = workbook_add_format(book_);
    format_set_font_color(soft_, 0x4D5B53);
    format_set_text_wrap(soft_);
    format_set_align(soft_, LXW_ALIGN_VERTICAL_TOP);
  }

  std::string finish() {
    explain();
    about();
    items();
    option_rows();
    scales();
    bands();
    norms();
    critical();
    validity();
    golden();
    if (workbook_close(book_) != LXW_NO_ERROR) throw std::runtime_error("a workbook cannot be finished");
    return file_.read();
  }

 private:
  void sheet(std::string_view name) {
    sheet_ = workbook_add_worksheet(book_, std::string(name).c_str());
    worksheet_freeze_panes(sheet_, 1, 0);
    row_ = 0;
    column_ = 0;
  }
  void put(std::string_view text, lxw_format* format = nullptr) {
    if (!text.empty())
      worksheet_write_string(sheet_, row_, column_, std::string(text).c_str(), format == nullptr ? text_ : format);
    ++column_;
  }
  void put_number(double value) { worksheet_write_number(sheet_, row_, column_++, value, nullptr); }
  void end_row() {
    ++row_;
    column_ = 0;
  }
  void text_pair(const Text& text) {
    const auto get = [&](const char* language) {
      const auto found = text.find(language);
      return found == text.end() ? std::string() : found->second;
    };
    put(get("zh-CN"));
    put(get("en"));
  }
  std::string choice(Part part, std::string_view key, std::string_view value) const {
    for (const auto& one : choices_of(part, key))
      if (one.value == value) return std::string(one.words.in(language_));
    return std::string(value);
  }
  std::string yes_no(bool yes) const { return choice(Part::about, "text_included", yes ? "yes" : "no"); }
  void offer(const std::vector<Choice>& choices, lxw_row_t first, lxw_row_t last, lxw_col_t column) {
    if (choices.empty()) return;
    std::vector<std::string> words;
    for (const auto& one : choices) words.emplace_back(one.words.in(language_));
    std::vector<char*> list;
    for (auto& one : words) list.push_back(one.data());
    list.push_back(nullptr);
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_LIST;
    rule.value_list = list.data();
    worksheet_data_validation_range(sheet_, first, column, last, column, &rule);
  }

  /// A sheet of one thing a row: headings, widths, choices.
  void table(Part part) {
    const auto& layout = layout_of(part);
    sheet(layout.name.in(language_));
    for (std::size_t i = 0; i < layout.columns.size(); ++i) {
      const auto& one = layout.columns[i];
      const auto at = static_cast<lxw_col_t>(i);
      const bool wide =
          one.key == "zh" || one.key == "en" || one.key == "note_zh" || one.key == "note_en" || one.key == "items";
      worksheet_set_column(sheet_, at, at, wide ? 36 : 15, nullptr);
      put(one.title.in(language_), heading_);
      offer(one.choices, 1, 500, at);
    }
    end_row();
  }

  /// A sheet of one field a row.
  template <class Value>
  void fields(Part part, Value value_of) {
    const auto& layout = layout_of(part);
    sheet(layout.name.in(language_));
    worksheet_set_column(sheet_, 0, 0, 22, nullptr);
    worksheet_set_column(sheet_, 1, 1, 60, nullptr);
    worksheet_set_column(sheet_, 2, 2, 60, nullptr);
    for (const auto& heading : {field_heading, value_heading, help_heading}) put(heading.in(language_), heading_);
    end_row();
    for (const auto& one : layout.columns) {
      offer(one.choices, row_, row_, 1);
      put(one.title.in(language_));
      value_of(one.key);
      put(one.help.in(language_), soft_);
      end_row();
    }
  }

  void explain() {
    sheet(read_me.in(language_));
    worksheet_set_column(sheet_, 0, 1, 20, nullptr);
    worksheet_set_column(sheet_, 2, 2, 90, nullptr);
    for (const auto* words : {&texts::instruments::heading_sheet(), &texts::instruments::heading_column(),
                              &texts::instruments::heading_how()})
      put(words->in(language_), heading_);
    end_row();
    put(texts::instruments::all_sheets().in(language_));
    ++column_;
    put(texts::instruments::how_to_fill_in().in(language_), soft_);
    end_row();
    for (const auto& layout : workbook_layout())
      for (const auto& one : layout.columns) {
        put(layout.name.in(language_));
        put(one.title.in(language_));
        put(one.help.in(language_), soft_);
        end_row();
      }
  }

  void about() {
    const auto get = [&](const Text& text, const char* language) {
      const auto found = text.find(language);
      return found == text.end() ? std::string() : found->second;
    };
    fields(Part::about, [&](std::string_view key) {
      if (key == "id") put(of_.id);
      else if (key == "version") put(of_.version);
      else if (key == "zh") put(get(of_.title, "zh-CN"));
      else if (key == "en") put(get(of_.title, "en"));
      else if (key == "stem_zh") put(get(of_.stem, "zh-CN"));
      else if (key == "stem_en") put(get(of_.stem, "en"));
      else if (key == "informant") put(choice(Part::about, key, of_.informant));
      else if (key == "age_min") put_number(of_.age_min_years);
      else if (key == "age_max") put_number(of_.age_max_years);
      else if (key == "licence_status") put(of_.licence_status);
      else if (key == "source_zh") put(get(of_.source, "zh-CN"));
      else if (key == "source_en") put(get(of_.source, "en"));
      else if (key == "translation_source") put(of_.translation_source);
      else if (key == "text_included") put(yes_no(of_.text_included));
      else if (key == "validated_translation") put(yes_no(of_.validated_translation));
      else if (key == "needs_signed_check") put(yes_no(of_.needs_signed_check));
      else if (key == "items_per_screen_max")
        of_.items_per_screen_max == 1 ? put("") : put_number(of_.items_per_screen_max);
      else if (of_.grade_max == 0) put("");
      else put_number(key == "grade_min" ? of_.grade_min : of_.grade_max);
    });
  }

  std::string group_name(std::size_t group) const {
    return texts::instruments::option_group({.number = group + 1}).in(language_);
  }

  void items() {
    table(Part::items);
    for (const auto& item : of_.items) {
      put(item.id);
      text_pair(item.text);
      put(group_name(groups_.of(item.options)));
      std::string when;
      for (const auto& one : item.ask_when)
        when += (when.empty() ? "" : "; ") + one.item + ">=" + std::to_string(one.at_least);
      put(when);
      put(item.faces ? yes_no(true) : "");
      put(item.read_aloud ? yes_no(true) : "");
      end_row();
    }
  }

  void option_rows() {
    table(Part::options);
    for (std::size_t i = 0; i < groups_.groups.size(); ++i)
      for (const auto& option : groups_.groups[i]) {
        put(group_name(i));
        put_number(option.value);
        text_pair(option.text);
        if (option.face != 0) put_number(option.face);
        end_row();
      }
  }

  void scales() {
    table(Part::scales);
    for (const auto& scale : of_.scales) {
      put(scale.id);
      text_pair(scale.title);
      put(choice(Part::scales, "kind",
                 scale.kind == ScaleKind::sum     ? "sum"
                 : scale.kind == ScaleKind::mean  ? "mean"
                 : scale.kind == ScaleKind::count ? "count"
                                                  : "weighted"));
      put(joined(scale.items));
      put(joined(scale.reversed));
      std::vector<std::string> weights;
      for (const double one : scale.weights) weights.push_back(decimal_text(one));
      put(joined(weights));
      if (scale.kind == ScaleKind::count) put_number(scale.count_from);
      else put("");
      const bool prorate = scale.missing_rule == MissingRule::prorate;
      put(choice(Part::scales, "missing", prorate ? "prorate" : "refuse"));
      if (prorate) put_number(scale.missing_max);
      else put("");
      text_pair(scale.norm_note);
      end_row();
    }
  }

  void bands() {
    table(Part::bands);
    for (const auto& scale : of_.scales)
      for (const auto& band : scale.bands) {
        put(scale.id);
        put(band.id);
        put_number(band.from);
        text_pair(band.text);
        end_row();
      }
  }

  void norms() {
    table(Part::norms);
    for (const auto& scale : of_.scales)
      for (const auto& norm : scale.norms) {
        put(scale.id);
        put(norm.population);
        put(norm.date);
        put_number(norm.n);
        put_number(norm.mean);
        put_number(norm.sd);
        end_row();
      }
  }

  void critical() {
    table(Part::critical);
    for (const auto& one : of_.critical) {
      put(one.item);
      put_number(one.at_least);
      put(choice(Part::critical, "tier", one.tier == Tier::acute ? "acute" : "same_day"));
      put(one.follow_up);
      end_row();
    }
  }

  void validity() {
    fields(Part::validity, [&](std::string_view key) {
      const auto& rule = of_.validity;
      const auto unless_off = [&](bool off, double value) { off ? put("") : put_number(value); };
      if (key == "fast_ms_per_item") put_number(rule.fast_ms_per_item);
      else if (key == "fast_share_max") put_number(rule.fast_share_max);
      else if (key == "longstring_min") put_number(rule.longstring_min);
      else if (key == "missing_max") put_number(rule.missing_max);
      else if (key == "variability_min") unless_off(rule.variability_min == 0, rule.variability_min);
      else if (key == "variability_max") unless_off(rule.variability_max == 0, rule.variability_max);
      else if (key == "lie_items") put(joined(rule.lie_scale.items));
      else if (key == "lie_void_from") unless_off(rule.lie_scale.items.empty(), rule.lie_scale.void_from);
      else if (key == "even_odd_scales") put(joined(rule.even_odd.scales));
      else unless_off(rule.even_odd.scales.empty(), rule.even_odd.consistency_min);
    });
  }

  void golden() {
    const auto& layout = layout_of(Part::golden);
    sheet(layout.name.in(language_));
    worksheet_set_column(sheet_, 0, 0, 28, nullptr);
    put(layout.columns[0].title.in(language_), heading_);
    for (const auto& item : of_.items) put(item.id, heading_);
    for (const auto& scale : of_.scales) {
      put(std::string(score_heading.in(language_)) + scale.id, heading_);
      put(std::string(band_heading.in(language_)) + scale.id, heading_);
    }
    for (std::size_t i = 1; i < layout.columns.size(); ++i) put(layout.columns[i].title.in(language_), heading_);
    end_row();
    for (const auto& vector : of_.golden) {
      put(vector.name);
      for (const int answer : vector.answers) {
        if (answer < 0) put("");
        else put_number(answer);
      }
      for (const auto& scale : of_.scales) {
        const auto score = vector.scores.find(scale.id);
        if (score == vector.scores.end()) put("");
        else if (!score->second) put(not_scorable.in(language_));
        else put_number(*score->second);
        const auto band = vector.bands.find(scale.id);
        put(band == vector.bands.end() ? "" : band->second);
      }
      put(joined(vector.critical));
      put(vector.validity.empty() ? "" : choice(Part::golden, "validity", vector.validity));
      end_row();
    }
  }

  const BriefFile file_;
  const Instrument& of_;
  const std::string language_;
  OptionGroups groups_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format *heading_ = nullptr, *text_ = nullptr, *soft_ = nullptr;
  lxw_row_t row_ = 0;
  lxw_col_t column_ = 0;
};

}  // namespace

std::string write_workbook(const Instrument& instrument, std::string_view language) {
  return Writer(instrument, language).finish();
}

Instrument worked_example() {
  Instrument example;
  example.id = "sleep4";
  example.version = "1.0";
  example.title = {{"zh-CN", "睡眠小调查（示例）"}, {"en", "Short sleep survey (example)"}};
  example.stem = {{"zh-CN", "过去一个星期里，下面的情况有多少？"},
                  {"en", "How often was this so during the past week?"}};
  example.informant = "student";
  example.age_min_years = 8;
  example.age_max_years = 18;
  example.licence_status = "自编，仅作示例 own work, an example only";
  example.source = {{"zh-CN", "榕心平台示例，没有研究依据，请勿用于测评。"},
                    {"en", "An example of the platform without any study behind it: not for real use."}};
  example.translation_source = "原文即中文 written in Chinese";
  example.text_included = true;
  const std::vector<Option> often{{0, {{"zh-CN", "没有"}, {"en", "Never"}}},
                                  {1, {{"zh-CN", "有时"}, {"en", "Sometimes"}}},
                                  {2, {{"zh-CN", "经常"}, {"en", "Often"}}}};
  example.items = {{"sleep4.1", {{"zh-CN", "我很久才睡着"}, {"en", "It took me long to fall asleep"}}, often, {}},
                   {"sleep4.2", {{"zh-CN", "我半夜醒来"}, {"en", "I woke up at night"}}, often, {}},
                   {"sleep4.3", {{"zh-CN", "早上起来我觉得睡够了"}, {"en", "In the morning I felt rested"}}, often, {}},
                   {"sleep4.4", {{"zh-CN", "我因为害怕而不敢睡"}, {"en", "I was too afraid to sleep"}}, often, {}}};
  Scale total;
  total.id = "sleep4";
  total.title = {{"zh-CN", "睡眠困扰总分"}, {"en", "Sleep trouble, total"}};
  total.items = {"sleep4.1", "sleep4.2", "sleep4.3", "sleep4.4"};
  total.reversed = {"sleep4.3"};
  total.missing_rule = MissingRule::prorate;
  total.missing_max = 1;
  total.bands = {{"low", 0, {{"zh-CN", "较少"}, {"en", "little"}}},
                 {"some", 3, {{"zh-CN", "有一些"}, {"en", "some"}}},
                 {"much", 6, {{"zh-CN", "较多"}, {"en", "much"}}}};
  total.norm_note = {{"zh-CN", "没有常模。"}, {"en", "There is no norm."}};
  example.scales = {total};
  example.critical = {{"sleep4.4", 2, Tier::same_day, ""}};
  example.validity = {300, 0.5, 0, 1};
  example.golden = {{"睡得好 sleeps well", {0, 0, 2, 0}, {{"sleep4", 0.0}}, {{"sleep4", "low"}}, {}},
                    {"刚到第二段 just in the second band", {1, 1, 1, 0}, {{"sleep4", 3.0}}, {{"sleep4", "some"}}, {}},
                    {"全部最高 everything", {2, 2, 0, 2}, {{"sleep4", 8.0}}, {{"sleep4", "much"}}, {"sleep4.4"}},
                    {"一题没答 one unanswered", {2, -1, 1, 0}, {{"sleep4", 4.0}}, {{"sleep4", "some"}}, {}},
                    {"两题没答 two unanswered", {2, -1, -1, 2}, {{"sleep4", std::nullopt}}, {}, {"sleep4.4"}}};
  return example;
}

}  // namespace rongxin::instruments
