#pragma once
// The answers of one sheet, dense over the items of its campaign.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rongxin::campaigns {

struct AnswerSet {
  std::vector<std::int8_t> value;       ///< -1 unanswered
  std::vector<std::uint32_t> spent_ms;  ///< 0 where not measured

  explicit AnswerSet(std::size_t items = 0) : value(items, -1), spent_ms(items, 0) {}
  int answered() const;

  /// Octets to be sealed: version 1, count, values, times. Fixed by the format, not by the machine.
  std::string encoded() const;
  static bool decode(std::string_view octets, AnswerSet& out);
  /// Takes the named places of another set, also what was left out there on purpose.
  void take(const AnswerSet& changed, const std::vector<std::size_t>& places);
  /// Takes what this set has not answered from another one (an earlier device's).
  void fill_from(const AnswerSet& earlier);
};

}  // namespace rongxin::campaigns
