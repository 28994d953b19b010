#include "school_roll/unit_order.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/fixtures/rolls.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

using Names = std::vector<std::string>;

Names in_order(const std::string& kind, Names names, const std::string& code_before = "") {
  std::stable_sort(names.begin(), names.end(), [&](const std::string& a, const std::string& b) {
    return school_roll::unit_sort_key(kind, code_before + a, a) < school_roll::unit_sort_key(kind, code_before + b, b);
  });
  return names;
}

}  // namespace

TEST_CASE("grades stand as a school counts them, whatever it calls them, and what says no year comes last") {
  CHECK(in_order("grade", {"高一", "初三", "六年级", "初二", "实验部", "初一", "一年级", "高三", "2024级", "2025级",
                           "中职二年级", "中职一年级", "高二"}) == Names{"一年级", "六年级", "初一", "初二", "初三",
                                                                         "高一", "高二", "高三", "中职一年级",
                                                                         "中职二年级", "2025级", "2024级", "实验部"});
  CHECK(in_order("grade", {"九年级", "七年级", "八年级"}) == Names{"七年级", "八年级", "九年级"});
  CHECK(in_order("grade", {"高一", "初四", "初三"}) == Names{"初三", "初四", "高一"});
}

TEST_CASE("classes stand by the number of their class, the tenth after the second, and by their grade first") {
  CHECK(in_order("class", {"初二(10)班", "初二(2)班", "初二(1)班", "初二(11)班"}, "s/初二/") ==
        Names{"初二(1)班", "初二(2)班", "初二(10)班", "初二(11)班"});
  CHECK(in_order("class", {"十班", "二班", "一班", "实验班", "十一班"}, "s/初一/") ==
        Names{"一班", "二班", "十班", "十一班", "实验班"});
  CHECK(in_order("class", {"710班", "701班", "702班"}, "s/七年级/") == Names{"701班", "702班", "710班"});
  CHECK(school_roll::unit_sort_key("class", "s/初一/9班", "9班") <
        school_roll::unit_sort_key("class", "s/初二/1班", "1班"));
  CHECK(school_roll::unit_sort_key("class", "s/初三/1班", "1班") <
        school_roll::unit_sort_key("class", "s/高一/1班", "1班"));
}

TEST_CASE("a name that is nothing but numerals, however long, has a place and breaks nothing") {
  for (const char* numeral : {"九", "十", "9", "零"}) {
    std::string name;
    for (int i = 0; i < 200; ++i) name += numeral;
    CHECK(school_roll::grade_rank(name) == 99);
    CHECK(!school_roll::unit_sort_key("class", "s/" + name + "/" + name, name).empty());
  }
  CHECK(!school_roll::unit_sort_key("class", "no slashes", "").empty());
  CHECK(school_roll::grade_rank("") == 99);
}

TEST_CASE("counties stand in the official order of their codes, not by pinyin") {
  CHECK(school_roll::unit_sort_key("county", "350102", "鼓楼区") <
        school_roll::unit_sort_key("county", "350104", "仓山区"));
  CHECK(school_roll::unit_sort_key("county", "350128", "平潭县") <
        school_roll::unit_sort_key("county", "350181", "福清市"));
}

TEST_CASE("units that a store already has come into their order at its next start") {
  on_both_engines([](World& world) {
    REQUIRE(import_roll(world, plain_header + "2135010201,新甲,男,20120310,护照,E98701,,初三,初三(2)班,202409\n"
                                              "2135010201,新乙,男,20120311,护照,E98702,,初三,初三(10)班,202409\n"
                                              "2135010201,新丙,男,20120312,护照,E98703,,初一,初一(1)班,202409\n")
                .added == 3);
    const auto before = [&](const std::string& one, const std::string& other) {
      return world.number("SELECT count(*) FROM unit a JOIN unit b ON b.name = '" + other + "' WHERE a.name = '" + one +
                          "' AND a.sort_key < b.sort_key") > 0;
    };
    world.execute("UPDATE unit SET sort_key = 'AA' WHERE kind <> 'city'");
    world.execute("DELETE FROM roll_upkeep");
    world.reopen();
    CHECK(before("初一", "初二"));
    CHECK(before("初二", "初三"));
    CHECK(before("初一(1)班", "初二(1)班"));
    CHECK(before("初三(2)班", "初三(10)班"));
  });
}
