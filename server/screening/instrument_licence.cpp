#include "screening/instrument_licence.h"

#include <algorithm>

#include "platform/problem_catalogue.h"
#include "sql/screening.h"
#include "store/embedded_text.h"

namespace rongxin::screening {
namespace {

using store::Row;
using store::SystemKey;
using store::Transaction;
constexpr auto library = SystemKey::because("the library of instruments holds nothing of a person");

// Read once: shipped definitions do not change while the program runs.
const std::vector<LibraryEntry>& shipped() {
  static const std::vector<LibraryEntry> all = [] {
    std::vector<LibraryEntry> made;
    for (const auto& one : store::embedded_instruments()) made.push_back({"shipped", std::string(one.text), read_instrument(one.text), {}, {}});
    return made;
  }();
  return all;
}

void add_licence(Transaction& transaction, LibraryEntry& entry) {
  const auto& source = entry.source();
  entry.check = transaction.one(library, sql::screening::read_instrument_check, [](const Row& row) {
    InstrumentCheck check{row.string(0), row.string(1), row.string(2), row.string(4), row.string(5)};
    check.signed_by = row.integer(3);
    check.confirmed_at_ms = row.integer(6);
    return check;
  }, source.id, source.version);
  // A check was signed for exactly one content.
  if (entry.check && entry.check->content_hash != entry.read.content_hash) entry.check.reset();
  entry.texts = transaction.one(library, sql::screening::read_loaded_texts,
                                [](const Row& row) { return LoadedTexts{row.string(0), row.string(1), row.string(2), row.integer(3)}; }, source.id, source.version);
}

}  // namespace

std::vector<LibraryEntry> list_library(Transaction& transaction) {
  std::vector<LibraryEntry> all = shipped();
  std::string last;
  transaction.each(library, sql::screening::list_stored_instruments, [&](const Row& row) {
    const std::string id = row.string(0);
    if (id == last) return;
    last = id;
    LibraryEntry entry{row.string(2), row.string(3), read_instrument(row.text(3)), {}, {}};
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.source().id == id; });
    if (found == all.end()) all.push_back(std::move(entry));
    else *found = std::move(entry);
  });
  for (auto& entry : all) add_licence(transaction, entry);
  return all;
}

std::optional<LibraryEntry> find_in_library(Transaction& transaction, const std::string& id) {
  for (auto& entry : list_library(transaction))
    if (entry.source().id == id) return std::move(entry);
  return std::nullopt;
}

std::optional<LibraryEntry> find_shipped(const std::string& id) {
  for (const auto& entry : shipped())
    if (entry.source().id == id) return entry;
  return std::nullopt;
}

std::vector<Problem> why_not_usable(const LibraryEntry& entry) {
  std::vector<Problem> found;
  const auto add = [&](const ProblemKind& kind) { found.emplace_back(kind, "instruments", std::vector<std::pair<std::string, std::string>>{{"instrument", entry.source().id}}); };
  if (!entry.source().text_included) add(problems::instrument_without_texts);
  if (entry.source().needs_signed_check) {
    if (!entry.check) add(problems::instrument_not_signed);
    else if (entry.check->confirmed_at_ms == 0) add(problems::instrument_not_confirmed);
  }
  return found;
}

}  // namespace rongxin::screening
