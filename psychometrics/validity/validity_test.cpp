#include "psychometrics/validity/validity.h"

#include <doctest/doctest.h>
#include <boost/json.hpp>

#include <cmath>
#include <fstream>
#include <sstream>

#include "tests/fixtures/world.h"

using namespace psychometrics;

namespace {

CompiledScale scale_of(std::vector<std::uint16_t> items) {
  CompiledScale scale{"s", ScaleKind::sum, MissingRule::refuse, 0, std::move(items), {}, {}, 0, 0, {}, {}, 0};
  scale.factor.assign(scale.item.size(), 1.0);
  scale.offset.assign(scale.item.size(), 0.0);
  return scale;
}

std::string whole(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::vector<std::int8_t>> table_of(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  std::vector<std::vector<std::int8_t>> rows;
  while (std::getline(file, line)) {
    std::vector<std::int8_t> row;
    std::stringstream cells(line);
    for (std::string cell; std::getline(cells, cell, ',');) row.push_back(static_cast<std::int8_t>(std::stoi(cell)));
    rows.push_back(std::move(row));
  }
  return rows;
}

const std::vector<std::uint32_t> slow(40, 3000), fast(40, 200);

}  // namespace

TEST_CASE("even-odd consistency and variability agree with R's careless for 200 people") {
  const std::string shared = rongxin::test::shared_data();
  if (shared.empty()) return;
  const auto expected = boost::json::parse(whole(shared + "/psychometrics/expected/careless_expected.json"));
  const auto people = table_of(shared + "/psychometrics/data/careless_dataset_n200.csv");
  REQUIRE(people.size() == 200);
  std::vector<CompiledScale> scales;
  for (std::uint16_t k = 0; k < 10; ++k) {
    std::vector<std::uint16_t> items;
    for (std::uint16_t i = 0; i < 5; ++i) items.push_back(static_cast<std::uint16_t>(5 * k + i));
    scales.push_back(scale_of(items));
  }
  int undefined = 0;
  for (std::size_t i = 0; i < people.size(); ++i) {
    CAPTURE(i);
    // careless turned the sign since 1.2.0: higher is more careless there, higher is more consistent here.
    const auto& even_odd = expected.at("evenodd").at(i);
    const auto found = even_odd_consistency(scales, people[i]);
    REQUIRE(found.has_value() == !even_odd.is_null());
    if (found) CHECK(std::abs(-*found - even_odd.to_number<double>()) < 1e-12);
    else ++undefined;
    CHECK(std::abs(*response_variability(people[i]) - expected.at("irv").at(i).to_number<double>()) < 1e-12);
    CHECK(judge_validity({{0, 1, 0, 50}, {}, {}, false}, people[i], std::vector<std::uint32_t>(50, 0)).longstring ==
          expected.at("longstring").at(i).to_number<int>());
  }
  CHECK(undefined == 5);
}

TEST_CASE("indices are silent where they say nothing") {
  const std::vector<CompiledScale> scales{scale_of({0, 1}), scale_of({2, 3}), scale_of({4, 5})};
  CHECK(!even_odd_consistency(scales, std::vector<std::int8_t>{1, 1, 1, 1, 1, 1}));
  CHECK(!even_odd_consistency(scales, std::vector<std::int8_t>{1, 2, 3, 1, -1, 2}));
  CHECK(even_odd_consistency(scales, std::vector<std::int8_t>{1, 1, 2, 2, 3, 3}) == doctest::Approx(1));
  CHECK(even_odd_consistency(scales, std::vector<std::int8_t>{1, 3, 2, 2, 3, 1}) == doctest::Approx(-1));
  CHECK(!response_variability(std::vector<std::int8_t>{-1, -1, 3}));
  CHECK(response_variability(std::vector<std::int8_t>{2, 2, 2}) == doctest::Approx(0));
}

TEST_CASE("a high lie scale makes a sheet void, and six affirmed items do not") {
  CompiledValidity validity{{0, 1, 0, 0}, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {}, false};
  validity.rule.lie_scale.void_from = 7;
  std::vector<std::int8_t> answers(10, 0);
  for (std::size_t i = 0; i < 6; ++i) answers[i] = 1;
  CHECK(judge_validity(validity, answers, slow).verdict == Validity::valid);
  answers[6] = 1;
  CHECK(judge_validity(validity, answers, slow).flags == lie_scale_high);
  CHECK(judge_validity(validity, answers, slow).lie_sum == 7);
}

TEST_CASE("answers that do not vary speak alone where items are reversed, elsewhere together with speed only") {
  CompiledValidity validity{{1000, 0.5, 0, 0}, {}, {}, false};
  validity.rule.variability_min = 0.1;
  validity.rule.variability_max = 1.2;
  const std::vector<std::int8_t> even(12, 0), scattered{0, 3, 0, 3, 0, 3, 0, 3, 0, 3, 0, 3};
  std::vector<std::uint32_t> third_fast = slow;
  for (std::size_t i = 0; i < 4; ++i) third_fast[i] = 200;
  CHECK(judge_validity(validity, even, slow).verdict == Validity::valid);
  CHECK(judge_validity(validity, even, third_fast).flags == too_even);
  CHECK(judge_validity(validity, scattered, slow).verdict == Validity::valid);
  CHECK(judge_validity(validity, scattered, third_fast).flags == too_scattered);
  validity.reversal = true;
  CHECK(judge_validity(validity, even, slow).flags == too_even);
  CHECK((judge_validity(validity, scattered, fast).flags & too_fast) != 0);
}

TEST_CASE("a screen of four that is read as a whole and then ticked is no haste, and one that is ticked through is") {
  // As measured tap by tap, and as the page shares it out (docs/adr/0018): the time of a screen evenly over its
  // answers.
  const CompiledValidity validity{{1000, 0.5, 0, 0}, {}, {}, false};
  const std::vector<std::int8_t> answers{0, 2, 1, 0, 1, 0, 3, 1};
  const std::vector<std::uint32_t> tap_by_tap{8000, 500, 600, 500, 7000, 500, 500, 400};
  CHECK(judge_validity(validity, answers, tap_by_tap).flags == too_fast);
  const auto shared = [](std::vector<std::uint32_t> ms) {
    for (std::size_t screen = 0; screen < ms.size(); screen += 4) {
      const std::uint32_t whole = ms[screen] + ms[screen + 1] + ms[screen + 2] + ms[screen + 3];
      for (std::size_t i = 0; i < 4; ++i) ms[screen + i] = whole / 4;
    }
    return ms;
  };
  CHECK(judge_validity(validity, answers, shared(tap_by_tap)).verdict == Validity::valid);
  const std::vector<std::uint32_t> ticked_through{700, 300, 300, 300, 900, 200, 300, 200};
  CHECK(judge_validity(validity, answers, shared(ticked_through)).flags == too_fast);
}
