#include "api/campaign_desk.h"
#include "campaign_desk/retests.h"
#include "campaign_desk/routes.h"
#include "instruments/load_licensed_texts.h"
#include "instruments/local_text.h"
#include "operations/slice.h"
#include "platform/problem_catalogue.h"

namespace rongxin::campaign_desk {
namespace {

using access::Caller;
using campaigns::Screening;
using instruments::local_text;
using store::StaffTransaction;

std::int64_t count_of(const auto& list) { return static_cast<std::int64_t>(list.size()); }

std::vector<api::InstrumentScale> scales_of(const instruments::LibraryEntry& entry) {
  std::vector<api::InstrumentScale> out;
  for (std::size_t i = 0; i < entry.source().scales.size(); ++i) {
    const auto& scale = entry.source().scales[i];
    const auto& compiled = entry.read.compiled.scales[i];
    auto& one = out.emplace_back(api::InstrumentScale{.id = scale.id,
                                                      .title = local_text(scale.title),
                                                      .items = count_of(scale.items),
                                                      .lowest = compiled.lowest,
                                                      .highest = compiled.highest});
    for (const auto& band : scale.bands)
      one.bands.push_back({.id = band.id, .from = band.from, .words = local_text(band.text)});
  }
  return out;
}

void add_questions(const psychometrics::Instrument& source, api::InstrumentPage& out) {
  for (const auto& item : source.items) {
    auto& one = out.questions.emplace_back(api::InstrumentQuestion{.id = item.id, .words = local_text(item.text)});
    for (const auto& option : item.options)
      one.options.push_back({.value = option.value, .words = local_text(option.text)});
    one.read_aloud = item.read_aloud;
    one.faces = item.faces;
  }
  for (const auto& one : source.critical)
    out.critical.push_back(
        {.item = one.item,
         .at_least = one.at_least,
         .tier = api::InstrumentCritical::Tier(one.tier == psychometrics::Tier::acute ? "acute" : "same_day")});
}

void add_licence(const instruments::LibraryEntry& entry, api::InstrumentPage& out) {
  if (entry.texts)
    out.texts = {.licence_holder = entry.texts->licence_holder,
                 .licence_statement = entry.texts->licence_statement,
                 .loaded_by_name = entry.texts->loaded_by_name,
                 .loaded_at_ms = entry.texts->loaded_at_ms};
  if (!entry.check) return;
  out.check = {.statement = entry.check->statement,
               .signed_by_name = entry.check->signed_by_name,
               .signed_on = entry.check->signed_on};
  if (entry.check->confirmed_at_ms == 0) return;
  out.check->confirmed_by_name = entry.check->confirmed_by_name;
  out.check->confirmed_at_ms = entry.check->confirmed_at_ms;
}

api::InstrumentPage page_of(const instruments::LibraryEntry& entry, std::string_view language) {
  const auto& source = entry.source();
  const auto hindrances = instruments::why_not_usable(entry);
  api::InstrumentPage out{.id = source.id,
                          .version = source.version,
                          .titles = local_text(source.title),
                          .informant = api::InstrumentPage::Informant(source.informant),
                          .age_min = source.age_min_years,
                          .age_max = source.age_max_years,
                          .items = count_of(source.items),
                          .scales = scales_of(entry),
                          .licence_status = source.licence_status,
                          .translation_source = source.translation_source,
                          .text_included = source.text_included,
                          .validated_translation = source.validated_translation,
                          .needs_signed_check = source.needs_signed_check,
                          .origin = api::InstrumentPage::Origin(entry.origin),
                          .usable = hindrances.empty(),
                          .content_hash = entry.read.content_hash,
                          .source = local_text(source.source),
                          .stem = local_text(source.stem),
                          .golden_vectors = count_of(source.golden)};
  for (const auto& one : hindrances) out.why_not.emplace_back(one.text(language));
  if (source.grade_min > 0) {
    out.grade_min = source.grade_min;
    out.grade_max = source.grade_max;
  }
  add_questions(source, out);
  add_licence(entry, out);
  return out;
}

Result<api::InstrumentPage> read_instrument(const Screening& screening, const Caller& caller,
                                            const api::read_instrument::In& in) {
  auto page = screening.database.read(caller, [&](StaffTransaction& transaction) -> std::optional<api::InstrumentPage> {
    const auto entry = instruments::find_in_library(transaction, in.id);
    if (!entry) return std::nullopt;
    return page_of(*entry, in.language);
  });
  if (!page) return problems::not_found;
  return std::move(*page);
}

Status sign_check(const Screening& screening, const Caller& caller, const api::sign_instrument_check::In& in) {
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    RONGXIN_CHECK(instruments::sign_instrument_check(transaction, screening, {in.body.name, caller.account()}, in.id,
                                                     in.body.statement, in.body.date));
    screening.audit.append(transaction,
                           audit::by(caller, api::sign_instrument_check::operation.name, 0, "instrument " + in.id));
    return success();
  });
}

Status confirm_check(const Screening& screening, const Caller& caller, const api::confirm_instrument_check::In& in) {
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    RONGXIN_CHECK(
        instruments::confirm_instrument_check(transaction, screening, {in.body.name, caller.account()}, in.id));
    screening.audit.append(transaction,
                           audit::by(caller, api::confirm_instrument_check::operation.name, 0, "instrument " + in.id));
    return success();
  });
}

}  // namespace

std::vector<http::Route> library_routes(Screening& screening) {
  operations::Slice slice(screening);
  slice.on<api::read_instrument>(read_instrument)
      .on<api::sign_instrument_check>(sign_check)
      .on<api::confirm_instrument_check>(confirm_check)
      .on<api::list_retests>(list_retests)
      .on<api::release_retest>(release_retest);
  return slice.routes();
}

}  // namespace rongxin::campaign_desk
