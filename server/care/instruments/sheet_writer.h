#pragma once
// The sheets of a workbook as the layout describes them: headings, widths, lists of choices; cells one behind the
// other.
#include <xlsxwriter.h>

#include <string>
#include <string_view>
#include <vector>

#include "instruments/workbook_layout.h"
#include "platform/brief_file.h"
#include "psychometrics/instrument.h"

namespace rongxin::instruments {

class SheetWriter {
 public:
  /// `language`: of headings and choices, "zh-CN" or "en". Throws std::runtime_error when there is no room for the
  /// file.
  explicit SheetWriter(std::string_view language);
  /// The octets of the whole workbook; nothing can be put afterwards. Throws std::runtime_error.
  std::string finish();

  /// A sheet that explains every column of the others.
  void explain();
  /// A sheet of one thing a row: headings, widths, choices.
  void table(Part part);
  /// A sheet of one field a row; `value_of` puts the value of a key.
  template <class Value>
  void fields(Part part, Value value_of) {
    begin_fields(part);
    for (const auto& one : layout_of(part).columns) {
      begin_field(one);
      value_of(one.key);
      end_field(one);
    }
  }
  /// A sheet without columns yet.
  void sheet(const Sentence& name);
  /// Of columns from 0 on, in characters.
  void width(lxw_col_t first, lxw_col_t last, double characters);

  void heading(std::string_view text);
  void put(std::string_view text);  ///< an empty text leaves the cell empty
  void put_number(double value);
  void put_pair(const psychometrics::Text& text);  ///< Chinese, then English, in two cells
  void end_row();

  /// The words of a value; the value itself when it is none of the choices.
  std::string choice(Part part, std::string_view key, std::string_view value) const;
  std::string yes_no(bool yes) const;
  const std::string& in_language(const Sentence& words) const { return words.in(language_); }

 private:
  void put(std::string_view text, lxw_format* format);
  void begin_fields(Part part);
  void begin_field(const Column& field);
  void end_field(const Column& field);
  void offer(const std::vector<Choice>& choices, lxw_row_t first, lxw_row_t last, lxw_col_t column);

  const BriefFile file_;
  const std::string language_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format *heading_ = nullptr, *text_ = nullptr, *soft_ = nullptr;
  lxw_row_t row_ = 0;
  lxw_col_t column_ = 0;
};

}  // namespace rongxin::instruments
