#include "instruments/instrument_library.h"

#include <algorithm>
#include <set>

#include "instruments/instrument_definition.h"
#include "instruments/problems.h"
#include "sql/instruments/list_library_ids.h"
#include "sql/instruments/list_library_versions.h"
#include "sql/instruments/publish_instrument.h"
#include "sql/instruments/read_instrument_hash.h"
#include "sql/instruments/read_library_text.h"
#include "sql/instruments/read_version_text.h"
#include "store/embedded_text.h"

namespace rongxin::instruments {
namespace {

using store::Transaction;
constexpr auto reading =
    store::SystemKey::because("instruments hold nothing of a person, and every campaign draws on the same ones");

std::string shipped_text(const std::string& id) {
  for (const auto& one : store::embedded_instruments())
    if (one.name == id + ".yaml") return std::string(one.text);
  return {};
}

}  // namespace

std::string library_text(Transaction& transaction, const std::string& id) {
  const auto published = transaction.one(reading, sql::instruments::read_library_text{.instrument_id = id},
                                         [](const auto& row) { return std::string(row.definition()); });
  return published ? *published : shipped_text(id);
}

std::string library_text(Transaction& transaction, const std::string& id, const std::string& version) {
  const auto stored =
      transaction.one(reading, sql::instruments::read_version_text{.instrument_id = id, .version = version},
                      [](const auto& row) { return std::string(row.definition()); });
  if (stored) return *stored;
  std::string text = shipped_text(id);
  return !text.empty() && read_instrument(text).compiled.source.version == version ? text : std::string();
}

std::vector<LibraryVersion> library_versions(Transaction& transaction, const std::string& id) {
  std::vector<LibraryVersion> all;
  transaction.each(reading, sql::instruments::list_library_versions{.instrument_id = id}, [&](const auto& row) {
    all.push_back({id, std::string(row.version()), std::string(row.content_hash()), row.published_at_ms(),
                   row.proposals() == 0, row.campaigns()});
  });
  if (const std::string text = shipped_text(id); !text.empty()) {
    const auto read = read_instrument(text);
    const auto& version = read.compiled.source.version;
    if (std::none_of(all.begin(), all.end(), [&](const auto& one) { return one.version == version; }))
      all.push_back({id, version, read.content_hash, 0, true, 0});
  }
  const auto rank = [](const LibraryVersion& one) { return one.shipped ? 0 : one.published_at_ms; };
  std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) { return rank(a) > rank(b); });
  return all;
}

std::vector<std::string> library_ids(Transaction& transaction) {
  std::set<std::string> ids;
  for (const auto& one : store::embedded_instruments()) {
    const std::string name(one.name);
    ids.insert(name.substr(0, name.rfind('.')));
  }
  transaction.each(reading, sql::instruments::list_library_ids{},
                   [&](const auto& row) { ids.insert(std::string(row.instrument_id())); });
  return {ids.begin(), ids.end()};
}

Status publish_version(Transaction& transaction, const std::string& id, const std::string& version,
                       const std::string& content_hash, const std::string& text, std::int64_t now_ms) {
  transaction.run(reading, sql::instruments::publish_instrument{.instrument_id = id,
                                                                .version = version,
                                                                .content_hash = content_hash,
                                                                .definition = text,
                                                                .published_at_ms = now_ms});
  const auto hash =
      transaction.one(reading, sql::instruments::read_instrument_hash{.instrument_id = id, .version = version},
                      [](const auto& row) { return std::string(row.content_hash()); });
  if (hash != content_hash) return Problem(problems::instrument_differs, "", {{"instrument", id + " " + version}});
  return success();
}

InstrumentSource library_source(Transaction& transaction) {
  return [&transaction](const std::string& id) { return library_text(transaction, id); };
}

}  // namespace rongxin::instruments
