#include "instruments/instrument_library.h"

#include <algorithm>
#include <set>

#include "instruments/instrument_definition.h"
#include "instruments/problems.h"
#include "sql/instruments.h"
#include "store/embedded_text.h"

namespace rongxin::instruments {
namespace {

using store::Row;
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
  const auto published = transaction.one(
      reading, sql::instruments::read_library_text, [](const Row& row) { return row.string(0); }, id);
  return published ? *published : shipped_text(id);
}

std::string library_text(Transaction& transaction, const std::string& id, const std::string& version) {
  const auto stored = transaction.one(
      reading, sql::instruments::read_version_text, [](const Row& row) { return row.string(0); }, id, version);
  if (stored) return *stored;
  std::string text = shipped_text(id);
  return !text.empty() && read_instrument(text).compiled.source.version == version ? text : std::string();
}

std::vector<LibraryVersion> library_versions(Transaction& transaction, const std::string& id) {
  std::vector<LibraryVersion> all;
  transaction.each(
      reading, sql::instruments::list_library_versions,
      [&](const Row& row) {
        all.push_back({id, row.string(0), row.string(1), row.integer(2), row.integer(3) == 0, row.integer(4)});
      },
      id);
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
  transaction.each(reading, sql::instruments::list_library_ids, [&](const Row& row) { ids.insert(row.string(0)); });
  return {ids.begin(), ids.end()};
}

Status publish_version(Transaction& transaction, const std::string& id, const std::string& version,
                       const std::string& content_hash, const std::string& text, std::int64_t now_ms) {
  transaction.run(reading, sql::instruments::publish_instrument, id, version, content_hash, text, now_ms);
  const auto hash = transaction.one(
      reading, sql::instruments::read_instrument_hash, [](const Row& row) { return row.string(0); }, id, version);
  if (hash != content_hash) return Problem(problems::instrument_differs, "", {{"instrument", id + " " + version}});
  return success();
}

campaigns::InstrumentSource library_source(Transaction& transaction) {
  return [&transaction](const std::string& id) { return library_text(transaction, id); };
}

}  // namespace rongxin::instruments
