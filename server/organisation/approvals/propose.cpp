#include "approvals/propose.h"

#include "approvals/problems.h"
#include "operations/operation.h"
#include "platform/crypto.h"
#include "sql/approvals/add_proposal.h"
#include "sql/approvals/add_proposal_for.h"
#include "sql/approvals/find_waiting.h"
#include "store/numbers.h"

namespace rongxin::approvals {
namespace {

using access::Caller;
using store::StaffTransaction;
constexpr auto asking =
    store::SystemKey::because("somebody asks for a second person on behalf of another unit; nothing of it is shown");

std::string hash_of(const std::string& content) { return hex(view(CryptoProvider::standard().digest(content))); }

std::string named(const NewProposal& wanted, std::int64_t proposal) {
  return std::string(wanted.kind) + " " + wanted.subject + " proposal " + std::to_string(proposal);
}

}  // namespace

std::int64_t next_proposal_number(store::Transaction& transaction) {
  return store::take_numbers(transaction, "proposal");
}

std::optional<std::int64_t> find_waiting(StaffTransaction& transaction, const char* kind, const std::string& subject) {
  return transaction.one(sql::approvals::find_waiting{.kind = kind, .subject = subject},
                         [](const auto& row) { return row.proposal_id(); });
}

Result<std::int64_t> add_proposal(const Services& services, StaffTransaction& transaction, const Caller& caller,
                                  const NewProposal& wanted) {
  const std::string hash = hash_of(wanted.content);
  if (find_waiting(transaction, wanted.kind, wanted.subject)) return problems::already_waiting;
  const std::int64_t proposal = next_proposal_number(transaction);
  transaction.run(sql::approvals::add_proposal{.proposal_id = proposal,
                                               .kind = wanted.kind,
                                               .subject = wanted.subject,
                                               .version = std::to_string(proposal),
                                               .content_hash = hash,
                                               .content = wanted.content,
                                               .reason = wanted.reason,
                                               .now_ms = services.clock.now_ms()});
  services.audit.append(transaction,
                        audit::by(caller, "propose", 0, named(wanted, proposal) + " " + hash.substr(0, 16)));
  return proposal;
}

std::int64_t add_proposal_for(const Services& services, StaffTransaction& transaction, const Caller& caller,
                              UnitId unit, const NewProposal& wanted) {
  const std::int64_t proposal = next_proposal_number(transaction);
  transaction.run(asking, sql::approvals::add_proposal_for{.proposal_id = proposal,
                                                           .kind = wanted.kind,
                                                           .unit_id = unit,
                                                           .subject = wanted.subject,
                                                           .version = std::to_string(proposal),
                                                           .content_hash = hash_of(wanted.content),
                                                           .content = wanted.content,
                                                           .reason = wanted.reason,
                                                           .proposed_by = caller.account(),
                                                           .now_ms = services.clock.now_ms()});
  services.audit.append(transaction, audit::by(caller, "propose", 0, named(wanted, proposal)));
  return proposal;
}

Status from_today(const std::string& effective_on, const std::string& today) {
  if (effective_on < today) return operations::refused("effective_on", "YYYY-MM-DD, >= " + today);
  return success();
}

}  // namespace rongxin::approvals
