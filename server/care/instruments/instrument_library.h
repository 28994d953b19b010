#pragma once
// The one source of instruments: what is shipped, and what the bureau has published.
#include <string>
#include <vector>

#include "instruments/instrument_definition.h"
#include "platform/result.h"
#include "store/transaction.h"

namespace rongxin::instruments {

struct LibraryVersion {
  std::string id, version, content_hash;
  std::int64_t published_at_ms = 0;  ///< 0: shipped, and no campaign has used it yet
  bool shipped = false;
  std::int64_t campaigns = 0;  ///< how many were published with it
};

/// The text that a new campaign gets: the version that the bureau published last, else the shipped one.
std::string library_text(store::Transaction& transaction, const std::string& id);
/// The text of one version, published or shipped; empty when there is none.
std::string library_text(store::Transaction& transaction, const std::string& id, const std::string& version);
/// Every version of an instrument, the one that a new campaign gets first.
std::vector<LibraryVersion> library_versions(store::Transaction& transaction, const std::string& id);
/// Ids of all instruments, in order.
std::vector<std::string> library_ids(store::Transaction& transaction);
/// Stores a version for good; the same one again changes nothing. Problem instrument_differs.
Status publish_version(store::Transaction& transaction, const std::string& id, const std::string& version,
                       const std::string& content_hash, const std::string& text, std::int64_t now_ms);
/// For compile_campaign(); valid as long as the transaction.
InstrumentSource library_source(store::Transaction& transaction);

}  // namespace rongxin::instruments
