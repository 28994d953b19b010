#pragma once
// What the slice offers: workbooks in and out, proposing and publishing by two, versions.
#include <string>
#include <string_view>

#include "access/caller.h"
#include "services/services.h"

namespace rongxin::instruments {

struct Authoring {
  const Services& services;
};

/// Reads a workbook and tells everything about it (schema InstrumentPreview). Nothing is stored.
Result<std::string> preview_workbook(const Authoring& authoring, const access::Caller& caller,
                                     std::string_view file_name, std::string_view octets);

/// Stores the definition for a colleague to confirm (schema InstrumentPreview). The same workbook again
/// gives the same proposal. Problems: workbook_faulty, those of reading.
Result<std::string> propose(const Authoring& authoring, const access::Caller& caller, std::string_view file_name,
                            std::string_view octets);

Result<std::string> list_proposals(const Authoring& authoring, const access::Caller& caller);
Result<std::string> read_proposal(const Authoring& authoring, const access::Caller& caller, std::int64_t proposal);
/// From then on new campaigns use it. Problems: not_found, own_confirmation, proposal_settled, instrument_differs.
Result<std::string> publish_proposal(const Authoring& authoring, const access::Caller& caller, std::int64_t proposal);
/// Twice changes nothing. Problems: not_found, proposal_settled when it is published.
Result<std::string> withdraw_proposal(const Authoring& authoring, const access::Caller& caller, std::int64_t proposal);

/// The library: what a new campaign would get of each instrument, and why it could not (schema InstrumentList).
std::string library_page(const Authoring& authoring);
/// Pages about published versions; they hold nothing of a person. Problem not_found.
Result<std::string> versions_page(const Authoring& authoring, const std::string& id);
Result<std::string> version_page(const Authoring& authoring, const std::string& id, const std::string& version);
Result<std::string> changes_page(const Authoring& authoring, const std::string& id, const std::string& from,
                                 const std::string& to);
/// The version as a workbook: the beginning of the next one.
Result<std::string> version_workbook(const Authoring& authoring, const std::string& id, const std::string& version,
                                     std::string_view language);

}  // namespace rongxin::instruments
