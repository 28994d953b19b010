#include "casework/rescored_scores.h"

#include "instruments/instrument_definition.h"
#include "instruments/instrument_library.h"
#include "platform/plain_number.h"
#include "sql/casework/list_rescored_scores.h"
#include "sql/casework/read_scores.h"
#include "texts/casework.h"

namespace rongxin::casework {
namespace {

namespace json = boost::json;
using psychometrics::Instrument;
using psychometrics::Scale;
using psychometrics::text_in;

struct Result {
  std::string scale, state, band;
  double value = 0;
};
struct Rescored {
  std::string instrument, version, reason;
  std::int64_t at_ms = 0;
  Result result;
};

const Scale* scale_of(const Instrument& instrument, const std::string& id) {
  for (const auto& one : instrument.scales)
    if (one.id == id) return &one;
  return nullptr;
}

std::string result_words(const Result& result, const Scale* scale, std::string_view language) {
  if (result.state == "not_scorable") return texts::casework::not_scorable().in(language);
  std::string words = texts::casework::points({.value = decimal_text(result.value)}).in(language);
  if (scale != nullptr)
    for (const auto& band : scale->bands)
      if (band.id == result.band) words += texts::casework::comma().in(language) + text_in(band.text, language);
  return words;
}

const Instrument* used(const campaigns::CompiledCampaign& campaign, const std::string& id) {
  for (const auto& one : campaign.instruments)
    if (one.compiled.source.id == id) return &one.compiled.source;
  return nullptr;
}

}  // namespace

json::array rescored_scores(store::StaffTransaction& transaction, const campaigns::CompiledCampaign& campaign,
                            StudentId student, int attempt, std::string_view language) {
  std::vector<Rescored> all;
  transaction.each(
      sql::casework::list_rescored_scores{.student_id = student, .campaign_id = campaign.id, .attempt = attempt},
      [&](const auto& row) {
        all.push_back({std::string(row.instrument_id()),
                       std::string(row.instrument_version()),
                       std::string(row.reason()),
                       row.rescored_at_ms(),
                       {std::string(row.scale()), std::string(row.state()), std::string(row.band().value_or("")),
                        row.value().value_or(0)}});
      });
  json::array out;
  if (all.empty()) return out;
  std::map<std::string, Result> first;
  transaction.each(sql::casework::read_scores{.student_id = student, .campaign_id = campaign.id, .attempt = attempt},
                   [&](const auto& row) {
                     first[std::string(row.scale())] = {std::string(row.scale()), std::string(row.state()),
                                                        std::string(row.band().value_or("")), row.value().value_or(0)};
                   });
  std::map<std::string, Instrument> later;
  for (const auto& one : all) {
    const auto name = one.instrument + " " + one.version;
    if (!later.contains(name))
      later[name] = instruments::read_instrument(instruments::library_text(transaction, one.instrument, one.version))
                        .compiled.source;
    const Scale* scale = scale_of(later[name], one.result.scale);
    const Instrument* before = used(campaign, one.instrument);
    const auto original = first.find(one.result.scale);
    json::object picture{{"scale", one.result.scale},
                         {"title", scale == nullptr ? one.result.scale : text_in(scale->title, language)},
                         {"version", one.version},
                         {"reason", one.reason},
                         {"at_ms", one.at_ms},
                         {"after", result_words(one.result, scale, language)},
                         {"before_version", before == nullptr ? "" : before->version}};
    if (original == first.end()) picture["before"] = texts::casework::not_counted_before().in(language);
    else
      picture["before"] =
          result_words(original->second, before == nullptr ? nullptr : scale_of(*before, one.result.scale), language);
    picture["same"] = original != first.end() && original->second.state == one.result.state &&
                      original->second.value == one.result.value && original->second.band == one.result.band;
    out.push_back(std::move(picture));
  }
  return out;
}

}  // namespace rongxin::casework
