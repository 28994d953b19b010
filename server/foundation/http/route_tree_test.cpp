#include "http/route_tree.h"

#include <doctest/doctest.h>

#include <type_traits>

using namespace rongxin::http;

namespace {

Route route(Method method, std::string_view pattern) {
  return open_route(method, pattern, {Rate::ordinary}, [](const Request&) { return Response::empty(); });
}

std::string found(const RouteTree& tree, Method method, std::string_view path) {
  const auto match = tree.match(method, path);
  if (match.route == nullptr) return match.other_method ? "other method" : "nothing";
  std::string all(match.route->pattern);
  for (std::size_t i = 0; i < match.parameters.size(); ++i) all += " " + std::string(match.parameters[i]);
  return all;
}

}  // namespace

TEST_CASE("an address leads to the route of its words; a place takes one part, and a word comes before a place") {
  const std::vector<Route> routes{
      route(Method::get, "/api/posts/{id}"),          route(Method::get, "/api/posts/ending"),
      route(Method::del, "/api/posts/{id}"),          route(Method::get, "/api/posts"),
      route(Method::post, "/api/posts/ending/now"),   route(Method::get, "/api/posts/{id}/acts/{no}"),
      route(Method::put, "/api/{kind}/ending/{what}")};
  const RouteTree tree(routes);
  CHECK(found(tree, Method::get, "/api/posts") == "/api/posts");
  CHECK(found(tree, Method::get, "/api/posts/17") == "/api/posts/{id} 17");
  CHECK(found(tree, Method::get, "/api/posts/ending") == "/api/posts/ending");
  // A word that knows the address for another method only leaves it to the place.
  CHECK(found(tree, Method::del, "/api/posts/ending") == "/api/posts/{id} ending");
  CHECK(found(tree, Method::put, "/api/posts/ending/x") == "/api/{kind}/ending/{what} posts x");
  CHECK(found(tree, Method::get, "/api/posts/17/acts/3") == "/api/posts/{id}/acts/{no} 17 3");
  CHECK(found(tree, Method::put, "/api/posts") == "other method");
  CHECK(found(tree, Method::post, "/api/posts/17") == "other method");
  for (const char* none : {"/api/", "/api", "/api/post", "/api/posts/", "/api/posts//acts/3", "/api/posts/17/acts",
                           "/api/posts/17/acts/3/4", "/posts", "", "/"})
    CHECK_MESSAGE(found(tree, Method::get, none) == "nothing", none);
  CHECK(found(tree, Method::get, "/api/posts/" + std::string(64, 'x')) == "/api/posts/{id} " + std::string(64, 'x'));
  CHECK(found(tree, Method::get, "/api/posts/" + std::string(65, 'x')) == "nothing");
}

TEST_CASE(
    "two routes for one address and method, or more places than an address may have, are a fault of the program") {
  const std::vector<Route> twice{route(Method::get, "/api/a/{id}"), route(Method::get, "/api/a/{other}")};
  CHECK_THROWS(RouteTree(twice));
  const std::vector<Route> many{route(Method::get, "/api/{a}/{b}/{c}/{d}/{e}")};
  CHECK_THROWS(RouteTree(many));
}

TEST_CASE("finding a route asks the heap for nothing: the parts are views into the address") {
  const std::vector<Route> routes{route(Method::put, "/api/answer-sheets/{sheet_id}/answers"),
                                  route(Method::get, "/api/alerts")};
  const RouteTree tree(routes);
  const std::string path = "/api/answer-sheets/" + std::string(30, 's') + "/answers";
  const auto match = tree.match(Method::put, path);
  REQUIRE(match.parameters.size() == 1);
  CHECK(match.parameters[0].data() == path.data() + 19);
  static_assert(std::is_trivially_copyable_v<PathParameters>);
}
