// scoring: what scoring and judging one sheet of 90 items in 10 subscales costs, beside reading its bytes once.
//   benchmark_scoring [--sheets 2000000]
#include <chrono>
#include <cstdio>
#include <cstring>
#include <random>
#include <string>

#include "psychometrics/classical/score.h"
#include "psychometrics/validity/validity.h"

using namespace psychometrics;
using SteadyClock = std::chrono::steady_clock;

namespace {

constexpr std::size_t items = 90, scales = 10, kept_sheets = 4096;

CompiledInstrument ninety_items() {
  Instrument source;
  source.id = "bench";
  for (std::size_t i = 0; i < items; ++i) {
    Item item;
    item.id = "bench." + std::to_string(i + 1);
    for (int value = 1; value <= 5; ++value) item.options.push_back({value, {}});
    source.items.push_back(item);
  }
  for (std::size_t s = 0; s < scales; ++s) {
    Scale scale;
    scale.id = "s" + std::to_string(s);
    scale.kind = ScaleKind::mean;
    scale.missing_rule = MissingRule::prorate;
    scale.missing_max = 2;
    for (std::size_t i = 0; i < items / scales; ++i) scale.items.push_back(source.items[s * 9 + i].id);
    scale.reversed = {scale.items[3]};
    scale.bands = {{"low", 1, {}}, {"middle", 2, {}}, {"high", 3, {}}};
    source.scales.push_back(scale);
  }
  std::vector<Fault> faults;
  return compile(source, faults);  // without golden vectors: faults say so, scoring works
}

double nanoseconds(SteadyClock::time_point began, long sheets) {
  return std::chrono::duration<double, std::nano>(SteadyClock::now() - began).count() / static_cast<double>(sheets);
}

}  // namespace

int main(int count, char** arguments) {
  long sheets = 2'000'000;
  if (count == 3 && std::string(arguments[1]) == "--sheets") sheets = std::stol(arguments[2]);
  const auto instrument = ninety_items();
  const CompiledValidity rule{{1000, 0.5, 12, 3}, {}, {}, false};
  std::mt19937 chance(1);
  std::vector<std::int8_t> answers(items * kept_sheets);
  for (auto& one : answers) one = static_cast<std::int8_t>(chance() % 50 == 0 ? -1 : chance() % 5 + 1);
  std::vector<std::uint32_t> spent(items * kept_sheets);
  for (auto& one : spent) one = 500 + chance() % 4000;
  const auto sheet = [&](long i) {
    return std::span(answers).subspan(static_cast<std::size_t>(i) % kept_sheets * items, items);
  };
  double sum = 0;

  auto began = SteadyClock::now();
  for (long i = 0; i < sheets; ++i)
    for (const auto& scale : instrument.scales) sum += score(scale, sheet(i)).value;
  const double scored = nanoseconds(began, sheets);
  began = SteadyClock::now();
  for (long i = 0; i < sheets; ++i)
    sum += judge_validity(rule, sheet(i),
                          std::span(spent).subspan(static_cast<std::size_t>(i) % kept_sheets * items, items))
               .fast_share;
  const double judged = nanoseconds(began, sheets);
  began = SteadyClock::now();
  for (long i = 0; i < sheets; ++i) {
    std::uint64_t part[items / 8];
    std::memcpy(part, sheet(i).data(), sizeof part);
    for (const std::uint64_t one : part) sum += static_cast<double>(one & 1);
  }
  const double read = nanoseconds(began, sheets);
  std::printf(
      "scoring 90 items, 10 subscales   %7.0f ns a sheet\njudging validity                 %7.0f ns a sheet\nreading "
      "its 90 bytes             %7.0f ns a sheet   (%zu scales, sum %.0f)\n",
      scored, judged, read, instrument.scales.size(), sum);
  return 0;
}
