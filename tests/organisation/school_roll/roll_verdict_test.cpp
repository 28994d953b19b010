// One verdict for each line of a roll; what was damaged is repaired exactly or refused; what is told is true.
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>

#include "access/public_id.h"
#include "platform/problem_catalogue.h"
#include "school_roll/import/roll_survey.h"
#include "school_roll/import/whole_number.h"
#include "school_roll/problems.h"
#include "tests/fixtures/rolls.h"

using namespace rongxin;
using namespace rongxin::test;
using namespace rongxin::school_roll;

namespace {

/// Rows with numbers of their own; `cells` names what is other than usual.
std::string row(int number, const std::map<std::string, std::string>& cells = {}) {
  static const std::vector<std::pair<std::string, std::string>> usual{{"学校标识码", "2135010201"},
                                                                      {"姓名", "新生"},
                                                                      {"性别", "男"},
                                                                      {"出生日期", "20120301"},
                                                                      {"身份证件类型", "其他"},
                                                                      {"身份证件号", ""},
                                                                      {"学籍号", ""},
                                                                      {"年级", "初二"},
                                                                      {"班级", "初二(1)班"},
                                                                      {"入学年月", "202409"},
                                                                      {"学籍辅号", ""},
                                                                      {"班内学号", ""},
                                                                      {"就读方式", "走读"},
                                                                      {"是否留守儿童", ""},
                                                                      {"成员1姓名", "林大一"},
                                                                      {"成员1关系", "父亲"},
                                                                      {"成员1联系电话", "19800000001"},
                                                                      {"成员1是否监护人", "是"}};
  std::string line;
  for (const auto& [column, value] : usual) {
    const auto own = cells.find(column);
    line += (line.empty() ? "" : ",") + (own != cells.end()     ? own->second
                                         : column == "学籍辅号" ? std::to_string(700'000'000'000 + number)
                                                                : value);
  }
  return line + "\n";
}

std::string one_refusal(World& world, const std::string& column, const std::string& value) {
  return refusals(import_roll(world, family_header + row(1, {{column, value}}), true));
}

std::string stored_guardian_phone(World& world, http::PlainClient& client, const Session& who,
                                  const std::string& name) {
  const StudentId student(world.number("SELECT student_id FROM student WHERE name = '" + name + "'"));
  const auto page = client.request(
      "GET",
      "/api/students/" + access::public_id(world.composition().keys.public_id, access::PublicKind::student, {student}),
      {}, who.headers);
  return std::string(boost::json::parse(page.body).at("guardians").at(0).at("phone").as_string());
}

ImportReport units(World& world, const std::string& path, bool dry_run = false) {
  ImportWish wish;
  wish.dry_run = dry_run;
  wish.who = {"system", 0, 0, "importUnits", 0, ""};
  auto report = import_units(import_tools(world), path, wish);
  REQUIRE_MESSAGE(report.ok(), (report.ok() ? "" : report.problem().text("en")));
  CHECK_MESSAGE(report->adds_up(), report_json(*report, "en"));
  return std::move(*report);
}

boost::json::value preview_of(http::PlainClient& client, const Session& who, const std::string& content) {
  const auto begun = client.request("POST", "/api/roll/imports", content, who.headers + "X-File-Name: roll.csv\r\n");
  REQUIRE_MESSAGE(begun.status == 200, begun.body);
  return boost::json::parse(
      wait_for_import(client, who, std::string(boost::json::parse(begun.body).at("id").as_string())));
}

boost::json::value confirmed(http::PlainClient& client, const Session& who, const boost::json::value& preview) {
  const std::string id(preview.at("id").as_string());
  REQUIRE(client.request("POST", "/api/roll/imports/" + id + "/confirm", "{}", who.headers).status == 200);
  return boost::json::parse(wait_for_import(client, who, id));
}

}  // namespace

TEST_CASE("every line of every roll has one verdict, and the count adds up") {
  const std::string folder = shared_data();
  if (folder.empty()) return;
  World world("sqlite");
  int read = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string path = entry.path().string();
    if (!path.ends_with(".csv") && !path.ends_with(".xlsx")) continue;
    for (const bool dry_run : {true, false}) {
      ImportWish wish;
      wish.dry_run = dry_run;
      wish.who = {"system", 0, 0, "importStudents", 0, ""};
      const auto before = world.number("SELECT count(*) FROM student");
      const auto report = import_students(import_tools(world), path, wish);
      if (!report.ok()) {
        CHECK_MESSAGE(world.number("SELECT count(*) FROM student") == before, path);  // it says that nothing was stored
        continue;
      }
      CAPTURE(path);
      CHECK_MESSAGE(report->adds_up(), report_json(*report, "en"));
      CHECK(world.number("SELECT count(*) FROM student") - before == (dry_run ? 0 : report->added));
      ++read;
    }
  }
  CHECK(read > 20);
  const auto report = import_roll(
      world, "\n" + family_header + "\n" + row(1) + ",,,\n" + row(1) + row(2, {{"出生日期", "x"}}) + " \t\u200B\n",
      true);
  CHECK(report.added == 1);
  CHECK(report.duplicates == 1);
  CHECK(report.rejected.size() == 1);
  CHECK(report.lines == 8);  // as many as the file has
  CHECK(report.skipped.at("blank") == 4);
  CHECK(import_file(world, folder + "/cases/30-invisible-characters-in-names/roll.csv", true).lines ==
        6);  // one name goes over two lines
  CHECK(import_file(world, folder + "/cases/23-heading-not-in-line-1/sep.csv", true).lines == 4);
}

TEST_CASE("a file with a fault in a late line stores nothing from the command line, as its message says") {
  on_both_engines([](World& world) {
    const std::string folder = shared_data();
    if (folder.empty()) return;
    const auto problem = refused_roll(world, folder + "/cases/09-says-nothing-stored/late_bad_octet.csv");
    CHECK(problem.text("zh-CN").find("没有保存任何内容") != std::string::npos);
    CHECK(world.number("SELECT count(*) FROM student") == 18);
  });
}

TEST_CASE("an import that is stopped in the middle says how many are stored") {
  on_both_engines([](World& world) {
    std::string roll = family_header;
    for (int i = 0; i < 600; ++i) roll += row(i);
    std::ofstream(world.folder() / "long.csv") << roll;
    ImportWish wish;
    wish.who = {"system", 0, 0, "importStudents", 0, ""};
    wish.progress = [](std::int64_t, std::int64_t stored) { return stored < 500; };
    const auto report = import_students(import_tools(world), world.folder() / "long.csv", wish);
    REQUIRE(!report.ok());
    CHECK(report.problem().is(problems::import_broke_off));
    CHECK(report.problem().text("zh-CN").find("500") != std::string::npos);
    CHECK(world.number("SELECT count(*) FROM student") == 18 + 500);
  });
}

TEST_CASE("a number that a program has counted is read exactly, or refused: never stored as it was damaged") {
  const auto text = [](std::string_view written) { return whole_number(written, CellType::text).value_or("-"); };
  const auto number = [](std::string_view written) { return whole_number(written, CellType::number).value_or("-"); };
  CHECK(text("2.0120301E7") == "20120301");
  CHECK(text("5.0") == "5");
  CHECK(text("202409.0") == "202409");
  CHECK(text("007") == "007");
  CHECK(text("0.0") == "0");
  CHECK(text("1.98E+10") == "-");
  CHECK(text("1.9800000001E+10") == "19800000001");  // all its digits are there
  CHECK(text("5.5") == "-");
  CHECK(text("-5") == "-");
  CHECK(text("1E999") == "-");
  CHECK(text("3.50102201203010014E17") == "-");
  CHECK(number("3.5010220120301E14") == "350102201203010");
  CHECK(number("350102201203010000") == "-");
  CHECK(number("2.135010201E9") == "2135010201");
  for (const char* date : {"2024-01-02", "2024/1/2", "1月2日", "2024年1月2日", "Jan-02", "2-Jan", "Jan-24", "02-Jan-24",
                           "2024-01-02 00:00:00", "1/2/2024", "2024-01"})
    CHECK_MESSAGE(is_made_a_date(date), date);
  for (const char* name :
       {"初二(1)班", "1班", "2024级1班", "Class 1", "January Class", "1", "Jasmine", "高2024(1)班", "8-1"})
    CHECK_MESSAGE(!is_made_a_date(name), name);
}

TEST_CASE(
    "dates, phones, months, seats and classes that a program or a hand has spoiled are refused with their column") {
  World world("sqlite");
  CHECK(one_refusal(world, "班级", "Jan-02") == "2:made_a_date");
  CHECK(one_refusal(world, "班级", "2024-01-02") == "2:made_a_date");
  CHECK(one_refusal(world, "班级", "2024-01-02 00:00:00") == "2:made_a_date");
  CHECK(one_refusal(world, "班级", "1月2日") == "2:made_a_date");
  CHECK(one_refusal(world, "年级", "2024/8/1") == "2:made_a_date");
  CHECK(one_refusal(world, "班级", "1.0") == "2:counted");
  CHECK(one_refusal(world, "班级", "1E+1") == "2:counted");
  CHECK(one_refusal(world, "入学年月", "不详") == "2:bad_month");
  CHECK(one_refusal(world, "入学年月", "202413") == "2:bad_month");
  CHECK(one_refusal(world, "班内学号", "999") == "2:seat");
  CHECK(one_refusal(world, "班内学号", "0") == "2:seat");
  CHECK(one_refusal(world, "班内学号", "201") == "2:seat");
  CHECK(one_refusal(world, "班内学号", "5.5") == "2:seat");
  CHECK(one_refusal(world, "成员1联系电话", "1.98E+10") == "2:phone");
  CHECK(one_refusal(world, "成员1联系电话", "1.98E10") == "2:phone");
  CHECK(one_refusal(world, "成员1联系电话", "#####").starts_with("2:error_cell"));
  CHECK(one_refusal(world, "成员1联系电话", "1980000000") == "2:phone");
  CHECK(one_refusal(world, "出生日期", "2012-02-30") == "2:bad_date");
  CHECK(one_refusal(world, "姓名", "20120301.0") == "2:not_a_name");
  CHECK(one_refusal(world, "姓名", "林小\uFFFD") == "2:lost_character");
  CHECK(one_refusal(world, "学校标识码", "21350102") == "2:school_code");
}

TEST_CASE("what can be read exactly is stored in one form") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    const auto report = import_roll(world, family_header +
                                               row(1, {{"姓名", "甲一"},
                                                       {"出生日期", "2.0120301E7"},
                                                       {"班内学号", "5.0"},
                                                       {"学校标识码", "2.135010201E9"},
                                                       {"入学年月", "202409.0"},
                                                       {"成员1联系电话", "1.9800000001E10"}}) +
                                               row(2, {{"姓名", "甲二"},
                                                       {"出生日期", "2012-03-01 00:00:00"},
                                                       {"班内学号", "6号"},
                                                       {"入学年月", "2024年9月1日"},
                                                       {"成员1联系电话", "+86 198-0000-0002"}}) +
                                               row(3, {{"姓名", "甲三"},
                                                       {"出生日期", "2012年3月1日"},
                                                       {"班内学号", "07"},
                                                       {"入学年月", "2024/9"},
                                                       {"成员1联系电话", "19800000003/0591-87654321"}}) +
                                               row(4, {{"姓名", "甲四"}, {"入学年月", ""}, {"成员1联系电话", "无"}}));
    REQUIRE_MESSAGE(report.added == 4, report_json(report, "en"));
    CHECK(world.number("SELECT count(*) FROM student WHERE born_on = '2012-03-01' AND name LIKE '甲%'") == 4);
    CHECK(world.number("SELECT count(*) FROM enrolment WHERE entered_on = '2024-09' AND seat_no IN (5, 6, 7)") == 3);
    CHECK(report.remarks_total == 1);  // no phone: taken, and told
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    CHECK(stored_guardian_phone(world, client, who, "甲一") == "19800000001");
    CHECK(stored_guardian_phone(world, client, who, "甲二") == "19800000002");
    CHECK(stored_guardian_phone(world, client, who, "甲三") == "19800000003 059187654321");
    CHECK(stored_guardian_phone(world, client, who, "甲四").empty());
  });
}

TEST_CASE("two children on one seat of one class are both told, and so is a seat that another child holds") {
  on_both_engines([](World& world) {
    import_roll(world, family_header + row(1, {{"班内学号", "41"}}));
    const auto report = import_roll(
        world,
        family_header + row(2, {{"班内学号", "40"}}) + row(3, {{"班级", "初二（０1）班"}, {"班内学号", "40"}}) +
            row(4, {{"班内学号", "41"}}) + row(5, {{"班级", "初二(2)班"}, {"班内学号", "40"}}),
        true);
    std::string told;
    for (const auto& one : report.remarks) told += std::to_string(one.row) + ":" + one.fault.code + " ";
    CHECK(told == "2:seat_twice 3:seat_twice 4:seat_held ");
    // The same file moves the one who sat there: nothing to tell.
    CHECK(import_roll(world, family_header + row(4, {{"班内学号", "41"}}) + row(1, {{"班内学号", "42"}}), true)
              .remarks_total == 0);
  });
}

TEST_CASE("a class that is not there yet is told before it is made, with the class that may have been meant") {
  on_both_engines([](World& world) {
    const std::string roll = family_header + row(1, {{"班级", "初二(一)班"}}) + row(2, {{"班级", "初二(1)斑"}}) +
                             row(3, {{"班级", "初二(9)班"}}) + row(4) + row(5, {{"班级", "初二(9)班"}});
    const auto report = import_roll(world, roll, true);
    REQUIRE(report.new_classes.size() == 3);
    CHECK(report.new_classes[0].near.find("初二(1)班") != std::string::npos);
    CHECK(report.new_classes[1].near.find("初二(1)班") != std::string::npos);
    CHECK(report.new_classes[2].class_name == "初二(9)班");
    CHECK(report.new_classes[2].near.empty());
    CHECK(report.new_classes[2].rows == 2);
    CHECK(report.new_classes[2].first_row == 4);
    CHECK(import_roll(world, roll).new_classes.size() == 3);
    CHECK(import_roll(world, roll, true).new_classes.empty());
  });
  CHECK(is_near_class("初二(1)班", "初二1班"));
  CHECK(is_near_class("初一(9)班", "初一(9)班(实验)"));
  CHECK(is_near_class("初二十一班", "初二(11)班") == false);  // 初二十一 may be 21 or 2 and 11: not said
  for (const auto& [one, other] : {std::pair{"初二(1)班", "初二(2)班"},
                                   {"初二(1)班", "初二(11)班"},
                                   {"初一(9)班", "初二(9)班"},
                                   {"A班", "B班"},
                                   {"甲班", "乙班"}})
    CHECK_MESSAGE(!is_near_class(one, other), one << " " << other);
}

TEST_CASE("a list of schools moves no school, renames no county and makes no second one") {
  on_both_engines([](World& world) {
    const std::string folder = shared_data();
    if (folder.empty()) return;
    REQUIRE(units(world, folder + "/registry/schools.csv").rejected.size() ==
            1);  // 鼓楼区示范第一中学 is 市属 there, a county's in this world
    const std::string cases = folder + "/cases/22-list-of-schools/";
    for (const bool dry_run : {true, false}) {
      CHECK(refusals(units(world, cases + "code.csv", dry_run)) == "2:county_code");
      CHECK(refusals(units(world, cases + "moved.csv", dry_run)) == "2:school_moved");
    }
    CHECK(units(world, cases + "private.csv").accepted == 1);
    CHECK(world.number("SELECT count(*) FROM school_attribute a JOIN unit u ON u.unit_id = a.unit_id WHERE u.code = "
                       "'2135010299' AND a.ownership = 'private'") == 1);
    CHECK(units(world, cases + "blank.csv").accepted == 1);
    CHECK(world.number("SELECT count(*) FROM unit WHERE kind = 'county' AND name = '鼓楼区'") == 1);
    CHECK(world.number("SELECT count(*) FROM unit WHERE name LIKE '% '") == 0);
    CHECK(units(world, cases + "header.csv").unchanged == 1);
    std::ofstream(world.folder() / "units2.csv")
        << "学校标识码,学校名称,区县代码,区县,学段,办学性质,独立法人,寄宿,市属\n2135010299,示范新学校,350102,台江区,"
           "初中,公办,是,否,否\n2135010298,另一学校,350199,鼓楼区,初中,公办,是,否,否\n"
           "2135010297,又一学校,350102,鼓楼区,初中,国有,是,否,否\n2135010299,示范新校,350102,鼓楼区,初中,公办,是,否,"
           "否\n";
    const auto report = units(world, world.folder() / "units2.csv", true);
    CHECK(refusals(report) == "2:county_name 3:county_twice 4:ownership");
    REQUIRE(report.remarks.size() == 1);
    CHECK(report.remarks[0].fault.code == "school_renamed");
    CHECK(world.number("SELECT count(*) FROM unit WHERE name = '示范新校'") == 0);  // a dry run
  });
}

TEST_CASE("children of other schools are one number on the page, not a line each") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    std::string roll = family_header + row(1) + row(2, {{"班内学号", "x"}});
    for (int i = 10; i < 40; ++i) roll += row(i, {{"学校标识码", i % 2 == 0 ? "2135010301" : "2350103901"}});
    const auto page = preview_of(client, who, roll);
    CHECK(page.at("other_school_rows").as_int64() == 30);
    CHECK(page.at("rejected").as_array().size() == 1);
    CHECK(page.at("rejected_total").as_int64() == 31);
    CHECK(page.at("lines").as_int64() == 33);
  });
}

TEST_CASE("a preview of the roll is logged with its students, and answers a stranger's child like nobody's") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010301");
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    import_roll(world,
                plain_header + "2135010201,林小一,男,20120301,居民身份证,350102201203010014,,初二,初二(1)班,202409\n");
    const auto elsewhere = world.number("SELECT student_id FROM student WHERE name = '林小一'");
    const auto asked = [&](const std::string& id) {
      return preview_of(client, who,
                        plain_header + "2135010301,林小一,男,20120301,居民身份证," + id + ",,初二,初二(1)班,202409\n");
    };
    auto foreign = asked("350102201203010014"), absent = asked("350102201203010022");
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'previewRollImport' AND detail LIKE '% " +
                       std::to_string(elsewhere) + "%'") == 1);
    CHECK(world.number("SELECT count(*) FROM student_view WHERE action = 'previewRollImport' AND student_id = " +
                       std::to_string(elsewhere)) == 1);
    const auto foreign_page = foreign;
    for (auto* page : {&foreign, &absent}) page->as_object().erase("id");
    CHECK(boost::json::serialize(foreign) == boost::json::serialize(absent));
    const auto seated = [&](const std::string& id) {
      auto page =
          preview_of(client, who,
                     plain_header.substr(0, plain_header.size() - 1) +
                         ",班内学号\n2135010301,林小一,男,20120301,居民身份证," + id + ",,初二,初二(1)班,202409,1\n");
      page.as_object().erase("id");
      return boost::json::serialize(page);
    };
    CHECK(seated("350102201203010014") ==
          seated("350102201203010022"));  // on a seat that a child of the caller's school holds
    // Storing says what is to be done, once, and stands on the child's own list.
    const auto stored = confirmed(client, who, foreign_page);
    CHECK(stored.at("rejected").at(0).at("code").as_string() == "enrolled_elsewhere");
    CHECK(world.number("SELECT count(*) FROM student_view WHERE action = 'confirmRollImport' AND student_id = " +
                       std::to_string(elsewhere)) == 1);
  });
}

TEST_CASE("an officer is not told whether a row changes what is stored of a child") {
  on_both_engines([](World& world) {
    add_person(world, "officer", access::Role::county_officer, "350102");
    auto client = world.serve();
    const auto who = sign_in_staff(client, "officer");
    const auto roll = [](const std::string& orphan, const std::string& phone) {
      return plain_header.substr(0, plain_header.size() - 1) +
             ",是否孤儿,成员1姓名,成员1关系,成员1联系电话,成员1是否监护人\n2135010201,林小一,男,20120301,居民身份证,"
             "350102201203010014,,初二,初二(1)班,202409," +
             orphan + ",林父,父亲," + phone + ",是\n";
    };
    const auto told = [&](const std::string& content) {
      auto page = preview_of(client, who, content);
      page.as_object().erase("id");
      return boost::json::serialize(page);
    };
    import_roll(world, roll("是", "19800000001"));
    CHECK(told(roll("是", "19800000001")) == told(roll("否", "19800000001")));
    CHECK(told(roll("是", "19800000001")) == told(roll("是", "19800000002")));
    CHECK(told(roll("是", "19800000001")).find("unchanged") == std::string::npos);
    import_roll(world, plain_header +
                           "2135010201,林小二,男,20120301,居民身份证,350102201203010022,,初二,初二(1)班,202409\n" +
                           "2135010201,林小三,男,20120301,其他,,J350102201203019991,初二,初二(1)班,202409\n");
    const std::string two = plain_header + "2135010201,林小二,男,20120301,居民身份证,350102201203010022,",
                      one_more = ",初二,初二(1)班,202409\n";
    CHECK(told(two + "J350102201203019991" + one_more) ==
          told(two + "J350102201203019992" + one_more));  // the number of another child, and of none
    const auto page = confirmed(client, who, preview_of(client, who, roll("否", "19800000001")));
    CHECK(page.at("accepted").as_int64() == 1);
    CHECK(!page.as_object().contains("changed"));
  });
}
