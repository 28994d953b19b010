#pragma once
// From a body to values: pure, on the event loop, before the writer's turn.
#include <string>
#include <vector>

#include "alerts/raise_alert.h"
#include "campaigns/answer_set.h"
#include "campaigns/compiled_campaign.h"
#include "platform/key_ring.h"
#include "platform/result.h"
#include "psychometrics/validity/validity.h"

namespace rongxin::answering {

struct SaveBody {
  std::int64_t save_no = 0;
  std::int64_t base_save_no = 0;  ///< 0: the answers are all there are; else only what changed since that save
  campaigns::AnswerSet answers;
  std::vector<std::size_t> named;  ///< places that the body speaks of, also where it says "left out"
};
struct SheetBody {
  campaigns::AnswerSet answers;
  std::string contact_wish;
  bool declined = false;
};

/// Problems: body_not_json, field_…, unknown_item, answer_not_an_option, item_twice; with the path.
Result<SaveBody> read_save(const campaigns::CompiledCampaign& campaign, std::string_view body);
Result<SheetBody> read_sheet(const campaigns::CompiledCampaign& campaign, std::string_view body);

/// What can be read of a body that was refused: each known item with its highest option, and a wish. A sheet that is
/// wrong in one place may still say that somebody is in danger.
SheetBody salvage(const campaigns::CompiledCampaign& campaign, std::string_view body);
/// Critical answers and the wish of a sheet, as far as the child's consent lets them be looked at.
std::vector<alerts::Signal> urgent_signals(const campaigns::CompiledCampaign& campaign, const SheetBody& body,
                                           bool consented);
/// Marks what came from a seat at which nobody has looked who sits there.
void note_way_in(std::vector<alerts::Signal>& signals, bool by_seat);

struct NamedScore {
  const psychometrics::CompiledScale* scale;
  const std::string* instrument_version;
  psychometrics::ScaleScore score;
};

/// All that is stored of one sheet, apart from the sealing.
struct Judgement {
  std::vector<NamedScore> scores;
  psychometrics::ValidityVerdict validity;
  std::vector<alerts::Signal> signals;
  bool scoring_failed = false;
};

/// Scores, validity and signals of a sheet. Critical items first, from the raw answers: whatever
/// happens to the scores, they stand. An exception while scoring becomes scoring_failed.
/// `previous` is what changes are measured against (previous_scores).
Judgement judge(const campaigns::CompiledCampaign& campaign, const campaigns::AnswerSet& answers,
                std::string_view contact_wish, alerts::Previous previous = {});

/// Signals of answers so far: critical items only.
std::vector<alerts::Signal> critical_signals(const campaigns::CompiledCampaign& campaign,
                                             const campaigns::AnswerSet& answers);

/// Seals grounds under the student's key.
std::vector<alerts::SealedSignal> seal_signals(const std::vector<alerts::Signal>& signals, const Key& student_key,
                                               StudentId student, CampaignId campaign, int attempt);

/// Keyed comparison of two bodies of one sheet (16 octets).
Bytes body_mac(const Key& key, StudentId student, CampaignId campaign, int attempt, const SheetBody& body,
               const std::string& encoded);
/// "7KQ4-M2XD": short enough to read aloud; the same sheet and content give the same receipt.
std::string receipt_of(const Key& key, StudentId student, CampaignId campaign, int attempt, BytesView body_mac);

}  // namespace rongxin::answering
