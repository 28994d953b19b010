#include "psychometrics/validity/class_anomaly.h"

#include <doctest/doctest.h>

using namespace psychometrics;

namespace {

RoomSheet sheet_of(int first, std::uint32_t ms_per_item, bool varies = true) {
  RoomSheet sheet{std::vector<std::int8_t>(16, 0), std::vector<std::uint32_t>(16, ms_per_item)};
  if (varies)
    for (std::size_t i = 0; i < 16; ++i)
      sheet.answers[i] = static_cast<std::int8_t>((static_cast<std::size_t>(first) + i * i) % 4);
  sheet.answers[0] = static_cast<std::int8_t>(varies ? first : 0);
  return sheet;
}

std::vector<RoomSheet> room_of(int alike, int others, std::uint32_t ms_per_item) {
  std::vector<RoomSheet> room(static_cast<std::size_t>(alike), sheet_of(0, ms_per_item));
  for (int i = 0; i < others; ++i) room.push_back(sheet_of(i + 1, ms_per_item));
  return room;
}

}  // namespace

TEST_CASE("a room of different sheets answered in their time does not stand out") {
  const auto found = judge_room({}, room_of(1, 20, 3000));
  CHECK(!found.stands_out);
  CHECK(found.alike == 0);
  CHECK(found.slowest_ms == 48'000);
}

TEST_CASE("many identical sheets stand out, a pair among forty does not") {
  CHECK(judge_room({}, room_of(10, 30, 3000)).stands_out);
  CHECK(judge_room({}, room_of(10, 30, 3000)).alike == 10);
  CHECK(!judge_room({}, room_of(2, 38, 3000)).stands_out);
  CHECK(!judge_room({}, room_of(7, 33, 3000)).stands_out);
}

TEST_CASE("a room where everybody is well answers alike and does not stand out") {
  CHECK(!judge_room({}, std::vector<RoomSheet>(40, sheet_of(0, 3000, false))).stands_out);
}

TEST_CASE("a room that is faster than one can read stands out") {
  CHECK(judge_room({}, room_of(1, 20, 900)).stands_out);
  auto mixed = room_of(1, 9, 900);
  for (int i = 0; i < 10; ++i) mixed.push_back(sheet_of(20 + i, 3000));
  CHECK(judge_room({}, mixed).hurried == 10);
  CHECK(!judge_room({}, mixed).stands_out);
  CHECK(!judge_room({}, room_of(2, 0, 900)).stands_out);
}
