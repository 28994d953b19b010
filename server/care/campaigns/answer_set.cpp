#include "campaigns/answer_set.h"

namespace rongxin::campaigns {

int AnswerSet::answered() const {
  int count = 0;
  for (auto one : value) count += one >= 0 ? 1 : 0;
  return count;
}

std::string AnswerSet::encoded() const {
  std::string octets;
  octets.reserve(3 + value.size() * 5);
  octets.push_back(1);
  octets.push_back(static_cast<char>(value.size() >> 8));
  octets.push_back(static_cast<char>(value.size() & 255));
  for (auto one : value) octets.push_back(static_cast<char>(one));
  for (auto spent : spent_ms)
    for (int shift = 24; shift >= 0; shift -= 8) octets.push_back(static_cast<char>(spent >> shift & 255));
  return octets;
}

bool AnswerSet::decode(std::string_view octets, AnswerSet& out) {
  if (octets.size() < 3 || octets[0] != 1) return false;
  const auto at = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(octets[i])); };
  const std::size_t count = at(1) << 8 | at(2);
  if (octets.size() != 3 + count * 5) return false;
  out = AnswerSet(count);
  for (std::size_t i = 0; i < count; ++i) {
    out.value[i] = static_cast<std::int8_t>(octets[3 + i]);
    const std::size_t from = 3 + count + i * 4;
    out.spent_ms[i] = at(from) << 24 | at(from + 1) << 16 | at(from + 2) << 8 | at(from + 3);
  }
  return true;
}

void AnswerSet::take(const AnswerSet& changed, const std::vector<std::size_t>& places) {
  for (const std::size_t i : places) {
    value[i] = changed.value[i];
    spent_ms[i] = changed.spent_ms[i];
  }
}

void AnswerSet::fill_from(const AnswerSet& earlier) {
  for (std::size_t i = 0; i < value.size() && i < earlier.value.size(); ++i)
    if (value[i] < 0 && earlier.value[i] >= 0) {
      value[i] = earlier.value[i];
      spent_ms[i] = earlier.spent_ms[i];
    }
}

}  // namespace rongxin::campaigns
