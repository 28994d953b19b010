// What a school or an office adds to its year.
#include <boost/json.hpp>

#include "tests/access/recipes/recipes.h"

using namespace rongxin::test;

namespace {

const std::string holiday =
    "{\"spans\":[{\"kind\":\"holiday\",\"name\":\"运动会\",\"since\":\"2027-04-01\",\"until\":\"2027-04-02\"}]}";

// A span of the caller's own unit; a foreign caller gets the number of the last one.
std::string own_span(Asking& asking) {
  auto& id = asking.scene.id["/api/calendar"];
  if (asking.own && asking.allowed) {
    asking.client.request("POST", "/api/calendar", holiday, asking.session.headers);
    const auto calendar =
        boost::json::parse(asking.client.request("GET", "/api/calendar", {}, asking.session.headers).body);
    for (const auto& span : calendar.at("spans").as_array())
      if (span.at("own").as_bool()) id = std::string(span.at("id").as_string());
  }
  return "/api/calendar/" + (id.empty() ? "1" : id);
}

const Recipes calendar({
    {"readCalendar",
     [](Asking&) {
       return Recipe{"/api/calendar", "", false, true};
     }},
    {"addCalendarSpans",
     [](Asking&) {
       return Recipe{"/api/calendar", holiday, false, true};
     }},
    {"endCalendarSpan",
     [](Asking& a) {
       return Recipe{own_span(a), "", false, false, true};
     }},
});

}  // namespace
