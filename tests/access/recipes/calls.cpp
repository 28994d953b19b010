// Topics that have changed; clocks, support, boards.
#include "tests/access/recipes/recipes.h"

using namespace rongxin::test;

namespace {

const Recipes live({
    {"followChanges", [](Asking&) { return Recipe{"/api/events?once=true", "", false, true}; }},
});

}  // namespace
