#include "tests/access/oracle/city.h"

#include <algorithm>
#include <stdexcept>

namespace oracle {
namespace {

std::vector<kinds::Kind>& all_kinds() {
  static std::vector<kinds::Kind> all;
  return all;
}

}  // namespace

std::size_t kinds::add(Kind kind) {
  all_kinds().push_back(std::move(kind));
  return all_kinds().size() - 1;
}

void Statements::add(const std::string& table, const std::vector<std::string>& values) {
  std::string one = "INSERT INTO " + table + " VALUES (";
  for (std::size_t i = 0; i < values.size(); ++i) one += (i == 0 ? "" : ", ") + values[i];
  all_.push_back(one + ")");
}

City::City(unsigned seed) : seed_(seed), drawn_(all_kinds().size()), begun_(all_kinds().size()) {
  // By name: which file was linked first decides nothing.
  std::vector<std::size_t> order(all_kinds().size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [](std::size_t a, std::size_t b) { return all_kinds()[a].name < all_kinds()[b].name; });
  for (const std::size_t kind : order) rows(kind);
}

const void* City::rows(std::size_t kind) const {
  if (kind >= drawn_.size()) throw std::logic_error("nobody makes these rows up");
  if (drawn_[kind] == nullptr) {
    const auto& how = all_kinds()[kind];
    if (begun_[kind]) throw std::logic_error("made up out of themselves: rows of " + how.name);
    begun_[kind] = true;
    std::vector<unsigned> of_seed{seed_};
    for (const char one : how.name) of_seed.push_back(static_cast<unsigned char>(one));
    std::seed_seq sequence(of_seed.begin(), of_seed.end());
    Dice dice(std::mt19937(sequence), last_);
    drawn_[kind] = how.draw(*this, dice);
    how.put(*this, drawn_[kind].get(), statements_);
  }
  return drawn_[kind].get();
}

}  // namespace oracle
