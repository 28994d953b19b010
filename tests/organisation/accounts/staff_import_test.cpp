// The import on the staff page: it goes on beside the requests, and says how far it is.
#include <boost/json.hpp>

#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

const std::string header = "学校标识码,姓名,性别,出生日期,身份证件类型,身份证件号,学籍号,年级,班级,入学年月\n";

std::string student_line(const std::string& school, int number) {
  const std::string digits = std::to_string(10000 + number);
  return school + ",新生" + digits + ",1,2012-05-05,其他,,J3501022012" + digits + "001,初二,初二(1)班,202409\n";
}

boost::json::value upload(http::PlainClient& client, const Session& who, const std::string& content,
                          const std::string& name = "%E7%A7%8B%E5%AD%A3%20%E5%AD%A6%E7%B1%8D.csv") {
  const auto answer =
      client.request("POST", "/api/roll/imports", content, who.headers + "X-File-Name: " + name + "\r\n");
  REQUIRE_MESSAGE(answer.status == 200, answer.body);
  return boost::json::parse(answer.body);
}

std::string id_of(const boost::json::value& page) { return std::string(page.at("id").as_string()); }

}  // namespace

TEST_CASE("a file is previewed, confirmed and stored while other requests are served; again it changes nothing") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    std::string file = header;
    for (int i = 0; i < 1200; ++i) file += student_line("2135010201", i);
    file += student_line("2135010301", 5000);  // another county's school: unknown here
    const auto begun = upload(client, who, file);
    CHECK(begun.at("state").as_string() == "reading");
    CHECK(begun.at("rows").as_int64() == 1201);
    CHECK(begun.at("file_name").as_string() == "秋季 学籍.csv");
    const std::string id = id_of(begun);
    const auto preview = boost::json::parse(wait_for_import(client, who, id));
    CHECK(preview.at("state").as_string() == "preview");
    CHECK(preview.at("added").as_int64() == 1200);
    CHECK(preview.at("rejected_total").as_int64() == 1);
    CHECK(world.number("SELECT count(*) FROM student") == 18);

    CHECK(client.request("POST", "/api/roll/imports/" + id + "/confirm", "{}", who.headers).status == 200);
    CHECK(client.request("POST", "/api/roll/imports/" + id + "/confirm", "{}", who.headers).status ==
          200);  // a double click
    CHECK(client.request("GET", "/api/students", {}, who.headers).status == 200);
    const auto stored = boost::json::parse(wait_for_import(client, who, id));
    CHECK(stored.at("state").as_string() == "stored");
    CHECK(stored.at("added").as_int64() == 1200);
    CHECK(world.number("SELECT count(*) FROM student") == 1218);
    const auto rejected = client.request("GET", "/api/roll/imports/" + id + "/rejected", {}, who.headers);
    CHECK(rejected.body.find("2135010301") != std::string::npos);

    const auto again = boost::json::parse(wait_for_import(client, who, id_of(upload(client, who, file))));
    CHECK(again.at("unchanged").as_int64() == 1200);
    CHECK(again.at("added").as_int64() == 0);
  });
}

TEST_CASE("a file that cannot be read says why, in the reader's language, and cannot be confirmed") {
  World world("sqlite");
  add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
  auto client = world.serve();
  const auto who = sign_in_staff(client, "psychologist");
  const std::string id = id_of(upload(client, who, "姓名,性别\n王,1\n", "bad.csv"));
  const auto failed = boost::json::parse(wait_for_import(client, who, id));
  CHECK(failed.at("state").as_string() == "failed");
  CHECK(failed.at("problem").as_string().find("列") != std::string::npos);
  const auto english = client.request("GET", "/api/roll/imports/" + id + "?lang=en", {}, who.headers);
  CHECK(english.body.find("column") != std::string::npos);
  CHECK(client.request("POST", "/api/roll/imports/" + id + "/confirm", "{}", who.headers).status == 409);
}

TEST_CASE("a server that stops in the middle of an import keeps what was stored, and the file can be sent again") {
  World world("sqlite");
  add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
  std::string file = header;
  for (int i = 0; i < 3000; ++i) file += student_line("2135010201", i);
  {
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    const std::string id = id_of(upload(client, who, file));
    wait_for_import(client, who, id);
    CHECK(client.request("POST", "/api/roll/imports/" + id + "/confirm", "{}", who.headers).status == 200);
    world.stop_serving();
  }
  world.reopen();
  CHECK(world.number("SELECT count(*) FROM student") < 3018);
  auto client = world.serve();
  const auto who = sign_in_staff(client, "psychologist");
  const std::string id = id_of(upload(client, who, file));
  wait_for_import(client, who, id);
  client.request("POST", "/api/roll/imports/" + id + "/confirm", "{}", who.headers);
  wait_for_import(client, who, id);
  CHECK(world.number("SELECT count(*) FROM student") == 3018);
}
