#include "cli/demo/invented_sheet.h"

#include <boost/json.hpp>
#include <cstdint>
#include <vector>

namespace rongxin::cli {
namespace {

constexpr int phq_items = 9, gad_items = 7;

// splitmix64 (Steele, Lea, Flood 2014): the same sheets on every machine.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed) {}
  int below(int bound) {
    state_ += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return static_cast<int>((z ^ (z >> 31)) % static_cast<std::uint64_t>(bound));
  }

 private:
  std::uint64_t state_;
};

enum class Story { ordinary, high, both, item_nine, risen, careless, absent };

// Three places in each room that never meet; see the test that counts Monday's alerts.
Story story_of(Wave wave, const InventedChild& child) {
  const int c = child.class_no, seat = child.seat;
  const auto is_at = [&](int step, int offset) { return seat == (c * step + offset) % 45 + 1; };
  if (wave == Wave::spring) return is_at(19, 5) && c % 2 == 1 ? Story::absent : Story::ordinary;
  if (is_at(7, 3)) return Story::high;
  if (is_at(11, 17)) return Story::both;
  if (c % 2 == 0 && is_at(5, 33)) return c < 12 ? Story::item_nine : Story::risen;
  if (c % 4 == 1 && is_at(13, 8)) return Story::careless;
  if (c % 3 == 0 && is_at(17, 22)) return Story::absent;
  return Story::ordinary;
}

// `total` points spread over `items` items, at most three each.
std::vector<int> spread(Numbers& numbers, int items, int total) {
  std::vector<int> values(static_cast<std::size_t>(items), 0);
  while (total > 0) {
    auto& one = values[static_cast<std::size_t>(numbers.below(items))];
    if (one == 3) continue;
    ++one;
    --total;
  }
  return values;
}

struct Totals {
  int phq, gad, item_nine = 0;
};

Totals totals_of(Numbers& numbers, Story story, int child) {
  switch (story) {
    case Story::high: return {15 + numbers.below(6), 5 + numbers.below(9)};
    case Story::both: return {10 + numbers.below(4), 10 + numbers.below(5)};
    case Story::item_nine: return {3 + numbers.below(6), 2 + numbers.below(6), 1 + child % 2};
    case Story::risen: return {12 + numbers.below(2), 4 + numbers.below(4)};
    case Story::careless: return {0, 0};
    default: return {numbers.below(5), numbers.below(6)};
  }
}

}  // namespace

std::string invented_sheet(Wave wave, const InventedChild& child) {
  const Story story = story_of(wave, child);
  if (story == Story::absent) return {};
  Numbers numbers(static_cast<std::uint64_t>(child.class_no * 100 + child.seat) * 2 + (wave == Wave::autumn ? 1 : 0));
  const Totals totals = totals_of(numbers, story, child.seat);
  auto values = spread(numbers, phq_items - 1, totals.phq);
  values.push_back(totals.item_nine);
  for (const int value : spread(numbers, gad_items, totals.gad)) values.push_back(value);
  boost::json::array answers;
  for (int i = 0; i < phq_items + gad_items; ++i) {
    const std::string item =
        i < phq_items ? "phq9." + std::to_string(i + 1) : "gad7." + std::to_string(i - phq_items + 1);
    answers.push_back({{"item", item},
                       {"value", values[static_cast<std::size_t>(i)]},
                       {"spent_ms", story == Story::careless ? 240 + numbers.below(90) : 1900 + numbers.below(4200)}});
  }
  return boost::json::serialize(boost::json::object{{"answers", std::move(answers)}, {"contact_wish", "none"}});
}

}  // namespace rongxin::cli
