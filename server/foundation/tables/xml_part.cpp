#include "tables/xml_part.h"

#include "tables/problems.h"
#include "tables/table.h"
#include "texts/tables.h"

namespace rongxin::tables {
namespace {

constexpr int depth_max = 100;
constexpr std::size_t tag_octets_max = 1u << 20;
constexpr std::size_t piece_octets = 16'384;  // what one piece may hold of rows stays small

}  // namespace

std::string_view local_name(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view attribute(const char** attributes, std::string_view name) {
  for (; *attributes != nullptr; attributes += 2)
    if (local_name(attributes[0]) == name) return attributes[1];
  return {};
}

bool is_true(std::string_view value) { return value == "1" || value == "true" || value == "on"; }

XmlPart::XmlPart() : parser_(XML_ParserCreate(nullptr)), piece_(piece_octets) {
  XML_SetUserData(parser_, this);
  XML_SetElementHandler(
      parser_,
      [](void* self, const char* name, const char** attributes) {
        auto* part = static_cast<XmlPart*>(self);
        if (++part->depth_ > depth_max) return part->refuse_size(texts::tables::levels_of_xml(), depth_max);
        part->begin(local_name(name), attributes);
      },
      [](void* self, const char* name) {
        auto* part = static_cast<XmlPart*>(self);
        --part->depth_;
        part->end(local_name(name));
      });
  XML_SetCharacterDataHandler(parser_, [](void* self, const char* text, int octets) {
    static_cast<XmlPart*>(self)->text({text, static_cast<std::size_t>(octets)});
  });
  XML_SetStartDoctypeDeclHandler(parser_, [](void* self, const char*, const char*, const char*, int) {
    static_cast<XmlPart*>(self)->refuse(problems::table_doctype);
  });
}

XmlPart::~XmlPart() { XML_ParserFree(parser_); }

void XmlPart::refuse(Problem problem) {
  if (!refused_) refused_ = std::move(problem);
  XML_StopParser(parser_, XML_FALSE);
}

void XmlPart::refuse_size(const Sentence& what, std::size_t limit) { refuse(too_large(what, limit)); }

Result<bool> XmlPart::feed(ZipParts& zip) {
  RONGXIN_TRY(got, zip.read(piece_.data(), static_cast<unsigned>(piece_.size())));
  fed_ += static_cast<std::size_t>(got);
  const bool well = XML_Parse(parser_, piece_.data(), got, got == 0 ? 1 : 0) == XML_STATUS_OK;
  if (refused_) return *refused_;
  if (!well) return Problem(problems::table_broken, "", {{"detail", "xml"}});
  // Expat holds a tag until it ends: one that does not end is not waited for.
  const auto read = XML_GetCurrentByteIndex(parser_);
  if (read >= 0 && fed_ > static_cast<std::size_t>(read) + tag_octets_max)
    return too_large(texts::tables::octets_of_tag(), tag_octets_max);
  return got == 0;
}

Status XmlPart::whole(ZipParts& zip, const std::string& part, std::size_t octets_max) {
  RONGXIN_CHECK(zip.begin(part, octets_max));
  while (true) {
    RONGXIN_TRY(ended, feed(zip));
    if (ended) return success();
  }
}

}  // namespace rongxin::tables
