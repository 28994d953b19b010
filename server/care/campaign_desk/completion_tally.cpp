#include "campaign_desk/completion_tally.h"

#include "access/caller_mint.h"
#include "answering/submit_answers.h"
#include "campaign_desk/class_reads.h"
#include "campaign_desk/judge_ended_rooms.h"
#include "platform/log.h"
#include "sql/campaign_desk/add_distribution.h"
#include "sql/campaign_desk/forget_distribution.h"
#include "sql/campaign_desk/list_campaign_classes.h"
#include "sql/campaign_desk/list_ended_sessions.h"
#include "sql/campaign_desk/list_score_counts.h"
#include "sql/campaign_desk/read_member_class.h"

namespace rongxin::campaign_desk {
namespace {

using store::SystemKey;
using store::Transaction;
constexpr auto counting = SystemKey::because("the server counts and closes by itself; nobody is shown anything");
constexpr std::size_t classes_a_commit = 64;
constexpr std::int64_t distribution_every_ms = 10'000, distribution_share = 50;  // at most a fiftieth of the time

struct OpenSheet {
  StudentId student;
  CampaignId campaign;
  int attempt, device;
};

}  // namespace

void CompletionTally::start(std::int64_t every_ms) {
  rounds_.start("counting failed", every_ms, [this] { round(); });
}

void CompletionTally::stop() { rounds_.stop(); }

void CompletionTally::round() {
  const std::lock_guard hold(one_at_a_time_);
  consent::keep_up(screening_.consent);
  close_ended();
  judge_ended_rooms(screening_);
  count_changed();
}

void CompletionTally::close_ended() {
  std::vector<OpenSheet> open;
  screening_.database.read(counting, [&](Transaction& transaction) {
    transaction.each(counting, sql::campaign_desk::list_ended_sessions{.now_ms = screening_.clock.now_ms()},
                     [&](const auto& row) {
                       open.push_back({row.student_id(), row.campaign_id(), static_cast<int>(row.attempt()),
                                       static_cast<int>(row.device_no())});
                     });
    return 0;
  });
  for (const auto& one : open) {
    const auto campaign = screening_.shelf.find(one.campaign);
    const auto key = screening_.vault.key_of(one.student);
    if (!campaign || !key) continue;
    const auto answerer =
        access::CallerMint::answerer(one.student, one.campaign, one.attempt, one.device, ClassSessionId(0), true);
    (void)screening_.database.write(answerer, [&](store::OwnTransaction& transaction) -> Status {
      // The drafts are read in the transaction that closes them: a save that came first is in the sheet.
      campaigns::AnswerSet answers(campaign->items);
      answering::fill_from_drafts(transaction, {one.student, one.campaign, one.attempt}, *key, answers);
      answering::SheetToStore sheet;
      sheet.attempt = one.attempt;
      sheet.device = one.device;
      sheet.campaign = one.campaign;
      sheet.state = "closed_unfinished";
      sheet.contact_wish = "none";
      sheet.mac = answering::body_mac(screening_.keys.receipt, one.student, one.campaign, one.attempt,
                                      {answers, "closed", false}, answers.encoded());
      sheet.judgement =
          answering::judge(*campaign, answers, "none", answering::previous_scores(transaction, *campaign));
      sheet.sealed_answers = access::StudentVault::seal(*key, one.student, answering::answers_place, answers.encoded());
      sheet.signals = answering::seal_signals(sheet.judgement.signals, *key, one.student, one.campaign, one.attempt);
      if (answering::store_sheet(transaction, sheet, screening_.clock.now_ms()))
        screening_.audit.append(transaction, {"system", 0, 0, "closeSheet", one.student.value, ""});
      return success();
    });
  }
}

void CompletionTally::count_changed() {
  std::vector<std::pair<std::int64_t, std::int64_t>> classes;  // campaign, class
  std::set<std::int64_t> campaigns;
  const std::int64_t began_ms = screening_.clock.now_ms();
  const auto changed = screening_.changed.take();
  screening_.database.read(counting, [&](Transaction& transaction) {
    for (const auto& [student, campaign] : changed) {
      const auto unit = transaction.one(
          counting, sql::campaign_desk::read_member_class{.student_id = student, .campaign_id = campaign},
          [](const auto& row) { return row.class_unit_id().value; });
      if (unit) classes.emplace_back(campaign.value, *unit);
    }
    if (first_)
      for (const auto& campaign : screening_.shelf.all())
        transaction.each(counting, sql::campaign_desk::list_campaign_classes{.campaign_id = campaign->id},
                         [&](const auto& row) { classes.emplace_back(campaign->id.value, row.class_unit_id().value); });
    return 0;
  });
  first_ = false;
  std::sort(classes.begin(), classes.end());
  classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
  // Some classes a transaction: a commit for each would take a city's 25,000 classes minutes, and one
  // for all would keep the children's answers waiting.
  for (std::size_t from = 0; from < classes.size(); from += classes_a_commit) {
    const std::size_t to = std::min(classes.size(), from + classes_a_commit);
    (void)screening_.database.write(counting, [&](Transaction& transaction) -> Status {
      for (std::size_t i = from; i < to; ++i)
        count_class(transaction, CampaignId(classes[i].first), UnitId(classes[i].second), began_ms);
      return success();
    });
  }
  for (const auto& [campaign, unit] : classes) campaigns.insert(campaign);
  screening_.changed.counted_until(began_ms);
  const std::int64_t now_ms = screening_.clock.now_ms();
  waiting_.insert(campaigns.begin(), campaigns.end());
  if (waiting_.empty() || now_ms < distribution_at_ms_) return;
  const auto began = std::chrono::steady_clock::now();
  for (std::int64_t campaign : std::exchange(waiting_, {})) count_distribution(campaign, now_ms);
  const auto took =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began).count();
  distribution_at_ms_ = now_ms + std::max<std::int64_t>(distribution_every_ms, distribution_share * took);
}

// Counted by a reader: over a million sheets that takes a second, in which the writer must not wait.
void CompletionTally::count_distribution(std::int64_t campaign, std::int64_t now_ms) {
  struct Column {
    std::string scale;
    double value;
    std::int64_t sheets;
  };
  std::vector<Column> columns;
  screening_.database.read(counting, [&](Transaction& transaction) {
    transaction.each(counting, sql::campaign_desk::list_score_counts{.campaign_id = CampaignId(campaign)},
                     [&](const auto& row) {
                       columns.push_back({std::string(row.scale()), row.value().value_or(0), row.sheets()});
                     });
    return 0;
  });
  (void)screening_.database.write(counting, [&](Transaction& transaction) -> Status {
    transaction.run(counting, sql::campaign_desk::forget_distribution{.campaign_id = CampaignId(campaign)});
    for (const auto& one : columns)
      transaction.run(counting, sql::campaign_desk::add_distribution{.campaign_id = CampaignId(campaign),
                                                                     .scale = one.scale,
                                                                     .value = one.value,
                                                                     .sheets = one.sheets,
                                                                     .now_ms = now_ms});
    return success();
  });
}

}  // namespace rongxin::campaign_desk
