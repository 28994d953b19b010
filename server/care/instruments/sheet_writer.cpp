#include "instruments/sheet_writer.h"

#include <stdexcept>

#include "texts/instruments.h"

namespace rongxin::instruments {

using psychometrics::text_in;

SheetWriter::SheetWriter(std::string_view language) : language_(language) {
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

std::string SheetWriter::finish() {
  if (workbook_close(book_) != LXW_NO_ERROR) throw std::runtime_error("a workbook cannot be finished");
  return file_.read();
}

void SheetWriter::sheet(const Sentence& name) {
  sheet_ = workbook_add_worksheet(book_, name.in(language_).c_str());
  worksheet_freeze_panes(sheet_, 1, 0);
  row_ = 0;
  column_ = 0;
}

void SheetWriter::width(lxw_col_t first, lxw_col_t last, double characters) {
  worksheet_set_column(sheet_, first, last, characters, nullptr);
}

void SheetWriter::put(std::string_view text, lxw_format* format) {
  if (!text.empty()) worksheet_write_string(sheet_, row_, column_, std::string(text).c_str(), format);
  ++column_;
}

void SheetWriter::heading(std::string_view text) { put(text, heading_); }
void SheetWriter::put(std::string_view text) { put(text, text_); }
void SheetWriter::put_number(double value) { worksheet_write_number(sheet_, row_, column_++, value, nullptr); }

void SheetWriter::put_pair(const psychometrics::Text& text) {
  put(text_in(text, "zh-CN"));
  put(text_in(text, "en"));
}

void SheetWriter::end_row() {
  ++row_;
  column_ = 0;
}

std::string SheetWriter::choice(Part part, std::string_view key, std::string_view value) const {
  for (const auto& one : choices_of(part, key))
    if (one.value == value) return one.words.in(language_);
  return std::string(value);
}

std::string SheetWriter::yes_no(bool yes) const { return choice(Part::about, "text_included", yes ? "yes" : "no"); }

void SheetWriter::offer(const std::vector<Choice>& choices, lxw_row_t first, lxw_row_t last, lxw_col_t column) {
  if (choices.empty()) return;
  std::vector<std::string> words;
  for (const auto& one : choices) words.push_back(one.words.in(language_));
  std::vector<char*> list;
  for (auto& one : words) list.push_back(one.data());
  list.push_back(nullptr);
  lxw_data_validation rule{};
  rule.validate = LXW_VALIDATION_TYPE_LIST;
  rule.value_list = list.data();
  worksheet_data_validation_range(sheet_, first, column, last, column, &rule);
}

void SheetWriter::table(Part part) {
  const auto& layout = layout_of(part);
  sheet(layout.name);
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    const auto& one = layout.columns[i];
    const auto at = static_cast<lxw_col_t>(i);
    const bool long_text =
        one.key == "zh" || one.key == "en" || one.key == "note_zh" || one.key == "note_en" || one.key == "items";
    width(at, at, long_text ? 36 : 15);
    heading(one.title.in(language_));
    offer(one.choices, 1, 500, at);
  }
  end_row();
}

void SheetWriter::begin_fields(Part part) {
  sheet(layout_of(part).name);
  width(0, 0, 22);
  width(1, 1, 60);
  width(2, 2, 60);
  for (const auto* words : {&texts::instruments::heading_field(), &texts::instruments::heading_value(),
                            &texts::instruments::heading_help()})
    heading(words->in(language_));
  end_row();
}

void SheetWriter::begin_field(const Column& field) {
  offer(field.choices, row_, row_, 1);
  put(field.title.in(language_));
}

void SheetWriter::end_field(const Column& field) {
  put(field.help.in(language_), soft_);
  end_row();
}

void SheetWriter::explain() {
  sheet(texts::instruments::read_me());
  width(0, 1, 20);
  width(2, 2, 90);
  for (const auto* words : {&texts::instruments::heading_sheet(), &texts::instruments::heading_column(),
                            &texts::instruments::heading_how()})
    heading(words->in(language_));
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

}  // namespace rongxin::instruments
