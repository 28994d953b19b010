#pragma once
// What can be proposed, by its kind in the store (proposal_kind): what the second person is shown, and what a
// confirmation does. A kind that is not here is shown by its head alone and cannot be confirmed. Instruments have pages
// of their own.
#include <boost/json.hpp>
#include <functional>

#include "approvals/approvals.h"
#include "store/transaction.h"

namespace rongxin::approvals {

struct Proposal {
  std::int64_t id, proposed_by, proposed_at_ms, published_at_ms, withdrawn_at_ms;
  std::string kind, subject, content, reason, proposed_by_name, unit_name, settled_by_name;
  UnitId unit;
};

/// What follows the commit: shelves and workers.
using After = std::function<void()>;

struct Kind {
  std::string_view name;
  std::vector<std::string_view> shown;  ///< properties of the content that stand on the page as they are
  /// What else stands on the page; may be null.
  void (*show)(store::StaffTransaction&, const Proposal&, const std::string& today, boost::json::object& page);
  /// In the transaction that confirms. Problems: those of what it does.
  Result<After> (*take_effect)(const Bureau&, store::StaffTransaction&, const Proposal&, const access::Caller&);
};

const std::vector<Kind>& kinds();
/// Null for none of them.
const Kind* find_kind(std::string_view name);

}  // namespace rongxin::approvals
