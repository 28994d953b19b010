#include <boost/json.hpp>

#include "school_roll/import/import_roll.h"
#include "texts/school_roll.h"

namespace rongxin::school_roll {

void ImportReport::remark(int row, RowFault what) {
  ++remarks_total;
  if (remarks.size() < remarks_max) remarks.push_back({row, std::move(what)});
}

void ImportReport::reject(int row, RowFault what) {
  ++rejected_total;
  const auto of_its_kind = ++rejected_as[what.code];
  // A city's file at a school: the children of others must not crowd out the faults of its own.
  if (what.code == other_school && of_its_kind > static_cast<std::int64_t>(rejected_max) / 10) return;
  if (rejected.size() < rejected_max) rejected.push_back({row, std::move(what)});
}

bool ImportReport::adds_up() const {
  std::int64_t told = added + changed + unchanged + duplicates + rejected_total;
  for (const auto& [why, count] : skipped) told += count;
  return told == lines && accepted == added + changed + unchanged && rows == accepted + duplicates + rejected_total;
}

std::string skipped_words(const ImportReport& report, std::string_view language) {
  static const std::map<std::string, Sentence> words{
      {"heading", texts::school_roll::skipped_heading()},     {"blank", texts::school_roll::skipped_blank()},
      {"title", texts::school_roll::skipped_title()},         {"repeated", texts::school_roll::skipped_repeated()},
      {"continued", texts::school_roll::skipped_continued()}, {"sheet", texts::school_roll::skipped_sheet()}};
  std::string text;
  for (const auto& [why, lines] : report.skipped) {
    const auto known = words.find(why);
    const std::string name = known == words.end() ? why : known->second.in(language);
    text += (text.empty() ? std::string() : texts::school_roll::list_comma().in(language)) + name + " " +
            std::to_string(lines);
  }
  return text;
}

std::string report_json(const ImportReport& report, std::string_view language) {
  boost::json::array duplicate_rows, dropped, skipped, new_classes, tidied, notes;
  const auto rows = [&](const std::vector<RejectedRow>& all) {
    boost::json::array out;
    for (const auto& one : all)
      out.push_back({{"row", one.row},
                     {"column", one.fault.column},
                     {"code", one.fault.code},
                     {"reason", one.fault.reason.in(language)}});
    return out;
  };
  for (int row : report.duplicate_rows) duplicate_rows.push_back(row);
  for (const auto& name : report.dropped_columns) dropped.push_back(boost::json::value(name));
  for (const auto& note : report.notes) notes.push_back(boost::json::value(note.text.in(language)));
  for (const auto& [why, lines] : report.skipped) skipped.push_back({{"why", why}, {"lines", lines}});
  for (const auto& [column, one] : report.tidied)
    tidied.push_back({{"column", column}, {"rows", one.lines}, {"first_row", one.first_row}});
  for (const auto& one : report.new_classes)
    new_classes.push_back({{"school_code", one.school_code},
                           {"grade", one.grade},
                           {"class_name", one.class_name},
                           {"rows", one.rows},
                           {"first_row", one.first_row},
                           {"near", one.near}});
  return boost::json::serialize(boost::json::object{{"lines", report.lines},
                                                    {"rows", report.rows},
                                                    {"accepted", report.accepted},
                                                    {"duplicates", report.duplicates},
                                                    {"added", report.added},
                                                    {"changed", report.changed},
                                                    {"unchanged", report.unchanged},
                                                    {"skipped", std::move(skipped)},
                                                    {"rejected", rows(report.rejected)},
                                                    {"rejected_total", report.rejected_total},
                                                    {"duplicate_rows", std::move(duplicate_rows)},
                                                    {"dropped_columns", std::move(dropped)},
                                                    {"remarks", rows(report.remarks)},
                                                    {"remarks_total", report.remarks_total},
                                                    {"new_classes", std::move(new_classes)},
                                                    {"tidied", std::move(tidied)},
                                                    {"notes", std::move(notes)}});
}

}  // namespace rongxin::school_roll
