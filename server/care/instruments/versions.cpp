#include <algorithm>

#include "instruments/authoring.h"
#include "instruments/changes.h"
#include "instruments/changes_json.h"
#include "instruments/instrument_definition.h"
#include "instruments/instrument_library.h"
#include "instruments/instrument_picture.h"
#include "instruments/licence_check.h"
#include "instruments/write_workbook.h"
#include "platform/problem_catalogue.h"

namespace rongxin::instruments {
namespace {

namespace json = boost::json;
using store::Transaction;
constexpr auto reading =
    store::SystemKey::because("instruments hold nothing of a person; who may read the pages is said by their routes");

Result<instruments::ReadInstrument> read_version(const Authoring& authoring, const std::string& id,
                                                 const std::string& version) {
  const std::string text = authoring.services.database.read(
      reading, [&](Transaction& transaction) { return instruments::library_text(transaction, id, version); });
  auto read = instruments::read_instrument(text);
  if (text.empty() || !read.faults.empty()) return problems::not_found;
  return read;
}

json::object local(std::string_view zh, std::string_view en) { return {{"zh-CN", zh}, {"en", en}}; }

json::object words_of(const std::vector<Problem>& hindrances) {
  json::object words = local("", "");
  for (const char* language : {"zh-CN", "en"}) {
    std::string text;
    for (const auto& one : hindrances) text += (text.empty() ? "" : " ") + one.text(language);
    words[language] = text;
  }
  return words;
}

json::object library_row(Transaction& transaction, const instruments::LibraryEntry& entry) {
  const auto& of = entry.source();
  const auto versions = instruments::library_versions(transaction, of.id);
  const bool here = std::any_of(versions.begin(), versions.end(),
                                [&](const auto& one) { return one.version == of.version && !one.shipped; });
  json::array scales;
  std::size_t bands = 0;
  for (const auto& one : of.scales) {
    scales.push_back(local(one.title.at("zh-CN"), one.title.at("en")));
    bands += one.bands.size();
  }
  const auto hindrances = instruments::why_not_usable(entry);
  return {{"id", of.id},
          {"version", of.version},
          {"content_hash", entry.read.content_hash},
          {"title", local(of.title.at("zh-CN"), of.title.at("en"))},
          {"informant", of.informant},
          {"age_min", of.age_min_years},
          {"age_max", of.age_max_years},
          {"items", of.items.size()},
          {"scales", std::move(scales)},
          {"bands", bands},
          {"licence_status", of.licence_status},
          {"translation_source", of.translation_source},
          {"text_included", of.text_included},
          {"validated_translation", of.validated_translation},
          {"usable", hindrances.empty()},
          {"why_not", words_of(hindrances)},
          {"written_here", here},
          {"versions", versions.size()}};
}

}  // namespace

std::string library_page(const Authoring& authoring) {
  return authoring.services.database.read(reading, [&](Transaction& transaction) {
    json::array list;
    for (const auto& entry : instruments::list_library(transaction))
      if (entry.read.faults.empty()) list.push_back(library_row(transaction, entry));
    return json::serialize(json::object{{"instruments", std::move(list)}});
  });
}

Result<std::string> versions_page(const Authoring& authoring, const std::string& id) {
  const auto versions = authoring.services.database.read(
      reading, [&](Transaction& transaction) { return instruments::library_versions(transaction, id); });
  if (versions.empty()) return problems::not_found;
  json::array list;
  for (const auto& one : versions)
    list.push_back({{"version", one.version},
                    {"content_hash", one.content_hash},
                    {"published_at_ms", one.published_at_ms},
                    {"shipped", one.shipped},
                    {"campaigns", one.campaigns},
                    {"current", list.empty()}});
  return json::serialize(json::object{{"id", id}, {"versions", std::move(list)}});
}

Result<std::string> version_page(const Authoring& authoring, const std::string& id, const std::string& version) {
  RONGXIN_TRY(read, read_version(authoring, id, version));
  return json::serialize(instrument_picture(read.compiled, read.content_hash));
}

Result<std::string> changes_page(const Authoring& authoring, const std::string& id, const std::string& from,
                                 const std::string& to) {
  RONGXIN_TRY(before, read_version(authoring, id, from));
  RONGXIN_TRY(after, read_version(authoring, id, to));
  return json::serialize(
      json::object{{"id", id},
                   {"from", from},
                   {"to", to},
                   {"changes", changes_json(changes_between(before.compiled.source, after.compiled.source))}});
}

Result<std::string> version_workbook(const Authoring& authoring, const std::string& id, const std::string& version,
                                     std::string_view language) {
  RONGXIN_TRY(read, read_version(authoring, id, version));
  return write_workbook(read.compiled.source, language);
}

}  // namespace rongxin::instruments
