// What a file leaves open takes nothing away; what is stored of one child is never another's.
#include <boost/json.hpp>

#include "access/public_id.h"
#include "tests/fixtures/rolls.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

const std::string whole_header =
    "学校标识码,姓名,性别,出生日期,身份证件类型,身份证件号,学籍号,年级,班级,入学年月,学籍辅号,班内学号,就读方式,"
    "是否留守儿童,成员1姓名,成员1关系,成员1联系电话,成员1是否监护人,成员2姓名,成员2关系,成员2联系电话,"
    "成员2是否监护人\n";
const std::string child =
    "2135010201,林小一,男,20120301,居民身份证,350102201203010014,G350102201203010014,初二,初二(1)班,202409";
const std::string whole = child + ",,31,住校,单亲留守儿童,林大一,父亲,19800000001,是,陈二,母亲,19800000002,否\n";

struct School {
  explicit School(World& of)
      : world(of),
        client((add_person(of, "psychologist", access::Role::psychology_teacher, "2135010201"), of.serve())),
        who(sign_in_staff(client, "psychologist")) {}
  std::string path(const std::string& name) const {
    const StudentId student(world.number("SELECT student_id FROM student WHERE name = '" + name + "'"));
    return "/api/students/" +
           access::public_id(world.composition().keys.public_id, access::PublicKind::student, {student});
  }
  /// "1 林大一 父亲 19800000001 guardian; 2 …"
  std::string guardians(const std::string& name = "林小一") {
    const auto page = client.request("GET", path(name), {}, who.headers);
    REQUIRE_MESSAGE(page.status == 200, page.body);
    std::string text;
    const auto read = boost::json::parse(page.body);
    for (const auto& one : read.at("guardians").as_array()) {
      const auto word = [&](const char* key) { return std::string(one.at(key).as_string()); };
      text += (text.empty() ? "" : "; ") + word("name") + " " + word("relation") + " " + word("phone");
    }
    return text;
  }
  std::string numbers() const {
    std::string text;
    for (int no = 1; no <= 9; ++no)
      if (world.number("SELECT count(*) FROM guardian g JOIN student s ON s.student_id = g.student_id WHERE s.name = "
                       "'林小一' AND g.guardian_no = " +
                       std::to_string(no)) == 1)
        text += std::to_string(no);
    return text;
  }
  bool stands(const std::string& condition) const {
    return world.number(
               "SELECT count(*) FROM student s JOIN enrolment e ON e.student_id = s.student_id AND e.until_on IS NULL "
               "WHERE s.name = '林小一' AND " +
               condition) == 1;
  }
  World& world;
  http::PlainClient client;
  Session who;
};

const std::string both = "林大一 父亲 19800000001; 陈二 母亲 19800000002";

bool notes_say(const school_roll::ImportReport& report, const std::string& words) {
  for (const auto& one : report.notes)
    if (one.text.zh.find(words) != std::string::npos) return true;
  return false;
}

bool remarks_say(const school_roll::ImportReport& report, const std::string& code) {
  for (const auto& one : report.remarks)
    if (one.fault.code == code) return true;
  return false;
}

}  // namespace

TEST_CASE(
    "a file without a column, or with empty cells, takes nothing away of a child: neither whom to call nor a seat") {
  on_both_engines([](World& world) {
    School school(world);
    import_roll(world, whole_header + whole);
    REQUIRE(school.guardians() == both);
    const auto without_columns = import_roll(world, plain_header + child + "\n");
    CHECK(without_columns.unchanged == 1);
    CHECK(notes_say(without_columns, "成员1联系电话"));
    const auto empty_cells = import_roll(world, whole_header + child + ",,,,,,,,,,,,\n");
    CHECK(empty_cells.unchanged == 1);
    CHECK(school.guardians() == both);
    CHECK(school.stands("e.seat_no = 31 AND e.boarding = 'boarding' AND s.attributes LIKE '%left_behind%'"));

    for (const bool dry_run : {true, false}) {
      const auto one_of_two = import_roll(world, whole_header + child + ",,32,走读,否,林大一,父亲,,,,,,\n", dry_run);
      CHECK(one_of_two.changed == 1);
      CHECK(remarks_say(one_of_two, "guardians_kept"));
    }
    CHECK(school.guardians() == both);  // his number stays, and so does she
    import_roll(world, whole_header + child + ",,32,走读,否,林大一,父亲,不详,,-,,,\n");
    CHECK(school.guardians() == both);  // what is not known takes nothing away either
    CHECK(school.stands("e.seat_no = 32 AND e.boarding = 'day' AND s.attributes NOT LIKE '%left_behind%'"));

    CHECK(import_roll(world, whole_header + child + ",,32,走读,否,林大一,父亲,无,,无,,,\n").changed == 1);
    CHECK(school.guardians() == "林大一 父亲 ");  // somebody said that there is no number, and no second guardian
    CHECK(
        import_roll(world, whole_header + child + ",,32,走读,否,林大一,父亲,19800000001,是,刘三,祖母,19800000003,否\n")
            .changed == 1);
    CHECK(
        import_roll(world, whole_header + child + ",,32,走读,否,林大一,父亲,19800000001,是,陈二,母亲,19800000002,否\n")
            .changed == 1);
    CHECK(school.guardians() == both);  // who is replaced by another goes
  });
}

TEST_CASE("a corrected month of entry is stored, and a seat does not go along into another class") {
  on_both_engines([](World& world) {
    School school(world);
    import_roll(world, whole_header + whole);
    CHECK(import_roll(world, plain_header + "2135010201,林小一,男,20120301,居民身份证,350102201203010014,"
                                            "G350102201203010014,初二,初二(1)班,202309\n")
              .changed == 1);
    CHECK(school.stands("e.entered_on = '2023-09' AND e.seat_no = 31"));
    CHECK(import_roll(world, plain_header + "2135010201,林小一,男,20120301,居民身份证,350102201203010014,"
                                            "G350102201203010014,初二,初二(2)班,202309\n")
              .changed == 1);
    CHECK(school.stands("e.seat_no IS NULL AND e.boarding = 'boarding'"));
  });
}

TEST_CASE(
    "the number of a guardian who has left is never another person's: not by a later import, and not for a slip or an "
    "act of consent") {
  on_both_engines([](World& world) {
    School school(world);
    import_roll(world, whole_header + whole);
    const auto family = [&](const std::string& members) {
      return import_roll(world, whole_header + child + ",,31,住校,单亲留守儿童," + members + "\n").changed;
    };
    CHECK(school.numbers() == "12");
    CHECK(family("林大一,父亲,19800000001,是,无,,,") == 1);
    CHECK(school.numbers() == "1");
    CHECK(family("林大一,父亲,19800000001,是,刘三,祖母,19800000003,否") == 1);
    CHECK(school.numbers() == "13");
    CHECK(family("无,,,,无,,,") == 1);
    CHECK(school.numbers().empty());
    CHECK(family("赵四,祖父,19800000004,是,,,,") == 1);
    CHECK(school.numbers() == "4");
    // Before this was remembered: only an act of consent knows that there was a seventh.
    world.execute(
        "INSERT INTO consent_act (student_id, act_no, purpose, party, guardian_no, decision, age_band, text_version, "
        "text_hash, lawful_basis, way, at_ms, changed_at_ms) "
        "SELECT student_id, 900, 'screening', 'guardian', 7, 'given', 'under_14', 1, 'x', 'consent', 'paper', 1, 1 "
        "FROM student WHERE name = '林小一'");
    CHECK(family("赵四,祖父,19800000004,是,孙五,祖母,19800000005,否") == 1);
    CHECK(school.numbers() == "48");
    // One phone, another person: the number stays with its person.
    CHECK(family("赵四,祖父,19800000004,是,周六,其他亲属,19800000005,否") == 1);
    CHECK(school.numbers() == "49");
  });
}

TEST_CASE("a number that is another child's by a slip writes nothing over that child, and a changed name is told") {
  on_both_engines([](World& world) {
    School school(world);
    import_roll(world, family_header +
                           "2135010201,林小一,男,20120301,其他,,,初二,初二(1)班,202409,1791677053253,31,走读,,林大一,"
                           "父亲,19800000001,是\n");
    for (const bool dry_run : {true, false}) {
      const auto slip = import_roll(world,
                                    family_header +
                                        "2135010201,王小二,女,20110202,其他,,,初二,初二(1)班,202409,1791677053253,32,"
                                        "走读,,王大,父亲,19800000009,是\n",
                                    dry_run);
      CHECK(refusals(slip) == "2:another_person");
    }
    CHECK(school.stands("s.born_on = '2012-03-01' AND s.sex = 'male' AND e.seat_no = 31"));
    const auto renamed = import_roll(world,
                                     family_header +
                                         "2135010201,林晓一,男,20120301,其他,,,初二,初二(1)班,202409,1791677053253,31,"
                                         "走读,,林大一,父亲,19800000001,是\n",
                                     true);
    CHECK(renamed.changed == 1);
    CHECK(remarks_say(renamed, "other_name"));
  });
}
