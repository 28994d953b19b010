// rongxin campaign codes: the list from which a school without printed slips reads codes out.
#include <sys/wait.h>

#include <boost/json.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

struct Said {
  int exit_code = -1;
  std::vector<std::string> lines;
};

/// The command as somebody types it on the server, on the store of a world that has been closed.
Said command(const std::string& binary, World& world, const std::string& words) {
  const auto& config = world.config();
  const std::string file = world.folder() / "command.toml";
  std::ofstream(file) << "[store]\nurl = \"" << config.store.url << "\"\n[keys]\nfolder = \"" << config.keys.folder
                      << "\"\n[audit]\ncheckpoint_file = \"" << config.audit.checkpoint_file << "\"\n";
  FILE* pipe = ::popen(("'" + binary + "' --config '" + file + "' " + words + " 2>/dev/null").c_str(), "r");
  REQUIRE(pipe != nullptr);
  Said said;
  std::string text;
  for (char buffer[4096]; std::fgets(buffer, sizeof buffer, pipe) != nullptr;) text += buffer;
  const int status = ::pclose(pipe);
  said.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  std::istringstream reader(text);
  for (std::string line; std::getline(reader, line);) said.lines.push_back(line);
  return said;
}

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> out;
  std::istringstream reader(line);
  for (std::string cell; std::getline(reader, cell, ',');) out.push_back(cell);
  return out;
}

}  // namespace

TEST_CASE(
    "rongxin campaign codes lists each child of a campaign once, with the code that opens its sheet, and the new one "
    "where a new one was given") {
  const char* binary = std::getenv("RONGXIN_BINARY");
  if (binary == nullptr) {
    MESSAGE("RONGXIN_BINARY is not set: the command was not run");
    return;
  }
  on_both_engines([&](World& world) {
    world.publish();
    world.publish("winter", "given", "2135010201");
    world.execute("UPDATE student SET name = '=晨1' WHERE name = '林晨1'");  // no program may count with a name
    const std::int64_t members = world.number(
        "SELECT count(*) FROM campaign_member m JOIN campaign c ON c.campaign_id = m.campaign_id WHERE c.code = "
        "'autumn'");
    world.close();
    const Said listed = command(binary, world, "campaign codes autumn");
    CHECK(listed.exit_code == 0);
    REQUIRE(static_cast<std::int64_t>(listed.lines.size()) == members + 1);
    CHECK(listed.lines.front() == "学校,班级,座号,姓名,答题码");
    std::map<std::string, std::string> codes;
    for (std::size_t i = 1; i < listed.lines.size(); ++i) {
      const auto line = cells(listed.lines[i]);
      REQUIRE_MESSAGE(line.size() == 5, listed.lines[i]);
      codes[line[3]] = line[4];
    }
    CHECK(static_cast<std::int64_t>(codes.size()) == members);  // each name once
    CHECK(codes.contains("'=晨1"));
    CHECK(command(binary, world, "campaign codes winter").lines.size() < listed.lines.size());
    const Said unknown = command(binary, world, "campaign codes spring");
    CHECK(unknown.exit_code != 0);
    CHECK(unknown.lines.empty());

    world.reopen();
    auto client = world.serve();
    for (const auto& [name, code] : codes) {
      const auto answer = type_code(client, code);
      REQUIRE_MESSAGE(answer.status == 200, answer.body);
      CHECK("'" + std::string(boost::json::parse(answer.body).at("display_name").as_string()) ==
            (name.starts_with("'") ? name : "'" + name));
    }
    world.execute(
        "UPDATE campaign_member SET code_no = 2 WHERE student_id = (SELECT student_id FROM student WHERE name = "
        "'陈曦1')");
    world.close();
    for (const auto& line : command(binary, world, "campaign codes autumn").lines)
      if (cells(line)[3] == "陈曦1") CHECK(cells(line)[4] != codes["陈曦1"]);
  });
}
