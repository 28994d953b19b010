// What is decided for the whole city under pages of its own: kept with all proposals, and never in an office's list.
#include <boost/json.hpp>

#include "instruments/worked_example.h"
#include "instruments/write_workbook.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;

TEST_CASE("an instrument that waits is in no office's list, is settled on its own page alone, and once") {
  on_both_engines([](World& world) {
    add_person(world, "first", Role::city_officer, "city");
    add_person(world, "second", Role::city_officer, "city");
    auto client = world.serve();
    const auto first = sign_in_staff(client, "first"), second = sign_in_staff(client, "second");
    const auto proposed =
        client.request("POST", "/api/instrument-proposals",
                       instruments::write_workbook(instruments::worked_example(), "zh-CN"), first.headers);
    REQUIRE_MESSAGE(proposed.status == 200, proposed.body);
    const std::string id(boost::json::parse(proposed.body).at("proposal_id").as_string());
    CHECK(world.number("SELECT proposal_id FROM proposal WHERE kind = 'instrument' AND unit_id IS NULL") ==
          std::stoll(id));
    CHECK(client.request("GET", "/api/proposals", {}, second.headers).body == R"({"proposals":[]})");
    CHECK(client.request("GET", "/api/proposals/" + id, {}, second.headers).status == 404);
    CHECK(client.request("POST", "/api/proposals/" + id + "/confirm", "{}", second.headers).status == 404);
    CHECK(client.request("POST", "/api/proposals/" + id + "/withdraw", "{}", second.headers).status == 404);
    const std::string page = "/api/instrument-proposals/" + id;
    CHECK(client.request("POST", page + "/publish", "{}", first.headers).status == 409);
    CHECK(client.request("POST", page + "/publish", "{}", second.headers).status == 200);
    CHECK(client.request("POST", page + "/publish", "{}", second.headers).status == 409);
    CHECK(client.request("POST", page + "/withdraw", "{}", first.headers).status == 409);
    CHECK(world.number("SELECT count(*) FROM proposal WHERE published_at_ms IS NOT NULL AND withdrawn_at_ms IS NULL") ==
          1);
  });
}
