#include "instruments/authoring.h"
#include "instruments/changes_json.h"
#include "instruments/definition_yaml.h"
#include "instruments/instrument_definition.h"
#include "instruments/instrument_library.h"
#include "instruments/instrument_picture.h"
#include "instruments/problems.h"
#include "instruments/read_workbook.h"
#include "platform/problem_catalogue.h"
#include "sql/instruments/find_standing_proposal.h"
#include "sql/instruments/list_proposals.h"
#include "sql/instruments/propose_instrument.h"
#include "sql/instruments/publish_proposal.h"
#include "sql/instruments/read_proposal.h"
#include "sql/instruments/withdraw_proposal.h"
#include "store/numbers.h"
#include "texts/instruments.h"

namespace rongxin::instruments {
namespace {

namespace json = boost::json;
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

// What is different from the version that new campaigns get now.
void add_changes(store::Transaction& transaction, const psychometrics::Instrument& source, json::object& to) {
  const std::string current = instruments::library_text(transaction, source.id);
  if (current.empty()) return;
  const auto before = instruments::read_instrument(current);
  if (before.compiled.source.version == source.version) return;
  to["compared_with"] = before.compiled.source.version;
  to["changes"] = changes_json(changes_between(before.compiled.source, source));
}

json::object preview_json(store::Transaction& transaction, const ReadWorkbook& read, const Standing& standing,
                          std::string_view file_name) {
  json::object out{{"file_name", file_name},
                   {"state", read.faults.empty() ? standing.state : "faulty"},
                   {"faults", faults_json(read.faults)}};
  if (standing.proposal != 0) out["proposal_id"] = std::to_string(standing.proposal);
  if (!read.scorable) return out;
  std::vector<psychometrics::Fault> ignored;
  out["instrument"] = instrument_picture(psychometrics::compile(read.source, ignored), read.content_hash);
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

json::object row_json(std::int64_t id, const std::string& version, const psychometrics::Instrument& source,
                      std::int64_t proposed_at_ms, std::string_view by, bool yours, std::int64_t published_at_ms,
                      std::string_view published_by) {
  json::object out{{"id", std::to_string(id)},
                   {"instrument_id", source.id},
                   {"version", version},
                   {"title", json::object{{"zh-CN", source.title.at("zh-CN")}, {"en", source.title.at("en")}}},
                   {"proposed_by", by},
                   {"proposed_at_ms", proposed_at_ms},
                   {"yours", yours},
                   {"state", published_at_ms == 0 ? "waiting" : "published"}};
  if (published_at_ms != 0) {
    out["published_at_ms"] = published_at_ms;
    out["published_by"] = published_by;
  }
  return out;
}

std::string proposal_json(StaffTransaction& transaction, std::int64_t id, const Proposal& one) {
  const auto read = instruments::read_instrument(one.definition);
  auto out = row_json(id, one.version, read.compiled.source, one.proposed_at_ms, one.proposed_by,
                      one.proposed_by_id == one.caller_id, one.published_at_ms, one.settled_by);
  out["instrument"] = instrument_picture(read.compiled, one.hash);
  if (one.withdrawn_at_ms != 0) out["state"] = "withdrawn";
  add_changes(transaction, read.compiled.source, out);
  return json::serialize(out);
}

std::string named(const Proposal& one) { return one.instrument + " " + one.version + " " + one.hash.substr(0, 16); }

}  // namespace

Result<std::string> preview_workbook(const Authoring& authoring, const access::Caller& caller,
                                     std::string_view file_name, std::string_view octets) {
  RONGXIN_TRY(read, read_workbook(octets));
  return authoring.services.database.read(caller, [&](StaffTransaction& transaction) {
    const auto standing = standing_of(transaction, read);
    return json::serialize(preview_json(transaction, read, standing, file_name));
  });
}

Result<std::string> propose(const Authoring& authoring, const access::Caller& caller, std::string_view file_name,
                            std::string_view octets) {
  RONGXIN_TRY(read, read_workbook(octets));
  const Services& services = authoring.services;
  return services.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    ReadWorkbook now = read;
    auto standing = standing_of(transaction, now);
    if (!now.faults.empty())
      return Problem(problems::workbook_faulty, "", {{"count", std::to_string(now.faults.size())}});
    if (standing.state == "new") {
      standing = {"proposed", store::take_numbers(transaction, "instrument_proposal")};
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
    return json::serialize(preview_json(transaction, now, standing, file_name));
  });
}

Result<std::string> list_proposals(const Authoring& authoring, const access::Caller& caller) {
  return authoring.services.database.read(caller, [&](StaffTransaction& transaction) {
    json::array list;
    transaction.each(sql::instruments::list_proposals{.rows_max = shown_max}, [&](const auto& row) {
      const auto read = instruments::read_instrument(row.definition());
      list.push_back(row_json(row.proposal_id(), std::string(row.version()), read.compiled.source, row.proposed_at_ms(),
                              row.proposed_by_name().value_or(""),
                              row.proposed_by().value == row.caller_account_id().value, row.published_at_ms(),
                              row.settled_by_name()));
    });
    return Result<std::string>(json::serialize(json::object{{"proposals", std::move(list)}}));
  });
}

Result<std::string> read_proposal(const Authoring& authoring, const access::Caller& caller, std::int64_t proposal) {
  return authoring.services.database.read(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    RONGXIN_TRY(one, find(transaction, proposal));
    return proposal_json(transaction, proposal, one);
  });
}

Result<std::string> publish_proposal(const Authoring& authoring, const access::Caller& caller, std::int64_t proposal) {
  const Services& services = authoring.services;
  return services.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
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
    return proposal_json(transaction, proposal, after);
  });
}

Result<std::string> withdraw_proposal(const Authoring& authoring, const access::Caller& caller, std::int64_t proposal) {
  const Services& services = authoring.services;
  return services.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    RONGXIN_TRY(one, find(transaction, proposal));
    if (one.withdrawn_at_ms != 0) return proposal_json(transaction, proposal, one);
    if (transaction.run(sql::instruments::withdraw_proposal{
            .proposal_id = proposal, .account_id = caller.account(), .now_ms = services.clock.now_ms()}) == 0)
      return problems::proposal_settled;
    services.audit.append(transaction, audit::by(caller, "withdrawInstrumentProposal", 0, named(one)));
    RONGXIN_TRY(after, find(transaction, proposal));
    return proposal_json(transaction, proposal, after);
  });
}

}  // namespace rongxin::instruments
