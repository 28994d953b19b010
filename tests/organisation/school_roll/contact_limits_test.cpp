#include <boost/json.hpp>
#include <fstream>

#include "access/public_id.h"
#include "school_roll/import/import_roll.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

std::string student_path(World& world, const std::string& name) {
  const StudentId student(world.number("SELECT student_id FROM student WHERE name = '" + name + "'"));
  return "/api/students/" +
         access::public_id(world.composition().keys.public_id, access::PublicKind::student, {student});
}

boost::json::array guardians(World& world, http::PlainClient& client, const Session& who, const std::string& name) {
  const auto page = client.request("GET", student_path(world, name), {}, who.headers);
  REQUIRE_MESSAGE(page.status == 200, page.body);
  return boost::json::parse(page.body).at("guardians").as_array();
}

const std::string silent = "{\"custody_limit\":\"no_contact\",\"do_not_inform\":true,\"reason\":\"法院裁定\"}";

void import_family(World& world, const std::string& members) {
  std::ofstream(world.folder() / "family.csv")
      << "学校标识码,姓名,性别,出生日期,身份证件类型,身份证件号,学籍号,学籍辅号,年级,班级,班内学号,入学年月,成员1姓名,"
         "成员1关系,成员1联系电话,成员1是否监护人,成员2姓名,成员2关系,成员2联系电话,成员2是否监护人\n"
         "2135010201,何家安,1,2012-04-01,其他,,,99887766,初二,初二(1)班,40,202409,"
      << members << "\n";
  const Services& tools = *world.composition().services;
  school_roll::ImportWish wish;
  wish.who = {"system", 0, 0, "importStudents", 0, ""};
  const auto report = school_roll::import_students(tools, world.folder() / "family.csv", wish);
  REQUIRE_MESSAGE(report->accepted == 1, school_roll::report_json(*report, "en"));
}

}  // namespace

TEST_CASE("a psychologist sets who must not be told, and another school cannot") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    add_person(world, "other", access::Role::psychology_teacher, "2135010301");
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    const auto other = sign_in_staff(client, "other");
    const std::string path = student_path(world, "林晨1") + "/guardians/1/contact-limits";
    CHECK(client.request("PUT", path, silent, other.headers).status == 404);
    CHECK(client.request("PUT", student_path(world, "林晨1") + "/guardians/9/contact-limits", silent, who.headers)
              .status == 404);
    CHECK(client.request("PUT", path, "{\"custody_limit\":\"sometimes\",\"do_not_inform\":true}", who.headers).status ==
          422);
    CHECK(client.request("PUT", path, "{\"custody_limit\":\"none\"}", who.headers).status == 422);
    CHECK(guardians(world, client, who, "林晨1")[0].at("do_not_inform").as_bool() == false);

    CHECK(client.request("PUT", path, silent, who.headers).status == 204);
    const std::int64_t since_ms =
        world.number("SELECT do_not_inform_since_ms FROM guardian WHERE do_not_inform_since_ms IS NOT NULL");
    world.clock().advance_ms(60'000);
    CHECK(client.request("PUT", path, silent, who.headers).status == 204);  // again: the first day stays
    CHECK(world.number("SELECT do_not_inform_since_ms FROM guardian WHERE do_not_inform_since_ms IS NOT NULL") ==
          since_ms);
    const auto set = guardians(world, client, who, "林晨1");
    CHECK(set[0].at("do_not_inform").as_bool());
    CHECK(set[0].at("custody_limit").as_string() == "no_contact");
    CHECK(world.number("SELECT count(*) FROM guardian WHERE do_not_inform_since_ms IS NOT NULL") == 1);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'setContactLimits'") == 2);

    CHECK(client.request("PUT", path, "{\"custody_limit\":\"none\",\"do_not_inform\":false}", who.headers).status ==
          204);
    CHECK(!guardians(world, client, who, "林晨1")[0].at("do_not_inform").as_bool());
  });
}

TEST_CASE("an import never moves a limit to another person, nor takes it away") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    import_family(world, "何父,父亲,19911110000,是,何母,母亲,19922220000,是");
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    CHECK(client.request("PUT", student_path(world, "何家安") + "/guardians/1/contact-limits", silent, who.headers)
              .status == 204);
    const auto silent_one = [&] {
      std::string names;
      for (const auto& one : guardians(world, client, who, "何家安"))
        if (one.at("do_not_inform").as_bool()) names += std::string(one.at("name").as_string()) + " ";
      return names;
    };
    CHECK(silent_one() == "何父 ");
    import_family(world, "何母,母亲,19922220000,是,何父,父亲,19911110000,是");  // the columns are exchanged
    CHECK(silent_one() == "何父 ");
    CHECK(guardians(world, client, who, "何家安").size() == 2);
    import_family(world,
                  "何母,母亲,19922220000,是,何叔,其他,19933330000,否");  // the roll forgets him, the school does not
    CHECK(silent_one() == "何父 ");
    CHECK(guardians(world, client, who, "何家安").size() == 3);
    import_family(world, "何母,母亲,19944440000,是,,,,");
    CHECK(guardians(world, client, who, "何家安").size() == 3);  // an empty place takes nobody away
    import_family(world, "何母,母亲,19944440000,是,无,,,");
    CHECK(guardians(world, client, who, "何家安").size() == 2);  // the uncle has gone, the limited one stands
    CHECK(silent_one() == "何父 ");
  });
}
