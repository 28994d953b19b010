#include "operations/json_writer.h"

#include <boost/json.hpp>
#include <charconv>

namespace rongxin::operations {

void JsonWriter::text(std::string_view value) {
  static constexpr char hex[] = "0123456789abcdef";
  text_ += '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const auto c = static_cast<unsigned char>(value[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    text_.append(value, plain, i - plain);
    plain = i + 1;
    text_ += '\\';
    switch (c) {
      case '"': text_ += '"'; break;
      case '\\': text_ += '\\'; break;
      case '\b': text_ += 'b'; break;
      case '\f': text_ += 'f'; break;
      case '\n': text_ += 'n'; break;
      case '\r': text_ += 'r'; break;
      case '\t': text_ += 't'; break;
      default:
        text_ += "u00";
        text_ += hex[c >> 4];
        text_ += hex[c & 15];
    }
  }
  text_.append(value, plain);
  text_ += '"';
}

void JsonWriter::name(std::string_view name) {
  if (text_.back() != '{') text_ += ',';
  text(name);
  text_ += ':';
}

void JsonWriter::integer(std::int64_t value) {
  char digits[24];
  text_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

void JsonWriter::real(double value) { text_ += boost::json::serialize(boost::json::value(value)); }

void JsonWriter::digits(std::int64_t value) {
  text_ += '"';
  integer(value);
  text_ += '"';
}

void JsonWriter::public_id(access::PublicKind kind, const access::PublicNumber& number) {
  text_ += '"';
  text_ += access::public_id(ids_, kind, number);
  text_ += '"';
}

}  // namespace rongxin::operations
