// Topics that have changed.
#include "tests/access/recipes/recipes.h"

using namespace rongxin::test;

namespace {

const Recipes live({
    {"followChanges",
     [](Asking&) {
       return Recipe{"/api/events?once=true", "", false, true};
     }},
});

}  // namespace
