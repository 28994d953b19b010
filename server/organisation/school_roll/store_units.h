#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/clock.h"
#include "platform/result.h"
#include "store/transaction.h"

namespace rongxin::school_roll {

/// A school as a units file gives it.
struct SchoolRow {
  std::string code, name, county_code, county_name;
  std::string stages;  ///< "初中|高中"
  bool is_public = true, independent_legal_person = true, boarding = false, city_run = false;
};

enum class StoredAs { added, changed, unchanged };

/// The city at the root of the tree, made once.
UnitId ensure_city(store::Transaction& transaction, const std::string& name, const Clock& clock);
/// A unit of a kind below a parent, made when it is missing, renamed when its name differs.
UnitId ensure_unit(store::Transaction& transaction, UnitId parent, const std::string& kind, const std::string& code,
                   const std::string& name, const Clock& clock, StoredAs* how = nullptr);
/// By which a class of a school is known, whatever the spelling of its grade and name (platform/normal_text.h).
std::string class_key(std::string_view grade, std::string_view name);
/// Grades and classes of a school by grade key ("初二") and class_key.
std::map<std::string, UnitId> read_classes(store::Transaction& transaction, UnitId school);

/// A school with its county and attributes. Storing the same row again changes nothing.
StoredAs store_school(store::Transaction& transaction, const SchoolRow& row, const Clock& clock);

}  // namespace rongxin::school_roll
