#include <cstdlib>
#include <fstream>

#include "platform/config.h"
#include "platform/problem_catalogue.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

Result<Config> read(const TemporaryFolder& folder, const std::string& text) {
  std::ofstream(folder / "rongxin.toml") << text;
  return read_config(folder / "rongxin.toml");
}

}  // namespace

TEST_CASE("a configuration is taken as it stands, and the environment has the last word") {
  TemporaryFolder folder;
  ::setenv("RONGXIN_SERVER_PORT", "9001", 1);
  const auto config = read(folder, "[server]\nport = 8443\naddress = \"0.0.0.0\"\n[staff]\nsession_idle_minutes = 10\n");
  ::unsetenv("RONGXIN_SERVER_PORT");
  REQUIRE(config.ok());
  CHECK(config->server.port == 9001);
  CHECK(config->server.address == "0.0.0.0");
  CHECK(config->staff.session_idle_minutes == 10);
}

TEST_CASE("an unknown key, a wrong type or a broken line refuses the start and says where") {
  TemporaryFolder folder;
  const auto unknown = read(folder, "[server]\nport = 1\nprot = 2\n");
  REQUIRE(!unknown.ok());
  CHECK(unknown.problem().is(problems::config_unknown_key));
  CHECK(unknown.problem().text("zh-CN").find("server.prot") != std::string::npos);
  CHECK(unknown.problem().text("zh-CN").find(":3") != std::string::npos);

  const auto section = read(folder, "[sevrer]\nport = 1\n");
  REQUIRE(!section.ok());
  CHECK(section.problem().is(problems::config_unknown_key));

  for (const char* text : {"[server]\nport = \"8080\"\n", "[server]\nport = 70000\n", "[staff]\nsecond_factor = \"no\"\n"}) {
    const auto wrong = read(folder, text);
    REQUIRE(!wrong.ok());
    CHECK(wrong.problem().is(problems::config_invalid));
  }
  const auto broken = read(folder, "[server\nport = 1\n");
  REQUIRE(!broken.ok());
  CHECK(broken.problem().is(problems::config_unreadable));
  CHECK(!read_config(folder / "absent.toml").ok());
}
