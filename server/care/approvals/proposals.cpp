#include <boost/json.hpp>

#include "approvals/approvals.h"
#include "approvals/kinds.h"
#include "approvals/problems.h"
#include "instruments/problems.h"
#include "platform/crypto.h"
#include "platform/problem_catalogue.h"
#include "sql/approvals/add_proposal.h"
#include "sql/approvals/find_waiting.h"
#include "sql/approvals/list_proposals.h"
#include "sql/approvals/read_proposal.h"
#include "sql/approvals/settle_proposal.h"
#include "sql/approvals/withdraw_proposal.h"
#include "store/numbers.h"

namespace rongxin::approvals {
namespace {

namespace json = boost::json;
using access::Caller;
using store::StaffTransaction;
constexpr std::int64_t shown_max = 100;

Proposal proposal_of(const auto& row) {
  return {row.proposal_id(),
          row.proposed_by().value,
          row.proposed_at_ms(),
          row.published_at_ms(),
          row.withdrawn_at_ms(),
          std::string(row.kind()),
          std::string(row.subject()),
          std::string(row.content()),
          std::string(row.reason()),
          std::string(row.proposed_by_name().value_or("")),
          std::string(row.unit_name()),
          std::string(row.settled_by_name()),
          row.unit_id().value_or(UnitId())};
}

Result<Proposal> find(StaffTransaction& transaction, std::int64_t proposal) {
  auto found = transaction.one(sql::approvals::read_proposal{.proposal_id = proposal},
                               [](const auto& row) { return proposal_of(row); });
  if (!found) return problems::not_found;
  return std::move(*found);
}

std::string title_of(const Proposal& one, const json::object& content, std::string_view language) {
  const std::string tongue = language == "en" ? "title_en" : "title_zh";
  const auto* title = content.if_contains(tongue);
  return title == nullptr ? one.subject : std::string(title->as_string());
}

json::object row_json(const Proposal& one, const json::object& content, const Caller& caller,
                      std::string_view language) {
  json::object out{{"id", std::to_string(one.id)},
                   {"kind", one.kind},
                   {"title", title_of(one, content, language)},
                   {"unit_name", one.unit_name},
                   {"reason", one.reason},
                   {"proposed_by", one.proposed_by_name},
                   {"proposed_at_ms", one.proposed_at_ms},
                   {"yours", one.proposed_by == caller.account().value},
                   {"state", one.published_at_ms != 0   ? "confirmed"
                             : one.withdrawn_at_ms != 0 ? "withdrawn"
                                                        : "waiting"}};
  if (const auto* group = content.if_contains("group")) out["group"] = *group;
  if (const auto* draft = content.if_contains("draft_id"))
    out["draft_id"] = std::to_string(draft->to_number<std::int64_t>());
  const std::int64_t settled_at_ms = one.published_at_ms != 0 ? one.published_at_ms : one.withdrawn_at_ms;
  if (settled_at_ms == 0) return out;
  out["settled_by"] = one.settled_by_name;
  out["settled_at_ms"] = settled_at_ms;
  return out;
}

// What the second person looks at, by kind. The campaign's own text is no part of it: its rules and numbers are.
json::object page_json(StaffTransaction& transaction, const Proposal& one, const Caller& caller,
                       const std::string& today, std::string_view language) {
  const auto content = json::parse(one.content).as_object();
  auto out = row_json(one, content, caller, language);
  if (const Kind* kind = find_kind(one.kind)) {
    for (const auto name : kind->shown)
      if (const auto* found = content.if_contains(name)) out[name] = *found;
    if (kind->show != nullptr) kind->show(transaction, one, today, out);
  }
  return out;
}

}  // namespace

Result<std::int64_t> add_proposal(const Bureau& bureau, StaffTransaction& transaction, const Caller& caller,
                                  const NewProposal& wanted) {
  auto& screening = bureau.desk.screening;
  const std::string hash = hex(view(CryptoProvider::standard().digest(wanted.content)));
  if (transaction.one(sql::approvals::find_waiting{.kind = wanted.kind, .subject = wanted.subject},
                      [](const auto& row) { return row.proposal_id(); }))
    return problems::already_waiting;
  const std::int64_t proposal = store::take_numbers(transaction, "instrument_proposal");
  transaction.run(sql::approvals::add_proposal{.proposal_id = proposal,
                                               .kind = wanted.kind,
                                               .subject = wanted.subject,
                                               .version = std::to_string(proposal),
                                               .content_hash = hash,
                                               .content = wanted.content,
                                               .reason = wanted.reason,
                                               .now_ms = screening.clock.now_ms()});
  screening.audit.append(transaction, audit::by(caller, "propose", 0,
                                                std::string(wanted.kind) + " " + wanted.subject + " proposal " +
                                                    std::to_string(proposal) + " " + hash.substr(0, 16)));
  return proposal;
}

Result<std::string> list_proposals(const Bureau& bureau, const Caller& caller, std::string_view language) {
  return bureau.desk.screening.database.read(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    json::array list;
    transaction.each(sql::approvals::list_proposals{.rows_max = shown_max}, [&](const auto& row) {
      const auto one = proposal_of(row);
      list.push_back(row_json(one, json::parse(one.content).as_object(), caller, language));
    });
    return json::serialize(json::object{{"proposals", std::move(list)}});
  });
}

Result<std::string> read_proposal(const Bureau& bureau, const Caller& caller, std::int64_t proposal,
                                  std::string_view language) {
  return bureau.desk.screening.database.read(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    RONGXIN_TRY(one, find(transaction, proposal));
    return json::serialize(page_json(transaction, one, caller, bureau.desk.screening.clock.today(), language));
  });
}

Result<std::string> confirm_proposal(const Bureau& bureau, const Caller& caller, std::int64_t proposal,
                                     std::string_view language) {
  auto& screening = bureau.desk.screening;
  After after;
  auto body = screening.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    RONGXIN_TRY(one, find(transaction, proposal));
    if (one.withdrawn_at_ms != 0 || one.published_at_ms != 0) return problems::proposal_settled;
    if (one.proposed_by == caller.account().value) return problems::own_proposal;
    // Settled first: of two who confirm at once one changes a row, and nothing takes effect twice.
    if (transaction.run(sql::approvals::settle_proposal{
            .proposal_id = proposal, .account_id = caller.account(), .now_ms = screening.clock.now_ms()}) == 0)
      return problems::proposal_settled;
    const Kind* kind = find_kind(one.kind);
    if (kind == nullptr) return problems::not_found;
    RONGXIN_TRY(then, kind->take_effect(bureau, transaction, one, caller));
    after = then;
    screening.audit.append(transaction,
                           audit::by(caller, "confirmProposal", 0,
                                     one.kind + " " + one.subject + " proposal " + std::to_string(proposal)));
    RONGXIN_TRY(now, find(transaction, proposal));
    return json::serialize(page_json(transaction, now, caller, screening.clock.today(), language));
  });
  if (body) after();
  return body;
}

Result<std::string> withdraw_proposal(const Bureau& bureau, const Caller& caller, std::int64_t proposal,
                                      std::string_view language) {
  auto& screening = bureau.desk.screening;
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    RONGXIN_TRY(one, find(transaction, proposal));
    if (one.withdrawn_at_ms == 0) {
      if (transaction.run(sql::approvals::withdraw_proposal{
              .proposal_id = proposal, .account_id = caller.account(), .now_ms = screening.clock.now_ms()}) == 0)
        return problems::proposal_settled;
      screening.audit.append(transaction,
                             audit::by(caller, "withdrawProposal", 0,
                                       one.kind + " " + one.subject + " proposal " + std::to_string(proposal)));
    }
    RONGXIN_TRY(now, find(transaction, proposal));
    return json::serialize(page_json(transaction, now, caller, screening.clock.today(), language));
  });
}

}  // namespace rongxin::approvals
