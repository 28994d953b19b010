#pragma once
// The workbook in which an officer writes an instrument: sheets, columns and what each is for, in
// Chinese and English. Writing, reading and explaining follow this one table. Its words stand in texts.json; names of
// sheets, columns and choices are read back from files that lie with people, so a new name needs the old one beside it.
#include <string_view>
#include <vector>

#include "platform/sentence.h"

namespace rongxin::instruments {

struct Choice {
  std::string_view value;
  Sentence words;
};

struct Column {
  std::string_view key;
  Sentence title, help;
  std::vector<Choice> choices = {};
  bool optional = false;  ///< the whole column or field may be absent
};

enum class Part { about, items, options, scales, bands, norms, critical, validity, golden };

struct SheetLayout {
  Part part;
  Sentence name;
  bool fields;  ///< one field a row (title, value, explanation), not one thing a row
  std::vector<Column> columns;
};

const std::vector<SheetLayout>& workbook_layout();
const SheetLayout& layout_of(Part part);
const std::vector<Choice>& choices_of(Part part, std::string_view key);

/// Whether a cell says the words, in one of their languages.
inline bool says(std::string_view cell, const Sentence& words) { return cell == words.zh || cell == words.en; }

}  // namespace rongxin::instruments
