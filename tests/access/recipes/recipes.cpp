#include "tests/access/recipes/recipes.h"

#include <thread>

namespace rongxin::test {
namespace {

RecipeBook& all() {
  static RecipeBook book;
  return book;
}

}  // namespace

Recipes::Recipes(RecipeBook book) { all().merge(book); }

Recipe recipe(const std::string& operation, Asking& asking) {
  const auto found = all().find(operation);
  REQUIRE_MESSAGE(found != all().end(), "no recipe for the route " << operation);
  return found->second(asking);
}

void wait_until_filled(Asking& asking, const std::string& campaign) {
  const std::string path = "/api/campaigns/" + campaign + "/publication";
  for (int i = 0; i < 2000; ++i) {
    if (asking.client.request("GET", path, {}, asking.session.headers).body.find("filled") != std::string::npos) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  FAIL("the campaign is never filled");
}

std::string class_session_to_open(const Scene& scene) {
  return "{\"campaign_id\":\"" + scene.campaign + "\",\"class_id\":\"" + scene.class_id +
         "\",\"reachable_adult_id\":\"" + scene.adult + "\"}";
}

}  // namespace rongxin::test
