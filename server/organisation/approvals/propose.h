#pragma once
// How the other slices propose. Each in the caller's transaction; the line of the audit is written here.
#include <optional>
#include <string>

#include "access/caller.h"
#include "services/services.h"

namespace rongxin::approvals {

struct NewProposal {
  const char* kind;
  std::string subject, content, reason;  ///< content: JSON, stored as it is and shown by its kind
};
/// Of the caller's own office. Problem already_waiting: about the same thing one waits already.
Result<std::int64_t> add_proposal(const Services& services, store::StaffTransaction& transaction,
                                  const access::Caller& caller, const NewProposal& wanted);
/// Of a unit that need not be the caller's; who asks has looked whether the same waits.
std::int64_t add_proposal_for(const Services& services, store::StaffTransaction& transaction,
                              const access::Caller& caller, UnitId unit, const NewProposal& wanted);
/// The caller's office waits for a second person about this already.
std::optional<std::int64_t> find_waiting(store::StaffTransaction& transaction, const char* kind,
                                         const std::string& subject);
/// The next number of a proposal, of whatever kind.
std::int64_t next_proposal_number(store::Transaction& transaction);

/// Whether `effective_on` of a request is today or later: what has been is never changed afterwards.
Status from_today(const std::string& effective_on, const std::string& today);

}  // namespace rongxin::approvals
