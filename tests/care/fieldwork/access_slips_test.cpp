// Slips and cards on paper: what stands on them leads the right child to the right door, for the right adult.
#include <cstdio>
#include <fstream>

#include "answering/sign_in_to_answer.h"
#include "fieldwork/access_slips.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

constexpr const char* first_class = "2135010201/初二/初二(1)班";

/// The text of a PDF as a reader would copy it.
std::string text_of(World& world, const std::string& pdf) {
  const std::string file = world.folder() / "paper.pdf";
  std::ofstream(file, std::ios::binary) << pdf;
  FILE* pipe = popen(("pdftotext -layout '" + file + "' -").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string text;
  for (char buffer[4096]; std::fgets(buffer, sizeof buffer, pipe) != nullptr;) text += buffer;
  REQUIRE(pclose(pipe) == 0);
  return text;
}

std::string slips_path(World& world, const std::string& child) {
  return "/api/campaigns/" + std::to_string(world.number("SELECT campaign_id FROM campaign")) + "/classes/" +
         std::to_string(world.number(
             "SELECT e.class_unit_id FROM enrolment e JOIN student s ON s.student_id = e.student_id WHERE s.name = '" +
             child + "'")) +
         "/slips";
}

}  // namespace

TEST_CASE("the slips of a class carry each child's name and code, who printed them, and nobody else's") {
  on_both_engines([](World& world) {
    world.publish();
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    add_person(world, "teacher", access::Role::class_teacher, first_class);
    auto client = world.serve();
    for (const char* login : {"psychologist", "teacher"}) {
      const auto staff = sign_in_staff(client, login);
      const auto paper = client.request("GET", slips_path(world, "林晨1"), {}, staff.headers);
      REQUIRE(paper.status == 200);
      CHECK(paper.body.starts_with("%PDF-"));
      const std::string text = text_of(world, paper.body);
      for (const char* child : {"林晨1", "陈曦1", "王芳1"}) {
        CAPTURE(child);
        CHECK(text.find(child) != std::string::npos);
        CHECK(text.find(fieldwork::grouped_by_four(world.slip("autumn", child).code)) != std::string::npos);
      }
      CHECK(text.find("林晨2") == std::string::npos);
      CHECK(text.find(login) != std::string::npos);         // the watermark: the account's name in the tests
      CHECK(text.find("2026-11-18") != std::string::npos);  // and the day of the world's clock
    }
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'printAccessSlips'") == 2);
  });
}

TEST_CASE("slips of another class or school are not there, and the log says nothing was printed") {
  on_both_engines([](World& world) {
    world.publish();
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    add_person(world, "teacher", access::Role::class_teacher, first_class);
    add_person(world, "leader", access::Role::school_leader, "2135010201");
    auto client = world.serve();
    CHECK(client.request("GET", slips_path(world, "林晨3"), {}, sign_in_staff(client, "psychologist").headers).status ==
          404);
    CHECK(client.request("GET", slips_path(world, "林晨3"), {}, sign_in_staff(client, "teacher").headers).status ==
          404);
    CHECK(client.request("GET", slips_path(world, "林晨1"), {}, sign_in_staff(client, "leader").headers).status == 404);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'printAccessSlips'") == 0);
  });
}

TEST_CASE("what the QR code of a slip carries opens the child's sheet, and a card opens it too") {
  on_both_engines([](World& world) {
    world.publish();
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    auto client = world.serve();
    const auto slip = world.slip("autumn", "林晨1");
    const auto by_qr = client.request("POST", "/api/answering/sign-in", "{\"card\":\"" + slip.code + "\"}");
    REQUIRE_MESSAGE(by_qr.status == 200, by_qr.body);
    CHECK(by_qr.body.find("林晨1") != std::string::npos);
    const auto staff = sign_in_staff(client, "psychologist");
    const std::string class_id =
        std::to_string(world.number("SELECT e.class_unit_id FROM enrolment e JOIN student s ON s.student_id = "
                                    "e.student_id WHERE s.name = '林晨1'"));
    const auto cards = client.request("GET", "/api/classes/" + class_id + "/cards?lang=en", {}, staff.headers);
    REQUIRE(cards.status == 200);
    const std::string text = text_of(world, cards.body);
    CHECK(text.find("林晨1") != std::string::npos);
    CHECK(text.find("Personal card") != std::string::npos);
  });
}

TEST_CASE("forty-five slips at eight a page are six pages") {
  World world("sqlite", false);
  std::vector<campaign_desk::AccessSlip> slips(45, {"一中", "初二(1)班", "欧阳娜娜", "7KQ4M2XD5", 12});
  const auto pdf = fieldwork::draw_slips(
      {"2026年秋季心理健康测评", "陈心怡 2026-11-24", "https://rongxin.example", 8, {}}, slips, "zh-CN");
  const std::string text = text_of(world, pdf);
  CHECK(std::count(text.begin(), text.end(), '\f') == 6);
  CHECK(text.find("7KQ4 M2XD 5") != std::string::npos);
}
