#include <boost/json.hpp>

#include "school_roll/import/import_roll.h"

namespace rongxin::school_roll {

std::string report_json(const ImportReport& report, std::string_view language) {
  boost::json::array rejected, duplicate_rows, dropped, notes;
  for (const auto& one : report.rejected)
    rejected.push_back({{"row", one.row}, {"column", one.fault.column}, {"code", one.fault.code}, {"reason", language == "en" ? one.fault.reason_en : one.fault.reason_zh}});
  for (int row : report.duplicate_rows) duplicate_rows.push_back(row);
  for (const auto& name : report.dropped_columns) dropped.push_back(boost::json::value(name));
  for (const auto& note : report.notes) notes.push_back(boost::json::value(language == "en" ? note.text_en : note.text_zh));
  return boost::json::serialize(boost::json::object{{"rows", report.rows}, {"accepted", report.accepted}, {"duplicates", report.duplicates},
                                                    {"added", report.added}, {"changed", report.changed}, {"unchanged", report.unchanged},
                                                    {"rejected", std::move(rejected)}, {"duplicate_rows", std::move(duplicate_rows)}, {"dropped_columns", std::move(dropped)}, {"notes", std::move(notes)}});
}

}  // namespace rongxin::school_roll
