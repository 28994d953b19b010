// The one order in which students are met, and what reading it costs.
#include <boost/json.hpp>

#include "access/caller_mint.h"
#include "access/page_cursor.h"
#include "casework/open_alerts.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;
namespace json = boost::json;

namespace {

constexpr auto testing = store::SystemKey::because("a test counts what a page asks of the store");

struct School {
  explicit School(World& w)
      : world(w), client((w.publish(), people(w), w.serve())), psychologist(sign_in_staff(client, "psychologist")) {}
  static void people(World& world) {
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201", true);
    add_person(world, "class_teacher", Role::class_teacher, "2135010201/初二/初二(1)班");
  }
  /// PHQ-9 items 1 to 8 (the sum without item 9) and item 9.
  void answer(const char* name, int sum, int item_9) {
    const auto child = sign_in(client, world.slip("autumn", name).code);
    std::vector<int> answers(16, 0);
    for (std::size_t i = 0; i < 8; ++i) answers[i] = std::min(3, std::max(0, sum - static_cast<int>(i) * 3));
    answers[8] = item_9;
    REQUIRE(client.request("PUT", child.sheet, answers_json(answers), child.authorization).status == 200);
  }
  std::string names(const std::string& query = "") {
    const auto got = client.request("GET", "/api/alerts" + query, {}, psychologist.headers);
    REQUIRE_MESSAGE(got.status == 200, got.body);
    std::string all;
    const auto list = json::parse(got.body);
    for (const auto& row : list.at("alerts").as_array()) all += std::string(row.at("student_name").as_string()) + " ";
    return all;
  }
  std::string planned() {
    std::string all;
    const auto plan = json::parse(client.request("GET", "/api/week-plan", {}, psychologist.headers).body);
    for (const auto& row : plan.at("proposed").as_array()) all += std::string(row.at("student_name").as_string()) + " ";
    return all;
  }
  World& world;
  http::PlainClient client;
  Session psychologist;
};

/// Passes everything on and counts what is asked.
class Counting final : public store::Connection {
 public:
  explicit Counting(store::Connection& to) : to_(to) { moments = to.moments; }
  void begin_read() override { to_.begin_read(); }
  void begin_write() override { to_.begin_write(); }
  void commit() override { to_.commit(); }
  void rollback() noexcept override { to_.rollback(); }
  void savepoint() override { to_.savepoint(); }
  void release_savepoint() override { to_.release_savepoint(); }
  bool rollback_to_savepoint() noexcept override { return to_.rollback_to_savepoint(); }
  std::int64_t execute(const store::StatementText& statement, std::span<const store::Value> values,
                       const store::RowReader* reader) override {
    ++statements;
    return to_.execute(statement, values, reader);
  }
  void execute_text(const std::string& text) override { to_.execute_text(text); }
  const char* engine() const override { return to_.engine(); }
  int statements = 0;

 private:
  store::Connection& to_;
};

struct Asked {
  std::size_t alerts = 0;
  int statements = 0;
};

Asked read_all(World& world, const std::string& login) {
  const std::string post =
      " FROM staff_session s JOIN post p ON p.post_id = s.post_id JOIN account a ON a.account_id = p.account_id WHERE "
      "a.login = '" +
      login + "'";
  const auto caller = access::CallerMint::staff(
      ContextId(world.number("SELECT MAX(s.context_id)" + post)),
      AccountId(world.number("SELECT MAX(a.account_id)" + post)), PostId(world.number("SELECT MAX(p.post_id)" + post)),
      UnitId(world.number("SELECT MAX(p.unit_id)" + post)), Role::psychology_teacher);
  return world.database().read(testing, [&](store::Transaction& transaction) {
    Counting counting(transaction.connection());
    store::StaffTransaction counted(counting, caller);
    const auto all = casework::open_alerts(world.screening(), counted);
    return Asked{all.size(), counting.statements};
  });
}

}  // namespace

TEST_CASE("within a tier the list and the plan go by what the scores say, not by class or who came first") {
  on_both_engines([](World& world) {
    School school(world);
    school.answer("李明1", 11, 0);
    school.answer("王芳1", 20, 0);
    school.answer("林晨1", 13, 0);
    school.answer("陈曦1", 19, 0);
    CHECK(world.number("SELECT count(*) FROM alert WHERE tier_rank = 3") == 4);
    CHECK(school.names() == "王芳1 陈曦1 林晨1 李明1 ");
    CHECK(school.planned() == school.names());
    school.answer("张雨1", 0, 1);  // item 9: the same day, however low the score
    school.answer("黄静1", 12, 2);
    CHECK(school.names() == "黄静1 张雨1 王芳1 陈曦1 林晨1 李明1 ");
    CHECK(school.planned() == school.names());
  });
}

TEST_CASE("what reading the inbox asks of the store does not grow with what is in it") {
  on_both_engines([](World& world) {
    School school(world);
    school.answer("李明1", 11, 0);
    const auto one = read_all(world, "psychologist");
    for (const char* name : {"王芳1", "林晨1", "陈曦1"}) school.answer(name, 20, 2);
    const auto four = read_all(world, "psychologist");
    CHECK(one.alerts == 1);
    CHECK(four.alerts == 4);
    CHECK(four.statements == one.statements);
  });
}

TEST_CASE("the list goes on after its last row, also when that one has gone from it meanwhile") {
  on_both_engines([](World& world) {
    School school(world);
    for (const char* name : {"王芳1", "林晨1", "陈曦1"}) school.answer(name, 12, 0);
    const auto student = [&](const char* name) {
      return world.number("SELECT student_id FROM student WHERE name = '" + std::string(name) + "'");
    };
    const access::PageCursor cursor(world.composition().keys.public_id);
    const auto after = [&](const std::string& place) { return "?after=" + cursor.write("alerts", place); };
    const std::string all = school.names(), first = all.substr(0, all.find(' '));
    CHECK(school.names(after(std::to_string(student(first.c_str())) + ".3.0.0.0.0.0")) == all.substr(first.size() + 1));
    CHECK(school.names(after("999999.1.1000.1000.1000.9.0")) == all);  // before all of these
    CHECK(school.names(after("999999.3.0.0.0.0.0")).empty());
    CHECK(school.client.request("GET", "/api/alerts?after=1.2", {}, school.psychologist.headers).status == 422);
  });
}
