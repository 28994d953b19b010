#include "casework/alert_page.h"

#include <algorithm>
#include <map>

#include "alerts/ladder.h"
#include "casework/alert_state.h"
#include "casework/guidance.h"
#include "casework/interview_due.h"
#include "casework/observe_class.h"
#include "casework/raise_concern.h"
#include "casework/read_signals.h"
#include "casework/rescored_scores.h"
#include "casework/score_picture.h"
#include "fieldwork/sheet_standing.h"
#include "informants/informant_results.h"
#include "platform/problem_catalogue.h"
#include "settings/hotlines.h"
#include "sql/casework/list_call_deliveries.h"
#include "sql/casework/list_called.h"
#include "sql/casework/read_alert.h"
#include "sql/casework/read_class_round.h"
#include "sql/casework/read_support.h"

namespace rongxin::casework {
namespace {

using store::StaffTransaction;

// What nobody answered in a campaign (a concern, a card) has no sheet: the newest that has one is shown, and
// where only a teacher or guardian answered, the child's first of the same campaign.
ReadSignal sheet_shown(const std::vector<ReadSignal>& read) {
  const auto own = std::find_if(read.rbegin(), read.rend(), by_own_sheet);
  const auto any =
      std::find_if(read.rbegin(), read.rend(), [](const ReadSignal& one) { return one.campaign.value != 0; });
  ReadSignal shown = own != read.rend() ? *own : any != read.rend() ? *any : read.back();
  if (shown.campaign.value != 0) shown.attempt = std::max(shown.attempt, 1);
  return shown;
}

api::AlertSignal told_signal(campaigns::Screening& screening, const ReadSignal& one,
                             const std::vector<fieldwork::SheetStanding>& standings, StudentId student,
                             std::string_view language) {
  const auto campaign = screening.shelf.find(one.campaign);
  api::AlertSignal out{.kind = api::AlertSignal::Kind(alerts::kind_name(one.signal.kind)), .at_ms = one.at_ms};
  for (const auto& words : signal_words(one.signal, campaign.get(), language)) out.words.emplace_back(words);
  if (!one.raised_by.empty()) out.raised_by = one.raised_by;
  if (campaign) out.campaign_title = campaign->definition.title.at(std::string(language));
  if (const auto standing = fieldwork::find_standing(standings, student, one.campaign); standing && by_own_sheet(one))
    out.sheet = fieldwork::told_standing(*standing, one.attempt, screening.clock.now_ms());
  return out;
}

// Whom the ladder calls from now on, in order; the first of them at step_due_at_ms.
std::vector<api::Alert::RungsAhead> rungs_ahead(std::int64_t tier, std::int64_t steps_done) {
  std::vector<api::Alert::RungsAhead> ahead;
  std::optional<alerts::Rung> last;
  for (int step_no = static_cast<int>(steps_done) + 1;
       !last || *last != alerts::ladder_step(static_cast<alerts::Tier>(tier), step_no).rung; ++step_no) {
    last = alerts::ladder_step(static_cast<alerts::Tier>(tier), step_no).rung;
    ahead.emplace_back(alerts::rung_name(*last));
  }
  return ahead;
}

api::SupportPicture support_of(StaffTransaction& transaction, const AlertKey& key) {
  const auto by = transaction.one(sql::casework::read_support{.student_id = key.student, .alert_no = key.number},
                                  [](const auto& row) { return std::string(row.accepted_by_name()); });
  if (!by) return {.state = "none"};
  if (by->empty()) return {.state = "asked"};
  return {.state = "accepted", .by = *by};
}

std::vector<api::CalledPerson> called_people(StaffTransaction& transaction, const AlertKey& key) {
  std::map<std::int64_t, std::vector<api::CallDelivery>> deliveries;
  transaction.each(sql::casework::list_call_deliveries{.student_id = key.student, .alert_no = key.number},
                   [&](const auto& row) {
                     auto& one = deliveries[row.notification_no()].emplace_back(
                         api::CallDelivery{.channel = api::CallDelivery::Channel(row.way()),
                                           .state = api::CallDelivery::State(row.state()),
                                           .at_ms = row.at_ms()});
                     if (row.state() != "sent" && row.state() != "not_needed" && !row.last_fault().empty())
                       one.fault = row.last_fault();
                   });
  std::vector<api::CalledPerson> called;
  transaction.each(sql::casework::list_called{.student_id = key.student, .alert_no = key.number}, [&](const auto& row) {
    called.push_back({.name = row.name().value_or(""),
                      .rung = api::CalledPerson::Rung(row.rung()),
                      .at_ms = row.made_at_ms(),
                      .answered = row.has_answered() != 0,
                      .deliveries = std::move(deliveries[row.notification_no()])});
  });
  return called;
}

// Whom it is about, who is on it, what is due.
std::optional<api::Alert> begin_page(campaigns::Screening& screening, StaffTransaction& transaction,
                                     const access::Caller& caller, const AlertKey& key, std::string_view language) {
  InterviewDue interview(transaction, screening.clock.today());
  UnitId school;
  auto page = transaction.one(sql::casework::read_alert{.student_id = key.student, .alert_no = key.number},
                              [&](const auto& row) {
                                api::Alert one{.id = public_number(key),
                                               .tier = api::Alert::Tier(tier_name(row.tier_rank())),
                                               .raised_at_ms = row.raised_at_ms(),
                                               .student = {.id = key.student,
                                                           .name = row.name(),
                                                           .sex = row.sex(),
                                                           .class_name = row.class_name(),
                                                           .seat = row.seat_no().value_or(0)},
                                               .next_steps = steps_of_alert(row.tier_rank(), language)};
                                tell_taking(one, row.taken_by().value != 0, row.taken_by() == caller.account(),
                                            row.taken_by_name(), row.step_due_at_ms());
                                if (row.taken_at_ms() != 0) one.taken_at_ms = row.taken_at_ms();
                                else one.rungs_ahead = rungs_ahead(row.tier_rank(), row.step_no());
                                school = row.school_unit_id();
                                tell_due(one, row.due_at_ms(), 0, row.starts_at_ms(), row.room());
                                return one;
                              });
  if (!page) return std::nullopt;
  if (page->due_for.text() == "interview")
    page->due_at_ms = interview.at_ms(school, tier_named(page->tier.text()), page->raised_at_ms);
  page->hotlines = settings::told_hotlines(
      settings::shown_hotlines(settings::read_hotlines(transaction, school, screening.clock.today())));
  return page;
}

// Why it stands: signals, and what the sheet and those who know the student say.
void tell_why(api::Alert& page, campaigns::Screening& screening, StaffTransaction& transaction, const AlertKey& key,
              std::string_view language) {
  const auto read = read_signals(screening, transaction, key);
  const auto standings = fieldwork::sheet_standings(transaction, key.student);
  for (const auto& one : read) page.signals.push_back(told_signal(screening, one, standings, key.student, language));
  const ReadSignal newest = sheet_shown(read);
  if (const auto campaign = screening.shelf.find(newest.campaign)) {
    page.scores = score_pictures(transaction, *campaign, key.student, newest.attempt, language);
    page.rescored = rescored_scores(transaction, *campaign, key.student, newest.attempt, language);
  }
  page.informants = informants::informant_results(screening, transaction, key.student, language);
  // Of an alert that only others' answers raised, the child's own sheet is told once there is one.
  const bool own = std::any_of(read.begin(), read.end(), by_own_sheet);
  if (newest.campaign.value != 0 && (own || !page.scores.empty()))
    page.validity = validity_picture(transaction, key.student, newest.campaign, newest.attempt, language);
  page.answers_available = own || !page.informants.empty();
}

}  // namespace

Result<api::Alert> alert_page(campaigns::Screening& screening, const access::Caller& caller,
                              const api::read_alert::In& in) {
  const AlertKey key = key_of(in.id);
  auto page = screening.database.read(caller, [&](StaffTransaction& transaction) {
    auto one = begin_page(screening, transaction, caller, key, in.language);
    if (!one) return one;
    tell_why(*one, screening, transaction, key, in.language);
    one->waves = wave_pictures(transaction, screening.shelf, key.student, in.language);
    one->called = called_people(transaction, key);
    one->observations = observations_of(screening, transaction, key.student, in.language);
    transaction.each(sql::casework::read_class_round{.student_id = key.student}, [&](const auto& row) {
      one->class_round = {.at_ms = row.observed_at_ms(), .observer = row.observer()};
    });
    one->support = support_of(transaction, key);
    return one;
  });
  if (!page) return problems::not_found;
  RONGXIN_CHECK(log_alert_read(screening, caller, key));
  return std::move(*page);
}

}  // namespace rongxin::casework
