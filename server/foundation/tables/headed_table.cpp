#include "tables/headed_table.h"

#include <algorithm>

#include "platform/shortened.h"
#include "tables/cell_values.h"
#include "tables/problems.h"
#include "texts/tables.h"

namespace rongxin::tables {
namespace {

constexpr int rows_above_max = 20;
constexpr std::size_t sheets_named_max = 8;

std::vector<std::string> names_of(const TableRow& row) {
  std::vector<std::string> names;
  for (const auto& cell : row.cells) names.push_back(cell.type == CellType::text ? heading_name(cell.text) : "");
  while (!names.empty() && names.back().empty()) names.pop_back();
  return names;
}

RowRefusal divided() { return {"line_end", texts::tables::line_end()}; }

std::size_t times(const std::vector<std::string>& names, std::string_view name) {
  return static_cast<std::size_t>(std::count(names.begin(), names.end(), name));
}

}  // namespace

std::string heading_name(std::string_view written) {
  std::string name;
  for (std::size_t at = 0; at < written.size();) {
    std::size_t size = 1;
    while (at + size < written.size() && (static_cast<unsigned char>(written[at + size]) & 0xC0) == 0x80) ++size;
    const auto one = written.substr(at, size);
    at += size;
    if (is_blank(one) || one == "*" || one == "＊" || one == "★" || one == "※") continue;
    // U+FF01 to U+FF5E are the ASCII characters in full width.
    if (size == 3 && one[0] == '\xEF' && (one[1] == '\xBC' || one[1] == '\xBD')) {
      const int code =
          (static_cast<unsigned char>(one[1]) & 0x3F) * 64 + (static_cast<unsigned char>(one[2]) & 0x3F) - 0xF00;
      if (code >= 1 && code <= 0x5E) {
        name += static_cast<char>(code + 0x20);
        continue;
      }
    }
    name += one;
  }
  for (const std::string_view mark : {"(必填)", "(选填)", "[必填]", "(必填项)", "(选填项)"})
    if (const auto found = name.find(mark); found != std::string::npos) name.erase(found, mark.size());
  return name;
}

bool is_undivided(const TableRow& headings, const WantedHeadings& wanted) {
  return std::any_of(headings.cells.begin(), headings.cells.end(), [&](const Cell& cell) {
    return std::count_if(wanted.needed.begin(), wanted.needed.end(),
                         [&](const std::string& one) { return cell.text.find(one) != std::string::npos; }) > 2;
  });
}

bool HeadedTable::is_wanted(const std::string& name) const {
  return !name.empty() && times(wanted_.needed, name) + times(wanted_.known, name) > 0;
}

bool HeadedTable::are_headings(const std::vector<std::string>& names) const {
  return std::all_of(wanted_.needed.begin(), wanted_.needed.end(),
                     [&](const std::string& one) { return times(names, one) > 0; });
}

// Asked of every row: the first character of a heading that is needed, before all headings are made plain and compared.
bool HeadedTable::may_be_headings(const TableRow& row) const {
  const std::string& name = wanted_.needed.front();
  std::size_t size = 1;
  while (size < name.size() && (static_cast<unsigned char>(name[size]) & 0xC0) == 0x80) ++size;
  return std::any_of(row.cells.begin(), row.cells.end(), [first = name.substr(0, size)](const Cell& cell) {
    return cell.text.find(first) != std::string::npos;
  });
}

std::size_t HeadedTable::likeness(const std::vector<std::string>& names) const {
  std::size_t shared = 0;
  for (const auto* list : {&wanted_.needed, &wanted_.known})
    for (const auto& one : *list) shared += times(names, one) > 0 ? 1 : 0;
  return shared;
}

// All of the first headings; of further ones, what is known and not there yet.
void HeadedTable::take_names(const std::vector<std::string>& names) {
  if (sheets_.empty()) {
    headings_.cells.clear();
    for (const auto& name : names) headings_.cells.push_back({name.empty() ? CellType::empty : CellType::text, name});
    return;
  }
  auto have = names_of(headings_);
  have.resize(headings_.cells.size());
  for (const auto& name : names) {
    if (!is_wanted(name) || times(have, name) >= times(names, name)) continue;
    have.push_back(name);
    headings_.cells.push_back({CellType::text, name});
  }
}

// Headings in two lines, the upper one for several columns: "成员1" over "姓名" is "成员1姓名", "家庭成员" over
// "成员1姓名" the lower.
HeadedTable::Names HeadedTable::joined(const Names& upper, const Names& lower) const {
  Names out(std::max(upper.size(), lower.size()));
  std::string group;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::string above = i < upper.size() ? upper[i] : "", below = i < lower.size() ? lower[i] : "";
    if (!above.empty()) group = above;
    if (!is_wanted(group) && !below.empty() && is_wanted(group + below)) out[i] = group + below;
    else out[i] = !is_wanted(above) && is_wanted(below) ? below : above.empty() ? below : above;
  }
  return out;
}

/// Of the first lines the one, or the two, that have all that is needed. `above`: lines that were read before them, or
/// in vain.
Result<std::optional<HeadedTable::Sheet>> HeadedTable::headings_of(std::size_t sheet, std::int64_t& above,
                                                                   Names& nearest) {
  TableRow row;
  Names before;
  for (above = 0; above < rows_above_max; ++above) {
    RONGXIN_TRY(more, reader_->next(row));
    if (!more) break;
    any_row_ = true;
    const Names names = names_of(row);
    Sheet found{sheet, row.line, above, names, {}, {}, row.cells.size()};
    if (const Names both = joined(before, names);
        are_headings(both) && (!are_headings(names) || likeness(both) > likeness(names)))
      found = {sheet, row.line, above - 1, both, before, names, std::max(before.size(), row.cells.size())};
    if (are_headings(found.names)) {
      if (TableRow below; !found.two_lines()) {
        RONGXIN_TRY(another, reader_->next(below));
        const Names both = another ? joined(names, names_of(below)) : names;
        if (likeness(both) > likeness(names))
          found = {
              sheet, below.line, above, both, names, names_of(below), std::max(row.cells.size(), below.cells.size())};
      }
      return std::optional(std::move(found));
    }
    if (likeness(names) > likeness(nearest)) nearest = names;
    if (sheets_.empty() && (likeness(names) > best_ || headings_.cells.empty())) {
      best_ = likeness(names);
      take_names(names);
      headings_.line = row.line;
    }
    before = names;
  }
  return std::optional<Sheet>();
}

std::string HeadedTable::missing(const Names& names) const {
  std::string text;
  for (const auto& one : wanted_.needed)
    if (times(names, one) == 0) text += (text.empty() ? "" : "、") + one;
  return likeness(names) == 0 ? "" : text;
}

Status HeadedTable::look_into(std::size_t sheet) {
  RONGXIN_CHECK(reader_->begin(sheet));
  const std::string& name = reader_->sheets()[sheet];
  std::int64_t lines = 0;
  Names nearest;
  RONGXIN_TRY(found, headings_of(sheet, lines, nearest));
  if (found) {
    take_names(found->names);
    if (sheets_.empty()) headings_.line = found->heading_line;
    sheets_.push_back(std::move(*found));
    return success();
  }
  if (name.empty() || lines == 0) return success();
  TableRow row;
  for (bool more = lines == rows_above_max; more; lines += more ? 1 : 0) {
    RONGXIN_TRY(another, reader_->next(row));
    more = another;
  }
  unread_ += lines;
  const std::string gone = missing(nearest);
  const Place sheet_name(shortened(name));
  notes_.push_back({gone.empty()
                        ? texts::tables::sheet_unread({.name = sheet_name, .lines = lines})
                        : texts::tables::sheet_unread_missing({.name = sheet_name, .gone = gone, .lines = lines}),
                    lines});
  return success();
}

Status HeadedTable::find_headings() {
  for (std::size_t i = 0; i < reader_->sheets().size(); ++i) RONGXIN_CHECK(look_into(i));
  if (!any_row_) return problems::table_empty;
  for (const auto& one : sheets_)
    if (one.lines_above > 0)
      notes_.push_back(
          {texts::tables::lines_above_headings({.line = one.heading_line, .above = one.lines_above}), one.lines_above});
  return success();
}

HeadedTable::Columns HeadedTable::columns_of(const Names& names, std::size_t width) const {
  Columns columns;
  columns.width = width;
  for (std::size_t i = 0; i < headings_.cells.size(); ++i) {
    const std::string& name = headings_.cells[i].text;
    // The second of two columns of one name is the second there, too.
    const auto before = std::count_if(headings_.cells.begin(), headings_.cells.begin() + static_cast<std::ptrdiff_t>(i),
                                      [&](const Cell& cell) { return cell.text == name; });
    int place = -1;
    std::ptrdiff_t seen = 0;
    for (std::size_t k = 0; k < names.size() && place < 0; ++k)
      if (!name.empty() && names[k] == name && seen++ == before) place = static_cast<int>(k);
    columns.place.push_back(is_wanted(name) ? place : -1);
  }
  return columns;
}

Result<bool> HeadedTable::next_of_sheet(TableRow& row) {
  const Sheet& sheet = sheets_[at_];
  if (!begun_) {
    RONGXIN_CHECK(reader_->begin(sheet.no));
    begun_ = true;
    do {
      RONGXIN_TRY(there, reader_->next(row));
      if (!there) return false;
    } while (row.line < sheet.heading_line);
    columns_ = columns_of(sheet.names, sheet.width);
    narrow_seen_ = false;
    reader_->expect_columns(columns_.width);
  }
  return next_line(row);
}

// A line break without quotation marks makes two lines of one child: together they are as wide as one.
Result<bool> HeadedTable::next_line(TableRow& row) {
  if (ahead_) {
    row = std::move(*ahead_);
    ahead_.reset();
  } else {
    RONGXIN_TRY(more, reader_->next(row));
    if (!more) return false;
  }
  if (row.refused || !is_text() || row.cells.size() >= columns_.width) return true;
  TableRow next;
  RONGXIN_TRY(more, reader_->next(next));
  if (!more) return true;
  if (!next.refused && next.line == row.line + 1 && next.cells.size() < columns_.width &&
      row.cells.size() + next.cells.size() == columns_.width + 1)
    row.refused = next.refused = divided();
  ahead_ = std::move(next);
  return true;
}

// Of headings in two lines both come again, and the columns stay as they are.
bool HeadedTable::is_repeated(const TableRow& row) {
  if (row.refused) return false;
  const Sheet& sheet = sheets_[at_];
  if (sheet.two_lines()) {
    const Names names = names_of(row);
    return names == sheet.upper || names == sheet.lower;
  }
  if (!may_be_headings(row) || !are_headings(names_of(row))) return false;
  columns_ = columns_of(names_of(row), row.cells.size());
  reader_->expect_columns(columns_.width);
  return true;
}

// False when the row is none of the table's: its headings once more.
bool HeadedTable::arrange(TableRow& row) {
  if (is_repeated(row)) {
    if (repeated_++ == 0) repeated_first_ = row.line;
    return false;
  }
  bool beside = false;
  for (std::size_t i = columns_.width; i < row.cells.size(); ++i)
    beside = beside || row.cells[i].type != CellType::empty;
  if (beside && is_text() && !row.refused) row.refused = RowRefusal{"too_many_cells", texts::tables::too_many_cells()};
  else if (beside && !row.refused && beside_++ == 0) beside_first_ = row.line;
  if (row.line_end_odd && row.cells.size() < columns_.width && !row.refused) row.refused = divided();
  // Where every other line is whole, the last one without an end is what was left of a child when the copying stopped.
  const bool narrow = row.cells.size() < columns_.width;
  if (narrow && row.unended && !narrow_seen_ && !row.refused)
    row.refused = RowRefusal{"cut_off", texts::tables::cut_off()};
  narrow_seen_ = narrow_seen_ || narrow;
  std::vector<Cell> cells(headings_.cells.size());
  // What nobody has asked for does not leave the reader.
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (const int place = columns_.place[i]; place >= 0 && static_cast<std::size_t>(place) < row.cells.size())
      cells[i] = std::move(row.cells[static_cast<std::size_t>(place)]);
  row.cells = std::move(cells);
  if (row.hidden && hidden_rows_++ == 0) hidden_first_ = row.line;
  return true;
}

Result<bool> HeadedTable::next(TableRow& row) {
  while (at_ < sheets_.size()) {
    RONGXIN_TRY(more, next_of_sheet(row));
    if (!more) {
      const OtherLines other = reader_->other_lines();
      blank_ += other.blank;
      continued_ += other.continued;
      ++at_;
      begun_ = false;
    } else if (arrange(row)) {
      if (sheets_.size() == 1) row.sheet.clear();
      ++given_;
      return true;
    }
  }
  return false;
}

std::pair<std::int64_t, std::map<std::string, std::int64_t>> HeadedTable::lines() const {
  std::map<std::string, std::int64_t> skipped{{"heading", 0},          {"blank", blank_},  {"continued", continued_},
                                              {"repeated", repeated_}, {"sheet", unread_}, {"title", 0}};
  for (const auto& one : sheets_) {
    skipped["title"] += one.lines_above;
    skipped["heading"] += one.two_lines() ? 2 : 1;
  }
  std::erase_if(skipped, [](const auto& one) { return one.second == 0; });
  std::int64_t all = given_;
  for (const auto& [why, count] : skipped) all += count;
  return {all, std::move(skipped)};
}

std::vector<Note> HeadedTable::left_out() const {
  auto notes = reader_->notes();
  notes.insert(notes.end(), notes_.begin(), notes_.end());
  const auto count = [](std::int64_t lines) { return std::to_string(lines); };
  if (sheets_.size() > 1) {
    std::string names;
    for (std::size_t i = 0; i < sheets_.size() && i < sheets_named_max; ++i)
      names += (i > 0 ? "、" : "") + shortened(reader_->sheets()[sheets_[i].no], 20);
    if (sheets_.size() > sheets_named_max) names += "…";
    notes.push_back(
        {texts::tables::sheets_read({.count = count(static_cast<std::int64_t>(sheets_.size())), .names = names})});
  }
  if (repeated_ > 0)
    notes.push_back(
        {texts::tables::headings_repeated({.times = count(repeated_), .line = count(repeated_first_)}), repeated_});
  if (hidden_rows_ > 0)
    notes.push_back({texts::tables::rows_hidden({.rows = count(hidden_rows_), .line = count(hidden_first_)})});
  if (beside_ > 0)
    notes.push_back({texts::tables::cells_beside({.rows = count(beside_), .line = count(beside_first_)})});
  return notes;
}

Result<std::unique_ptr<HeadedTable>> open_headed(const std::string& path, WantedHeadings wanted) {
  RONGXIN_TRY(reader, open_table(path));
  auto headed = std::make_unique<HeadedTable>(std::move(reader), std::move(wanted));
  RONGXIN_CHECK(headed->find_headings());
  return headed;
}

}  // namespace rongxin::tables
