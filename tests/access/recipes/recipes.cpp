#include "tests/access/recipes/recipes.h"

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

std::string class_session_to_open(const Scene& scene) {
  return "{\"campaign_id\":\"" + scene.campaign + "\",\"class_id\":\"" + scene.class_id +
         "\",\"reachable_adult_id\":\"" + scene.adult + "\"}";
}

std::string account_id(World& world, const std::string& login) {
  return std::to_string(world.number("SELECT account_id FROM account WHERE login = '" + login + "'"));
}

}  // namespace rongxin::test
