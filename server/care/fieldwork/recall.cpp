#include "fieldwork/recall.h"

#include "access/caller_mint.h"
#include "answering/submit_answers.h"
#include "fieldwork/problems.h"
#include "operations/slice.h"
#include "platform/problem_catalogue.h"
#include "platform/whole_minute.h"
#include "sql/fieldwork/count_recall.h"
#include "sql/fieldwork/list_recall_classes.h"
#include "sql/fieldwork/list_recall_readers.h"
#include "sql/fieldwork/list_recall_schools.h"
#include "sql/fieldwork/list_undone_recalls.h"
#include "sql/fieldwork/list_withheld_sheets.h"
#include "sql/fieldwork/note_recall.h"
#include "sql/fieldwork/note_undoing.h"
#include "sql/fieldwork/read_own_campaign.h"
#include "sql/fieldwork/read_recall.h"
#include "sql/fieldwork/recall_campaign.h"
#include "sql/fieldwork/undo_recall.h"

namespace rongxin::fieldwork {
namespace {

using campaigns::Screening;
using store::StaffTransaction;
using store::SystemKey;
using store::Transaction;
constexpr auto reporting =
    SystemKey::because("whoever sent a campaign is told how far it went: counts of children, names of staff only");
constexpr auto rereading =
    SystemKey::because("sheets that came during a recall are judged once it is undone; nobody is shown anything");

struct Sent {
  std::int64_t published_at_ms, recalled_at_ms;
};

std::optional<Sent> find_sent(StaffTransaction& transaction, CampaignId campaign) {
  return transaction.one(sql::fieldwork::read_own_campaign{.campaign_id = campaign}, [](const auto& row) {
    return Sent{row.published_at_ms(), row.recalled_at_ms()};
  });
}

void show_on_shelf(Screening& screening, CampaignId campaign, bool recalled) {
  const auto known = screening.shelf.find(campaign);
  if (!known || known->recalled == recalled) return;
  auto copy = std::make_shared<campaigns::CompiledCampaign>(*known);
  copy->recalled = recalled;
  screening.shelf.put(std::move(copy));
}

// Told only of a campaign that was taken back. An office reads schools, a school its classes.
// That an alert of it has been opened is for the psychologist to know: one child at a time it would name the child.
api::RecallSeen who_saw(Transaction& transaction, CampaignId campaign, std::int64_t since_ms, access::Role reader) {
  const bool office = reader == access::Role::county_officer || reader == access::Role::city_officer;
  api::RecallSeen out;
  const auto add = [&](const auto& row) {
    out.classes.push_back({.school_name = row.school_name(),
                           .class_name = row.class_name(),
                           .expected = row.expected(),
                           .started = row.started(),
                           .finished = row.finished()});
  };
  if (office) transaction.each(reporting, sql::fieldwork::list_recall_schools{.campaign_id = campaign}, add);
  else transaction.each(reporting, sql::fieldwork::list_recall_classes{.campaign_id = campaign}, add);
  transaction.each(
      reporting,
      sql::fieldwork::list_recall_readers{.campaign_id = campaign,
                                          .since_ms = since_ms,
                                          .detail_begins = "campaign " + std::to_string(campaign.value),
                                          .with_alerts = reader == access::Role::psychology_teacher ? 1 : 0},
      [&](const auto& row) {
        out.staff.push_back({.name = row.name(),
                             .action = row.action(),
                             .times = row.lines(),
                             .last_at_ms = whole_minute(row.last_at_ms())});
      });
  return out;
}

struct Withheld {
  StudentId student;
  int attempt;
  Bytes sealed;
  std::string contact_wish;
};

constexpr int withheld_rows_max = 500;

std::vector<Withheld> withheld(Screening& screening, CampaignId campaign, std::int64_t since_ms, StudentId after,
                               int after_attempt) {
  std::vector<Withheld> some;
  screening.database.read(rereading, [&](Transaction& transaction) {
    transaction.each(
        rereading,
        sql::fieldwork::list_withheld_sheets{.campaign_id = campaign,
                                             .since_ms = since_ms,
                                             .after_student = after.value,
                                             .after_attempt = after_attempt,
                                             .rows_max = withheld_rows_max},
        [&](const auto& row) {
          some.push_back({row.student_id(), static_cast<int>(row.attempt()),
                          Bytes{std::string(row.sealed_answers().octets)}, std::string(row.contact_wish())});
        });
    return 0;
  });
  return some;
}

void raise_rules(Screening& screening, const campaigns::CompiledCampaign& known, const Withheld& one) {
  const auto key = screening.vault.key_of(one.student);
  std::string plain;
  campaigns::AnswerSet answers;
  if (!key || !access::StudentVault::open(*key, one.student, answering::answers_place, BytesView(one.sealed), plain) ||
      !campaigns::AnswerSet::decode(plain, answers))
    return;
  const auto judgement = answering::judge(known, answers, one.contact_wish);
  const auto signals = answering::seal_signals(judgement.signals, *key, one.student, known.id, one.attempt);
  const auto answerer = access::CallerMint::answerer(one.student, known.id, one.attempt, 0, ClassSessionId(0), true);
  (void)screening.database.write(answerer, [&](store::OwnTransaction& transaction) -> Status {
    for (const auto& signal : signals) alerts::raise(transaction, signal, screening.clock.now_ms());
    return success();
  });
}

// A sheet that arrived while the campaign was recalled raised its critical items only. Again changes nothing.
void raise_withheld(Screening& screening, CampaignId campaign, std::int64_t since_ms) {
  const auto known = screening.shelf.find(campaign);
  if (!known || known->recalled) return;
  StudentId last{0};
  int last_attempt = 0;
  for (auto some = withheld(screening, campaign, since_ms, last, last_attempt); !some.empty();
       some = withheld(screening, campaign, since_ms, last, last_attempt)) {
    for (const auto& one : some) raise_rules(screening, *known, one);
    last = some.back().student;
    last_attempt = some.back().attempt;
  }
}

Result<api::Recall> shown_after_act(Screening& screening, const access::Caller& caller, CampaignId campaign,
                                    std::string_view language) {
  const api::read_recall::In in{.language = language, .id = campaign};
  return operations::with_line<api::read_recall>(screening, caller, in, read_recall(screening, caller, in));
}

}  // namespace

Result<api::Recall> read_recall(Screening& screening, const access::Caller& caller, const api::read_recall::In& in) {
  auto recall = screening.database.read(caller, [&](StaffTransaction& transaction) -> std::optional<api::Recall> {
    const auto sent = find_sent(transaction, in.id);
    if (!sent) return std::nullopt;
    api::Recall out;
    if (sent->recalled_at_ms != 0) out.state = "recalled";
    transaction.each(reporting, sql::fieldwork::count_recall{.campaign_id = in.id}, [&](const auto& row) {
      out.classes = row.classes();
      out.started = row.started();
      out.finished = row.finished();
      out.classes_started = row.classes_started();
    });
    transaction.each(reporting, sql::fieldwork::read_recall{.campaign_id = in.id}, [&](const auto& row) {
      out.reason = api::Recall::Reason(row.reason());
      out.recalled_at_ms = row.recalled_at_ms();
      out.recalled_by = row.name();
      out.undo_until_ms = row.recalled_at_ms() + undo_lasts_ms;
    });
    if (sent->recalled_at_ms != 0) out.seen = who_saw(transaction, in.id, sent->published_at_ms, caller.role());
    return out;
  });
  if (!recall) return problems::not_found;
  return std::move(*recall);
}

Result<api::Recall> recall_campaign(Screening& screening, const access::Caller& caller,
                                    const api::recall_campaign::In& in) {
  const CampaignId campaign = in.id;
  const auto reason = in.body.reason.text();
  RONGXIN_CHECK(screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (!find_sent(transaction, campaign)) return problems::not_found;
    const std::int64_t now_ms = screening.clock.now_ms();
    if (transaction.run(sql::fieldwork::recall_campaign{.campaign_id = campaign, .now_ms = now_ms}) == 0)
      return success();
    transaction.run(sql::fieldwork::note_recall{
        .campaign_id = campaign, .now_ms = now_ms, .reason = reason, .recalled_by = caller.account()});
    screening.audit.append(transaction,
                           audit::by(caller, api::recall_campaign::operation.name, 0,
                                     "campaign " + std::to_string(campaign.value) + " " + std::string(reason)));
    return success();
  }));
  show_on_shelf(screening, campaign, true);
  return shown_after_act(screening, caller, campaign, in.language);
}

Result<api::Recall> undo_recall(Screening& screening, const access::Caller& caller, const api::undo_recall::In& in) {
  const CampaignId campaign = in.id;
  std::int64_t recalled_at_ms = 0;
  RONGXIN_CHECK(screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    const auto sent = find_sent(transaction, campaign);
    if (!sent) return problems::not_found;
    recalled_at_ms = sent->recalled_at_ms;
    const std::int64_t now_ms = screening.clock.now_ms();
    if (transaction.run(
            sql::fieldwork::undo_recall{.campaign_id = campaign, .recalled_after_ms = now_ms - undo_lasts_ms}) == 0)
      return problems::recall_final;
    transaction.run(
        sql::fieldwork::note_undoing{.campaign_id = campaign, .now_ms = now_ms, .undone_by = caller.account()});
    screening.audit.append(transaction, audit::by(caller, api::undo_recall::operation.name, 0,
                                                  "campaign " + std::to_string(campaign.value)));
    return success();
  }));
  show_on_shelf(screening, campaign, false);
  raise_withheld(screening, campaign, recalled_at_ms);
  return shown_after_act(screening, caller, campaign, in.language);
}

void UndoneRecalls::round() {
  const std::lock_guard hold(moment_);
  constexpr std::int64_t minute_ms = 60'000, lately_ms = 24 * 60 * minute_ms, settled_after_ms = 5 * minute_ms;
  const std::int64_t now_ms = screening_.clock.now_ms();
  struct Undone {
    CampaignId campaign;
    std::int64_t recalled_at_ms, undone_at_ms;
  };
  std::vector<Undone> all;
  screening_.database.read(rereading, [&](Transaction& transaction) {
    transaction.each(rereading, sql::fieldwork::list_undone_recalls{.since_ms = now_ms - lately_ms},
                     [&](const auto& row) {
                       all.push_back({row.campaign_id(), row.recalled_at_ms(), row.undone_at_ms().value_or(0)});
                     });
    return 0;
  });
  for (const auto& one : all) {
    const std::pair key{one.campaign.value, one.undone_at_ms};
    if (settled_.contains(key)) continue;
    raise_withheld(screening_, one.campaign, one.recalled_at_ms);
    if (now_ms - one.undone_at_ms > settled_after_ms) settled_.insert(key);
  }
}

void UndoneRecalls::start(std::int64_t every_ms) {
  rounds_.start("judging the sheets of undone recalls failed", every_ms, [this] { round(); });
}

}  // namespace rongxin::fieldwork
