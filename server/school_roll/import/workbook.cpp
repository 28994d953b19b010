#include <expat.h>
#include <unzip.h>

#include <deque>
#include <fstream>
#include <map>
#include <set>

#include "platform/clock.h"
#include "school_roll/import/table_reader.h"
#include "school_roll/problems.h"

namespace rongxin::school_roll {
namespace {

/// One member of the zip, read piece by piece; what it really unpacks to is counted, not what it says.
class Workbook {
 public:
  ~Workbook() {
    if (zip_ != nullptr) unzClose(zip_);
  }
  explicit Workbook(std::size_t octets_max) : octets_max_(octets_max) {}
  bool open(const std::string& path) { return (zip_ = unzOpen64(path.c_str())) != nullptr; }
  bool begin(const std::string& member) {
    return unzLocateFile(zip_, member.c_str(), 1) == UNZ_OK && unzOpenCurrentFile(zip_) == UNZ_OK;
  }
  /// Octets read, 0 at the end, negative when broken or too large.
  int read(char* to, unsigned octets) {
    const int got = unzReadCurrentFile(zip_, to, octets);
    if (got > 0 && (unpacked_ += static_cast<std::size_t>(got)) > octets_max_) {
      too_large = true;
      return -1;
    }
    return got;
  }
  void end() { unzCloseCurrentFile(zip_); }
  std::string first_sheet() {
    std::string best;
    for (int more = unzGoToFirstFile(zip_); more == UNZ_OK; more = unzGoToNextFile(zip_)) {
      char name[512] = {};
      unz_file_info64 about{};
      unzGetCurrentFileInfo64(zip_, &about, name, sizeof name - 1, nullptr, 0, nullptr, 0);
      const std::string text(name);
      if (!text.starts_with("xl/worksheets/") || !text.ends_with(".xml") || text.find("_rels") != std::string::npos) continue;
      if (best.empty() || text.size() < best.size() || (text.size() == best.size() && text < best)) best = text;
    }
    return best;
  }
  bool too_large = false;
  std::size_t octets_max() const { return octets_max_; }

 private:
  const std::size_t octets_max_;
  unzFile zip_ = nullptr;
  std::size_t unpacked_ = 0;
};

const char* attribute(const XML_Char** attributes, std::string_view name) {
  for (; *attributes != nullptr; attributes += 2)
    if (name == attributes[0]) return attributes[1];
  return "";
}

std::string_view local_name(const char* name) {
  const std::string_view text(name);
  return text.substr(text.find(':') == std::string_view::npos ? 0 : text.find(':') + 1);
}

/// An expat parser that takes no DTD and no entity of its own.
class XmlPart {
 public:
  XmlPart() : parser_(XML_ParserCreate(nullptr)) {
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, [](void* self, const char* name, const char** attributes) { static_cast<XmlPart*>(self)->begin(local_name(name), attributes); },
                          [](void* self, const char* name) { static_cast<XmlPart*>(self)->end(local_name(name)); });
    XML_SetCharacterDataHandler(parser_, [](void* self, const char* text, int octets) { static_cast<XmlPart*>(self)->text({text, static_cast<std::size_t>(octets)}); });
    XML_SetStartDoctypeDeclHandler(parser_, [](void* self, const char*, const char*, const char*, int) {
      auto* part = static_cast<XmlPart*>(self);
      part->doctype = true;
      XML_StopParser(part->parser_, XML_FALSE);
    });
  }
  virtual ~XmlPart() { XML_ParserFree(parser_); }
  bool feed(const char* data, int octets, bool last) { return XML_Parse(parser_, data, octets, last ? 1 : 0) == XML_STATUS_OK; }
  bool doctype = false;

 protected:
  virtual void begin(std::string_view name, const char** attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view part) = 0;

 private:
  XML_Parser parser_;
};

class SharedStrings final : public XmlPart {
 public:
  std::vector<std::string> strings;

 private:
  void begin(std::string_view name, const char**) override {
    if (name == "si") strings.emplace_back();
    if (name == "rPh") phonetic_ = true;
    reading_ = name == "t" && !phonetic_;
  }
  void end(std::string_view name) override {
    if (name == "rPh") phonetic_ = false;
    if (name == "t") reading_ = false;
  }
  void text(std::string_view part) override {
    if (reading_ && !strings.empty()) strings.back().append(part);
  }
  bool reading_ = false, phonetic_ = false;
};

/// xl/workbook.xml and its relations: which sheet is called what, and where it lies.
class SheetNames final : public XmlPart {
 public:
  std::vector<std::pair<std::string, std::string>> sheets;  ///< name, relation
  std::map<std::string, std::string> targets;               ///< relation, member

 private:
  void begin(std::string_view name, const char** attributes) override {
    if (name == "sheet") sheets.emplace_back(attribute(attributes, "name"), attribute(attributes, "r:id"));
    if (name == "Relationship") targets[attribute(attributes, "Id")] = attribute(attributes, "Target");
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

class Styles final : public XmlPart {
 public:
  /// Whether a cell style shows a date.
  std::vector<bool> dates;

 private:
  void begin(std::string_view name, const char** attributes) override {
    if (name == "numFmt") {
      const std::string format = attribute(attributes, "formatCode");
      if (format.find("yy") != std::string::npos || format.find("年") != std::string::npos) own_.insert(std::atoi(attribute(attributes, "numFmtId")));
    }
    if (name == "cellXfs") inside_ = true;
    if (name == "xf" && inside_) {
      const int id = std::atoi(attribute(attributes, "numFmtId"));
      dates.push_back((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) || own_.contains(id));
    }
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") inside_ = false;
  }
  void text(std::string_view) override {}
  bool inside_ = false;
  std::set<int> own_;
};

class Sheet final : public XmlPart {
 public:
  Sheet(const SharedStrings& strings, const Styles& styles) : strings_(strings), styles_(styles) {}
  std::deque<TableRow> rows;
  bool wide = false;

 private:
  void begin(std::string_view name, const char** attributes) override {
    if (name == "row") {
      rows.emplace_back();
      const int number = std::atoi(attribute(attributes, "r"));
      rows.back().line = number > 0 ? number : line_ + 1;
      line_ = rows.back().line;
    } else if (name == "c" && !rows.empty()) {
      column_ = column_of(attribute(attributes, "r"));
      kind_ = attribute(attributes, "t");
      style_ = static_cast<std::size_t>(std::atoi(attribute(attributes, "s")));
      formula_ = false;
      value_.clear();
    } else if (name == "f") {
      formula_ = true;
    }
    reading_ = name == "v" || name == "t";
  }
  void end(std::string_view name) override {
    if (name == "v" || name == "t") reading_ = false;
    if (name == "c" && !rows.empty()) finish_cell();
  }
  void text(std::string_view part) override {
    if (reading_ && value_.size() < 100'000) value_.append(part);
  }

  std::size_t column_of(const char* reference) const {
    std::size_t column = 0;
    for (; *reference >= 'A' && *reference <= 'Z'; ++reference) column = column * 26 + static_cast<std::size_t>(*reference - 'A' + 1);
    return column == 0 ? rows.back().cells.size() : column - 1;
  }

  void finish_cell() {
    auto& cells = rows.back().cells;
    if (column_ > 500) {
      wide = true;
      return;
    }
    if (cells.size() <= column_) cells.resize(column_ + 1);
    cells[column_] = cell();
  }

  Cell cell() const {
    if (formula_) return {CellType::formula, value_};
    if (kind_ == "s") {
      const auto at = static_cast<std::size_t>(std::strtoul(value_.c_str(), nullptr, 10));
      const std::string text = at < strings_.strings.size() ? strings_.strings[at] : "";
      return {text.empty() ? CellType::empty : CellType::text, text};
    }
    if (kind_ == "inlineStr" || kind_ == "str") return {value_.empty() ? CellType::empty : CellType::text, value_};
    if (kind_ == "b") return {CellType::boolean, value_};
    if (kind_ == "e") return {CellType::error, value_};
    if (value_.empty()) return {};
    if (kind_ == "d" ) return {CellType::date, value_.substr(0, 10)};
    if (style_ < styles_.dates.size() && styles_.dates[style_]) {
      // Day 25569 is 1970-01-01 in the 1900 system (with its invented 29 February 1900).
      const double days = std::strtod(value_.c_str(), nullptr);
      return {CellType::date, day_of(static_cast<std::int64_t>((days - 25569) * 86'400'000) - 8LL * 3'600'000 + 500)};
    }
    return {CellType::number, value_};
  }

  const SharedStrings& strings_;
  const Styles& styles_;
  int line_ = 0;
  std::size_t column_ = 0, style_ = 0;
  std::string kind_, value_;
  bool reading_ = false, formula_ = false;
};

class WorkbookReader final : public TableReader {
 public:
  explicit WorkbookReader(std::size_t octets_max) : book_(octets_max) {}
  Status open(const std::string& path) {
    if (!book_.open(path)) return broken("zip");
    if (book_.begin("xl/sharedStrings.xml")) RONGXIN_CHECK(whole(strings_));
    if (book_.begin("xl/styles.xml")) RONGXIN_CHECK(whole(styles_));
    const std::string sheet = book_.first_sheet();
    if (sheet.empty() || !book_.begin(sheet)) return problems::table_no_sheet;
    return success();
  }

  Result<bool> next(TableRow& row) override {
    while (sheet_.rows.size() < 2 && !ended_) RONGXIN_CHECK(feed(sheet_, ended_));
    if (sheet_.wide) return broken("> 500 columns");
    if (sheet_.rows.empty()) return false;
    row = std::move(sheet_.rows.front());
    sheet_.rows.pop_front();
    return true;
  }

  Result<std::vector<NamedSheet>> all_sheets() {
    SheetNames names, relations;
    book_.end();
    if (!book_.begin("xl/workbook.xml")) return problems::table_no_sheet;
    RONGXIN_CHECK(whole(names));
    if (!book_.begin("xl/_rels/workbook.xml.rels")) return problems::table_no_sheet;
    RONGXIN_CHECK(whole(relations));
    std::vector<NamedSheet> found;
    for (const auto& [name, relation] : names.sheets) {
      const std::string target = relations.targets[relation];
      if (!book_.begin(target.starts_with("/") ? target.substr(1) : "xl/" + target)) return broken("sheet");
      Sheet sheet(strings_, styles_);
      RONGXIN_CHECK(whole(sheet));
      if (sheet.wide) return broken("> 500 columns");
      found.push_back({name, {std::make_move_iterator(sheet.rows.begin()), std::make_move_iterator(sheet.rows.end())}});
    }
    return found;
  }

 private:
  Problem broken(const std::string& detail) const { return Problem(problems::table_broken, "", {{"line", "?"}, {"detail", detail}}); }

  Status feed(XmlPart& part, bool& ended) {
    const int got = book_.read(piece_.data(), static_cast<unsigned>(piece_.size()));
    if (book_.too_large) return Problem(problems::table_bomb, "", {{"limit_mib", std::to_string(book_.octets_max() >> 20)}});
    if (got < 0) return broken("zip");
    ended = got == 0;
    if (!part.feed(piece_.data(), got, ended)) return part.doctype ? Problem(problems::table_doctype) : broken("xml");
    return success();
  }

  Status whole(XmlPart& part) {
    for (bool ended = false; !ended;) RONGXIN_CHECK(feed(part, ended));
    book_.end();
    return success();
  }

  Workbook book_;
  SharedStrings strings_;
  Styles styles_;
  Sheet sheet_{strings_, styles_};
  std::vector<char> piece_ = std::vector<char>(65536);
  bool ended_ = false;
};

}  // namespace

Result<std::unique_ptr<TableReader>> open_workbook(const std::string& path) {
  auto reader = std::make_unique<WorkbookReader>(unpacked_octets_max);
  RONGXIN_CHECK(reader->open(path));
  return std::unique_ptr<TableReader>(std::move(reader));
}

Result<std::vector<NamedSheet>> read_sheets(const std::string& path) {
  char first[4] = {};
  std::ifstream(path, std::ios::binary).read(first, sizeof first);
  if (std::string_view(first, 4) == "\xD0\xCF\x11\xE0") return problems::table_is_xls;
  WorkbookReader reader(sheets_octets_max);
  RONGXIN_CHECK(reader.open(path));
  return reader.all_sheets();
}

}  // namespace rongxin::school_roll
