#pragma once
// A ticket proves one sign-in of one child. Checking it is arithmetic: no table is read on the
// answering path.
#include <string>

#include "access/caller.h"
#include "platform/clock.h"
#include "platform/key_ring.h"
#include "platform/result.h"

namespace rongxin::screening {

/// Text for `Authorization: Ticket …`.
std::string issue_ticket(const Key& key, const access::Answerer& answerer, std::int64_t expires_at_ms);
/// Problems: not_signed_in (forged or cut), ticket_expired.
Result<access::Answerer> check_ticket(const Key& key, std::string_view text, std::int64_t now_ms);

}  // namespace rongxin::screening
