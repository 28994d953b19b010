#pragma once
// How each route is called by somebody who may: one file a slice, each puts its own in.
#include <functional>
#include <map>
#include <string>

#include "tests/fixtures/people.h"

namespace rongxin::test {

/// What the calls are about: rows of 一中 (2135010201, county 350102). `id` is for what a slice makes itself.
struct Scene {
  World& world;
  std::string student, alert, class_id, session, campaign, adult, import_id;
  std::map<std::string, std::string> id;
  int made = 0;  ///< for what needs a name or a number that nobody has had
};

/// One call of the matrix. A recipe may first make, through HTTP, what an allowed caller would have.
struct Asking {
  Scene& scene;
  http::PlainClient& client;
  const Session& session;
  std::string role;
  bool own;      ///< in the unit that the rows belong to
  bool allowed;  ///< the contract lets this role call
};

struct Recipe {
  std::string path, body;
  bool lists = false;     ///< a foreign unit gets its own (empty) list instead of not_found
  bool everyone = false;  ///< the answer holds nothing of a unit (campaigns are published downwards)
  bool personal = false;  ///< belongs to one session or person: the city does not see it either
  std::string headers;
};

using RecipeBook = std::map<std::string, std::function<Recipe(Asking&)>>;
/// A file's recipes by operation: `static const Recipes mine({{"listUnits", …}});`
class Recipes {
 public:
  explicit Recipes(RecipeBook book);
};

/// Fails for a route without one.
Recipe recipe(const std::string& operation, Asking& asking);
/// A campaign that the caller has published has all its students.
void wait_until_filled(Asking& asking, const std::string& campaign);
std::string class_session_to_open(const Scene& scene);

}  // namespace rongxin::test
