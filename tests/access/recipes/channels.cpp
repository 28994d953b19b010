// Whether the ways to call people work.
#include "tests/access/recipes/recipes.h"

using namespace rongxin::test;

namespace {

const Recipes channels({
    {"readChannels",
     [](Asking&) {
       return Recipe{"/api/channels", "", false, true};
     }},
});

}  // namespace
