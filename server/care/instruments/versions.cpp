#include <algorithm>

#include "instruments/authoring.h"
#include "instruments/changes.h"
#include "instruments/instrument_definition.h"
#include "instruments/instrument_library.h"
#include "instruments/instrument_picture.h"
#include "instruments/licence_check.h"
#include "instruments/local_text.h"
#include "instruments/write_workbook.h"
#include "platform/problem_catalogue.h"

namespace rongxin::instruments {
namespace {

using store::Transaction;
constexpr auto reading =
    store::SystemKey::because("instruments hold nothing of a person; who may read the pages is said by their routes");

Result<instruments::ReadInstrument> read_version(const Services& services, const std::string& id,
                                                 const std::string& version) {
  const std::string text = services.database.read(
      reading, [&](Transaction& transaction) { return instruments::library_text(transaction, id, version); });
  auto read = instruments::read_instrument(text);
  if (text.empty() || !read.faults.empty()) return problems::not_found;
  return read;
}

api::LocalText words_of(const std::vector<Problem>& hindrances) {
  api::LocalText words;
  for (const auto& [into, language] : {std::pair(&words.zh__c_n, "zh-CN"), std::pair(&words.en, "en")})
    for (const auto& one : hindrances) *into += (into->empty() ? "" : " ") + one.text(language);
  return words;
}

api::InstrumentRow library_row(Transaction& transaction, const instruments::LibraryEntry& entry) {
  const auto& of = entry.source();
  const auto versions = instruments::library_versions(transaction, of.id);
  const auto hindrances = instruments::why_not_usable(entry);
  api::InstrumentRow out{
      .id = of.id,
      .version = of.version,
      .content_hash = entry.read.content_hash,
      .title = local_text(of.title),
      .informant = api::InstrumentRow::Informant(of.informant),
      .age_min = of.age_min_years,
      .age_max = of.age_max_years,
      .items = static_cast<std::int64_t>(of.items.size()),
      .licence_status = of.licence_status,
      .translation_source = of.translation_source,
      .text_included = of.text_included,
      .validated_translation = of.validated_translation,
      .usable = hindrances.empty(),
      .why_not = words_of(hindrances),
      .written_here = std::any_of(versions.begin(), versions.end(),
                                  [&](const auto& one) { return one.version == of.version && !one.shipped; }),
      .versions = static_cast<std::int64_t>(versions.size())};
  for (const auto& one : of.scales) {
    out.scales.push_back(local_text(one.title));
    out.bands += static_cast<std::int64_t>(one.bands.size());
  }
  return out;
}

}  // namespace

api::InstrumentList library_page(const Services& services) {
  return services.database.read(reading, [&](Transaction& transaction) {
    api::InstrumentList out;
    for (const auto& entry : instruments::list_library(transaction))
      if (entry.read.faults.empty()) out.instruments.push_back(library_row(transaction, entry));
    return out;
  });
}

Result<api::InstrumentVersionList> versions_page(const Services& services, const std::string& id) {
  const auto versions = services.database.read(
      reading, [&](Transaction& transaction) { return instruments::library_versions(transaction, id); });
  if (versions.empty()) return problems::not_found;
  api::InstrumentVersionList out{.id = id};
  for (const auto& one : versions)
    out.versions.push_back({.version = one.version,
                            .content_hash = one.content_hash,
                            .published_at_ms = one.published_at_ms,
                            .shipped = one.shipped,
                            .campaigns = one.campaigns,
                            .current = out.versions.empty()});
  return out;
}

Result<api::InstrumentPicture> version_page(const Services& services, const std::string& id,
                                            const std::string& version) {
  RONGXIN_TRY(read, read_version(services, id, version));
  return instrument_picture(read.compiled, read.content_hash);
}

Result<api::InstrumentChanges> changes_page(const Services& services, const std::string& id, const std::string& from,
                                            const std::string& to) {
  RONGXIN_TRY(before, read_version(services, id, from));
  RONGXIN_TRY(after, read_version(services, id, to));
  return api::InstrumentChanges{
      .id = id, .from = from, .to = to, .changes = told_changes(before.compiled.source, after.compiled.source)};
}

Result<std::string> version_workbook(const Services& services, const std::string& id, const std::string& version,
                                     std::string_view language) {
  RONGXIN_TRY(read, read_version(services, id, version));
  return write_workbook(read.compiled.source, language);
}

}  // namespace rongxin::instruments
