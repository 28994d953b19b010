#include <boost/json.hpp>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "school_roll/import/import_roll.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

std::vector<std::vector<std::string>> rows_of(const std::string& path) {
  std::ifstream in(path);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(in, line);) {
    auto& row = rows.emplace_back();
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, ',');) {
      std::erase(cell, '"');
      std::erase(cell, '\r');
      row.push_back(cell);
    }
  }
  return rows;
}

// 223 children of one school.
void add_school_of(World& world, int count) {
  std::ofstream file(world.folder() / "many.csv");
  file << "学校标识码,姓名,性别,出生日期,身份证件类型,身份证件号,学籍号,学籍辅号,年级,班级,班内学号,入学年月\n";
  for (int i = 0; i < count; ++i)
    file << "2135010201,学生" << i << ",1,2010-01-01,其他,,,77000000" << 10000 + i << ",高一,高一(" << i / 45 + 1
         << ")班," << i % 45 + 1 << ",202509\n";
  file.close();
  const Services& tools = *world.composition().services;
  school_roll::ImportWish wish;
  wish.who = {"system", 0, 0, "importStudents", 0, ""};
  const auto report = school_roll::import_students(tools, world.folder() / "many.csv", wish);
  REQUIRE_MESSAGE(report->accepted == count, school_roll::report_json(*report, "en"));
}

}  // namespace

TEST_CASE("the answers of 223 real students are scored as the reference software does, and 97 are alerted") {
  const std::string folder = shared_data();
  if (folder.empty()) return;
  const auto data = rows_of(folder + "/psychometrics/data/ukm_phq9_gad7_pss10_n223.csv");
  const auto expected = rows_of(folder + "/psychometrics/expected/scores_ukm.csv");
  on_both_engines([&](World& world) {
    add_school_of(world, 223);
    world.publish();
    const auto slips = campaign_desk::list_access_slips(world.screening(), "autumn");
    std::map<std::string, std::string> code;
    for (const auto& slip : *slips) code[slip.name] = slip.code;
    auto client = world.serve();
    for (std::size_t i = 0; i < 223; ++i) {
      const auto child = sign_in(client, code.at("学生" + std::to_string(i)));
      std::vector<int> values;
      for (std::size_t k = 0; k < 16; ++k) values.push_back(std::stoi(data[i + 1][k]));
      REQUIRE(client.request("PUT", child.sheet, answers_json(values), child.authorization).status == 200);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      const std::string scale = expected[0][k];
      const auto first = world.number("SELECT MIN(student_id) FROM student WHERE name = '学生0'");
      for (std::size_t i = 0; i < 223; ++i) {
        const auto stored = world.number("SELECT CAST(value AS BIGINT) FROM score WHERE scale = '" + scale +
                                         "' AND student_id = " + std::to_string(first + static_cast<std::int64_t>(i)));
        REQUIRE(stored == std::llround(std::stod(expected[i + 1][k])));
      }
    }
    CHECK(world.number("SELECT count(*) FROM alert") == 97);
    CHECK(world.number("SELECT count(DISTINCT student_id) FROM alert_signal WHERE kind = 'rule'") == 97);
    CHECK(world.number("SELECT count(DISTINCT student_id) FROM alert_signal WHERE kind = 'critical_item'") == 65);
    CHECK(world.number("SELECT count(DISTINCT g.student_id) FROM alert_signal g JOIN score s ON s.student_id = "
                       "g.student_id AND s.scale = 'phq9' WHERE g.kind = 'critical_item' AND s.value < 10") == 15);
  });
}

TEST_CASE("rongxin replay, a process of its own, sends the same answers through public HTTP") {
  const std::string folder = shared_data();
  const char* binary = std::getenv("RONGXIN_BINARY");
  if (binary == nullptr) MESSAGE("RONGXIN_BINARY is not set: replay was not run");
  if (folder.empty() || binary == nullptr) return;
  on_both_engines([&](World& world) {
    add_school_of(world, 223);
    world.publish();
    const auto slips = campaign_desk::list_access_slips(world.screening(), "autumn");
    std::map<std::string, std::string> code;
    for (const auto& slip : *slips) code[slip.name] = slip.code;
    std::ofstream codes(world.folder() / "codes.csv");
    codes << "答题码\n";
    for (int i = 0; i < 223; ++i) codes << code.at("学生" + std::to_string(i)) << "\n";
    codes.close();
    const std::string csv = folder + "/psychometrics/data/ukm_phq9_gad7_pss10_n223.csv";
    const auto header = rows_of(csv)[0];
    std::ofstream map(world.folder() / "map.yaml");
    map << "codes: " << world.folder() / "codes.csv"
        << "\ncolumns:\n";
    for (std::size_t k = 0; k < 16; ++k)
      map << "  " << header[k] << ": " << (k < 9 ? "phq9." + std::to_string(k + 1) : "gad7." + std::to_string(k - 8))
          << "\n";
    map.close();
    world.serve();
    const std::string command = std::string(binary) +
                                " --json replay --url http://127.0.0.1:" + std::to_string(world.port()) +
                                " --campaign autumn --csv " + csv + " --map " + world.folder() / "map.yaml";
    FILE* process = ::popen(command.c_str(), "r");
    std::string said;
    char piece[4096];
    for (std::size_t got; (got = std::fread(piece, 1, sizeof piece, process)) > 0;) said.append(piece, got);
    REQUIRE_MESSAGE(::pclose(process) == 0, said);
    const auto outcome = boost::json::parse(said);
    CHECK(outcome.at("sheets").as_int64() == 223);
    CHECK(outcome.at("saves").as_int64() == 223 * 16);
    CHECK(outcome.at("receipts").as_array().size() == 223);
    CHECK(world.number("SELECT count(*) FROM alert") == 97);
    CHECK(world.number("SELECT count(DISTINCT student_id) FROM alert_signal WHERE kind = 'critical_item'") == 65);
  });
}
