#include "casework/alert_page.h"

#include <algorithm>
#include <boost/json.hpp>
#include <map>

#include "access/page_cursor.h"
#include "access/public_id.h"
#include "alerts/ladder.h"
#include "answering/submit_answers.h"
#include "campaigns/answer_set.h"
#include "casework/guidance.h"
#include "casework/log_read.h"
#include "casework/observe_class.h"
#include "casework/open_alerts.h"
#include "casework/raise_concern.h"
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
#include "sql/casework/read_draft_answers.h"
#include "sql/casework/read_item_answers.h"
#include "sql/casework/read_support.h"

namespace rongxin::casework {
namespace {

namespace json = boost::json;
using store::StaffTransaction;
constexpr int page_rows = 50;

json::array words_json(const std::vector<std::string>& words) {
  json::array out;
  for (const auto& one : words) out.push_back(json::value(one));
  return out;
}

bool by_own_sheet(const ReadSignal& one) { return one.campaign.value != 0 && one.attempt > 0; }

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

json::object signal_json(campaigns::Screening& screening, const ReadSignal& one,
                         const std::vector<fieldwork::SheetStanding>& standings, StudentId student,
                         std::string_view language) {
  const auto campaign = screening.shelf.find(one.campaign);
  json::object out{{"kind", alerts::kind_name(one.signal.kind)},
                   {"at_ms", one.at_ms},
                   {"words", words_json(signal_words(one.signal, campaign.get(), language))}};
  if (!one.raised_by.empty()) out["raised_by"] = one.raised_by;
  if (campaign) out["campaign_title"] = campaign->definition.title.at(std::string(language));
  if (const auto standing = fieldwork::find_standing(standings, student, one.campaign); standing && by_own_sheet(one))
    out["sheet"] = fieldwork::standing_json(*standing, one.attempt, screening.clock.now_ms());
  return out;
}

// Who is on it, and when the next are called while nobody is.
void add_taking(json::object& to, bool taken, bool by_you, std::string_view name, std::int64_t step_due_at_ms) {
  to["state"] = !taken ? "open" : by_you ? "taken_by_you" : "taken_by_another";
  if (taken) to["taken_by"] = name;
  else if (step_due_at_ms != 0) to["step_due_at_ms"] = step_due_at_ms;
}

// Before somebody is on it an answer is due, afterwards the interview; once that is arranged, its time.
void add_due(json::object& to, std::int64_t answer_due_at_ms, std::int64_t interview_due_at_ms,
             std::int64_t interview_at_ms, std::string_view room) {
  const bool waits = to.at("state").as_string() == "open";
  to["due_for"] = waits ? "answer" : "interview";
  to["due_at_ms"] = waits ? answer_due_at_ms : interview_due_at_ms;
  if (interview_at_ms != 0) to["interview"] = json::object{{"starts_at_ms", interview_at_ms}, {"room", room}};
}

// Whom the ladder calls from now on, in order; the first of them at step_due_at_ms.
json::array rungs_ahead(std::int64_t tier, std::int64_t steps_done) {
  json::array ahead;
  std::optional<alerts::Rung> last;
  for (int step_no = static_cast<int>(steps_done) + 1;
       !last || *last != alerts::ladder_step(static_cast<alerts::Tier>(tier), step_no).rung; ++step_no) {
    last = alerts::ladder_step(static_cast<alerts::Tier>(tier), step_no).rung;
    ahead.push_back(json::value(alerts::rung_name(*last)));
  }
  return ahead;
}

json::array own_answers(const campaigns::CompiledCampaign& campaign, const campaigns::AnswerSet& answers,
                        std::string_view language) {
  json::array list;
  for (std::size_t i = 0; i < answers.value.size() && i < campaign.items; ++i) {
    if (answers.value[i] < 0) continue;
    const auto& item = campaign.item_at(i);
    std::string text;
    for (const auto& option : item.options)
      if (option.value == answers.value[i]) text = option.text.at(std::string(language));
    bool critical = false;
    for (const auto& one : campaign.critical)
      critical = critical || (one.index == static_cast<int>(i) && answers.value[i] >= one.at_least);
    list.push_back({{"item", item.id},
                    {"text", item.text.at(std::string(language))},
                    {"answer", text},
                    {"value", answers.value[i]},
                    {"spent_ms", answers.spent_ms[i]},
                    {"critical", critical}});
  }
  return list;
}

json::object support_picture(StaffTransaction& transaction, const AlertKey& key) {
  const auto by = transaction.one(sql::casework::read_support{.student_id = key.student, .alert_no = key.number},
                                  [](const auto& row) { return std::string(row.accepted_by_name()); });
  json::object support{{"state", !by ? "none" : by->empty() ? "asked" : "accepted"}};
  if (by && !by->empty()) support["by"] = *by;
  return support;
}

json::array called_people(StaffTransaction& transaction, const AlertKey& key) {
  std::map<std::int64_t, json::array> deliveries;
  transaction.each(sql::casework::list_call_deliveries{.student_id = key.student, .alert_no = key.number},
                   [&](const auto& row) {
                     json::object one{{"channel", row.way()}, {"state", row.state()}, {"at_ms", row.at_ms()}};
                     if (row.state() != "sent" && row.state() != "not_needed" && !row.last_fault().empty())
                       one["fault"] = row.last_fault();
                     deliveries[row.notification_no()].push_back(std::move(one));
                   });
  json::array called;
  transaction.each(sql::casework::list_called{.student_id = key.student, .alert_no = key.number}, [&](const auto& row) {
    called.push_back({{"name", row.name().value_or("")},
                      {"rung", row.rung()},
                      {"at_ms", row.made_at_ms()},
                      {"answered", row.has_answered() != 0},
                      {"deliveries", std::move(deliveries[row.notification_no()])}});
  });
  return called;
}

}  // namespace

Status log_read(campaigns::Screening& screening, const access::Caller& caller, std::string_view action,
                StudentId student, const std::string& detail) {
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    screening.audit.append(transaction, audit::by(caller, action, student.value, detail));
    return success();
  });
}

std::string alert_id(const Key& key, const AlertKey& alert) {
  return access::public_id(key, access::PublicKind::alert,
                           {alert.student, static_cast<std::uint32_t>(alert.number), 0});
}

std::optional<AlertKey> read_alert_id(const Key& key, std::string_view text) {
  const auto number = access::read_public_id(key, access::PublicKind::alert, text);
  if (!number) return std::nullopt;
  return AlertKey{number->student, number->first};
}

namespace {

// Where a page went on: the place in the order of the last row that was shown, should it have gone meanwhile.
struct After {
  std::int64_t student = 0, tier = 0, due_at_ms = 0;
  Severity severity;
};

std::string text_of(const Urgency& last) {
  std::string text;
  for (const std::int64_t part :
       {last.student.value, static_cast<std::int64_t>(last.tier), static_cast<std::int64_t>(last.severity.critical),
        static_cast<std::int64_t>(last.severity.band), static_cast<std::int64_t>(last.severity.score),
        static_cast<std::int64_t>(last.severity.signals), last.due_at_ms})
    text += (text.empty() ? "" : ".") + std::to_string(part);
  return text;
}

bool read_after(const std::string& text, After& after) {
  return std::sscanf(text.c_str(), "%ld.%ld.%d.%d.%d.%d.%ld", &after.student, &after.tier, &after.severity.critical,
                     &after.severity.band, &after.severity.score, &after.severity.signals, &after.due_at_ms) == 7;
}

std::size_t place_after(const std::vector<OpenAlert>& all, const After& after) {
  const auto last = std::find_if(all.begin(), all.end(),
                                 [&](const OpenAlert& one) { return one.key.student.value == after.student; });
  if (last != all.end()) return static_cast<std::size_t>(last - all.begin()) + 1;
  const Urgency place{static_cast<alerts::Tier>(after.tier), after.severity, after.due_at_ms};
  return static_cast<std::size_t>(
      std::find_if(all.begin(), all.end(), [&](const OpenAlert& one) { return !comes_before(one.urgency, place); }) -
      all.begin());
}

bool belongs(const OpenAlert& one, const std::string& whose, const access::Caller& caller) {
  return whose == "all" || (whose == "open" && one.taken_by == 0) ||
         (whose == "mine" && one.taken_by == caller.account().value);
}

json::object row_json(campaigns::Screening& screening, const OpenAlert& one, const access::Caller& caller,
                      std::string_view language) {
  json::object row{{"id", alert_id(screening.keys.public_id, one.key)},
                   {"tier", tier_name(static_cast<std::int64_t>(one.urgency.tier))},
                   {"student_name", one.student_name},
                   {"class_name", one.class_name},
                   {"raised_at_ms", one.raised_at_ms},
                   {"signals", one.signals.size()},
                   {"reason_words", first_reason(one.signals, screening.shelf, language)}};
  add_taking(row, one.taken_by != 0, one.taken_by == caller.account().value, one.taken_by_name, one.step_due_at_ms);
  add_due(row, one.answer_due_at_ms, one.urgency.due_at_ms, one.interview_at_ms, one.interview_room);
  return row;
}

// How many wait, by what comes first on the first page; of all that is open, whichever page is shown.
void add_counts(json::object& body, const std::vector<OpenAlert>& all, const access::Caller& caller,
                std::int64_t now_ms) {
  const auto count = [&](auto counts) {
    return static_cast<std::int64_t>(std::count_if(all.begin(), all.end(), counts));
  };
  body["open_total"] = count([](const OpenAlert&) { return true; });
  body["counts"] =
      json::object{{"all", body.at("open_total")},
                   {"open", count([](const OpenAlert& one) { return one.taken_by == 0; })},
                   {"mine", count([&](const OpenAlert& one) { return one.taken_by == caller.account().value; })}};
  const auto waits = [](const OpenAlert& one, alerts::Tier tier) {
    return one.taken_by == 0 && one.urgency.tier == tier;
  };
  body["urgent"] =
      json::object{{"acute", count([&](const OpenAlert& one) { return waits(one, alerts::Tier::acute); })},
                   {"overdue", count([&](const OpenAlert& one) { return one.taken_by == 0 && one.overdue(now_ms); })},
                   {"same_day", count([&](const OpenAlert& one) { return waits(one, alerts::Tier::same_day); })}};
}

}  // namespace

Result<std::string> alert_inbox(campaigns::Screening& screening, const access::Caller& caller, const std::string& after,
                                const std::string& whose, std::string_view language) {
  if (whose != "open" && whose != "mine" && whose != "all")
    return Problem(problems::field_invalid, "whose", {{"name", "whose"}, {"expected", "open | mine | all"}});
  const access::PageCursor cursor(screening.keys.public_id);
  const auto last = cursor.read("alerts", after);
  After place;
  if (!last || (!last->empty() && !read_after(*last, place)))
    return Problem(problems::field_invalid, "after", {{"name", "after"}, {"expected", "next"}});
  const auto all = screening.database.read(
      caller, [&](StaffTransaction& transaction) { return open_alerts(screening, transaction); });
  json::array alerts;
  std::string shown;
  json::object body;
  for (std::size_t i = after.empty() ? 0 : place_after(all, place); i < all.size(); ++i) {
    if (!belongs(all[i], whose, caller)) continue;
    if (alerts.size() == page_rows) {
      body["next"] = cursor.write("alerts", text_of(all[i - 1].urgency));
      break;
    }
    alerts.push_back(row_json(screening, all[i], caller, language));
    shown += std::to_string(all[i].key.student.value) + " ";
  }
  add_counts(body, all, caller, screening.clock.now_ms());
  RONGXIN_CHECK(log_read(screening, caller, "listAlerts", StudentId(0), shown));
  body["alerts"] = std::move(alerts);
  return json::serialize(body);
}

Result<std::string> alert_page(campaigns::Screening& screening, const access::Caller& caller, const AlertKey& key,
                               std::string_view language) {
  auto page = screening.database.read(caller, [&](StaffTransaction& transaction) -> Result<json::object> {
    struct Due {
      alerts::Tier tier{};
      UnitId school;
      std::int64_t answer_at_ms = 0, interview_at_ms = 0;
      std::string room;
    } due;
    auto body = transaction.one(
        sql::casework::read_alert{.student_id = key.student, .alert_no = key.number}, [&](const auto& row) {
          json::object one{
              {"id", alert_id(screening.keys.public_id, key)},
              {"tier", tier_name(row.tier_rank())},
              {"raised_at_ms", row.raised_at_ms()},
              {"student", json::object{{"id", access::public_id(screening.keys.public_id, access::PublicKind::student,
                                                                {key.student})},
                                       {"name", row.name()},
                                       {"sex", row.sex()},
                                       {"class_name", row.class_name()},
                                       {"seat", row.seat_no().value_or(0)}}},
              {"next_steps", steps_of_alert(row.tier_rank(), language)}};
          add_taking(one, row.taken_by().value != 0, row.taken_by() == caller.account(), row.taken_by_name(),
                     row.step_due_at_ms());
          due = {static_cast<alerts::Tier>(row.tier_rank()), row.school_unit_id(), row.due_at_ms(), row.starts_at_ms(),
                 std::string(row.room())};
          if (row.taken_at_ms() != 0) one["taken_at_ms"] = row.taken_at_ms();
          else one["rungs_ahead"] = rungs_ahead(row.tier_rank(), row.step_no());
          return one;
        });
    if (!body) return problems::not_found;
    const auto read = read_signals(screening, transaction, key);
    (*body)["hotlines"] = json::parse(settings::hotlines_json(
        settings::shown_hotlines(settings::read_hotlines(transaction, due.school, screening.clock.today()))));
    InterviewDue interview(transaction, screening.clock.today());
    add_due(*body, due.answer_at_ms, interview.at_ms(due.school, due.tier, body->at("raised_at_ms").as_int64()),
            due.interview_at_ms, due.room);
    json::array signals;
    const auto standings = fieldwork::sheet_standings(transaction, key.student);
    for (const auto& one : read) signals.push_back(signal_json(screening, one, standings, key.student, language));
    (*body)["signals"] = std::move(signals);
    const ReadSignal newest = sheet_shown(read);
    const auto campaign = screening.shelf.find(newest.campaign);
    (*body)["scores"] =
        campaign ? score_pictures(transaction, *campaign, key.student, newest.attempt, language) : json::array();
    if (campaign) (*body)["rescored"] = rescored_scores(transaction, *campaign, key.student, newest.attempt, language);
    (*body)["informants"] = informants::informant_results(screening, transaction, key.student, language);
    // Of an alert that only others' answers raised, the child's own sheet is told once there is one.
    const bool own = std::any_of(read.begin(), read.end(), by_own_sheet);
    if (newest.campaign.value != 0 && (own || !body->at("scores").as_array().empty()))
      (*body)["validity"] = validity_picture(transaction, key.student, newest.campaign, newest.attempt, language);
    (*body)["answers_available"] = own || !body->at("informants").as_array().empty();
    (*body)["waves"] = wave_pictures(transaction, screening.shelf, key.student, language);
    (*body)["called"] = called_people(transaction, key);
    (*body)["observations"] = observations_of(screening, transaction, key.student, language);
    transaction.each(sql::casework::read_class_round{.student_id = key.student}, [&](const auto& row) {
      (*body)["class_round"] = json::object{{"at_ms", row.observed_at_ms()}, {"observer", row.observer()}};
    });
    (*body)["support"] = support_picture(transaction, key);
    return *body;
  });
  if (!page) return std::move(page).problem();
  RONGXIN_CHECK(log_alert_read(screening, caller, key));
  return json::serialize(*page);
}

Result<std::string> alert_answers(campaigns::Screening& screening, const access::Caller& caller, const AlertKey& key,
                                  const std::string& reason, std::string_view language) {
  std::optional<std::string> plain;
  std::shared_ptr<const campaigns::CompiledCampaign> campaign;
  json::array informants;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    const auto signals = read_signals(screening, transaction, key);
    if (signals.empty()) return 0;
    informants = informants::informant_answers(screening, transaction, key.student, language);
    const auto with_sheet = std::find_if(signals.rbegin(), signals.rend(), by_own_sheet);
    if (with_sheet == signals.rend()) return 0;
    const auto& newest = *with_sheet;
    campaign = screening.shelf.find(newest.campaign);
    const auto open = [&](BytesView wrapped_key, BytesView sealed, std::string_view place) {
      const auto student_key = screening.vault.unwrap(key.student, wrapped_key);
      std::string text;
      if (!plain && student_key && access::StudentVault::open(*student_key, key.student, place, sealed, text))
        plain = text;
    };
    transaction.each(
        sql::casework::read_item_answers{
            .student_id = key.student, .campaign_id = newest.campaign, .attempt = newest.attempt},
        [&](const auto& row) {
          open(row.wrapped_key().value_or(BytesView()), row.sealed_answers(), answering::answers_place);
        });
    if (!plain)
      transaction.each(
          sql::casework::read_draft_answers{
              .student_id = key.student, .campaign_id = newest.campaign, .attempt = newest.attempt},
          [&](const auto& row) {
            open(row.wrapped_key().value_or(BytesView()), row.sealed_answers().value_or(BytesView()),
                 answering::draft_place);
          });
    return 0;
  });
  campaigns::AnswerSet answers;
  const bool own = plain && campaign && campaigns::AnswerSet::decode(*plain, answers);
  if (!own && informants.empty()) return problems::not_found;
  RONGXIN_CHECK(log_read(screening, caller, "openItemAnswers", key.student,
                         "alert " + std::to_string(key.number) + ": " + reason));
  json::array list = own ? own_answers(*campaign, answers, language) : json::array();
  return json::serialize(json::object{{"answers", std::move(list)}, {"informants", std::move(informants)}});
}

}  // namespace rongxin::casework
