#pragma once
// The zip of a workbook: its members by the names that its relations use, read piece by piece. What a
// member really unpacks to is counted, not what it says.
#include <unzip.h>

#include <string>
#include <unordered_map>

#include "platform/result.h"

namespace rongxin::tables {

/// "XL\Worksheets\./sheet1.xml" as "xl/worksheets/sheet1.xml": lower case, one kind of slash, no dots, no leading
/// slash.
std::string part_name(std::string_view written);
/// Where a relation of `source` leads: absolute, relative, with dots, backslashes or %20.
std::string related_part(std::string_view source, std::string_view target);

class ZipParts {
 public:
  ZipParts();
  ~ZipParts();
  ZipParts(const ZipParts&) = delete;
  /// Zeros behind the zip are not looked at. Problems: table_broken, table_too_large.
  Status open(const std::string& path);
  bool has(const std::string& part) const { return members_.contains(part); }
  /// Parts whose name begins and ends so, in no order.
  std::vector<std::string> named(std::string_view begin, std::string_view end) const;
  /// `octets_max` is what this member may unpack to; all together may `total_octets_max`.
  Status begin(const std::string& part, std::size_t octets_max);
  /// Octets read, 0 at the end (the check sum is compared there). Problems: table_broken, table_bomb.
  Result<int> read(char* to, unsigned octets);
  /// What was unpacked so far is forgotten: the file is read once more.
  void again() { unpacked_ = 0; }
  std::size_t total_octets_max = 0;

 private:
  struct File;
  Status index();
  std::unordered_map<std::string, unz64_file_pos> members_;
  std::unique_ptr<File> file_;
  unzFile zip_ = nullptr;
  bool reading_ = false;
  std::size_t unpacked_ = 0, part_unpacked_ = 0, part_octets_max_ = 0;
};

}  // namespace rongxin::tables
