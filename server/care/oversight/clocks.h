#pragma once
// Open clocks by pseudonym, and the county's hand for a school.
#include <string>

#include "access/caller.h"
#include "api/oversight.h"
#include "casework/alert_key.h"
#include "platform/clock.h"
#include "platform/key_ring.h"
#include "platform/result.h"
#include "services/services.h"
#include "store/database.h"

namespace rongxin::oversight {

/// "417-203-886": one alert's number, the next alert of the same child has another; leads nowhere without the key.
std::string pseudonym(const Key& key, const casework::AlertKey& alert);

/// 50 a page, the most urgent first. Reading is logged.
Result<api::Clocks> open_clocks(const Services& tools, const access::Caller& caller, const api::list_clocks::In& in);
/// 请求县区支援. Idempotent. Problems: not_found.
Status ask_for_support(const Services& tools, const access::Caller& caller, const api::ask_for_support::In& in);
/// Undo. Problems: not_found, support_accepted (somebody is on it already).
Status withdraw_support(const Services& tools, const access::Caller& caller,
                        const api::withdraw_support_request::In& in);
/// 支援该校, asked for or not: the caller works on this one alert from now on. Problems: not_found, support_accepted
/// (by another).
Status lend_support(const Services& tools, const access::Caller& caller, const api::lend_support::In& in);

}  // namespace rongxin::oversight
