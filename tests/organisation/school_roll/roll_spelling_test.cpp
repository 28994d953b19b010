// One person, one class, one number, however they were written.
#include <boost/json.hpp>
#include <fstream>

#include "access/public_id.h"
#include "platform/problem_catalogue.h"
#include "school_roll/import/import_roll.h"
#include "school_roll/school_roll.h"
#include "sql/school_roll/add_identifier.h"
#include "sql/school_roll/read_roll_row.h"
#include "sql/school_roll/replace_identifier.h"
#include "tests/fixtures/people.h"
#include "tests/fixtures/rolls.h"

using namespace rongxin;
using namespace rongxin::test;
using namespace rongxin::school_roll;

namespace {

const std::string silent_because = "{\"custody_limit\":\"no_contact\",\"do_not_inform\":true,\"reason\":\"法院裁定\"}";

std::string path_of(World& world, const std::string& name) {
  const StudentId student(world.number("SELECT student_id FROM student WHERE name = '" + name + "'"));
  return "/api/students/" +
         access::public_id(world.composition().keys.public_id, access::PublicKind::student, {student});
}

std::string row_with(const std::string& guardian, const std::string& relation, const std::string& phone) {
  return "2135010201,林小一,男,20120301,居民身份证,350102201203010014,G350102201203010014,初二,初二(1)班,202409,,30,"
         "走读,非留守儿童," +
         guardian + "," + relation + "," + phone + ",是\n";
}

}  // namespace

TEST_CASE("a guardian who must not be told stays so after every import, whatever the spelling of the name") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    import_roll(world, family_header + row_with("艾力·买买提", "父亲", "19800000001"));
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    REQUIRE(client.request("PUT", path_of(world, "林小一") + "/guardians/1/contact-limits", silent_because, who.headers)
                .status == 204);
    const auto unlimited = [&] {
      int count = 0;
      const auto page = boost::json::parse(client.request("GET", path_of(world, "林小一"), {}, who.headers).body);
      for (const auto& one : page.at("guardians").as_array())
        count += one.at("do_not_inform").as_bool() && one.at("custody_limit").as_string() == "no_contact" ? 0 : 1;
      return count;
    };
    for (const char* name :
         {"艾力•买买提", "艾力·买买提\u00A0", "艾力·买买提\u200B", "艾力 · 买买提", "艾力·买买提_x000D_", "艾力･买买提",
          "\"艾力·买\n买提\"", "艾力买买提", "（艾力·买买提）", "艾力·买买捉", "买买提江"}) {
      CAPTURE(name);
      CHECK(import_roll(world, family_header + row_with(name, "父亲", "19800000001")).accepted == 1);
      CHECK(unlimited() == 0);
    }
    const auto doubtful = import_roll(world, family_header + row_with("另一个人", "母亲", "19800000001"), true);
    REQUIRE(doubtful.remarks.size() == 1);  // the doubt is told before anything is stored
    CHECK(doubtful.remarks[0].fault.code == "limit_carried");
    CHECK(import_roll(world, family_header + row_with("李秀英", "母亲", "19822222222")).remarks_total == 0);
    CHECK(unlimited() == 1);  // she is another, with a phone of her own
    CHECK(
        world.number(
            "SELECT count(*) FROM guardian WHERE custody_limit = 'no_contact' AND do_not_inform_since_ms IS NOT NULL") >
        0);
  });
}

TEST_CASE("why a guardian must not be told, who set it and when, stands with the limit, for the psychologist only") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    add_person(world, "class-teacher", access::Role::class_teacher, "2135010201/初二/初二(1)班");
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    const auto teacher = sign_in_staff(client, "class-teacher");
    const std::string path = path_of(world, "林晨1");
    CHECK(client
              .request("PUT", path + "/guardians/1/contact-limits",
                       "{\"custody_limit\":\"none\",\"do_not_inform\":true}", who.headers)
              .status == 422);
    CHECK(client
              .request("PUT", path + "/guardians/1/contact-limits",
                       "{\"custody_limit\":\"limited\",\"do_not_inform\":false,\"reason\":\" \"}", who.headers)
              .status == 422);
    CHECK(world.number(
              "SELECT count(*) FROM guardian WHERE do_not_inform_since_ms IS NOT NULL OR custody_limit <> 'none'") ==
          0);
    REQUIRE(client.request("PUT", path + "/guardians/1/contact-limits", silent_because, who.headers).status == 204);
    const auto page = boost::json::parse(client.request("GET", path, {}, who.headers).body);
    const auto& set = page.at("guardians").at(0).at("limit_set");
    CHECK(set.at("reason").as_string() == "法院裁定");
    CHECK(!set.at("by").as_string().empty());
    CHECK(set.at("at_ms").as_int64() == world.clock().now_ms());
    const auto seen = client.request("GET", path, {}, teacher.headers);
    CHECK(seen.status == 200);
    CHECK(seen.body.find("法院") == std::string::npos);
    CHECK(seen.body.find("\"do_not_inform\":true") != std::string::npos);
    CHECK(client
              .request("PUT", path + "/guardians/1/contact-limits",
                       "{\"custody_limit\":\"none\",\"do_not_inform\":false}", who.headers)
              .status == 204);  // undone, without a reason
  });
}

TEST_CASE("seven spellings of one class are one class, those that stand already too") {
  on_both_engines([](World& world) {
    const std::string folder = shared_data();
    if (folder.empty()) return;
    const auto before = world.number("SELECT count(*) FROM unit WHERE kind = 'class'");
    CHECK(import_file(world, folder + "/cases/12-one-class-becomes-seven/roll.csv").accepted == 7);
    CHECK(world.number("SELECT count(*) FROM unit WHERE kind = 'class'") == before);
    CHECK(world.number("SELECT count(*) FROM enrolment e JOIN unit u ON u.unit_id = e.class_unit_id WHERE e.until_on "
                       "IS NULL AND u.code = '2135010201/初二/初二(1)班'") == 3 + 7);
    // A class from before there was one form: its children come back into the plain one.
    world.execute("UPDATE unit SET name = '初二（2）班' WHERE code = '2135010201/初二/初二(2)班'");
    CHECK(import_roll(world, plain_header +
                                 "2135010201,新一,男,20120301,居民身份证,350102201203010081,,初二,初二(2)班,202409\n")
              .new_classes.empty());
    CHECK(world.number("SELECT count(*) FROM unit WHERE kind = 'class'") == before);
  });
}

TEST_CASE("a passport or a registry number in small letters, full width or with blanks is the same child") {
  on_both_engines([](World& world) {
    const auto child = [](const std::string& passport, const std::string& registry) {
      return plain_header + "2135010201,安娜,女,20120301,护照," + passport + "," + registry +
             ",初二,初二(1)班,202409\n";
    };
    CHECK(import_roll(world, child("E12345678", "")).added == 1);
    for (const char* same : {"e12345678", "E12345678 ", "Ｅ１２３４５６７８", "E 1234 5678", "E12345678\u200B",
                             "E1234-5678", "'e12345678"})
      CHECK_MESSAGE(import_roll(world, child(same, "")).unchanged == 1, same);
    const auto citizen = [](const std::string& id, const std::string& registry) {
      return plain_header + "2135010201,林小二,男,20120301,居民身份证," + id + "," + registry +
             ",初二,初二(1)班,202409\n";
    };
    CHECK(import_roll(world, citizen("35010220120301009X", "G35010220120301009X")).added == 1);
    for (const char* same : {"g35010220120301009x", "G35010220120301009x", "Ｇ３５０１０２２０１２０３０１００９Ｘ"})
      CHECK_MESSAGE(import_roll(world, citizen("35010220120301009x", same)).unchanged == 1, same);
    CHECK(world.number("SELECT count(*) FROM student") == 20);
  });
}

TEST_CASE("names lose what nobody sees, and a child is found by any part of the name") {
  on_both_engines([](World& world) {
    const std::string folder = shared_data();
    if (folder.empty()) return;
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    add_person(world, "other", access::Role::psychology_teacher, "2135010301");
    const auto report = import_file(world, folder + "/cases/30-invisible-characters-in-names/roll.csv");
    CHECK(report.accepted == report.rows);
    CHECK(report.tidied.contains("姓名"));
    CHECK(world.number("SELECT count(*) FROM student WHERE name IN ('林小一', '林晓雨')") == report.rows);
    import_roll(world, plain_header +
                           "2135010201,艾力·买买提,男,20120301,居民身份证,350102201203010081,,初二,初二(2)班,202409\n");
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    const auto found = [&](const Session& caller, const std::string& typed) {
      return boost::json::parse(find_students(client, caller, typed).body).at("students").as_array().size();
    };
    CHECK(found(who, "林晓雨") == 1);
    CHECK(found(who, "林晓") == 1);
    CHECK(found(who, "晓") == 1);
    CHECK(found(who, "艾力买买提") == 1);
    CHECK(found(who, "艾力•买") == 1);
    CHECK(found(who, "买 买") == 1);
    CHECK(found(who, "%") == 0);
    CHECK(found(who, "_") == 0);
    CHECK(found(who, "林晨1") == 1);
    CHECK(found(sign_in_staff(client, "other"), "林晓") == 0);  // within the caller's scope only
  });
}

TEST_CASE("what was stored before there were normal forms is still found by them") {
  on_both_engines([](World& world) {
    CHECK(import_roll(world, plain_header + "2135010201,安娜,女,20120301,护照,E12345678,,初二,初二(1)班,202409\n")
              .added == 1);
    const StudentId anna(world.number("SELECT student_id FROM student WHERE name = '安娜'"));
    // As the release before wrote it: the small letter, the blank, the middle dot.
    auto& composition = world.composition();
    constexpr auto key = store::SystemKey::because("the test writes as the release before did");
    REQUIRE(world.database()
                .write(key,
                       [&](store::Transaction& transaction) -> Status {
                         const auto wrapped = transaction.one(
                             key, sql::school_roll::read_roll_row{.student_id = anna}, [](const auto& row) {
                               return Bytes{std::string(row.wrapped_key().value_or(BytesView()).octets)};
                             });
                         const auto sealed = access::StudentVault::seal(
                             *composition.vault->unwrap(anna, BytesView(*wrapped)), anna, number_place, "e1234 5678");
                         transaction.run(key, sql::school_roll::replace_identifier{
                                                  .student_id = anna,
                                                  .kind = "other_id",
                                                  .look_up_digest = BytesView(
                                                      view(number_digest(composition.keys, "other_id", "e1234 5678"))),
                                                  .now_ms = 1});
                         transaction.run(key, sql::school_roll::add_identifier{
                                                  .student_id = anna,
                                                  .kind = "other_id",
                                                  .identifier_no = 2,
                                                  .look_up_digest = BytesView(
                                                      view(number_digest(composition.keys, "other_id", "e1234 5678"))),
                                                  .sealed_number = sealed,
                                                  .now_ms = 1});
                         return success();
                       })
                .ok());
    world.execute("DELETE FROM identifier_look_up WHERE student_id = " + std::to_string(anna.value));
    world.execute("UPDATE student SET name = '安•娜\u200B' WHERE student_id = " + std::to_string(anna.value));
    world.execute("DELETE FROM roll_upkeep");
    world.reopen();
    CHECK(world.number("SELECT count(*) FROM student WHERE name = '安·娜'") == 1);
    CHECK(import_roll(world, plain_header + "2135010201,安娜,女,20120301,护照,E12345678,,初二,初二(1)班,202409\n")
              .added == 0);
    CHECK(world.number("SELECT count(*) FROM student") == 19);
  });
}
