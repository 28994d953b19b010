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
  const auto config =
      read(folder, "[server]\nport = 8443\naddress = \"0.0.0.0\"\n[staff]\nsession_idle_minutes = 10\n");
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

  for (const char* text :
       {"[server]\nport = \"8080\"\n", "[server]\nport = 70000\n", "[staff]\nsecond_factor = \"no\"\n"}) {
    const auto wrong = read(folder, text);
    REQUIRE(!wrong.ok());
    CHECK(wrong.problem().is(problems::config_invalid));
  }
  const auto broken = read(folder, "[server\nport = 1\n");
  REQUIRE(!broken.ok());
  CHECK(broken.problem().is(problems::config_unreadable));
  CHECK(!read_config(folder / "absent.toml").ok());
}

TEST_CASE(
    "a relay or gateway elsewhere without encryption refuses the start, unless the operator says that it stands inside "
    "the house") {
  TemporaryFolder folder;
  const auto said = [&](const std::string& call) {
    return read(folder, "[call]\nmail_from = \"rongxin@city.example\"\n" + call);
  };
  for (const char* relay : {"smtp://mail.city.example", "smtp://mail.city.example:587", "smtp://10.0.0.5:25",
                            "smtp://127.0.0.1.city.example", "smtp://127.0.0.1@city.example",
                            "smtp://localhost.city.example", "smtp://[2001:db8::1]:25"}) {
    const std::string mail = std::string("mail_url = \"") + relay + "\"\n";
    const auto open = said(mail);
    REQUIRE_MESSAGE(!open.ok(), relay);
    CHECK_MESSAGE(open.problem().is(problems::config_mail_in_clear), relay);
    CHECK(open.problem().text("zh-CN").find("none_inside_the_house") != std::string::npos);
    CHECK(said(mail + "mail_tls = \"required\"\n").ok());
    CHECK(said(mail + "mail_tls = \"none_inside_the_house\"\n").ok());
    CHECK(said(mail + "mail_user = \"rongxin\"\nmail_password_file = \"/etc/rongxin/mail\"\n")
              .ok());  // with a password through TLS or not at all
  }
  for (const char* relay : {"smtps://mail.city.example", "smtp://127.0.0.1:2525", "smtp://127.9.9.9",
                            "smtp://localhost:25", "smtp://[::1]:25"})
    CHECK_MESSAGE(said(std::string("mail_url = \"") + relay + "\"\n").ok(), relay);
  for (const char* gateway :
       {"http://sms.city.example/send", "http://10.0.0.7:8080", "http://127.0.0.1.city.example/"}) {
    const std::string webhook = std::string("webhook_url = \"") + gateway + "\"\n";
    const auto open = said(webhook);
    REQUIRE_MESSAGE(!open.ok(), gateway);
    CHECK(open.problem().is(problems::config_gateway_in_clear));
    CHECK(said(webhook + "webhook_tls = \"none_inside_the_house\"\n").ok());
  }
  for (const char* gateway :
       {"https://sms.city.example/send", "http://127.0.0.1:9000/messages", "http://localhost:9000", "console:"})
    CHECK_MESSAGE(said(std::string("webhook_url = \"") + gateway + "\"\n").ok(), gateway);
  const auto both =
      said("mail_url = \"smtp://mail.city.example\"\nmail_user = \"rongxin\"\nmail_tls = \"none_inside_the_house\"\n");
  REQUIRE(!both.ok());
  CHECK(both.problem().is(problems::config_password_in_clear));
  const auto unknown = said("mail_url = \"smtps://mail.city.example\"\nmail_tls = \"off\"\n");
  REQUIRE(!unknown.ok());
  CHECK(unknown.problem().is(problems::config_invalid));
}
