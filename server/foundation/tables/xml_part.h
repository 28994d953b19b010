#pragma once
// One XML part of a workbook, parsed piece by piece. Names come without their prefix. No DTD, no entity of its own, no
// depth and no single tag that would cost memory.
#include <expat.h>

#include <string>
#include <string_view>

#include "platform/sentence.h"
#include "tables/zip_parts.h"

namespace rongxin::tables {

/// Attribute by its name without prefix; empty when it is absent.
std::string_view attribute(const char** attributes, std::string_view name);
bool is_true(std::string_view value);
std::string_view local_name(std::string_view name);

class XmlPart {
 public:
  XmlPart();
  virtual ~XmlPart();
  XmlPart(const XmlPart&) = delete;
  /// Feeds the next piece of the part that `zip` has begun; true at its end.
  /// Problems: table_broken, table_bomb, table_doctype, table_too_large.
  Result<bool> feed(ZipParts& zip);
  Status whole(ZipParts& zip, const std::string& part, std::size_t octets_max);

 protected:
  virtual void begin(std::string_view name, const char** attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view part) = 0;
  /// Stops: the part is beyond a limit.
  void refuse_size(const Sentence& what, std::size_t limit);
  void refuse(Problem problem);

 private:
  XML_Parser parser_;
  std::optional<Problem> refused_;
  int depth_ = 0;
  std::size_t fed_ = 0;
  std::vector<char> piece_;
};

}  // namespace rongxin::tables
