#pragma once
// Whether a campaign may use what the library holds, and if not, why.
#include <optional>
#include <string>
#include <vector>

#include "instruments/instrument_definition.h"
#include "platform/result.h"
#include "store/transaction.h"

namespace rongxin::instruments {

struct InstrumentCheck {
  std::string content_hash, statement, signed_by_name, signed_on, confirmed_by_name;
  std::int64_t signed_by = 0;  ///< account, 0 at the command line
  std::int64_t confirmed_at_ms = 0;
};
struct LoadedTexts {
  std::string licence_holder, licence_statement, loaded_by_name;
  std::int64_t loaded_at_ms = 0;
};

struct LibraryEntry {
  std::string origin;      ///< shipped; texts (words loaded into a key); authored
  std::string definition;  ///< as it would be published
  ReadInstrument read;
  std::optional<InstrumentCheck> check;
  std::optional<LoadedTexts> texts;

  const psychometrics::Instrument& source() const { return read.compiled.source; }
};

/// The version of every instrument that a new campaign gets, with its licence.
std::vector<LibraryEntry> list_library(store::Transaction& transaction);
/// Nothing for an id that is not there.
std::optional<LibraryEntry> find_in_library(store::Transaction& transaction, const std::string& id);
/// The shipped definition, whatever the bureau made of it; empty when there is none.
std::string shipped_definition(const std::string& id);

/// Problems that keep a campaign from using it: instrument_without_texts, instrument_not_signed,
/// instrument_not_confirmed; several at once.
std::vector<Problem> why_not_usable(const LibraryEntry& entry);

}  // namespace rongxin::instruments
