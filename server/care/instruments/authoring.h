#pragma once
// What the slice offers: workbooks in and out, proposing and publishing by two, versions.
#include <string>
#include <string_view>

#include "access/caller.h"
#include "api/instruments.h"
#include "services/services.h"

namespace rongxin::instruments {

/// Reads a workbook and tells everything about it. Nothing is stored.
Result<api::InstrumentPreview> preview_workbook(const Services& services, const access::Caller& caller,
                                                std::string_view file_name, std::string_view octets);

/// Stores the definition for a colleague to confirm. The same workbook again
/// gives the same proposal. Problems: workbook_faulty, those of reading.
Result<api::InstrumentPreview> propose(const Services& services, const access::Caller& caller,
                                       std::string_view file_name, std::string_view octets);

api::InstrumentProposalList list_proposals(const Services& services, const access::Caller& caller);
Result<api::InstrumentProposal> read_proposal(const Services& services, const access::Caller& caller,
                                              std::int64_t proposal);
/// From then on new campaigns use it. Problems: not_found, own_confirmation, proposal_settled, instrument_differs.
Result<api::InstrumentProposal> publish_proposal(const Services& services, const access::Caller& caller,
                                                 std::int64_t proposal);
/// Twice changes nothing. Problems: not_found, proposal_settled when it is published.
Result<api::InstrumentProposal> withdraw_proposal(const Services& services, const access::Caller& caller,
                                                  std::int64_t proposal);

/// The library: what a new campaign would get of each instrument, and why it could not.
api::InstrumentList library_page(const Services& services);
/// Pages about published versions; they hold nothing of a person. Problem not_found.
Result<api::InstrumentVersionList> versions_page(const Services& services, const std::string& id);
Result<api::InstrumentPicture> version_page(const Services& services, const std::string& id,
                                            const std::string& version);
Result<api::InstrumentChanges> changes_page(const Services& services, const std::string& id, const std::string& from,
                                            const std::string& to);
/// The version as a workbook: the beginning of the next one.
Result<std::string> version_workbook(const Services& services, const std::string& id, const std::string& version,
                                     std::string_view language);

}  // namespace rongxin::instruments
