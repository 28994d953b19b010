#include "tables/text_table.h"

#include <algorithm>
#include <deque>

#include "tables/cell_values.h"
#include "tables/problems.h"
#include "tables/text_lines.h"
#include "texts/tables.h"

namespace rongxin::tables {
namespace {

constexpr int first_lines = 20;  ///< among which the headings are, and which tell the separator

std::size_t separators_outside_quotes(std::string_view line, char separator) {
  std::size_t count = 0;
  bool inside = false;
  for (const char c : line) {
    inside = inside != (c == '"');
    count += c == separator && !inside ? 1 : 0;
  }
  return count;
}

/// The place of the quote that ends a quoted cell begun before `at`; npos when it does not end here.
std::size_t closing_quote(std::string_view line, std::size_t at) {
  while ((at = line.find('"', at)) != std::string_view::npos && at + 1 < line.size() && line[at + 1] == '"') at += 2;
  return at;
}

Cell text_cell(std::string text) {
  // ="0350" is how other programs keep an office program from counting.
  if (text.size() > 3 && text.starts_with("=\"") && text.ends_with('"') && text.find('"', 2) == text.size() - 1)
    text = text.substr(2, text.size() - 3);
  const CellType type = is_blank(text)          ? CellType::empty
                        : text.starts_with('=') ? CellType::formula
                        : is_error(text)        ? CellType::error
                                                : CellType::text;
  return {type, std::move(text)};
}

class TextTable final : public TableReader {
 public:
  Status open(const std::string& path) {
    RONGXIN_CHECK(lines_.open(path));
    std::size_t most[4] = {};
    Line line;
    constexpr char candidates[] = {',', '\t', ';', '|'};
    for (int i = 0; i < first_lines; ++i) {
      RONGXIN_TRY(more, take(line));
      if (!more) break;
      if (i == 0 && line.text.size() == 5 && line.text.starts_with("sep=")) told_ = line.text[4];
      for (std::size_t k = 0; k < 4; ++k)
        most[k] = std::max(most[k], separators_outside_quotes(line.text, candidates[k]));
      if (told_ != '\0') separators_ = std::max(separators_, separators_outside_quotes(line.text, told_));
    }
    const auto best = std::max_element(most, most + 4) - most;
    separator_ = told_ != '\0' ? told_ : candidates[best];
    if (told_ == '\0') separators_ = most[best];
    return begin(0);
  }

  const std::vector<std::string>& sheets() const override { return sheets_; }
  const std::vector<Note>& notes() const override { return notes_; }
  OtherLines other_lines() const override { return other_; }

  void expect_columns(std::size_t columns) override { separators_ = columns - 1; }

  Status begin(std::size_t) override {
    back_.clear();
    line_ = 0;
    other_ = {};
    RONGXIN_CHECK(lines_.again());
    Line line;
    if (told_ != '\0') {
      RONGXIN_CHECK(take(line));
      ++other_.blank;  // "sep=;"
    }
    return success();
  }

  Result<bool> next(TableRow& row) override {
    Line line;
    while (true) {
      RONGXIN_TRY(more, take(line));
      if (!more) return false;
      row = TableRow{};
      row.line = line.number;
      row.line_end_odd = line.end_odd;
      row.unended = line.unended;
      RONGXIN_TRY(whole, cut(line, row));
      if (!whole) {
        row.cells = naive_cells(line.text);
        row.refused = RowRefusal{"open_quote", texts::tables::open_quote()};
      }
      other_.continued += line_ - static_cast<int>(back_.size()) - line.number;
      if (row.cells.size() > columns_max) {
        row.cells.resize(columns_max);
        row.refused = RowRefusal{"too_many_cells", texts::tables::too_many_cells_of_line({.columns = columns_max})};
      }
      if (row.refused || std::any_of(row.cells.begin(), row.cells.end(),
                                     [](const Cell& cell) { return cell.type != CellType::empty; }))
        return true;
      ++other_.blank;
    }
  }

 private:
  struct Line {
    std::string text;
    int number = 0;
    bool end_odd = false, unended = false;
  };

  Result<bool> take(Line& line) {
    if (!back_.empty()) {
      line = std::move(back_.front());
      back_.pop_front();
      return true;
    }
    RONGXIN_TRY(more, lines_.next(line.text));
    if (!more) return false;
    line.number = ++line_;
    line.end_odd = lines_.end_odd();
    line.unended = lines_.unended();
    return true;
  }

  /// Cuts a record, which goes on in further lines where a quoted cell does. False when its quotes cannot be trusted:
  /// the further lines are then put back, to be read as rows of their own.
  Result<bool> cut(const Line& first, TableRow& row) {
    std::string text = first.text;
    std::vector<Line> more;
    std::size_t at = 0, separators_quoted = 0;
    bool good = true;
    for (bool another = true; another && good;) {
      std::string value;
      const std::size_t quoted_before = separators_quoted + more.size();
      if (at < text.size() && text[at] == '"')
        RONGXIN_CHECK(cut_quoted(text, at, value, more, separators_quoted, good));
      const std::size_t end = std::min(text.find(separator_, at), text.size());
      const std::string_view behind = std::string_view(text).substr(at, end - at);
      // More text behind a closed quote: the quote was none, if what it held would have been divided.
      if (separators_quoted + more.size() > quoted_before && !is_blank(behind)) good = false;
      value += behind;
      another = end < text.size();
      at = std::min(end + 1, text.size());
      row.cells.push_back(text_cell(std::move(value)));
      if (row.cells.size() > columns_max) break;
    }
    // Without the quotes the line would be as wide as the headings, with them it is not.
    const bool narrower = separators_quoted > 0 && row.cells.size() < separators_ + 1;
    if (narrower && (row.cells.size() + separators_quoted == separators_ + 1 || !more.empty())) good = false;
    if (good) return true;
    for (auto one = more.rbegin(); one != more.rend(); ++one) back_.push_front(std::move(*one));
    return false;
  }

  /// From the opening quote at `at` to behind the closing one; `text` becomes the line in which that stands.
  Status cut_quoted(std::string& text, std::size_t& at, std::string& value, std::vector<Line>& more,
                    std::size_t& separators_quoted, bool& good) {
    std::size_t from = at + 1;
    while (true) {
      const auto close = closing_quote(text, from);
      const auto inside = std::string_view(text).substr(from, std::min(close, text.size()) - from);
      for (std::size_t i = 0; i < inside.size(); ++i) {
        value += inside[i];
        if (inside[i] == '"') ++i;
      }
      separators_quoted += static_cast<std::size_t>(std::count(inside.begin(), inside.end(), separator_));
      at = close == std::string::npos ? text.size() : close + 1;
      if (close != std::string::npos) return success();
      Line next;
      if (more.size() >= quoted_lines_max || value.size() > cell_octets_max) {
        good = false;
        return success();
      }
      RONGXIN_TRY(there, take(next));
      if (!there) {
        good = false;
        return success();
      }
      more.push_back(next);
      if (looks_like_row(next.text)) {
        good = false;
        return success();
      }
      value += '\n';
      text = std::move(next.text);
      from = 0;
    }
  }

  /// Whether a line within quotes is rather a row of its own: it has the separators of one.
  bool looks_like_row(std::string_view line) const {
    const auto close = closing_quote(line, 0);
    const auto count = [&](std::string_view part) {
      return static_cast<std::size_t>(std::count(part.begin(), part.end(), separator_));
    };
    const std::size_t inside = count(line.substr(0, close));
    if (inside >= std::max<std::size_t>(close == std::string_view::npos ? 1 : 2, separators_ / 2)) return true;
    return inside > 0 && count(line) >= separators_;
  }

  std::vector<Cell> naive_cells(std::string_view line) const {
    std::vector<Cell> cells;
    for (std::size_t at = 0; at <= line.size() && cells.size() < columns_max;) {
      const auto end = std::min(line.find(separator_, at), line.size());
      std::string text(line.substr(at, end - at));
      std::erase(text, '"');
      cells.push_back(text_cell(std::move(text)));
      at = end + 1;
    }
    return cells;
  }

  TextLines lines_;
  std::deque<Line> back_;
  std::vector<std::string> sheets_{""};
  std::vector<Note> notes_;
  char separator_ = ',', told_ = '\0';
  std::size_t separators_ = 0;  ///< of the headings; until they are known, of the widest of the first lines
  int line_ = 0;
  OtherLines other_;
};

}  // namespace

Result<std::unique_ptr<TableReader>> open_text_table(const std::string& path) {
  auto table = std::make_unique<TextTable>();
  RONGXIN_CHECK(table->open(path));
  return std::unique_ptr<TableReader>(std::move(table));
}

}  // namespace rongxin::tables
