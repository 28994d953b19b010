#pragma once
#include "access/student_vault.h"
#include "audit/audit_log.h"
#include "platform/clock.h"
#include "platform/key_ring.h"
#include "store/database.h"

namespace rongxin {

/// What every use case may stand on: one of each in a process, made by the composition and gone after everything that
/// holds it. A slice that needs more adds it to a struct of its own (`struct Consent : Services`).
struct Services {
  store::Database& database;
  const KeyRing& keys;
  const Clock& clock;
  audit::AuditLog& audit;
  access::StudentVault& vault;
};

}  // namespace rongxin
