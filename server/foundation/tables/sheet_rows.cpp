#include "tables/sheet_rows.h"

#include <algorithm>
#include <charconv>

#include "tables/cell_values.h"
#include "texts/tables.h"

namespace rongxin::tables {
namespace {

constexpr std::size_t far = 100'000;  ///< a column beyond every limit

/// "AB12": column (from 0) and row; column is `far` when it is none of ours.
std::pair<std::size_t, int> place_of(std::string_view reference) {
  std::size_t column = 0, at = 0;
  for (; at < reference.size() && std::isalpha(static_cast<unsigned char>(reference[at])) != 0; ++at)
    column = std::min(
        far, column * 26 + static_cast<std::size_t>(std::toupper(static_cast<unsigned char>(reference[at])) - 'A' + 1));
  int row = 0;
  std::from_chars(reference.data() + at, reference.data() + reference.size(), row);
  return {column == 0 ? far : column - 1, row};
}

std::size_t number_of(std::string_view text, std::size_t otherwise = 0) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  std::size_t value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

void SheetRows::fill(std::vector<Merge> known) {
  fills_ = std::move(known);
  std::sort(fills_.begin(), fills_.end(), [](const Merge& a, const Merge& b) { return a.first_row < b.first_row; });
}

void SheetRows::begin(std::string_view name, const char** attributes) {
  if (in_cell_) {
    if (name == "f") formula_ = true;
    if (name == "is") inline_ = true;
    if (name == "rPh") ++phonetic_;
    reading_ = (name == "v" && !inline_) || (name == "t" && inline_ && phonetic_ == 0);
  } else if (in_row_) {
    if (name == "c") begin_cell(attributes);
  } else if (name == "row") {
    begin_row(attributes);
  } else if (name == "mergeCell") {
    note_merge(attribute(attributes, "ref"));
  }
}

void SheetRows::end(std::string_view name) {
  reading_ = false;
  if (name == "c" && in_cell_) finish_cell();
  else if (name == "row" && in_row_) finish_row();
  else if (name == "rPh" && phonetic_ > 0) --phonetic_;
  else if (name == "is") inline_ = false;
}

void SheetRows::text(std::string_view part) {
  if (!reading_) return;
  value_ += part;
  if (value_.size() > cell_octets_max) refuse_size(texts::tables::octets_in_cell(), cell_octets_max);
}

void SheetRows::begin_row(const char** attributes) {
  if (++rows_seen_ > rows_max) return refuse_size(texts::tables::rows_of_sheet(), rows_max);
  const auto number = number_of(attribute(attributes, "r"));
  line_ = number > 0 && number < 100'000'000 ? static_cast<int>(number) : line_ + 1;
  in_row_ = true;
  row_ = TableRow{};
  row_.line = line_;
  row_.hidden = is_true(attribute(attributes, "hidden"));
  column_ = 0;
}

void SheetRows::begin_cell(const char** attributes) {
  const auto reference = attribute(attributes, "r");
  if (!reference.empty()) column_ = place_of(reference).first;
  kind_ = attribute(attributes, "t");
  style_ = number_of(attribute(attributes, "s"));
  formula_ = inline_ = false;
  phonetic_ = 0;
  in_cell_ = true;
  value_.clear();
}

void SheetRows::finish_cell() {
  in_cell_ = false;
  Cell one = cell();
  const std::size_t column = column_++;
  // What is only coloured costs nothing, however far away it stands.
  if (one.type == CellType::empty) return;
  if (column >= columns_max) return refuse_size(texts::tables::columns(), columns_max);
  if (row_.cells.size() <= column) row_.cells.resize(column + 1);
  row_.cells[column] = std::move(one);
}

Cell SheetRows::cell() const {
  if (formula_) return {CellType::formula, unescaped(value_)};
  if (kind_ == "s") {
    const auto at = number_of(value_, strings_.size());
    if (at >= strings_.size()) return is_blank(value_) ? Cell{} : Cell{CellType::error, "?"};
    const std::string_view text = strings_[at];
    return {is_blank(text) ? CellType::empty : CellType::text, std::string(text)};
  }
  if (kind_ == "inlineStr" || kind_ == "str") {
    std::string text = unescaped(value_);
    return {is_blank(text) ? CellType::empty : CellType::text, std::move(text)};
  }
  if (is_blank(value_)) return {};
  if (kind_ == "b") return {CellType::boolean, value_ == "0" ? "FALSE" : "TRUE"};
  if (kind_ == "e") return {CellType::error, value_.substr(0, 40)};
  if (kind_ == "d")
    return {CellType::date, value_.substr(0, value_.find('T') == std::string::npos ? 10 : value_.find('T'))};
  return styles_.date(style_) ? date_cell(value_, from_1904_) : number_cell(value_);
}

void SheetRows::finish_row() {
  in_row_ = false;
  if (row_.cells.empty()) {
    ++blank;
    return;
  }
  fill_row();
  places += row_.cells.size();
  rows.push_back(std::move(row_));
}

void SheetRows::fill_row() {
  for (; next_fill_ < fills_.size() && fills_[next_fill_].first_row <= line_; ++next_fill_) {
    const Merge& merge = fills_[next_fill_];
    if (merge.first_row == line_ && merge.column < row_.cells.size())
      filling_[merge.column] = {merge.last_row, row_.cells[merge.column]};
  }
  for (auto one = filling_.begin(); one != filling_.end();) {
    auto& [until, value] = one->second;
    if (until < line_) {
      one = filling_.erase(one);
      continue;
    }
    if (row_.cells.size() <= one->first) row_.cells.resize(one->first + 1);
    if (row_.cells[one->first].type == CellType::empty) {
      row_.cells[one->first] = value;
      row_.cells[one->first].filled = true;
    }
    ++one;
  }
}

void SheetRows::note_merge(std::string_view reference) {
  const auto colon = reference.find(':');
  if (colon == std::string_view::npos) return;
  const auto from = place_of(reference.substr(0, colon)), to = place_of(reference.substr(colon + 1));
  if (to.second <= from.second || from.first >= columns_max) return;
  if (merges.size() >= merges_max) return refuse_size(texts::tables::merged_areas(), merges_max);
  merges.push_back({from.second, to.second, from.first});
}

}  // namespace rongxin::tables
