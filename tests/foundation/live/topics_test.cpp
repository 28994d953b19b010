// Who hears which topic: as it is registered and nobody else, of the unit above the change and no other.
#include "access/caller_mint.h"
#include "campaign_desk/campaign_topics.h"
#include "live/feed.h"
#include "oversight/alert_topics.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;

namespace {

struct Heard final : http::Stream {
  std::string text;
  bool send(std::string octets) override {
    text += octets;
    return true;
  }
  void end() override {}
};

// A feed whose rows are told by hand.
struct Told {
  explicit Told(World& world, std::vector<live::Topic> topics)
      : feed(world.database(), world.clock(),
             {{std::move(topics),
               [this](store::Transaction&, std::int64_t, const live::Tell& tell) {
                 for (const auto& one : changes) tell(one);
               }}},
             [](store::Transaction&, ContextId) { return true; }) {
    feed.round();  // what stood there before is not told
  }
  std::shared_ptr<Heard> reader(Role role, std::int64_t unit) {
    auto made = std::make_shared<Heard>();
    feed.join(access::CallerMint::staff(ContextId(1), AccountId(1), PostId(1), UnitId(unit), role), made);
    made->text.clear();
    return made;
  }
  std::vector<live::Change> changes;
  live::Feed feed;
};

}  // namespace

TEST_CASE("a topic that nobody has registered is told to nobody, whatever its source finds") {
  on_both_engines([](World& world) {
    Told told(world, {{"known", {Role::city_officer}}, {"counted:", {Role::city_officer}}});
    const auto city = told.reader(Role::city_officer, 7), county = told.reader(Role::county_officer, 7),
               elsewhere = told.reader(Role::city_officer, 8);
    for (const char* topic : {"sudden", "sudden:7", "known/part", "counted", ""})
      told.changes.push_back({topic, UnitId(7), topic});
    told.feed.round();
    CHECK(city->text.empty());
    told.changes.push_back({"a", UnitId(7), "known"});
    told.changes.push_back({"b", UnitId(7), "counted:12"});
    told.feed.round();
    CHECK(city->text == "data: {\"topic\":\"counted:12\"}\n\ndata: {\"topic\":\"known\"}\n\n");
    told.feed.round();
    CHECK(city->text == "data: {\"topic\":\"counted:12\"}\n\ndata: {\"topic\":\"known\"}\n\n");  // once
    CHECK(county->text.empty());
    CHECK(elsewhere->text.empty());
  });
}

TEST_CASE("an effect in the outbox that no page is told of is told to nobody") {
  on_both_engines([](World& world) {
    live::Feed feed(world.database(), world.clock(), {oversight::alert_topics(), campaign_desk::campaign_topics()},
                    [](store::Transaction&, ContextId) { return true; });
    feed.round();
    std::vector<std::shared_ptr<Heard>> all;
    const std::int64_t school = world.number("SELECT unit_id FROM unit WHERE code = '2135010201'");
    for (int role = 0; role <= static_cast<int>(Role::security_administrator); ++role) {
      all.push_back(std::make_shared<Heard>());
      feed.join(
          access::CallerMint::staff(ContextId(1), AccountId(1), PostId(1), UnitId(school), static_cast<Role>(role)),
          all.back());
      all.back()->text.clear();
    }
    world.execute("INSERT INTO outbox (event_id, student_id, kind, subject, at_ms, attempts, wait_until_ms) SELECT " +
                  std::to_string(world.clock().now_ms() << 20) + ", MIN(student_id), 'sudden', 'x', " +
                  std::to_string(world.clock().now_ms()) + ", 0, 0 FROM student");
    feed.round();
    for (const auto& one : all) CHECK(one->text.empty());
  });
}

TEST_CASE("each post hears the topics that its lists show: psychologists alerts, offices clocks, schools campaigns") {
  const std::map<std::string, std::set<std::string>> expected{
      {"alerts", {"psychology_teacher"}},
      {"acute", {"psychology_teacher"}},
      {"alerts/lent", {"counselling_centre"}},
      {"clocks/lent", {"counselling_centre"}},
      {"clocks", {"county_officer", "city_officer"}},
      {"clocks/urgent", {"school_leader"}},
      {"clocks/unreachable", {"system_administrator"}},
      {"campaign:",
       {"class_teacher", "session_operator", "psychology_teacher", "school_leader", "county_officer", "city_officer"}}};
  std::map<std::string, std::set<std::string>> found;
  for (const auto& source : {oversight::alert_topics(), campaign_desk::campaign_topics()})
    for (const auto& topic : source.topics)
      for (const auto role : topic.heard_by) found[topic.name].insert(std::string(access::role_name(role)));
  CHECK(found == expected);
}
