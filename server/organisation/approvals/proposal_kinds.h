#pragma once
// A kind of proposal (proposal_kind in the store): what the second person is shown, and what a confirmation does. The
// slice that carries it out registers it.
#include <boost/json.hpp>
#include <functional>
#include <string>
#include <vector>

#include "access/caller.h"
#include "platform/result.h"
#include "store/transaction.h"

namespace rongxin::approvals {

struct Proposal {
  std::int64_t id, proposed_by, proposed_at_ms, published_at_ms, withdrawn_at_ms;
  std::string kind, subject, content, reason, proposed_by_name, unit_name, settled_by_name;
  UnitId unit;
};

/// What follows the commit: caches and workers.
using After = std::function<void()>;

struct Kind {
  std::string name;
  std::vector<std::string> listed;  ///< properties of the content that stand in the list as they are
  std::vector<std::string> shown;   ///< and on the proposal's own page
  /// What else stands in the list, of the content; may be empty.
  std::function<void(const boost::json::object& content, boost::json::object& row)> list;
  /// What else stands on the page; may be empty.
  std::function<void(store::StaffTransaction&, const Proposal&, const std::string& today, boost::json::object& page)>
      show;
  /// In the transaction that confirms. Problems: those of what it does.
  std::function<Result<After>(store::StaffTransaction&, const Proposal&, const access::Caller&)> take_effect;
};

}  // namespace rongxin::approvals
