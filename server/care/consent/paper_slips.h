#pragma once
// Slips on paper: entered by class, taken back when it was a mistake. And the class as its teachers see it.
#include <string>
#include <vector>

#include "access/caller.h"
#include "api/consent.h"
#include "consent/consent.h"

namespace rongxin::consent {

inline constexpr std::int64_t undo_within_ms = 30 * 60'000;

/// One batch; under 14 it is the guardian's word, from 14 the child's. Returns the batch.
/// Problems: not_found (a student who is not of this class, or a class of somebody else): then nothing is stored.
Result<std::int64_t> enter_paper(Consent& consent, const access::Caller& caller, UnitId school_class,
                                 const std::vector<api::PaperConsent::Slip>& slips);

/// Takes one's own batch back. Problems: not_found; consent_undo_late after half an hour.
Status undo_paper(Consent& consent, const access::Caller& caller, std::int64_t batch);

/// The psychology teacher's has names with what was said, everybody else's 已回执 / 未回执. Problem not_found.
Result<api::ClassConsent> class_consent(Consent& consent, const access::Caller& caller, UnitId school_class);

}  // namespace rongxin::consent
