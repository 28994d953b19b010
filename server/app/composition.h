#pragma once
// What main puts together: every slice gets what it stands on, nothing finds it by itself.
#include <memory>

#include "access/student_vault.h"
#include "audit/audit_log.h"
#include "campaigns/screening.h"
#include "consent/consent.h"
#include "platform/config.h"

namespace rongxin {

/// Where the number of the last checkpoint lies: beside the keys, and where the settings say.
std::vector<std::string> audit_anchor_files(const Config& config);

class Composition {
 public:
  /// Opens keys, store and audit. With `may_create` a missing key file, database file or schema is made.
  static Result<std::unique_ptr<Composition>> open(const Config& config, const Clock& clock, bool may_create);
  ~Composition();

  const Config config;
  const Clock& clock;
  KeyRing keys;
  std::unique_ptr<store::Database> database;
  std::unique_ptr<audit::AuditLog> audit;
  std::unique_ptr<access::StudentVault> vault;
  std::unique_ptr<Services> services;
  std::unique_ptr<consent::Consent> consent;
  campaigns::CampaignCache shelf;
  campaigns::DirtyCounts changed;
  std::unique_ptr<campaigns::Screening> screening;

 private:
  Composition(const Config& c, const Clock& k) : config(c), clock(k) {}
};

}  // namespace rongxin
