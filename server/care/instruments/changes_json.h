#pragma once
#include <boost/json.hpp>

#include "instruments/changes.h"

namespace rongxin::instruments {

inline boost::json::array changes_json(const std::vector<Change>& changes) {
  boost::json::array out;
  const auto text = [](const psychometrics::Text& of) {
    boost::json::object words{{"zh-CN", ""}, {"en", ""}};
    for (const auto& [language, one] : of) words[language] = one;
    return words;
  };
  for (const auto& one : changes)
    out.push_back({{"part", one.part},
                   {"place", one.place},
                   {"field", one.field},
                   {"kind", one.kind},
                   {"before", text(one.before)},
                   {"after", text(one.after)}});
  return out;
}

}  // namespace rongxin::instruments
