#pragma once
// How each operation is called by somebody who may: one file a slice, each puts its own in.
#include <functional>
#include <map>
#include <source_location>
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
/// A file's recipes by operation: `const Recipes mine({{"listUnits", …}});`
class Recipes {
 public:
  explicit Recipes(RecipeBook book, std::source_location where = std::source_location::current());
};

/// Fails for a route without one.
Recipe recipe(const std::string& operation, Asking& asking);
/// In which source file the recipe stands, by operation.
const std::map<std::string, std::string>& files_of_recipes();

/// Who calls has the rights of the first school, or is of the city above all.
bool in_sight(const Asking& asking);
/// Account of who has the caller's role in the first school.
std::string mine(const Asking& asking);
/// Posts as somebody; gives the text under `field` of the answer, and fails where it is none of 200.
std::string posted(Asking& asking, const Session& as, const std::string& path, const std::string& body,
                   const char* field);
/// A campaign that the caller has published has all its students.
void wait_until_filled(Asking& asking, const std::string& campaign);
std::string class_session_to_open(const Scene& scene);

}  // namespace rongxin::test
