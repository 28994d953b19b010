#pragma once
#include <compare>
#include <cstdint>
#include <functional>

namespace rongxin {

/// A 64-bit identifier that cannot be mistaken for one of another noun.
template <class Noun>
struct Id {
  std::int64_t value = 0;
  constexpr Id() = default;
  constexpr explicit Id(std::int64_t v) : value(v) {}
  constexpr auto operator<=>(const Id&) const = default;
};

using StudentId = Id<struct StudentNoun>;
using UnitId = Id<struct UnitNoun>;
using AccountId = Id<struct AccountNoun>;
using PostId = Id<struct PostNoun>;
using ContextId = Id<struct ContextNoun>;
using CampaignId = Id<struct CampaignNoun>;
using ClassSessionId = Id<struct ClassSessionNoun>;

}  // namespace rongxin

template <class Noun>
struct std::hash<rongxin::Id<Noun>> {
  std::size_t operator()(rongxin::Id<Noun> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
