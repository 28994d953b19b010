#include "approvals/city_proposals.h"
#include "approvals/problems.h"
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
#include "texts/instruments.h"

namespace rongxin::instruments {
namespace {

using approvals::CityProposal;
using store::StaffTransaction;
constexpr const char* kind = "instrument";  ///< of proposals
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
  const auto found = approvals::find_city_proposal(transaction, kind, source.id, source.version);
  if (!found) return {};
  if (found->content_hash == read.content_hash) return {"proposed", found->proposal};
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

Result<CityProposal> find(StaffTransaction& transaction, std::int64_t proposal) {
  auto found = approvals::read_city_proposal(transaction, kind, proposal);
  if (!found) return problems::not_found;
  return std::move(*found);
}

api::InstrumentProposal proposal_of(StaffTransaction& transaction, const CityProposal& one) {
  using State = api::InstrumentProposal::State;
  const auto read = instruments::read_instrument(one.content);
  api::InstrumentProposal out{.id = one.id,
                              .instrument_id = read.compiled.source.id,
                              .version = one.version,
                              .title = local_text(read.compiled.source.title),
                              .proposed_by = one.proposed_by_name,
                              .proposed_at_ms = one.proposed_at_ms,
                              .yours = one.yours,
                              .state = one.withdrawn_at_ms != 0   ? State("withdrawn")
                                       : one.published_at_ms != 0 ? State("published")
                                                                  : State("waiting"),
                              .instrument = instrument_picture(read.compiled, one.content_hash)};
  if (one.published_at_ms != 0) {
    out.published_at_ms = one.published_at_ms;
    out.published_by = one.settled_by_name;
  }
  add_changes(transaction, read.compiled.source, out);
  return out;
}

std::string named(const CityProposal& one) {
  return one.subject + " " + one.version + " " + one.content_hash.substr(0, 16);
}

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
      standing = {"proposed", approvals::add_city_proposal(transaction,
                                                           {.kind = kind,
                                                            .subject = now.source.id,
                                                            .version = now.source.version,
                                                            .content_hash = now.content_hash,
                                                            .content = now.yaml},
                                                           services.clock.now_ms())};
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
    for (const auto& one : approvals::list_city_proposals(transaction, kind, shown_max)) {
      const auto source = instruments::read_instrument(one.content).compiled.source;
      out.proposals.push_back({.id = one.id,
                               .instrument_id = source.id,
                               .version = one.version,
                               .title = local_text(source.title),
                               .proposed_by = one.proposed_by_name,
                               .proposed_at_ms = one.proposed_at_ms,
                               .yours = one.yours,
                               .state = "waiting"});
      if (one.published_at_ms == 0) continue;
      out.proposals.back().state = "published";
      out.proposals.back().published_at_ms = one.published_at_ms;
      out.proposals.back().published_by = one.settled_by_name;
    }
    return 0;
  });
  return out;
}

Result<api::InstrumentProposal> read_proposal(const Services& services, const access::Caller& caller,
                                              std::int64_t proposal) {
  return services.database.read(caller, [&](StaffTransaction& transaction) -> Result<api::InstrumentProposal> {
    RONGXIN_TRY(one, find(transaction, proposal));
    return proposal_of(transaction, one);
  });
}

Result<api::InstrumentProposal> publish_proposal(const Services& services, const access::Caller& caller,
                                                 std::int64_t proposal) {
  return services.database.write(caller, [&](StaffTransaction& transaction) -> Result<api::InstrumentProposal> {
    RONGXIN_TRY(one, find(transaction, proposal));
    if (one.withdrawn_at_ms != 0 || one.published_at_ms != 0) return problems::proposal_settled;
    if (one.yours) return problems::own_confirmation;
    const std::int64_t now_ms = services.clock.now_ms();
    RONGXIN_CHECK(
        instruments::publish_version(transaction, one.subject, one.version, one.content_hash, one.content, now_ms));
    if (!approvals::settle_city_proposal(transaction, proposal, caller.account(), now_ms))
      return problems::proposal_settled;
    services.audit.append(transaction, audit::by(caller, "publishInstrumentProposal", 0, named(one)));
    RONGXIN_TRY(after, find(transaction, proposal));
    return proposal_of(transaction, after);
  });
}

Result<api::InstrumentProposal> withdraw_proposal(const Services& services, const access::Caller& caller,
                                                  std::int64_t proposal) {
  return services.database.write(caller, [&](StaffTransaction& transaction) -> Result<api::InstrumentProposal> {
    RONGXIN_TRY(one, find(transaction, proposal));
    if (one.withdrawn_at_ms != 0) return proposal_of(transaction, one);
    if (!approvals::withdraw_city_proposal(transaction, proposal, caller.account(), services.clock.now_ms()))
      return problems::proposal_settled;
    services.audit.append(transaction, audit::by(caller, "withdrawInstrumentProposal", 0, named(one)));
    RONGXIN_TRY(after, find(transaction, proposal));
    return proposal_of(transaction, after);
  });
}

}  // namespace rongxin::instruments
