#include "approvals/city_proposals.h"

#include "approvals/propose.h"
#include "sql/approvals/add_city_proposal.h"
#include "sql/approvals/find_city_proposal.h"
#include "sql/approvals/list_city_proposals.h"
#include "sql/approvals/read_city_proposal.h"
#include "sql/approvals/settle_city_proposal.h"
#include "sql/approvals/withdraw_city_proposal.h"

namespace rongxin::approvals {
namespace {

using store::StaffTransaction;

CityProposal proposal_of(const auto& row) {
  return {.id = row.proposal_id(),
          .subject = std::string(row.subject()),
          .version = std::string(row.version()),
          .content_hash = std::string(row.content_hash()),
          .content = std::string(row.content()),
          .proposed_by_name = std::string(row.proposed_by_name().value_or("")),
          .settled_by_name = std::string(row.settled_by_name()),
          .proposed_at_ms = row.proposed_at_ms(),
          .published_at_ms = row.published_at_ms(),
          .withdrawn_at_ms = row.withdrawn_at_ms(),
          .yours = row.proposed_by() == row.caller_account_id()};
}

}  // namespace

std::optional<StandingVersion> find_city_proposal(StaffTransaction& transaction, const char* kind,
                                                  const std::string& subject, const std::string& version) {
  return transaction.one(sql::approvals::find_city_proposal{.kind = kind, .subject = subject, .version = version},
                         [](const auto& row) {
                           return StandingVersion{row.proposal_id(), std::string(row.content_hash())};
                         });
}

std::optional<CityProposal> read_city_proposal(StaffTransaction& transaction, const char* kind, std::int64_t proposal) {
  return transaction.one(sql::approvals::read_city_proposal{.kind = kind, .proposal_id = proposal},
                         [](const auto& row) { return proposal_of(row); });
}

std::vector<CityProposal> list_city_proposals(StaffTransaction& transaction, const char* kind, std::int64_t rows_max) {
  std::vector<CityProposal> out;
  transaction.each(sql::approvals::list_city_proposals{.kind = kind, .rows_max = rows_max},
                   [&](const auto& row) { out.push_back(proposal_of(row)); });
  return out;
}

std::int64_t add_city_proposal(StaffTransaction& transaction, const NewCityProposal& wanted, std::int64_t now_ms) {
  const std::int64_t proposal = next_proposal_number(transaction);
  transaction.run(sql::approvals::add_city_proposal{.proposal_id = proposal,
                                                    .kind = wanted.kind,
                                                    .subject = wanted.subject,
                                                    .version = wanted.version,
                                                    .content_hash = wanted.content_hash,
                                                    .content = wanted.content,
                                                    .now_ms = now_ms});
  return proposal;
}

bool settle_city_proposal(StaffTransaction& transaction, std::int64_t proposal, AccountId by, std::int64_t now_ms) {
  return transaction.run(
             sql::approvals::settle_city_proposal{.proposal_id = proposal, .account_id = by, .now_ms = now_ms}) != 0;
}

bool withdraw_city_proposal(StaffTransaction& transaction, std::int64_t proposal, AccountId by, std::int64_t now_ms) {
  return transaction.run(
             sql::approvals::withdraw_city_proposal{.proposal_id = proposal, .account_id = by, .now_ms = now_ms}) != 0;
}

}  // namespace rongxin::approvals
