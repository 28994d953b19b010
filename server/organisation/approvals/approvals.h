#pragma once
// What one person proposes and another one confirms. Other slices propose here and register what a confirmation does.
#include <string>
#include <string_view>
#include <vector>

#include "access/caller.h"
#include "approvals/proposal_kinds.h"
#include "services/services.h"

namespace rongxin::approvals {

/// A kind that is not among them is shown by its head alone and cannot be confirmed.
struct Approvals : Services {
  std::vector<Kind> kinds;
};

/// What waits for a second person in the caller's office and below it, then what was settled (schema ProposalList).
Result<std::string> list_proposals(const Approvals& approvals, const access::Caller& caller, std::string_view language);
Result<std::string> read_proposal(const Approvals& approvals, const access::Caller& caller, std::int64_t proposal,
                                  std::string_view language);
/// It takes effect with the confirmation. Problems: not_found, own_proposal, proposal_settled, those of taking effect.
Result<std::string> confirm_proposal(const Approvals& approvals, const access::Caller& caller, std::int64_t proposal,
                                     std::string_view language);
/// By its author or refused by a colleague. Problems: not_found, proposal_settled when it has taken effect.
Result<std::string> withdraw_proposal(const Approvals& approvals, const access::Caller& caller, std::int64_t proposal,
                                      std::string_view language);

}  // namespace rongxin::approvals
