// The real server, its clocks made seconds, a mail server that counts, and a SIGKILL in the middle of
// an escalation: every rung is called, and nobody gets a message that is not the same one again.
#include <cstdlib>
#include <map>
#include <set>

#include "tests/fixtures/school_staff.h"
#include "tests/fixtures/server_process.h"
#include "tests/fixtures/sinks.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

bool wait_for_mail_to(SmtpSink& mail, const std::string& login) {
  // A minute: under ThreadSanitizer, beside two other files, a rung of half a second has taken more than fifteen.
  for (int i = 0; i < 6000; ++i) {
    for (const auto& one : mail.mails())
      if (one.to.starts_with(login)) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

}  // namespace

TEST_CASE(
    "a server killed in the middle of an escalation calls every rung after its restart, and none with two messages") {
  const char* binary = std::getenv("RONGXIN_BINARY");
  if (binary == nullptr) {
    MESSAGE("RONGXIN_BINARY is not set: the escalation did not run in a process of its own");
    return;
  }
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    World world(engine);
    SmtpSink mail;
    add_everybody(world);
    world.execute("UPDATE post SET since_on = '2020-01-01'");
    world.execute("UPDATE duty SET since_on = '2020-01-01'");
    world.clock().advance_ms(Clock::system().now_ms() - world.clock().now_ms());
    raise_alert(world, "林晨1", 1);
    const int port = free_port();
    const Config config = world.config();
    world.close();
    const std::string call =
        "[call]\nmail_url = \"" + mail.url() + "\"\nmail_from = \"rongxin@city.example\"\nspeed = 600\n";
    {
      ServerProcess first(binary, config, world.folder().path(), port, call);
      REQUIRE(first.wait_until_up());
      REQUIRE(wait_for_mail_to(mail, "deputy"));
      first.kill();
    }
    const auto before = mail.mails().size();
    ServerProcess again(binary, config, world.folder().path(), port, call);
    REQUIRE(again.wait_until_up());
    for (const char* login : {"psychologist", "deputy", "leader", "centre", "city"})
      CHECK_MESSAGE(wait_for_mail_to(mail, login), login);
    again.kill();
    std::map<std::string, std::set<std::string>> ids;
    std::set<std::string> all;
    for (const auto& one : mail.mails()) {
      ids[one.to].insert(one.id);
      all.insert(one.id);
    }
    for (const char* login : {"psychologist", "deputy", "leader", "centre"})
      CHECK_MESSAGE(ids[std::string(login) + "@school.example"].size() == 1, login);
    CHECK(before >= 2);
    CHECK(mail.mails().size() - all.size() <= 1);  // at most the one that was on its way in the moment of the kill
    CHECK(world.number("SELECT count(*) FROM (SELECT round_no, step_no, account_id FROM notification GROUP BY "
                       "round_no, step_no, account_id HAVING count(*) > 1) twice") == 0);
  }
}
