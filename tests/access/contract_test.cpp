// What the matrix and the open answers are held against (fixtures/contract.h), and where their recipes stand.
#include "tests/fixtures/contract.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

#include "operations/operation.h"
#include "tests/access/recipes/recipes.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

http::PlainClient::Answer answered(int status, const std::string& type, const std::string& body) {
  return {status, "HTTP/1.1 " + std::to_string(status) + " x\r\nContent-Type: " + type + "\r\n", body};
}
http::PlainClient::Answer answered(const std::string& body) { return answered(200, "application/json", body); }

}  // namespace

TEST_CASE("an answer is what the contract says and nothing beside it") {
  const std::string hotline =
      R"({"name":{"zh-CN":"热线","en":"Line"},"number":"12355","note":{"zh-CN":"全天","en":"Daily"}})";
  const auto about = [](const std::string& row) {
    return unlike_contract("readHotlines", answered("{\"hotlines\":[" + row + "]}"));
  };
  CHECK(about(hotline) == "");
  CHECK(about(hotline + "," + hotline) == "");
  CHECK(
      about(
          R"({"name":{"zh-CN":"热线","en":"Line"},"number":"12355","note":{"zh-CN":"全天","en":"Daily"},"level":3})") ==
      "hotlines[0].level: not in the contract");
  CHECK(about(R"({"name":{"zh-CN":"热线","en":"Line"},"note":{"zh-CN":"全天","en":"Daily"}})") ==
        "hotlines[0]: without number");
  CHECK(about(R"({"name":{"zh-CN":"热线","en":"Line"},"number":12355,"note":{"zh-CN":"全天","en":"Daily"}})") ==
        "hotlines[0].number: no string");
  CHECK(unlike_contract("readHotlines", answered("{}")) == ": without hotlines");
  CHECK(unlike_contract("readHotlines", answered("{")) == "no JSON");
  CHECK(unlike_contract("readHotlines", answered(200, "text/html", "{\"hotlines\":[]}")) == "no application/json");
  CHECK(unlike_contract("readHotlines", answered(204, "", "")) == "status 204");
  CHECK_THROWS(unlike_contract("readNothing", answered("{}")));
}

TEST_CASE("who is refused gets a problem document, and never a fault of the server") {
  const std::string problem = R"({"type":"about:blank","title":"没有","status":404,"code":"not_found"})";
  const auto told = [](int status, const std::string& body) {
    return unlike_contract("readHotlines", answered(status, "application/problem+json", body));
  };
  CHECK(told(404, problem) == "");
  CHECK(told(500, problem) == "status 500");
  CHECK(told(302, problem) == "status 302");
  CHECK(told(404, "{}") == ": without type");
  CHECK(unlike_contract("readHotlines", answered(404, "application/json", problem)) == "no problem document");
}

TEST_CASE("of a good body there are as many bad ones as things that can be wrong with it, and the good one is none") {
  const std::string good = R"({"login":"somebody","password":"a secret"})";
  CHECK(body_unlike_contract("signIn", good) == "");
  std::set<std::string> all;
  for (const auto& [what, body] : refused_bodies("signIn", good)) {
    CHECK(body_unlike_contract("signIn", body) != "");
    all.insert(what);
  }
  CHECK(all == std::set<std::string>{"a list of it", "it of another type", "it with a colour", "it without login",
                                     "it without password", "it.login of another type", "it.password of another type"});
  CHECK(refused_bodies("readHotlines", "").empty());
}

TEST_CASE("how an operation is called stands in the file of the slice whose operation it is") {
  const std::regex named("operationId: (\\w+)");
  for (const auto& one : std::filesystem::recursive_directory_iterator(RONGXIN_SOURCE "/server")) {
    if (one.path().filename() != "api.yaml") continue;
    std::ifstream file(one.path());
    const std::string text(std::istreambuf_iterator<char>(file), {});
    const std::string slice = one.path().parent_path().filename();
    for (std::sregex_iterator found(text.begin(), text.end(), named), end; found != end; ++found) {
      const std::string operation = (*found)[1];
      CAPTURE(operation);
      const auto recipe = files_of_recipes().find(operation);
      if (recipe != files_of_recipes().end()) CHECK(recipe->second.ends_with("tests/access/recipes/" + slice + ".cpp"));
    }
  }
}
