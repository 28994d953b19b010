// For a recording only (tests/README.md, "Recorded answers"): what the server says to what it cannot read. Every
// operation is called by somebody who may, with places, questions and bodies that are changed in one thing each.
#include <boost/json.hpp>

#include "tests/access/matrix_stage.h"
#include "tests/fixtures/recording.h"

using namespace rongxin;
using namespace rongxin::test;
namespace json = boost::json;

namespace {

/// The body with one thing changed, and what that is.
using Variants = std::vector<std::pair<std::string, json::value>>;

const Variants& instead() {
  static const Variants all = [] {
    Variants made;
    const json::array values{nullptr,
                             true,
                             17,
                             -1,
                             0.5,
                             9'000'000'000'000'000'000,
                             "",
                             "not this",
                             "7",
                             "2026-13-45",
                             json::array(),
                             json::object(),
                             json::array({17})};
    for (const json::value& value : values) made.emplace_back(json::serialize(value), value);
    made.emplace_back("a long text", json::string(6000, 'x'));
    return made;
  }();
  return all;
}

void vary(const json::value& body, const std::string& at, Variants& out) {
  for (const auto& [what, value] : instead()) out.emplace_back(at + " is " + what, value);
  if (const auto* object = body.if_object()) {
    json::object more = *object;
    more["colour"] = "red";
    out.emplace_back(at + " has a colour", std::move(more));
    for (const auto& [key, value] : *object) {
      json::object less = *object;
      less.erase(key);
      out.emplace_back(at + " without " + std::string(key), std::move(less));
      Variants inner;
      vary(value, std::string(key), inner);
      for (auto& [what, changed] : inner) {
        json::object copy = *object;
        copy[key] = std::move(changed);
        out.emplace_back(at + ": " + what, std::move(copy));
      }
    }
  }
  if (const auto* array = body.if_array(); array != nullptr && !array->empty()) {
    Variants inner;
    vary(array->at(0), "[0]", inner);
    for (auto& [what, changed] : inner) out.emplace_back(at + what, json::array{std::move(changed)});
    out.emplace_back(at + " twice the same", json::array{array->at(0), array->at(0)});
  }
}

struct Varied {
  MatrixStage& stage;
  Recording& recording;
  const operations::Operation& route;
  access::Role role;
  Recipe wanted;
  static inline int calls = 0;

  std::string method() const { return std::string(operations::method_word(route.method)); }

  http::PlainClient::Answer call(const std::string& what, const std::string& path, const std::string& body,
                                 const std::string& headers = {}, const std::string& only_unlike = {}) {
    if (calls++ % 20 == 0) stage.settle();
    const auto ask = [&] {
      return stage.client.request(method(), path, body, stage.session(role, true).headers + wanted.headers + headers);
    };
    auto answer = ask();
    if (answer.status == 429) {  // one session has called so often: another one goes on
      stage.sign_out(role, true);
      answer = ask();
    }
    CHECK(answer.status < 500);
    CHECK(answer.status != 401);
    CHECK(answer.status != 429);
    if (only_unlike.empty() || answer.body != only_unlike)
      recording.add({std::string(route.name), what, method(), path, body}, answer);
    return answer;
  }
  void places() {
    // What stands in the place of "{id}" in the path of the recipe.
    const std::string pattern(route.path);
    std::size_t in_pattern = 0, in_path = 0;
    while (in_pattern < pattern.size()) {
      const auto end_of_pattern = std::min(pattern.find('/', in_pattern + 1), pattern.size()),
                 end_of_path =
                     std::min({wanted.path.find('/', in_path + 1), wanted.path.find('?'), wanted.path.size()});
      if (pattern[in_pattern + 1] == '{')
        for (const char* other : {"0", "-1", "abc", "99999999999999999999", "%E6%A6%95", "1%2F2"}) {
          std::string path = wanted.path;
          path.replace(in_path + 1, end_of_path - in_path - 1, other);
          call(pattern.substr(in_pattern + 1, end_of_pattern - in_pattern - 1) + " is " + other, path, wanted.body);
        }
      in_pattern = end_of_pattern;
      in_path = end_of_path;
    }
  }
  void questions() {
    const auto plain = call("as it is", wanted.path, wanted.body);
    call("in English", wanted.path, wanted.body, "Accept-Language: en\r\n");
    for (const char* name :
         {"after", "account_id", "whose", "which", "from", "to", "parent", "class", "unit", "a_page", "pupils", "day",
          "per_day", "days", "campaign", "dismissal_minute", "classes_a_day_max", "colour"})
      for (const char* value : {"", "0", "1", "-1", "1abc", "99999999999999999999", "2026-11-20", "2026-02-30"})
        call(std::string(name) + "=" + value,
             wanted.path + (wanted.path.find('?') == std::string::npos ? "?" : "&") + name + "=" + value, {}, {},
             plain.body);
  }
  void bodies() {
    boost::system::error_code broken;
    const auto good = json::parse(wanted.body, broken);
    if (broken) return;
    call("an empty body", wanted.path, "");
    call("no JSON", wanted.path, "{\"a\":");
    call("two values", wanted.path, wanted.body + wanted.body);
    call("octets that are no UTF-8", wanted.path, "{\"\xff\":1}");
    Variants all;
    vary(good, "it", all);
    for (const auto& [what, body] : all) call(what, wanted.path, json::serialize(body));
  }
};

}  // namespace

namespace {

void vary_call(MatrixStage& stage, Recording& recording, const operations::Operation& route) {
  for (access::Role role : all_roles) {
    if (!operations::may_call(route, role)) continue;
    const std::string operation(route.name);
    CAPTURE(operation);
    const auto session = stage.session(role, true);
    Asking asking{stage.scene, stage.client, session, std::string(access::role_name(role)), true, true};
    stage.settle();
    Varied varied{stage, recording, route, role, recipe(operation, asking)};
    varied.places();
    if (route.method == http::Method::get) varied.questions();
    else varied.bodies();
    return;
  }
}

}  // namespace

TEST_CASE(
    "what no operation can read is refused without a fault of the server, and recorded where answers are recorded") {
  if (!recording_answers())
    return;  // minutes: the matrix holds the refusals of what the contract does not allow at every run
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    Recording recording(engine, "varied");
    World read(engine);
    MatrixStage reading(read);
    for (const auto* route : operations::all_operations())
      if (route->method == http::Method::get) vary_call(reading, recording, *route);
    // What changes something begins anew each time: a body that can be read after all leaves nothing to the next
    // operation.
    for (const auto* route : operations::all_operations()) {
      if (route->method == http::Method::get || route->access != operations::Access::staff) continue;
      World written(engine);
      MatrixStage writing(written);
      vary_call(writing, recording, *route);
    }
    MESSAGE(Varied::calls << " calls on " << engine);
  }
}
