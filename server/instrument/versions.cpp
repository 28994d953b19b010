#include <algorithm>

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

json::object local(std::string_view zh, std::string_view en) { return {{"zh-CN", zh}, {"en", en}}; }

json::object why_not(const psychometrics::Instrument& of) {
  if (!of.text_included) return local("没有题目文本：取得授权后载入文本，作为新版本发布", "its texts are not here: load them under a licence, as a new version");
  if (of.needs_signed_check) return local("需要签字核准后才能使用", "off until its check has been signed");
  return local("", "");
}

json::object library_row(Transaction& transaction, const screening::ReadInstrument& read) {
  const auto& of = read.compiled.source;
  const auto versions = screening::library_versions(transaction, of.id);
  const bool here = std::any_of(versions.begin(), versions.end(), [&](const auto& one) { return one.version == of.version && !one.shipped; });
  json::array scales;
  std::size_t bands = 0;
  for (const auto& one : of.scales) {
    scales.push_back(local(one.title.at("zh-CN"), one.title.at("en")));
    bands += one.bands.size();
  }
  auto reason = why_not(of);
  const bool usable = reason.at("zh-CN").as_string().empty();
  return {{"id", of.id}, {"version", of.version}, {"content_hash", read.content_hash}, {"title", local(of.title.at("zh-CN"), of.title.at("en"))}, {"informant", of.informant}, {"age_min", of.age_min_years},
          {"age_max", of.age_max_years}, {"items", of.items.size()}, {"scales", std::move(scales)}, {"bands", bands}, {"licence_status", of.licence_status}, {"translation_source", of.translation_source},
          {"text_included", of.text_included}, {"validated_translation", of.validated_translation}, {"usable", usable}, {"why_not", std::move(reason)}, {"written_here", here}, {"versions", versions.size()}};
}

}  // namespace

std::string library_page(const Authoring& authoring) {
  return authoring.screening.database.read(reading, [&](Transaction& transaction) {
    json::array list;
    for (const auto& id : screening::library_ids(transaction)) {
      const auto read = screening::read_instrument(screening::library_text(transaction, id));
      if (read.faults.empty()) list.push_back(library_row(transaction, read));
    }
    return json::serialize(json::object{{"instruments", std::move(list)}});
  });
}

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
