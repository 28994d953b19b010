#pragma once
// Lines of a text file of any size in UTF-8 or GB 18030: what is held of it is one line.
#include <cstdio>
#include <memory>
#include <string>

#include "platform/result.h"

namespace rongxin::tables {

class TextLines {
 public:
  TextLines() = default;
  ~TextLines();
  TextLines(const TextLines&) = delete;
  /// Reads the file once, to know its encoding. Problems: file_unreadable, table_bytes_invalid with the line,
  /// table_too_large.
  Status open(const std::string& path);
  Status again();
  /// The next line in UTF-8, without its end; false at the end of the file.
  Result<bool> next(std::string& line);
  /// Whether the line given last began or ended with a lone CR, where other lines of the file end otherwise.
  bool end_odd() const { return mixed_ && (cr_before_ || cr_after_); }
  /// Whether it had no end: the file ends in it.
  bool unended() const { return unended_; }

 private:
  enum class End { line_feed, carriage_return, file };
  Result<bool> raw_line(std::string& line);
  Status find_encoding();
  bool fill();
  Status converted(std::string& line);

  int file_ = -1;
  void* converter_ = nullptr;  ///< iconv_t from GB 18030
  std::string buffer_;
  std::size_t at_ = 0;
  std::int64_t line_ = 0;
  bool ended_ = false, mixed_ = false, unended_ = false, cr_before_ = false, cr_after_ = false;
};

}  // namespace rongxin::tables
