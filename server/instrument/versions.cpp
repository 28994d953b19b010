#include "instrument/changes.h"
#include "instrument/changes_json.h"
#include "instrument/instrument.h"
#include "instrument/instrument_picture.h"
#include "instrument/write_workbook.h"
#include "platform/problem_catalogue.h"
#include "screening/instrument_definition.h"
#include "screening/instrument_library.h"

namespace rongxin::instrument {
namespace {

namespace json = boost::json;
using store::Transaction;
constexpr auto reading = store::SystemKey::because("instruments hold nothing of a person; who may read the pages is said by their routes");

Result<screening::ReadInstrument> read_version(const Authoring& authoring, const std::string& id, const std::string& version) {
  const std::string text = authoring.screening.database.read(reading, [&](Transaction& transaction) { return screening::library_text(transaction, id, version); });
  auto read = screening::read_instrument(text);
  if (text.empty() || !read.faults.empty()) return problems::not_found;
  return read;
}

}  // namespace

Result<std::string> versions_page(const Authoring& authoring, const std::string& id) {
  const auto versions = authoring.screening.database.read(reading, [&](Transaction& transaction) { return screening::library_versions(transaction, id); });
  if (versions.empty()) return problems::not_found;
  json::array list;
  for (const auto& one : versions)
    list.push_back({{"version", one.version}, {"content_hash", one.content_hash}, {"published_at_ms", one.published_at_ms}, {"shipped", one.shipped}, {"campaigns", one.campaigns}, {"current", list.empty()}});
  return json::serialize(json::object{{"id", id}, {"versions", std::move(list)}});
}

Result<std::string> version_page(const Authoring& authoring, const std::string& id, const std::string& version) {
  RONGXIN_TRY(read, read_version(authoring, id, version));
  return json::serialize(instrument_picture(read.compiled, read.content_hash));
}

Result<std::string> changes_page(const Authoring& authoring, const std::string& id, const std::string& from, const std::string& to) {
  RONGXIN_TRY(before, read_version(authoring, id, from));
  RONGXIN_TRY(after, read_version(authoring, id, to));
  return json::serialize(json::object{{"id", id}, {"from", from}, {"to", to}, {"changes", changes_json(changes_between(before.compiled.source, after.compiled.source))}});
}

Result<std::string> version_workbook(const Authoring& authoring, const std::string& id, const std::string& version, std::string_view language) {
  RONGXIN_TRY(read, read_version(authoring, id, version));
  return write_workbook(read.compiled.source, language);
}

}  // namespace rongxin::instrument
