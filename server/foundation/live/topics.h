#pragma once
// What open pages are told of, registered by the slices that know when it changes.
#include <functional>
#include <string>
#include <vector>

#include "access/caller.h"
#include "store/transaction.h"

namespace rongxin::live {

/// A name, and the posts that hear it; whether the unit is their own is decided by the tree. "clocks/urgent" is the
/// part of "clocks" that some posts hear, and told as "clocks". "campaign:" stands for "campaign:7", one topic an id.
struct Topic {
  std::string name;
  std::vector<access::Role> heard_by;
};

/// `what` is one change, told once: an id of its own among all sources. `above` is one of the units above it.
struct Change {
  std::string what;
  UnitId above;
  std::string topic;
};
using Tell = std::function<void(const Change&)>;

struct Source {
  std::vector<Topic> topics;
  /// Tells each change since a moment, of the rows that a page's list would show; called every round with a moment a
  /// little before the last one, since commits come late and out of order.
  std::function<void(store::Transaction&, std::int64_t since_ms, const Tell&)> look;
};

}  // namespace rongxin::live
