#pragma once
// The workbook in which an officer writes an instrument: sheets, columns and what each is for, in
// Chinese and English. Writing, reading and explaining follow this one table.
#include <string_view>
#include <vector>

namespace rongxin::instruments {

struct Words {
  std::string_view zh, en;
  std::string_view in(std::string_view language) const { return language == "en" ? en : zh; }
  bool is(std::string_view text) const { return text == zh || text == en; }
};

struct Choice {
  std::string_view value;
  Words words;
};

struct Column {
  std::string_view key;
  Words title;
  Words help;
  std::vector<Choice> choices = {};
  bool optional = false;  ///< the whole column or field may be absent
};

enum class Part { about, items, options, scales, bands, norms, critical, validity, golden };

struct SheetLayout {
  Part part;
  Words name;
  bool fields;  ///< one field a row (title, value, explanation), not one thing a row
  std::vector<Column> columns;
};

const std::vector<SheetLayout>& workbook_layout();
const SheetLayout& layout_of(Part part);
const std::vector<Choice>& choices_of(Part part, std::string_view key);

inline constexpr Words value_heading{"内容", "Value"}, field_heading{"字段", "Field"},
    help_heading{"说明", "Explanation"};
inline constexpr Words score_heading{"得分 ", "Score "},
    band_heading{"分段 ", "Band "};                 ///< of golden vectors, followed by a scale
inline constexpr Words read_me{"说明", "Read me"};  ///< the sheet that explains the others
inline constexpr Words not_scorable{"不可计分", "not scorable"};

}  // namespace rongxin::instruments
