// What an adult does in danger: pages and messages show it, and one place says it.
#include <doctest/doctest.h>

#include "casework/guidance.h"

using namespace rongxin::casework;

TEST_CASE(
    "what to do in danger is said in the same words on the card of a call, once it is taken on and on the alert") {
  for (const char* language : {"zh-CN", "en"}) {
    const auto card = card_of_call(1, language), taken = steps_when_taken(1, language),
               alert = steps_of_alert(1, language);
    const auto says = [](const boost::json::array& lines, const boost::json::value& line) {
      return std::find(lines.begin(), lines.end(), line) != lines.end();
    };
    const auto danger = alert.back();
    CHECK(danger.as_string().find("120") != boost::json::string::npos);
    CHECK(says(card, danger));
    CHECK(says(taken, danger));
    CHECK(says(taken, card.at(1)));  // go to the student
    CHECK(says(taken, card.at(2)));  // listen
    for (const int tier : {2, 3})
      for (const auto& lines :
           {card_of_call(tier, language), steps_when_taken(tier, language), steps_of_alert(tier, language)})
        CHECK_FALSE(says(lines, danger));  // no alarm where there is none
  }
}
