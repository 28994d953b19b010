#include "psychometrics/validity/class_anomaly.h"

#include <algorithm>
#include <map>

namespace psychometrics {
namespace {

bool can_be_compared(const RoomRule& rule, const RoomSheet& sheet) {
  int answered = 0, lowest = 127, highest = -1;
  for (int one : sheet.answers) {
    if (one < 0) continue;
    ++answered;
    lowest = std::min(lowest, one);
    highest = std::max(highest, one);
  }
  return answered >= rule.items_min && highest > lowest;
}

}  // namespace

RoomFinding judge_room(const RoomRule& rule, std::span<const RoomSheet> sheets) {
  RoomFinding found;
  found.sheets = static_cast<int>(sheets.size());
  std::map<std::vector<std::int8_t>, int> groups;
  for (const auto& sheet : sheets) {
    if (can_be_compared(rule, sheet)) found.alike = std::max(found.alike, ++groups[sheet.answers]);
    std::uint64_t spent_ms = 0, timed = 0;
    for (std::size_t i = 0; i < sheet.answers.size(); ++i)
      if (sheet.answers[i] >= 0 && sheet.spent_ms[i] > 0) {
        spent_ms += sheet.spent_ms[i];
        ++timed;
      }
    if (timed > 0 && spent_ms < timed * static_cast<std::uint64_t>(rule.hurried_ms_per_item)) ++found.hurried;
    found.slowest_ms = std::max(found.slowest_ms, spent_ms);
  }
  if (found.alike < 2) found.alike = 0;
  if (found.sheets < rule.sheets_min) return found;
  const bool copied = found.alike >= rule.alike_min && found.alike >= rule.alike_share_min * found.sheets;
  found.stands_out = copied || found.hurried >= rule.hurried_share_min * found.sheets;
  return found;
}

}  // namespace psychometrics
