#include "sql/answering/store_sheet.h"
#include "answering/submit_answers.h"
#include "sql/answering/open_retest.h"
#include "sql/answering/store_score.h"

namespace rongxin::answering {
namespace {

const char* validity_name(psychometrics::Validity verdict) {
  return verdict == psychometrics::Validity::valid     ? "valid"
         : verdict == psychometrics::Validity::invalid ? "invalid"
                                                       : "unknown";
}

void store_score(store::OwnTransaction& transaction, const SheetToStore& sheet, const NamedScore& one) {
  using psychometrics::ScoreState;
  const bool scorable = one.score.state != ScoreState::not_scorable;
  const char* state = one.score.state == ScoreState::scored ? "scored" : scorable ? "prorated" : "not_scorable";
  const std::optional<double> value = scorable ? std::optional(one.score.value) : std::nullopt;
  const std::optional<std::string_view> band =
      one.score.band >= 0
          ? std::optional<std::string_view>(one.scale->band_id[static_cast<std::size_t>(one.score.band)])
          : std::nullopt;
  transaction.run_later(sql::answering::store_score{.campaign_id = sheet.campaign,
                                                    .attempt = sheet.attempt,
                                                    .scale = one.scale->id,
                                                    .instrument_version = *one.instrument_version,
                                                    .state = state,
                                                    .value = value,
                                                    .band = band,
                                                    .missing = one.score.missing});
}

}  // namespace

bool store_sheet(store::OwnTransaction& transaction, const SheetToStore& sheet, std::int64_t now_ms) {
  const auto stored = transaction.run(
      sql::answering::store_sheet{.campaign_id = sheet.campaign,
                                  .attempt = sheet.attempt,
                                  .state = sheet.state,
                                  .device_no = sheet.device,
                                  .class_session_id = sheet.session,
                                  .body_mac = sheet.mac,
                                  .sealed_answers = sheet.sealed_answers,
                                  .contact_wish = sheet.contact_wish,
                                  .validity = validity_name(sheet.judgement.validity.verdict),
                                  .validity_flags = static_cast<std::int64_t>(sheet.judgement.validity.flags),
                                  .scorer_version = campaigns::scorer_version,
                                  .received_at_ms = now_ms,
                                  .code_no = sheet.code_no,
                                  .late_after_ms = sheet.late_after_ms});
  if (stored == 0) return false;
  if (sheet.state == "submitted" && sheet.judgement.validity.verdict == psychometrics::Validity::invalid)
    transaction.run_later(
        sql::answering::open_retest{.campaign_id = sheet.campaign, .attempt = sheet.attempt, .now_ms = now_ms});
  for (const auto& one : sheet.judgement.scores) store_score(transaction, sheet, one);
  for (const auto& signal : sheet.signals) alerts::raise(transaction, signal, now_ms);
  return true;
}

}  // namespace rongxin::answering
