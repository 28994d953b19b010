#pragma once
// Whether the sheets of one room look as if they were not answered one by one.
#include <cstdint>
#include <span>
#include <vector>

namespace psychometrics {

struct RoomSheet {
  std::vector<std::int8_t> answers;     ///< -1 unanswered
  std::vector<std::uint32_t> spent_ms;  ///< 0 where not measured
};

struct RoomRule {
  int sheets_min = 3;  ///< below, nothing is said
  int items_min = 10;  ///< a sheet with fewer answers can be like another by chance
  int alike_min = 3;
  double alike_share_min = 0.2;
  int hurried_ms_per_item = 2000;  ///< Huang 2012
  double hurried_share_min = 0.8;
};

struct RoomFinding {
  int sheets = 0;
  int alike = 0;                 ///< size of the largest group of identical sheets whose answers vary
  int hurried = 0;               ///< sheets whose timed answers took less than the time of reading on average
  std::uint64_t slowest_ms = 0;  ///< time of the slowest sheet
  bool stands_out = false;
};

/// Looks at a room as a whole; says nothing about a child.
/// @param rule    thresholds
/// @param sheets  handed-in sheets of one class session, items of one campaign
/// @returns counts, and whether the room stands out: a large group of sheets that are the same answer for
///          answer although the answers vary (all zeros is health, not copying), or nearly everybody faster
///          than one can read.
/// Errors: none. Cost: sorts the sheets, n log n comparisons of k items. Source: Huang 2012 for the speed; the
/// groups are counted, no model of copying is assumed.
RoomFinding judge_room(const RoomRule& rule, std::span<const RoomSheet> sheets);

}  // namespace psychometrics
