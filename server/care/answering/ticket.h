#pragma once
// A ticket proves one sign-in of one child. Checking it is arithmetic: no table is read on the
// answering path. Nobody who holds one can read it: it is encrypted, and always of the same length.
#include <string>

#include "access/caller.h"
#include "platform/clock.h"
#include "platform/key_ring.h"
#include "platform/result.h"

namespace rongxin::answering {

/// Text for `Authorization: Ticket …`, bound to what `answerer.bounds()` says.
std::string issue_ticket(const Key& key, const access::Answerer& answerer);
/// A genuine ticket is never refused for its age: what was answered may be critical. Its bounds say what is still
/// taken (`late_after_ms`, `over`). Problems: not_signed_in (forged or cut).
Result<access::Answerer> check_ticket(const Key& key, std::string_view text, std::int64_t now_ms);

}  // namespace rongxin::answering
