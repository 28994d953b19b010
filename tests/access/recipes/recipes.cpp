#include "tests/access/recipes/recipes.h"

#include <boost/json.hpp>
#include <thread>

namespace rongxin::test {
namespace {

RecipeBook& all() {
  static RecipeBook book;
  return book;
}

std::map<std::string, std::string>& files() {
  static std::map<std::string, std::string> each;
  return each;
}

}  // namespace

Recipes::Recipes(RecipeBook book, std::source_location where) {
  for (const auto& [operation, made] : book)
    if (!files().emplace(operation, where.file_name()).second) throw std::logic_error("two recipes for " + operation);
  all().merge(book);
}

const std::map<std::string, std::string>& files_of_recipes() { return files(); }

Recipe recipe(const std::string& operation, Asking& asking) {
  const auto found = all().find(operation);
  REQUIRE_MESSAGE(found != all().end(), "no recipe for the route " << operation);
  return found->second(asking);
}

bool in_sight(const Asking& asking) { return asking.own || asking.role == "city_officer"; }

std::string mine(const Asking& asking) { return account_id(asking.scene.world, "own_" + asking.role); }

std::string posted(Asking& asking, const Session& as, const std::string& path, const std::string& body,
                   const char* field) {
  const auto done = asking.client.request("POST", path, body, as.headers);
  REQUIRE_MESSAGE(done.status == 200, done.body);
  return std::string(boost::json::parse(done.body).at(field).as_string());
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
