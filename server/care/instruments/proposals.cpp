#include "approvals/problems.h"
#include "approvals/propose.h"
#include "instruments/authoring.h"
#include "instruments/changes.h"
#include "instruments/definition_yaml.h"
#include "instruments/instrument_definition.h"
#include "instruments/instrument_library.h"
#include "instruments/instrument_picture.h"
#include "instruments/local_text.h"
#include "instruments/problems.h"
#include "instruments/read_workbook.h"
#include "platform/problem_catalogue.h"
#include "sql/instruments/find_standing_proposal.h"
#include "sql/instruments/list_proposals.h"
#include "sql/instruments/propose_instrument.h"
#include "sql/instruments/publish_proposal.h"
#include "sql/instruments/read_proposal.h"
#include "sql/instruments/withdraw_proposal.h"
#include "texts/instruments.h"

namespace rongxin::instruments {
namespace {

using store::StaffTransaction;
constexpr auto writing = store::SystemKey::because(
    "numbers and published versions belong to the whole city, and the two officers were just checked");
constexpr std::int64_t shown_max = 100;

struct Standing {
  std::string state = "new";  ///< new, proposed, published
  std::int64_t proposal = 0;
};

// Where a version stands already; what was published or proposed with other content is a fault.
Standing standing_of(StaffTransaction& transaction, ReadWorkbook& read) {
  const auto& source = read.source;
  if (source.id.empty() || source.version.empty()) return {};
  const std::string published = instruments::library_text(transaction, source.id, source.version);
  if (!published.empty()) {
    if (!read.yaml.empty() && definition_yaml(instruments::read_instrument(published).compiled.source) == read.yaml)
      return {"published", 0};
    read.faults.push_back(
        {read.version_place, "version_taken", texts::instruments::version_taken({.version = source.version})});
    return {};
  }
  // A licence condition does not go away by writing the instrument anew.
  const std::string current = instruments::library_text(transaction, source.id);
  if (!source.needs_signed_check && !current.empty() &&
      instruments::read_instrument(current).compiled.source.needs_signed_check)
    read.faults.push_back({read.version_place, "signed_check", texts::instruments::signed_check()});
  const auto found =
      transaction.one(sql::instruments::find_standing_proposal{.instrument_id = source.id, .version = source.version},
                      [](const auto& row) { return std::pair(row.proposal_id(), std::string(row.content_hash())); });
  if (!found) return {};
  if (found->second == read.content_hash) return {"proposed", found->first};
  read.faults.push_back(
      {read.version_place, "version_proposed", texts::instruments::version_proposed({.version = source.version})});
  return {};
}

// What is different from the version that new campaigns get now. `to`: api::InstrumentPreview or
// api::InstrumentProposal.
void add_changes(store::Transaction& transaction, const psychometrics::Instrument& source, auto& to) {
  const std::string current = instruments::library_text(transaction, source.id);
  if (current.empty()) return;
  const auto before = instruments::read_instrument(current);
  if (before.compiled.source.version == source.version) return;
  to.compared_with = before.compiled.source.version;
  to.changes = told_changes(before.compiled.source, source);
}

api::InstrumentPreview preview_of(store::Transaction& transaction, const ReadWorkbook& read, const Standing& standing,
                                  std::string_view file_name) {
  api::InstrumentPreview out{.file_name = file_name,
                             .state = api::InstrumentPreview::State(read.faults.empty() ? standing.state : "faulty"),
                             .faults = told_faults(read.faults)};
  if (standing.proposal != 0) out.proposal_id = standing.proposal;
  if (!read.scorable) return out;
  std::vector<psychometrics::Fault> ignored;
  out.instrument = instrument_picture(psychometrics::compile(read.source, ignored), read.content_hash);
  add_changes(transaction, read.source, out);
  return out;
}

struct Proposal {
  std::string instrument, version, hash, definition, proposed_by, settled_by;
  std::int64_t proposed_at_ms, published_at_ms, proposed_by_id, caller_id, withdrawn_at_ms;
};

Result<Proposal> find(StaffTransaction& transaction, std::int64_t proposal) {
  auto found = transaction.one(sql::instruments::read_proposal{.proposal_id = proposal}, [](const auto& row) {
    return Proposal{std::string(row.instrument_id()),
                    std::string(row.version()),
                    std::string(row.content_hash()),
                    std::string(row.definition()),
                    std::string(row.proposed_by_name().value_or("")),
                    std::string(row.settled_by_name()),
                    row.proposed_at_ms(),
                    row.published_at_ms(),
                    row.proposed_by().value,
                    row.caller_account_id().value,
                    row.withdrawn_at_ms()};
  });
  if (!found) return problems::not_found;
  return std::move(*found);
}

api::InstrumentProposal proposal_of(StaffTransaction& transaction, std::int64_t id, const Proposal& one) {
  using State = api::InstrumentProposal::State;
  const auto read = instruments::read_instrument(one.definition);
  api::InstrumentProposal out{.id = id,
                              .instrument_id = read.compiled.source.id,
                              .version = one.version,
                              .title = local_text(read.compiled.source.title),
                              .proposed_by = one.proposed_by,
                              .proposed_at_ms = one.proposed_at_ms,
                              .yours = one.proposed_by_id == one.caller_id,
                              .state = one.withdrawn_at_ms != 0   ? State("withdrawn")
                                       : one.published_at_ms != 0 ? State("published")
                                                                  : State("waiting"),
                              .instrument = instrument_picture(read.compiled, one.hash)};
  if (one.published_at_ms != 0) {
    out.published_at_ms = one.published_at_ms;
    out.published_by = one.settled_by;
  }
  add_changes(transaction, read.compiled.source, out);
  return out;
}

std::string named(const Proposal& one) { return one.instrument + " " + one.version + " " + one.hash.substr(0, 16); }

}  // namespace

Result<api::InstrumentPreview> preview_workbook(const Services& services, const access::Caller& caller,
                                                std::string_view file_name, std::string_view octets) {
  RONGXIN_TRY(read, read_workbook(octets));
  return services.database.read(caller, [&](StaffTransaction& transaction) {
    const auto standing = standing_of(transaction, read);
    return Result(preview_of(transaction, read, standing, file_name));
  });
}

Result<api::InstrumentPreview> propose(const Services& services, const access::Caller& caller,
                                       std::string_view file_name, std::string_view octets) {
  RONGXIN_TRY(read, read_workbook(octets));
  return services.database.write(caller, [&](StaffTransaction& transaction) -> Result<api::InstrumentPreview> {
    ReadWorkbook now = read;
    auto standing = standing_of(transaction, now);
    if (!now.faults.empty())
      return Problem(problems::workbook_faulty, "", {{"count", std::to_string(now.faults.size())}});
    if (standing.state == "new") {
      standing = {"proposed", approvals::next_proposal_number(transaction)};
      transaction.run(sql::instruments::propose_instrument{.proposal_id = standing.proposal,
                                                           .instrument_id = now.source.id,
                                                           .version = now.source.version,
                                                           .content_hash = now.content_hash,
                                                           .definition = now.yaml,
                                                           .proposed_at_ms = services.clock.now_ms()});
      services.audit.append(transaction,
                            audit::by(caller, "proposeInstrument", 0,
                                      now.source.id + " " + now.source.version + " " + now.content_hash.substr(0, 16)));
    }
    return preview_of(transaction, now, standing, file_name);
  });
}

api::InstrumentProposalList list_proposals(const Services& services, const access::Caller& caller) {
  api::InstrumentProposalList out;
  services.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::instruments::list_proposals{.rows_max = shown_max}, [&](const auto& row) {
      const auto source = instruments::read_instrument(row.definition()).compiled.source;
      out.proposals.push_back({.id = row.proposal_id(),
                               .instrument_id = source.id,
                               .version = row.version(),
                               .title = local_text(source.title),
                               .proposed_by = row.proposed_by_name().value_or(""),
                               .proposed_at_ms = row.proposed_at_ms(),
                               .yours = row.proposed_by() == row.caller_account_id(),
                               .state = "waiting"});
      if (row.published_at_ms() == 0) return;
      out.proposals.back().state = "published";
      out.proposals.back().published_at_ms = row.published_at_ms();
      out.proposals.back().published_by = row.settled_by_name();
    });
    return 0;
  });
  return out;
}

Result<api::InstrumentProposal> read_proposal(const Services& services, const access::Caller& caller,
                                              std::int64_t proposal) {
  return services.database.read(caller, [&](StaffTransaction& transaction) -> Result<api::InstrumentProposal> {
    RONGXIN_TRY(one, find(transaction, proposal));
    return proposal_of(transaction, proposal, one);
  });
}

Result<api::InstrumentProposal> publish_proposal(const Services& services, const access::Caller& caller,
                                                 std::int64_t proposal) {
  return services.database.write(caller, [&](StaffTransaction& transaction) -> Result<api::InstrumentProposal> {
    RONGXIN_TRY(one, find(transaction, proposal));
    if (one.withdrawn_at_ms != 0 || one.published_at_ms != 0) return problems::proposal_settled;
    if (one.proposed_by_id == caller.account().value) return problems::own_confirmation;
    const std::int64_t now_ms = services.clock.now_ms();
    RONGXIN_CHECK(
        instruments::publish_version(transaction, one.instrument, one.version, one.hash, one.definition, now_ms));
    if (transaction.run(sql::instruments::publish_proposal{
            .proposal_id = proposal, .account_id = caller.account(), .now_ms = now_ms}) == 0)
      return problems::proposal_settled;
    services.audit.append(transaction, audit::by(caller, "publishInstrumentProposal", 0, named(one)));
    RONGXIN_TRY(after, find(transaction, proposal));
    return proposal_of(transaction, proposal, after);
  });
}

Result<api::InstrumentProposal> withdraw_proposal(const Services& services, const access::Caller& caller,
                                                  std::int64_t proposal) {
  return services.database.write(caller, [&](StaffTransaction& transaction) -> Result<api::InstrumentProposal> {
    RONGXIN_TRY(one, find(transaction, proposal));
    if (one.withdrawn_at_ms != 0) return proposal_of(transaction, proposal, one);
    if (transaction.run(sql::instruments::withdraw_proposal{
            .proposal_id = proposal, .account_id = caller.account(), .now_ms = services.clock.now_ms()}) == 0)
      return problems::proposal_settled;
    services.audit.append(transaction, audit::by(caller, "withdrawInstrumentProposal", 0, named(one)));
    RONGXIN_TRY(after, find(transaction, proposal));
    return proposal_of(transaction, proposal, after);
  });
}

}  // namespace rongxin::instruments
