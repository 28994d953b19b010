#pragma once
// Open clocks by pseudonym, and the county's hand for a school.
#include <string>

#include "access/audit_log.h"
#include "access/caller.h"
#include "platform/clock.h"
#include "platform/key_ring.h"
#include "platform/result.h"
#include "store/database.h"
#include "triage/alert_page.h"

namespace rongxin::county {

struct CountyTools {
  store::Database& database;
  const KeyRing& keys;
  const Clock& clock;
  access::AuditLog& audit;
};

/// "417-203-886": one alert's number, the next alert of the same child has another; leads nowhere without the key.
std::string pseudonym(const Key& key, const triage::AlertKey& alert);

/// Schema Clocks: 50 a page, the most urgent first. Reading is logged.
Result<std::string> open_clocks(const CountyTools& tools, const access::Caller& caller, const std::string& after);
/// 请求县区支援. Idempotent. Problems: not_found.
Status ask_for_support(const CountyTools& tools, const access::Caller& caller, const triage::AlertKey& alert);
/// Undo. Problems: not_found, support_accepted (somebody is on it already).
Status withdraw_support(const CountyTools& tools, const access::Caller& caller, const triage::AlertKey& alert);
/// 支援该校, asked for or not: the caller works on this one alert from now on. Problems: not_found, support_accepted (by another).
Status lend_support(const CountyTools& tools, const access::Caller& caller, const triage::AlertKey& alert);

}  // namespace rongxin::county
