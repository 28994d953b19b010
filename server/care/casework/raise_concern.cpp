#include "casework/raise_concern.h"

#include "casework/problems.h"
#include "platform/city_day.h"
#include "platform/normal_text.h"
#include "platform/problem_catalogue.h"
#include "sql/casework/count_my_quiet_concerns.h"
#include "sql/casework/find_psychologist.h"
#include "sql/casework/list_concern_subjects.h"
#include "sql/casework/list_my_concerns.h"
#include "sql/casework/read_concern_subject.h"
#include "sql/casework/see_concerns.h"

namespace rongxin::casework {
namespace {

using store::StaffTransaction;
constexpr int subjects_max = 50, quiet_a_day_max = 20;
constexpr std::int64_t shown_ms = 60 * day_ms, may_wait_ms = 3 * day_ms;
constexpr auto on_behalf =
    store::SystemKey::because("a concern becomes an alert that the adult who voiced it never sees");
constexpr auto asking_who_reads = store::SystemKey::because(
    "whether a school has a psychologist decides who is told, and what an adult is promised; nobody is named");

bool in_sight(StaffTransaction& transaction, StudentId student) {
  return transaction.one(sql::casework::read_concern_subject{.student_id = student}, [](const auto&) { return true; })
      .has_value();
}

// A class of children at once is what an observation is for; what is urgent is never counted.
std::int64_t quiet_today(StaffTransaction& transaction, const Clock& clock) {
  return transaction
      .one(sql::casework::count_my_quiet_concerns{.since_at_ms = clock.now_ms() - day_ms},
           [](const auto& row) { return row.concerns(); })
      .value_or(0);
}

}  // namespace

alerts::Tier tier_of_urgency(std::string_view urgency) {
  return urgency == "now" ? alerts::Tier::acute : urgency == "today" ? alerts::Tier::same_day : alerts::Tier::ranked;
}

std::string_view urgency_of_tier(std::int64_t tier) { return tier == 1 ? "now" : tier == 2 ? "today" : "this_week"; }

bool psychologist_reads(StaffTransaction& transaction, UnitId unit, const Clock& clock) {
  const std::int64_t now_ms = clock.now_ms();
  return transaction
      .one(asking_who_reads, sql::casework::find_psychologist{.unit_id = unit, .back_by_ms = now_ms + may_wait_ms},
           [](const auto& row) { return row.psychologists() > 0; })
      .value_or(false);
}

std::optional<alerts::SealedSignal> seal_concern(campaigns::Screening& screening, const access::Caller& caller,
                                                 const ConcernToRaise& concern) {
  const auto key = screening.vault.key_of(concern.student);
  if (!key) return std::nullopt;
  const alerts::Signal signal{alerts::Signal::Kind::manual_concern,
                              concern.by_sign ? std::string(observed_sign) : concern.urgency,
                              tier_of_urgency(concern.urgency),
                              {},
                              concern.words};
  const Digest digest =
      CryptoProvider::standard().mac(screening.keys.receipt, "concern/" + concern.urgency + "/" + concern.words);
  alerts::SealedSignal sealed;
  // Said again with the same words some minutes later it is a call of its own.
  sealed.key = "a" + std::to_string(caller.account().value) + "/" +
               instant_text(screening.clock.now_ms()).substr(0, 15) + "/" + hex(view(digest)).substr(0, 24);
  sealed.kind = signal.kind;
  sealed.tier = signal.tier;
  sealed.campaign = CampaignId(0);
  sealed.attempt = 0;
  sealed.grounds =
      access::StudentVault::seal(*key, concern.student, alerts::grounds_place, alerts::grounds_text(signal));
  sealed.raised_by = caller.account();
  return sealed;
}

Status raise_concern(campaigns::Screening& screening, const access::Caller& caller, const api::raise_concern::In& in) {
  const ConcernToRaise concern{in.body.student_id, std::string(in.body.urgency.text()), in.body.words};
  if (!screening.database.read(caller,
                               [&](StaffTransaction& transaction) { return in_sight(transaction, concern.student); }))
    return problems::not_found;
  const auto sealed = seal_concern(screening, caller, concern);
  if (!sealed) return problems::not_found;
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (!in_sight(transaction, concern.student)) return problems::not_found;
    if (sealed->tier == alerts::Tier::ranked && quiet_today(transaction, screening.clock) >= quiet_a_day_max)
      return problems::too_many_concerns;
    store::OwnTransaction own(transaction, on_behalf, concern.student);
    if (alerts::raise(own, *sealed, screening.clock.now_ms()))
      screening.audit.append(
          transaction, audit::by(caller, api::raise_concern::operation.name, concern.student.value, concern.urgency));
    return success();
  });
}

Status log_alert_read(campaigns::Screening& screening, const access::Caller& caller, const AlertKey& key) {
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    transaction.run(sql::casework::see_concerns{
        .student_id = key.student, .alert_no = key.number, .now_ms = screening.clock.now_ms()});
    screening.audit.append(transaction, audit::by(caller, api::read_alert::operation.name, key.student.value,
                                                  "alert " + std::to_string(key.number)));
    return success();
  });
}

Result<api::ConcernSubjects> concern_subjects(campaigns::Screening& screening, const access::Caller& caller,
                                              const api::list_concern_subjects::In& in) {
  api::ConcernSubjects out;
  const std::string name = normal_name(in.search);
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(
        sql::casework::list_concern_subjects{.name = name, .class_unit_id = in.class_, .rows_max = subjects_max},
        [&](const auto& row) { out.students.push_back(seated_student(row)); });
    if (!psychologist_reads(transaction, caller.unit(), screening.clock)) out.read_by = "county";
    return 0;
  });
  return out;
}

Result<api::MyConcerns> my_concerns(campaigns::Screening& screening, const access::Caller& caller,
                                    const api::list_my_concerns::In&) {
  api::MyConcerns out;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::casework::list_my_concerns{.since_at_ms = screening.clock.now_ms() - shown_ms},
                     [&](const auto& row) {
                       out.concerns.push_back({.student_id = row.student_id(),
                                               .student_name = row.name(),
                                               .urgency = api::MyConcern::Urgency(urgency_of_tier(row.tier_rank())),
                                               .at_ms = row.at_ms(),
                                               .state = api::MyConcern::State(row.state())});
                     });
    return 0;
  });
  return out;
}

}  // namespace rongxin::casework
