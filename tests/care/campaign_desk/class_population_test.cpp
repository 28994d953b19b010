// The population of a class is a number that is kept, not counted: it must never differ from its enrolments.
#include <fstream>

#include "school_roll/import/import_roll.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

void import_rows(World& world, const std::string& rows) {
  const std::string file = world.folder() / "rows.csv";
  std::ofstream(file) << "学校标识码,姓名,性别,出生日期,身份证件类型,身份证件号,学籍号,年级,班级,入学年月\n" << rows;
  school_roll::ImportWish wish;
  wish.who = {"system", 0, 0, "importStudents", 0, ""};
  const Services& tools = *world.composition().services;
  REQUIRE(school_roll::import_students(tools, file, wish).ok());
}

std::int64_t differing(World& world) {
  return world.number(
             "SELECT count(*) FROM class_population p WHERE p.students <> (SELECT count(*) FROM enrolment e WHERE "
             "e.class_unit_id = p.class_unit_id AND e.until_on IS NULL)") +
         world.number(
             "SELECT count(*) FROM enrolment e WHERE e.until_on IS NULL AND e.class_unit_id NOT IN (SELECT "
             "class_unit_id FROM class_population)");
}

}  // namespace

TEST_CASE("the population of a class is what its enrolments say, when children come, come again and change class") {
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    World world(engine);
    CHECK(world.number("SELECT CAST(SUM(students) AS BIGINT) FROM class_population") == 18);
    CHECK(differing(world) == 0);
    const std::string child = ",赵小小,1,2012-03-01,其他,,J350102201203019991,初二,";
    import_rows(world, "2135010201" + child + "初二(1)班,202409\n");
    import_rows(world, "2135010201" + child + "初二(1)班,202409\n");
    CHECK(world.number("SELECT CAST(SUM(students) AS BIGINT) FROM class_population") == 19);
    import_rows(world, "2135010201" + child + "初二(2)班,202409\n");
    CHECK(world.number("SELECT CAST(SUM(students) AS BIGINT) FROM class_population") == 19);
    CHECK(differing(world) == 0);
    CHECK(world.number("SELECT count(*) FROM enrolment WHERE until_on IS NOT NULL") == 1);
  }
}
