#include "instruments/licence_check.h"

#include "instruments/instrument_library.h"
#include "instruments/problems.h"
#include "sql/instruments/read_instrument_check.h"
#include "sql/instruments/read_loaded_texts.h"
#include "store/embedded_text.h"

namespace rongxin::instruments {
namespace {

using store::SystemKey;
using store::Transaction;
constexpr auto library = SystemKey::because("the library of instruments holds nothing of a person");

void add_licence(Transaction& transaction, LibraryEntry& entry) {
  const auto& source = entry.source();
  entry.check = transaction.one(
      library, sql::instruments::read_instrument_check{.instrument_id = source.id, .version = source.version},
      [](const auto& row) {
        InstrumentCheck check{std::string(row.content_hash()), std::string(row.statement()),
                              std::string(row.signed_by_name()), std::string(row.signed_on()),
                              std::string(row.confirmed_by_name())};
        check.signed_by = row.signed_by().value;
        check.confirmed_at_ms = row.confirmed_at_ms();
        return check;
      });
  // A check was signed for exactly one content.
  if (entry.check && entry.check->content_hash != entry.read.content_hash) entry.check.reset();
  entry.texts = transaction.one(
      library, sql::instruments::read_loaded_texts{.instrument_id = source.id, .version = source.version},
      [](const auto& row) {
        return LoadedTexts{std::string(row.licence_holder()), std::string(row.licence_statement()),
                           std::string(row.loaded_by_name()), row.loaded_at_ms()};
      });
}

}  // namespace

std::string shipped_definition(const std::string& id) {
  for (const auto& one : store::embedded_instruments())
    if (one.name == id + ".yaml") return std::string(one.text);
  return {};
}

std::vector<LibraryEntry> list_library(Transaction& transaction) {
  std::vector<LibraryEntry> all;
  for (const auto& id : library_ids(transaction))
    if (auto entry = find_in_library(transaction, id)) all.push_back(std::move(*entry));
  return all;
}

std::optional<LibraryEntry> find_in_library(Transaction& transaction, const std::string& id) {
  LibraryEntry entry{"authored", library_text(transaction, id), {}, {}, {}};
  if (entry.definition.empty()) return std::nullopt;
  entry.read = read_instrument(entry.definition);
  add_licence(transaction, entry);
  if (entry.texts) entry.origin = "texts";
  else if (entry.definition == shipped_definition(id)) entry.origin = "shipped";
  return entry;
}

std::vector<Problem> why_not_usable(const LibraryEntry& entry) {
  std::vector<Problem> found;
  const auto add = [&](const ProblemKind& kind) {
    found.emplace_back(kind, "instruments",
                       std::vector<std::pair<std::string, std::string>>{{"instrument", entry.source().title.at("en")}});
  };
  if (!entry.source().text_included) add(problems::instrument_without_texts);
  if (entry.source().needs_signed_check) {
    if (!entry.check) add(problems::instrument_not_signed);
    else if (entry.check->confirmed_at_ms == 0) add(problems::instrument_not_confirmed);
  }
  return found;
}

}  // namespace rongxin::instruments
