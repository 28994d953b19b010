#include <algorithm>
#include <boost/json.hpp>

#include "approvals/approvals.h"
#include "approvals/problems.h"
#include "platform/problem_catalogue.h"
#include "sql/approvals/list_proposals.h"
#include "sql/approvals/read_proposal.h"
#include "sql/approvals/settle_proposal.h"
#include "sql/approvals/withdraw_proposal.h"

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

/// Null for a kind that nobody has registered.
const Kind* kind_of(const Approvals& approvals, const Proposal& one) {
  const auto found = std::find_if(approvals.kinds.begin(), approvals.kinds.end(),
                                  [&](const Kind& kind) { return kind.name == one.kind; });
  return found == approvals.kinds.end() ? nullptr : &*found;
}

void add_properties(const std::vector<std::string>& names, const json::object& content, json::object& to) {
  for (const auto& name : names)
    if (const auto* found = content.if_contains(name)) to[name] = *found;
}

json::object row_json(const Approvals& approvals, const Proposal& one, const json::object& content,
                      const Caller& caller, std::string_view language) {
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
  if (const Kind* kind = kind_of(approvals, one)) {
    add_properties(kind->listed, content, out);
    if (kind->list) kind->list(content, out);
  }
  const std::int64_t settled_at_ms = one.published_at_ms != 0 ? one.published_at_ms : one.withdrawn_at_ms;
  if (settled_at_ms == 0) return out;
  out["settled_by"] = one.settled_by_name;
  out["settled_at_ms"] = settled_at_ms;
  return out;
}

// What the second person looks at, by kind.
json::object page_json(const Approvals& approvals, StaffTransaction& transaction, const Proposal& one,
                       const Caller& caller, std::string_view language) {
  const auto content = json::parse(one.content).as_object();
  auto out = row_json(approvals, one, content, caller, language);
  if (const Kind* kind = kind_of(approvals, one)) {
    add_properties(kind->shown, content, out);
    if (kind->show) kind->show(transaction, one, approvals.clock.today(), out);
  }
  return out;
}

}  // namespace

Result<std::string> list_proposals(const Approvals& approvals, const Caller& caller, std::string_view language) {
  return approvals.database.read(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    json::array list;
    transaction.each(sql::approvals::list_proposals{.rows_max = shown_max}, [&](const auto& row) {
      const auto one = proposal_of(row);
      list.push_back(row_json(approvals, one, json::parse(one.content).as_object(), caller, language));
    });
    return json::serialize(json::object{{"proposals", std::move(list)}});
  });
}

Result<std::string> read_proposal(const Approvals& approvals, const Caller& caller, std::int64_t proposal,
                                  std::string_view language) {
  return approvals.database.read(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    RONGXIN_TRY(one, find(transaction, proposal));
    return json::serialize(page_json(approvals, transaction, one, caller, language));
  });
}

Result<std::string> confirm_proposal(const Approvals& approvals, const Caller& caller, std::int64_t proposal,
                                     std::string_view language) {
  After after;
  auto body = approvals.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    RONGXIN_TRY(one, find(transaction, proposal));
    if (one.withdrawn_at_ms != 0 || one.published_at_ms != 0) return problems::proposal_settled;
    if (one.proposed_by == caller.account().value) return problems::own_proposal;
    // Settled first: of two who confirm at once one changes a row, and nothing takes effect twice.
    if (transaction.run(sql::approvals::settle_proposal{
            .proposal_id = proposal, .account_id = caller.account(), .now_ms = approvals.clock.now_ms()}) == 0)
      return problems::proposal_settled;
    const Kind* kind = kind_of(approvals, one);
    if (kind == nullptr) return problems::not_found;
    RONGXIN_TRY(then, kind->take_effect(transaction, one, caller));
    after = then;
    approvals.audit.append(transaction,
                           audit::by(caller, "confirmProposal", 0,
                                     one.kind + " " + one.subject + " proposal " + std::to_string(proposal)));
    RONGXIN_TRY(now, find(transaction, proposal));
    return json::serialize(page_json(approvals, transaction, now, caller, language));
  });
  if (body) after();
  return body;
}

Result<std::string> withdraw_proposal(const Approvals& approvals, const Caller& caller, std::int64_t proposal,
                                      std::string_view language) {
  return approvals.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    RONGXIN_TRY(one, find(transaction, proposal));
    if (one.withdrawn_at_ms == 0) {
      if (transaction.run(sql::approvals::withdraw_proposal{
              .proposal_id = proposal, .account_id = caller.account(), .now_ms = approvals.clock.now_ms()}) == 0)
        return problems::proposal_settled;
      approvals.audit.append(transaction,
                             audit::by(caller, "withdrawProposal", 0,
                                       one.kind + " " + one.subject + " proposal " + std::to_string(proposal)));
    }
    RONGXIN_TRY(now, find(transaction, proposal));
    return json::serialize(page_json(approvals, transaction, now, caller, language));
  });
}

}  // namespace rongxin::approvals
