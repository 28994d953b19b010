#include "tables/workbook_parts.h"

#include <charconv>

#include "platform/shortened.h"
#include "tables/cell_values.h"
#include "tables/problems.h"
#include "texts/tables.h"

namespace rongxin::tables {
namespace {

constexpr std::size_t name_characters_max = 60;  ///< of a sheet; an office program takes 31

int whole_number(std::string_view text) {
  int value = -1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

struct Relation {
  std::string kind, part;  ///< kind is the last word of its type: "worksheet", "sharedStrings"
};

class Relations final : public XmlPart {
 public:
  explicit Relations(std::string source) : source_(std::move(source)) {}
  std::map<std::string, Relation, std::less<>> all;
  std::string of_kind(std::string_view kind) const {
    for (const auto& [id, relation] : all)
      if (relation.kind == kind) return relation.part;
    return {};
  }

 private:
  void begin(std::string_view name, const char** attributes) override {
    if (name != "Relationship" || attribute(attributes, "TargetMode") == "External") return;
    if (all.size() >= members_max) return refuse_size(texts::tables::relations(), members_max);
    const auto type = attribute(attributes, "Type");
    all[std::string(attribute(attributes, "Id"))] = {std::string(type.substr(type.rfind('/') + 1)),
                                                     related_part(source_, attribute(attributes, "Target"))};
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
  const std::string source_;
};

std::string relations_part(const std::string& part) {
  const auto slash = part.rfind('/');
  return slash == std::string::npos ? "_rels/" + part + ".rels"
                                    : part.substr(0, slash) + "/_rels/" + part.substr(slash + 1) + ".rels";
}

/// xl/workbook.xml: the order of the sheets, which are hidden, since when days are counted.
class Book final : public XmlPart {
 public:
  struct Listed {
    std::string name, relation;
    bool hidden;
  };
  std::vector<Listed> sheets;
  bool from_1904 = false, seen = false;

 private:
  void begin(std::string_view name, const char** attributes) override {
    for (auto one = attributes; *one != nullptr; one += 2)
      if (const std::string_view key(one[0]); key.starts_with("xmlns:")) spaces_[std::string(key.substr(6))] = one[1];
    if (name == "workbook") seen = true;
    if (name == "workbookPr") from_1904 = is_true(attribute(attributes, "date1904"));
    if (name != "sheet") return;
    if (sheets.size() >= sheets_max) return refuse_size(texts::tables::sheets(), sheets_max);
    const auto state = attribute(attributes, "state");
    sheets.push_back({shortened(attribute(attributes, "name"), name_characters_max), relation(attributes),
                      !state.empty() && state != "visible"});
  }
  // By its namespace, whatever its prefix is; a prefix that nobody has declared is taken for it.
  std::string relation(const char** attributes) const {
    for (; *attributes != nullptr; attributes += 2) {
      const std::string_view key(attributes[0]);
      const auto colon = key.find(':');
      if (colon == std::string_view::npos || key.substr(colon + 1) != "id") continue;
      const auto space = spaces_.find(key.substr(0, colon));
      if (space == spaces_.end() || space->second.ends_with("/relationships")) return attributes[1];
    }
    return {};
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
  std::map<std::string, std::string, std::less<>> spaces_;
};

Problem broken(const std::string& detail) { return Problem(problems::table_broken, "", {{"detail", detail}}); }

// Some programs write no relation, or one that leads nowhere, for what has its usual name.
std::string usual(const ZipParts& zip, std::string related, const char* name) {
  if (!related.empty() && zip.has(related)) return related;
  return zip.has(name) ? name : "";
}

// A zip without a workbook part: a single sheet can be meant by nothing else.
Result<WorkbookPlan> plan_without_book(const ZipParts& zip) {
  if (zip.has("content.xml")) return is_other(texts::tables::an_ods());
  if (zip.has("xl/workbook.bin")) return is_other(texts::tables::an_xlsb());
  if (zip.has("word/document.xml")) return is_other(texts::tables::a_word_document());
  const auto sheets = zip.named("xl/worksheets/", ".xml");
  if (sheets.empty() && zip.named("xl/", "").empty()) return is_other(texts::tables::an_archive());
  if (sheets.size() != 1) return problems::table_no_sheet;
  WorkbookPlan plan;
  plan.sheets.push_back({"", sheets[0]});
  plan.strings_part = usual(zip, "", "xl/sharedstrings.xml");
  plan.styles_part = usual(zip, "", "xl/styles.xml");
  return plan;
}

}  // namespace

Result<WorkbookPlan> plan_of(ZipParts& zip) {
  std::string book_part = "xl/workbook.xml";
  if (Relations root(""); zip.has("_rels/.rels")) {
    RONGXIN_CHECK(root.whole(zip, "_rels/.rels", part_octets_max));
    if (const auto told = root.of_kind("officeDocument"); zip.has(told)) book_part = told;
  }
  if (!zip.has(book_part)) return plan_without_book(zip);
  if (book_part.ends_with(".bin") || book_part.starts_with("word/")) return plan_without_book(zip);
  Book book;
  RONGXIN_CHECK(book.whole(zip, book_part, part_octets_max));
  if (!book.seen) return problems::table_no_sheet;
  Relations relations(book_part);
  if (zip.has(relations_part(book_part)))
    RONGXIN_CHECK(relations.whole(zip, relations_part(book_part), part_octets_max));
  WorkbookPlan plan;
  plan.from_1904 = book.from_1904;
  const std::string folder = book_part.substr(0, book_part.rfind('/') + 1);
  plan.strings_part = usual(zip, relations.of_kind("sharedStrings"), (folder + "sharedstrings.xml").c_str());
  plan.styles_part = usual(zip, relations.of_kind("styles"), (folder + "styles.xml").c_str());
  for (const auto& one : book.sheets) {
    const auto found = relations.all.find(one.relation);
    const bool known = found != relations.all.end();
    SheetPlace place{one.name, known ? found->second.part : "", one.hidden,
                     !known || found->second.kind.empty() || found->second.kind == "worksheet"};
    // A shown sheet that is not there: an office program would call the file damaged, too.
    if (place.cells && !place.hidden && !zip.has(place.part)) return broken(shortened(one.name));
    plan.sheets.push_back(std::move(place));
  }
  return plan;
}

void SharedStrings::begin(std::string_view name, const char**) {
  if (name == "rPh") ++phonetic_;
  reading_ = name == "t" && phonetic_ == 0;
}

void SharedStrings::end(std::string_view name) {
  reading_ = false;
  if (name == "rPh" && phonetic_ > 0) --phonetic_;
  if (name != "si") return;
  if (ends_.size() >= strings_max) return refuse_size(texts::tables::text_pieces(), strings_max);
  const std::string read = unescaped(one_);
  if (text_.size() + read.size() > strings_octets_max)
    return refuse_size(texts::tables::octets_of_text(), strings_octets_max);
  if (text_.capacity() < strings_octets_max && text_.size() > 1u << 20)
    text_.reserve(strings_octets_max);  // address space, not memory: no copy while it grows
  text_ += read;
  ends_.push_back(static_cast<std::uint32_t>(text_.size()));
  one_.clear();
}

void SharedStrings::text(std::string_view part) {
  if (!reading_) return;
  one_ += part;
  if (one_.size() > cell_octets_max) refuse_size(texts::tables::octets_in_cell(), cell_octets_max);
}

void Styles::begin(std::string_view name, const char** attributes) {
  if (name == "numFmt") {
    if (own_.size() >= styles_max) return refuse_size(texts::tables::number_formats(), styles_max);
    own_[whole_number(attribute(attributes, "numFmtId"))] = shows_date(attribute(attributes, "formatCode"));
  }
  if (name == "cellXfs") inside_ = true;
  if (name == "xf" && inside_) {
    if (dates_.size() >= styles_max) return refuse_size(texts::tables::cell_styles(), styles_max);
    const int id = whole_number(attribute(attributes, "numFmtId"));
    const auto own = own_.find(id);
    dates_.push_back(own != own_.end() ? own->second : shows_date(id));
  }
}

void Styles::end(std::string_view name) {
  if (name == "cellXfs") inside_ = false;
}

}  // namespace rongxin::tables
