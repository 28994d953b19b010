#pragma once
// What two officers decide for the whole city, under pages and with words of the slice that asks (an instrument).
// Nothing of it stands in the list of what waits in an office; the lines of the audit are written by who asks.
#include <optional>
#include <string>
#include <vector>

#include "store/transaction.h"

namespace rongxin::approvals {

struct NewCityProposal {
  const char* kind;
  std::string subject, version, content_hash, content;
};

struct CityProposal {
  std::int64_t id;
  std::string subject, version, content_hash, content;
  std::string proposed_by_name, settled_by_name;                          ///< empty: nobody yet, or gone
  std::int64_t proposed_at_ms, published_at_ms = 0, withdrawn_at_ms = 0;  ///< 0: not
  bool yours = false;                                                     ///< the caller proposed it
};

struct StandingVersion {
  std::int64_t proposal;
  std::string content_hash;
};

/// What waits of a version or was published, and was not withdrawn.
std::optional<StandingVersion> find_city_proposal(store::StaffTransaction& transaction, const char* kind,
                                                  const std::string& subject, const std::string& version);
/// Nothing: there is none that the caller may see.
std::optional<CityProposal> read_city_proposal(store::StaffTransaction& transaction, const char* kind,
                                               std::int64_t proposal);
/// The newest first, without what was withdrawn.
std::vector<CityProposal> list_city_proposals(store::StaffTransaction& transaction, const char* kind,
                                              std::int64_t rows_max);
/// Its number. Who asks has looked whether the version stands already.
std::int64_t add_city_proposal(store::StaffTransaction& transaction, const NewCityProposal& wanted,
                               std::int64_t now_ms);
/// False: settled before, or the caller's own. In the transaction in which it takes effect.
bool settle_city_proposal(store::StaffTransaction& transaction, std::int64_t proposal, AccountId by,
                          std::int64_t now_ms);
/// False: settled before.
bool withdraw_city_proposal(store::StaffTransaction& transaction, std::int64_t proposal, AccountId by,
                            std::int64_t now_ms);

}  // namespace rongxin::approvals
