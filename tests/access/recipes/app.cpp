// What the house says of itself.
#include "tests/access/recipes/recipes.h"

using namespace rongxin::test;

namespace {

const Recipes app({
    {"readRoleTable",
     [](Asking&) {
       return Recipe{"/api/role-table", "", false, true};
     }},
});

}  // namespace
