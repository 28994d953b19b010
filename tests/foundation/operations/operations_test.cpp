// What every operation stands on: words, bounds, the writer of answers, the line of a read.
#include <boost/json.hpp>

#include "operations/json_value.h"
#include "operations/json_writer.h"
#include "operations/operation.h"
#include "platform/problem_catalogue.h"
#include "tests/fixtures/precompiled.h"

using namespace rongxin;
using namespace rongxin::operations;
namespace json = boost::json;

namespace {

struct WhoseWords {
  static constexpr std::string_view words[] = {"open", "mine", "all"};
};
using Whose = Word<WhoseWords>;

const Key ids = random_key();

/// What is wrong with `it` of {"it": …}; empty when nothing is.
template <class F>
std::string fault_of(const std::string& value, F&& read) {
  JsonDocument document("{\"it\":" + value + "}");
  REQUIRE(!document.fault);
  if (const auto one = JsonValue(document).member("it")) read(*one);
  return document.fault ? document.fault->field + " " + document.fault->parameters.back().second : std::string();
}

}  // namespace

TEST_CASE("an answer is written as the JSON library would write the same") {
  std::string all;
  for (int c = 1; c < 0x80; ++c) all += static_cast<char>(c);
  all += "榕心 “引号” 🌱";
  for (const double number : {0.0, 1.5, -2.25, 1e21, 0.1, 100.0}) {
    JsonWriter out(ids);
    out.begin_object();
    out.key("text");
    out.text(all);
    out.name(all);
    out.begin_array();
    for (int i = 0; i < 2; ++i) {
      out.next();
      out.real(number);
    }
    out.next();
    out.integer(std::numeric_limits<std::int64_t>::min());
    out.next();
    out.flag(true);
    out.end_array();
    out.key("id");
    out.digits(12);
    out.end_object();
    CHECK(out.take() == json::serialize(json::object{
                            {"text", all},
                            {all, json::array{number, number, std::numeric_limits<std::int64_t>::min(), true}},
                            {"id", "12"}}));
  }
}

TEST_CASE("a text of a request is as long as it has characters, not octets") {
  const auto four = [](const JsonValue& one) { one.text(2, 4); };
  CHECK(fault_of("\"榕心榕心\"", four).empty());
  CHECK(fault_of("\"榕心榕心榕\"", four) == "it <= 4 characters");
  CHECK(fault_of("\"榕\"", four) == "it >= 2 characters");
  CHECK(fault_of("\"a\\u0000b\"", four) == "it no U+0000");
  CHECK(fault_of("7", four) == "it string");
}

TEST_CASE("what a request may hold is refused with its place when it is something else") {
  CHECK(fault_of("\"theirs\"", [](const JsonValue& one) { one.word<Whose>(); }) == "it open | mine | all");
  CHECK(fault_of("\"mine\"", [](const JsonValue& one) { CHECK(one.word<Whose>() == Whose("mine")); }).empty());
  CHECK(fault_of("8", [](const JsonValue& one) { one.integer(1, 7); }) == "it 1..7");
  CHECK(fault_of("1.5", [](const JsonValue& one) { one.integer(1, 7); }) == "it 1..7");
  CHECK(fault_of("\"2026-02-30\"", [](const JsonValue& one) { one.day(false); }) == "it YYYY-MM-DD");
  CHECK(fault_of("\"\"", [](const JsonValue& one) { one.day(true); }).empty());
  CHECK(fault_of("\"-1\"", [](const JsonValue& one) { one.digits(); }) == "it digits");
  CHECK(fault_of("[1,2,3]", [](const JsonValue& one) { one.each(0, 2, [](const JsonValue&) {}); }) == "it <= 2 items");
  CHECK(fault_of("[1,\"x\"]", [](const JsonValue& one) {
          one.each(0, 2, [](const JsonValue& each) { each.integer(0, 9); });
        }) == "it[1] 0..9");
  CHECK(fault_of("{\"a\":1,\"b\":2}", [](const JsonValue& one) { one.only({"a"}); }).empty() == false);
}

TEST_CASE("an id of a request that is none of ours is the number of nothing") {
  const auto ours = access::public_id(ids, access::PublicKind::student, {StudentId(7)});
  fault_of("\"" + ours + "\"", [](const JsonValue& one) {
    CHECK(one.public_id(ids, access::PublicKind::student).student == StudentId(7));
    CHECK(one.public_id(ids, access::PublicKind::alert).student == StudentId(0));
  });
  CHECK(fault_of("\"7\"", [](const JsonValue& one) {
          CHECK(one.public_id(ids, access::PublicKind::student).student == StudentId(0));
        }).empty());
}

TEST_CASE("a word that is known only when the server runs is one of the list, or a fault of the program") {
  CHECK(Whose(std::string_view("all")).text() == "all");
  CHECK(Whose().text() == "open");
  CHECK_THROWS_AS(Whose(std::string_view("theirs")), std::logic_error);
  CHECK(!Whose::read("theirs"));
  CHECK(!Whose::read(""));
}

TEST_CASE("the line of a read names its subject, what it was about, and each other student once") {
  Shown shown;
  shown.about("class", 12);
  shown.about("campaign", 3);
  for (const int student : {5, 6, 5, 0}) shown.student(StudentId(student));
  CHECK(shown.detail() == "class 12 campaign 3: 5 6");
  Shown page;
  page.subject(StudentId(5));
  page.student(StudentId(5));
  CHECK(page.subject() == StudentId(5));
  CHECK(page.detail().empty());
}
