// The database server cuts every connection (a restart, a failover): nobody is told of a sheet that is
// not stored, and the same sheet sent again is stored once.
#include <cstdlib>

#include "store/postgres/postgres_connection.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;

TEST_CASE("connections that the database server has cut are made anew, and sheets sent again are stored once") {
  for (const auto& engine : engines()) {
    if (engine == "sqlite") continue;
    World world(engine);
    world.publish();
    auto client = world.serve();
    const auto slips = campaign_desk::list_access_slips(world.screening(), "autumn");
    std::vector<Child> children;
    for (const auto& slip : *slips) children.push_back(sign_in(client, slip.code));
    const std::string name = world.store_url().substr(world.store_url().rfind('/') + 1);
    store::PostgresConnection admin(
        "postgresql://rongxin_admin@127.0.0.1:" + std::string(std::getenv("RONGXIN_TEST_POSTGRES")) + "/postgres");
    const std::vector<int> answers(16, 2);
    for (int round = 0; round < 3; ++round) {
      admin.execute_text(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'rongxin_server' AND datname = '" +
          name + "'");
      int refused = 0;
      for (const auto& child : children) {
        const auto answer = client.request("PUT", child.sheet, answers_json(answers), child.authorization);
        if (answer.status == 200) continue;
        ++refused;
        CHECK((answer.status == 503 || answer.status == 500));
      }
      CHECK(refused < static_cast<int>(children.size()));
    }
    for (const auto& child : children)
      CHECK(client.request("PUT", child.sheet, answers_json(answers), child.authorization).status == 200);
    CHECK(world.number("SELECT count(*) FROM answer_sheet") == static_cast<std::int64_t>(children.size()));
    CHECK(world.number("SELECT count(*) FROM (SELECT stream_id, line_no, count(*) FROM audit_line GROUP BY stream_id, "
                       "line_no HAVING count(*) > 1) twice") == 0);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'submitAnswers'") ==
          static_cast<std::int64_t>(children.size()));
  }
}
