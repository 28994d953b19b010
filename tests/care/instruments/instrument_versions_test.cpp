// Versions of an instrument: told apart in words, and each campaign keeps its own.
#include <boost/json.hpp>

#include "instruments/changes.h"
#include "instruments/worked_example.h"
#include "tests/fixtures/authoring.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;
namespace json = boost::json;

namespace {

/// "changed band phq9 / mild from 5 -> 6"
std::vector<std::string> told(const std::vector<instruments::Change>& changes) {
  std::vector<std::string> all;
  for (const auto& one : changes) {
    const auto en = [](const psychometrics::Text& text) { return text.empty() ? std::string("–") : text.at("en"); };
    all.push_back(one.kind + " " + one.part + " " + one.place + " " + one.field + ": " + en(one.before) + " -> " +
                  en(one.after));
  }
  return all;
}

bool has(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

TEST_CASE("a version that asks and scores alike has no differences") {
  const auto one = instruments::worked_example();
  auto other = one;
  other.version = "1.1";
  CHECK(instruments::changes_between(one, other).empty());
}

TEST_CASE("items, options, scales, cut-offs, critical items and golden vectors are told one by one") {
  const auto before = instruments::worked_example();
  auto after = before;
  after.items[0].text["en"] = "I lay awake";
  after.items[1].options[2].text["en"] = "Always";
  after.items.push_back({"sleep4.5", {{"zh-CN", "我做噩梦"}, {"en", "I had nightmares"}}, before.items[0].options, {}});
  after.scales[0].items.push_back("sleep4.5");
  after.scales[0].reversed.clear();
  after.scales[0].bands[1].from = 4;
  after.scales[0].bands.pop_back();
  after.critical[0].at_least = 1;
  after.critical[0].follow_up = "asq";
  after.golden.pop_back();
  const auto all = told(instruments::changes_between(before, after));
  CAPTURE(json::serialize(json::value_from(all)));
  CHECK(has(all, "changed item sleep4.1 text: It took me long to fall asleep -> I lay awake"));
  CHECK(has(all, "changed option sleep4.2 = 2 text: Often -> Always"));
  CHECK(has(all, "added item sleep4.5 : – -> I had nightmares"));
  CHECK(has(all,
            "changed scale sleep4 items: sleep4.1, sleep4.2, sleep4.3, sleep4.4 -> sleep4.1, sleep4.2, sleep4.3, "
            "sleep4.4, sleep4.5"));
  CHECK(has(all, "changed scale sleep4 reversed: sleep4.3 -> "));
  CHECK(has(all, "changed band sleep4 / some from: 3 -> 4"));
  CHECK(has(all, "removed band sleep4 / much : from 6: much -> –"));
  CHECK(has(all, "changed critical sleep4.4 threshold: ≥ 2, same day -> ≥ 1, same day, then ask asq"));
  CHECK(all.size() == 9);
}

TEST_CASE("the page of versions tells which one a new campaign gets; an old campaign keeps its own") {
  on_both_engines([](World& world) {
    add_person(world, "first", Role::city_officer, "city");
    add_person(world, "second", Role::city_officer, "city");
    add_person(world, "teacher", Role::psychology_teacher, "2135010201");
    add_person(world, "adviser", Role::class_teacher, "2135010201/初二/初二(1)班");
    const auto old = world.publish("old");
    auto client = world.serve();
    auto later = shipped_instrument("phq9");
    later.version = "2.0";
    later.scales[0].bands[1].from = 6;
    for (auto& vector : later.golden)
      if (vector.scores["phq9"] == 5.0) vector.bands["phq9"] = "minimal";
    publish_instrument(client, later);
    const auto recent = world.publish("recent");
    const auto teacher = sign_in_staff(client, "teacher");
    const auto get = [&](const std::string& path) {
      return json::parse(client.request("GET", path, {}, teacher.headers).body);
    };
    const auto versions = get("/api/instruments/phq9/versions").at("versions").as_array();
    REQUIRE(versions.size() == 2);
    CHECK(versions[0].at("version").as_string() == "2.0");
    CHECK(versions[0].at("current").as_bool());
    CHECK(!versions[0].at("shipped").as_bool());
    CHECK(versions[0].at("campaigns").as_int64() == 1);
    CHECK(versions[1].at("version").as_string() == "1.0");
    CHECK(versions[1].at("campaigns").as_int64() == 1);
    const auto version_of = [&](CampaignId campaign) {
      return world.screening().shelf.find(campaign)->instruments[0].compiled.source.version;
    };
    CHECK(version_of(old) == "1.0");
    CHECK(version_of(recent) == "2.0");
    const auto changes = get("/api/instruments/phq9/changes?from=1.0&to=2.0").at("changes").as_array();
    CHECK(changes[0].at("part").as_string() == "band");
    CHECK(changes[0].at("before").at("zh-CN").as_string() == "5");
    CHECK(
        get("/api/instruments/phq9/versions/2.0").at("scales").at(0).at("bands").at(1).at("from").to_number<double>() ==
        6);
    // Not there, and not for everybody: one answer.
    const auto absent = client.request("GET", "/api/instruments/phq9/versions/3.0", {}, teacher.headers);
    CHECK(absent.status == 404);
    const auto hidden =
        client.request("GET", "/api/instruments/phq9/versions/2.0", {}, sign_in_staff(client, "adviser").headers);
    CHECK(hidden.status == 404);
    CHECK(hidden.body == absent.body);
    world.stop_serving();
    world.reopen();
    CHECK(version_of(old) == "1.0");
    CHECK(version_of(recent) == "2.0");
  });
}
