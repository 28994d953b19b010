#include "instruments/sheet_table.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "platform/shortened.h"
#include "texts/instruments.h"

namespace rongxin::instruments {
namespace {

using tables::Cell;
using tables::CellType;
using tables::NamedSheet;
using tables::TableRow;

std::string trimmed(std::string text) {
  const char* white = " \t\r\n";
  text.erase(0, text.find_first_not_of(white) == std::string::npos ? text.size() : text.find_first_not_of(white));
  text.erase(text.find_last_not_of(white) + 1);
  return text;
}

std::string letters(std::size_t column) {
  std::string text;
  for (++column; column > 0; column = (column - 1) / 26)
    text.insert(text.begin(), static_cast<char>('A' + (column - 1) % 26));
  return text;
}

CellPlace cell_place(const std::string& sheet, const std::string& heading, std::size_t column, int row) {
  return {sheet, shortened(heading), letters(column) + std::to_string(row), row};
}

std::string cell_text(const TableRow& row, std::size_t column) {
  return column < row.cells.size() ? trimmed(row.cells[column].text) : std::string();
}

bool is_blank(const TableRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const Cell& cell) { return cell.type == CellType::empty || trimmed(cell.text).empty(); });
}

// How many characters two headings share: enough to find a renamed column.
std::size_t likeness(std::string_view a, std::string_view b) {
  std::size_t shared = 0;
  std::string rest(b);
  for (std::size_t i = 0; i < a.size();) {
    std::size_t size = 1;
    while (i + size < a.size() && (static_cast<unsigned char>(a[i + size]) & 0xC0) == 0x80) ++size;
    if (const auto at = rest.find(a.substr(i, size)); at != std::string::npos) {
      rest.erase(at, size);
      ++shared;
    }
    i += size;
  }
  return shared;
}

std::string nearest(std::string_view wanted, const std::vector<std::string>& unused) {
  const auto best = std::max_element(unused.begin(), unused.end(), [&](const auto& a, const auto& b) {
    return likeness(wanted, a) < likeness(wanted, b);
  });
  return best == unused.end() || likeness(wanted, *best) == 0 ? std::string() : *best;
}

class TableMaker {
 public:
  TableMaker(const NamedSheet& sheet, const SheetLayout& layout, std::vector<CellFault>& faults)
      : sheet_(sheet), layout_(layout), faults_(faults) {}

  SheetTable things() {
    SheetTable out;
    if (sheet_.rows.empty()) {
      fault({sheet_.name, "", "", 1}, "sheet_empty", texts::instruments::sheet_empty());
      return out;
    }
    const auto& header = sheet_.rows.front();
    std::map<std::size_t, std::string> key_of;
    std::vector<std::string> unused;
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
      const std::string heading = cell_text(header, i);
      if (heading.empty()) continue;
      const auto column = std::find_if(layout_.columns.begin(), layout_.columns.end(), [&](const Column& one) {
        return says(heading, one.title) || one.key == heading;
      });
      const std::string key = column == layout_.columns.end() ? heading : std::string(column->key);
      if (std::any_of(key_of.begin(), key_of.end(), [&](const auto& one) { return one.second == key; }))
        fault(cell_place(sheet_.name, heading, i, header.line), "column_twice", texts::instruments::column_twice());
      if (column == layout_.columns.end()) {
        unused.push_back(heading);
        unknown_.emplace_back(heading, cell_place(sheet_.name, heading, i, header.line));
        out.more.push_back(heading);
      }
      key_of[i] = key;
    }
    tell_missing(key_of, unused, header.line);
    if (layout_.part != Part::golden) tell_unknown(texts::instruments::column_unknown());
    for (std::size_t i = 1; i < sheet_.rows.size(); ++i) {
      const auto& row = sheet_.rows[i];
      if (is_blank(row)) continue;
      Record record(faults_);
      for (const auto& [column, key] : key_of) add(record, key, row, column, cell_text(header, column));
      out.records.push_back(std::move(record));
    }
    return out;
  }

  SheetTable fields() {
    SheetTable out;
    Record record(faults_);
    std::vector<std::string> unused;
    for (const auto& row : sheet_.rows) {
      const std::string title = cell_text(row, 0);
      if (title.empty() || says(title, texts::instruments::heading_field())) continue;
      const auto column = std::find_if(layout_.columns.begin(), layout_.columns.end(),
                                       [&](const Column& one) { return says(title, one.title) || one.key == title; });
      if (column == layout_.columns.end()) {
        unused.push_back(title);
        unknown_.emplace_back(title, cell_place(sheet_.name, title, 0, row.line));
      } else add(record, std::string(column->key), row, 1, title);
    }
    for (const auto& one : layout_.columns)
      if (!one.optional && !record.entries.contains(one.key))
        missing(one, unused, {sheet_.name, one.title.zh, "", 0},
                texts::instruments::field_missing({.title = one.title}));
    tell_unknown(texts::instruments::field_unknown());
    out.records.push_back(std::move(record));
    return out;
  }

 private:
  // What was named as the nearest to something that is missing has been told.
  void tell_unknown(const Sentence& what) {
    for (auto& [heading, place] : unknown_)
      if (!told_.contains(heading)) fault(place, "unknown_heading", what);
  }

  void fault(CellPlace at, const char* code, Sentence what) {
    faults_.push_back({std::move(at), code, std::move(what)});
  }

  void missing(const Column& column, const std::vector<std::string>& unused, CellPlace at, const Sentence& what) {
    const std::string near_zh = nearest(column.title.zh, unused), near_en = nearest(column.title.en, unused);
    const std::string& near = near_zh.empty() ? near_en : near_zh;
    told_.insert(near);
    fault(std::move(at), "column_missing",
          near.empty() ? what : texts::instruments::with_nearest({.what = what, .near = shortened(near)}));
  }

  void tell_missing(const std::map<std::size_t, std::string>& key_of, const std::vector<std::string>& unused,
                    int line) {
    for (const auto& one : layout_.columns)
      if (!one.optional &&
          std::none_of(key_of.begin(), key_of.end(), [&](const auto& known) { return known.second == one.key; }))
        missing(one, unused, {sheet_.name, one.title.zh, "", line},
                texts::instruments::heading_missing({.title = one.title}));
  }

  // What an office program has made of text without being asked.
  bool changed(const Cell& cell, const std::string& key, const CellPlace& place) {
    if (cell.type == CellType::date && !(layout_.part == Part::norms && key == "date")) {
      fault(place, "cell_date", texts::instruments::cell_date());
      return true;
    }
    if (cell.damaged) {
      fault(place, "cell_damaged", texts::instruments::cell_damaged());
      return true;
    }
    return false;
  }

  void add(Record& record, const std::string& key, const TableRow& row, std::size_t column,
           const std::string& heading) {
    Cell cell = column < row.cells.size() ? row.cells[column] : Cell{};
    const auto place = cell_place(sheet_.name, heading, column, row.line);
    cell.text = trimmed(cell.text);
    if (cell.type == CellType::formula || cell.type == CellType::error) {
      fault(place, cell.type == CellType::formula ? "formula" : "cell_error",
            cell.type == CellType::formula ? texts::instruments::cell_formula() : texts::instruments::cell_error());
      record.entries[key] = {Cell{}, {}};
      return;
    }
    if (changed(cell, key, place)) {
      record.entries[key] = {Cell{}, {}};
      return;
    }
    record.entries[key] = {std::move(cell), place};
  }

  const NamedSheet& sheet_;
  const SheetLayout& layout_;
  std::vector<CellFault>& faults_;
  std::vector<std::pair<std::string, CellPlace>> unknown_;  ///< headings that the layout does not know
  std::set<std::string> told_;
};

}  // namespace

std::string Record::text(std::string_view key) const {
  const auto found = entries.find(key);
  return found == entries.end() ? std::string() : found->second.cell.text;
}

bool Record::blank(std::string_view key) const { return text(key).empty(); }

const CellPlace& Record::place(std::string_view key) const {
  static const CellPlace nowhere;
  const auto found = entries.find(key);
  return found == entries.end() ? nowhere : found->second.at;
}

CellPlace Record::row_place() const {
  for (const auto& [key, entry] : entries)
    if (entry.at.row > 0) return {entry.at.sheet, "", "", entry.at.row};
  return {};
}

// What has no place has been told already: its column is missing, or it is a formula.
void Record::fault(std::string_view key, const char* code, Sentence what) const {
  if (place(key).row > 0) faults_->push_back({place(key), code, std::move(what)});
}

std::string Record::required(std::string_view key) const {
  std::string value = text(key);
  if (value.empty()) fault(key, "cell_empty", texts::instruments::cell_empty());
  return value;
}

std::string Record::written(std::string_view key) const {
  const auto found = entries.find(key);
  const bool counted = found != entries.end() &&
                       (found->second.cell.type == CellType::number || found->second.cell.type == CellType::boolean);
  if (counted) fault(key, "text_wanted", texts::instruments::text_wanted());
  return counted ? std::string() : required(key);
}

std::string Record::identifier(std::string_view key, std::size_t size_max) const {
  const auto found = entries.find(key);
  const bool fraction = found != entries.end() && found->second.cell.type == CellType::number &&
                        found->second.cell.text.find('.') != std::string::npos;
  if (fraction) return written(key);
  std::string value = required(key);
  const bool good = value.size() <= size_max &&
                    value.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.") == std::string::npos;
  if (!good) fault(key, "identifier", texts::instruments::identifier({.size_max = size_max}));
  return value;
}

double Record::real(std::string_view key) const {
  const std::string value = required(key);
  double number = 0;
  const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (!value.empty() &&
      (failed != std::errc() || end != value.data() + value.size() || !(number > -1e9 && number < 1e9)))
    fault(key, "not_a_number", texts::instruments::not_a_number({.value = shortened(value)}));
  return number;
}

int Record::whole(std::string_view key) const {
  const double number = real(key);
  if (number != static_cast<double>(static_cast<int>(number))) fault(key, "not_whole", texts::instruments::not_whole());
  return static_cast<int>(number);
}

std::string Record::choice(Part part, std::string_view key) const {
  const std::string value = required(key);
  std::string zh, en;
  for (const auto& one : choices_of(part, key)) {
    if (one.value == value || says(value, one.words)) return std::string(one.value);
    zh += (zh.empty() ? "" : texts::instruments::between_choices().zh) + one.words.zh;
    en += (en.empty() ? "" : texts::instruments::between_choices().en) + one.words.en;
  }
  if (!value.empty()) fault(key, "not_a_choice", texts::instruments::not_a_choice({.choices = Sentence{zh, en}}));
  return {};
}

std::vector<std::string> Record::list(std::string_view key) const {
  std::string value = text(key);
  for (const char* wide : {"，", "、", ";", "；", "\n"})
    for (auto at = value.find(wide); at != std::string::npos; at = value.find(wide))
      value.replace(at, std::string_view(wide).size(), ",");
  std::vector<std::string> parts;
  for (std::size_t from = 0; from < value.size();) {
    const auto comma = std::min(value.find(',', from), value.size());
    if (auto part = trimmed(value.substr(from, comma - from)); !part.empty()) parts.push_back(std::move(part));
    from = comma + 1;
  }
  return parts;
}

void tell_other_sheets(const std::vector<NamedSheet>& sheets, std::vector<CellFault>& faults) {
  std::set<Part> seen;
  for (const auto& sheet : sheets) {
    const std::string name = trimmed(sheet.name);
    if (sheet.hidden || sheet.rows.empty() || says(name, texts::instruments::read_me())) continue;
    const auto& all = workbook_layout();
    const auto known =
        std::find_if(all.begin(), all.end(), [&](const SheetLayout& one) { return says(name, one.name); });
    if (known == all.end())
      faults.push_back({{shortened(sheet.name), "", "", 0}, "sheet_unknown", texts::instruments::sheet_unknown()});
    else if (!seen.insert(known->part).second)
      faults.push_back({{shortened(sheet.name), "", "", 0}, "sheet_twice", texts::instruments::sheet_twice()});
  }
}

SheetTable read_table(const std::vector<NamedSheet>& sheets, Part part, std::vector<CellFault>& faults) {
  const auto& layout = layout_of(part);
  const auto sheet = std::find_if(sheets.begin(), sheets.end(),
                                  [&](const NamedSheet& one) { return says(trimmed(one.name), layout.name); });
  if (sheet == sheets.end()) {
    // Most instruments have no norm, and many nothing critical: their sheets may be gone.
    if (part != Part::norms)
      faults.push_back(
          {{layout.name.zh, "", "", 0}, "sheet_missing", texts::instruments::sheet_missing({.name = layout.name})});
    return {};
  }
  if (sheet->hidden) {
    faults.push_back({{sheet->name, "", "", 0}, "sheet_hidden", texts::instruments::sheet_hidden()});
    return {};
  }
  TableMaker maker(*sheet, layout, faults);
  return layout.fields ? maker.fields() : maker.things();
}

}  // namespace rongxin::instruments
