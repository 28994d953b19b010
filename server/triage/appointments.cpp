#include "triage/appointments.h"

#include <boost/json.hpp>
#include <set>

#include "access/public_id.h"
#include "alert/take_on.h"
#include "platform/problem_catalogue.h"
#include "settings/settings.h"
#include "sql/triage.h"
#include "triage/interview_due.h"
#include "triage/log_read.h"
#include "triage/plan_week.h"
#include "triage/problems.h"

namespace rongxin::triage {
namespace {

namespace json = boost::json;
using store::Row;
using store::StaffTransaction;
constexpr std::int64_t day_ms = 24LL * 3600 * 1000;
constexpr int alerts_max = 200;

json::object appointment_json(const Key& key, const Row& row) {
  const StudentId student(row.integer(0));
  return {{"id", appointment_id(key, {student, row.integer(1)})}, {"alert_id", alert_id(key, {student, row.integer(2)})}, {"starts_at_ms", row.integer(3)}, {"room", row.text(4)},
          {"student_name", row.text(5)}, {"class_name", row.text(6)}, {"seat", row.integer(7)}, {"tier", tier_name(row.integer(8))}};
}

struct Standing {
  json::array appointments;
  std::set<std::int64_t> taken;
  std::string shown;
};

Standing standing(screening::Screening& screening, StaffTransaction& transaction, std::int64_t from_ms, std::int64_t until_ms) {
  Standing found;
  transaction.each(sql::triage::list_appointments, [&](const Row& row) {
    found.appointments.push_back(appointment_json(screening.keys.public_id, row));
    found.taken.insert(row.integer(3));
    found.shown += std::to_string(row.integer(0)) + " ";
  }, from_ms, until_ms);
  return found;
}

struct Candidates {
  std::vector<InterviewWanted> wanted;
  std::vector<json::object> rows;
  std::vector<AlertKey> keys;
};

Candidates candidates(screening::Screening& screening, StaffTransaction& transaction, UnitId school) {
  InterviewDue due(transaction, screening.clock.today());
  Candidates found;
  transaction.each(sql::triage::list_to_plan, [&](const Row& row) {
    const AlertKey key{StudentId(row.integer(0)), row.integer(1)};
    const auto tier = static_cast<alert::Tier>(row.integer(2));
    const std::int64_t due_at_ms = due.at_ms(school, tier, row.integer(3));
    found.wanted.push_back({found.rows.size(), key.student, tier, due_at_ms});
    found.keys.push_back(key);
    found.rows.push_back({{"alert_id", alert_id(screening.keys.public_id, key)}, {"student_name", row.text(4)}, {"class_name", row.text(5)}, {"tier", tier_name(row.integer(2))}, {"due_at_ms", due_at_ms}});
  }, alerts_max);
  return found;
}

json::array days_json(const std::string& monday, const school_roll::SchoolCalendar& calendar) {
  json::array days;
  for (int i = 0; i < 7; ++i) {
    const std::string day = day_of(midnight_ms(monday) + i * day_ms);
    const std::string kind = day_kind(day, calendar);
    if (i < 5 || kind != "holiday") days.push_back({{"day", day}, {"kind", kind}, {"begins_at_ms", midnight_ms(day)}});
  }
  return days;
}

bool make_one(screening::Screening& screening, StaffTransaction& transaction, const access::Caller& caller, const AlertKey& key, std::int64_t starts_at_ms, const std::string& room) {
  const std::int64_t now_ms = screening.clock.now_ms();
  if (!alert::take_on_within(transaction, now_ms, screening.audit, caller, key.student, key.number).ok()) return false;
  if (transaction.run(sql::triage::make_appointment, key.student, key.number, starts_at_ms, room, now_ms) == 0) return false;
  screening.audit.append(transaction, access::by(caller, "makeAppointment", key.student.value, "alert " + std::to_string(key.number)));
  return true;
}

}  // namespace

std::string appointment_id(const Key& key, const AppointmentKey& one) {
  return access::public_id(key, access::PublicKind::appointment, {one.student, static_cast<std::uint32_t>(one.number), 0});
}

std::optional<AppointmentKey> read_appointment_id(const Key& key, std::string_view text) {
  const auto number = access::read_public_id(key, access::PublicKind::appointment, text);
  if (!number) return std::nullopt;
  return AppointmentKey{number->student, number->first};
}

Result<std::string> read_week_plan(screening::Screening& screening, const access::Caller& caller, const std::string& day, std::optional<int> per_day, std::string_view language) {
  const std::string monday = monday_of(day);
  const std::int64_t from_ms = midnight_ms(monday);
  std::string shown;
  json::object body{{"monday", monday}};
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    const auto calendar = school_roll::SchoolCalendar::read(transaction, caller.unit());
    auto now = standing(screening, transaction, from_ms, from_ms + 7 * day_ms);
    const auto times = settings::read(transaction, caller.unit(), "times", day);
    const int held = per_day.value_or(settings::read(transaction, caller.unit(), "capacity", day).number("interviews_a_day"));
    const auto minutes_used = interview_minutes(times.list("interview_minutes"), held);
    body["per_day"] = held;
    auto all_slots = week_slots(monday, minutes_used, calendar, screening.clock.now_ms());
    std::erase_if(all_slots, [&](std::int64_t at_ms) { return now.taken.contains(at_ms); });
    auto found = candidates(screening, transaction, caller.unit());
    json::array proposed, slots, free;
    for (const auto& one : plan_week(found.wanted, all_slots)) {
      auto& row = found.rows[one.place];
      row["starts_at_ms"] = one.starts_at_ms;
      row["late"] = one.late;
      row["reason_words"] = first_reason(screening, transaction, found.keys[one.place], language);
      shown += std::to_string(found.keys[one.place].student.value) + " ";
      proposed.push_back(std::move(row));
    }
    for (const int minutes : minutes_used) slots.push_back(minutes);
    for (const std::int64_t at_ms : all_slots) free.push_back(at_ms);
    body["days"] = days_json(monday, calendar);
    body["calendar_known"] = calendar.known();
    body["slot_minutes"] = std::move(slots);
    body["free"] = std::move(free);
    body["left_over"] = found.wanted.size() - proposed.size();
    body["proposed"] = std::move(proposed);
    body["appointments"] = std::move(now.appointments);
    shown += now.shown;
    return 0;
  });
  RONGXIN_CHECK(log_read(screening, caller, "readWeekPlan", StudentId(0), shown));
  return json::serialize(body);
}

Result<std::string> make_appointments(screening::Screening& screening, const access::Caller& caller, const std::string& room, const std::vector<AppointmentToMake>& wanted) {
  json::array made, missed;
  for (const auto& one : wanted) {
    const auto key = read_alert_id(screening.keys.public_id, one.alert_id);
    std::string id;
    if (key)
      (void)screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
        id.clear();
        if (!make_one(screening, transaction, caller, *key, one.starts_at_ms, room)) return problems::not_found;  // takes the taking on back, too
        const auto number = transaction.one(sql::triage::read_appointment_no, [](const Row& row) { return row.integer(0); }, key->student, key->number);
        if (number) id = appointment_id(screening.keys.public_id, {key->student, *number});
        return success();
      });
    if (id.empty()) missed.push_back(json::value(one.alert_id));
    else made.push_back(json::object{{"id", id}, {"alert_id", one.alert_id}});
  }
  return json::serialize(json::object{{"made", std::move(made)}, {"missed", std::move(missed)}});
}

Result<std::string> list_appointments(screening::Screening& screening, const access::Caller& caller, const std::string& day, int days) {
  const std::int64_t from_ms = midnight_ms(day);
  const std::int64_t now_ms = screening.clock.now_ms(), tomorrow_ms = midnight_ms(screening.clock.today()) + day_ms;
  std::int64_t overdue = 0, today = 0;
  auto found = screening.database.read(caller, [&](StaffTransaction& transaction) {
    for (const auto& one : candidates(screening, transaction, caller.unit()).wanted) {
      overdue += one.due_at_ms < now_ms ? 1 : 0;
      today += one.due_at_ms >= now_ms && one.due_at_ms <= tomorrow_ms ? 1 : 0;
    }
    return standing(screening, transaction, from_ms, from_ms + days * day_ms);
  });
  RONGXIN_CHECK(log_read(screening, caller, "listAppointments", StudentId(0), found.shown));
  return json::serialize(json::object{{"appointments", std::move(found.appointments)}, {"to_arrange", json::object{{"overdue", overdue}, {"today", today}}}});
}

Status move_appointment(screening::Screening& screening, const access::Caller& caller, const AppointmentKey& key, std::int64_t starts_at_ms) {
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    const auto taken = transaction.one(sql::triage::read_time_taken, [](const Row& row) { return row.integer(0) != 0; }, key.student, key.number, starts_at_ms);
    if (!taken) return problems::not_found;
    if (*taken) return problems::appointment_time_taken;
    transaction.run(sql::triage::move_appointment, key.student, key.number, starts_at_ms);
    screening.audit.append(transaction, access::by(caller, "moveAppointment", key.student.value, "appointment " + std::to_string(key.number)));
    return success();
  });
}

Status remove_appointment(screening::Screening& screening, const access::Caller& caller, const AppointmentKey& key) {
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (transaction.run(sql::triage::cancel_appointment, key.student, key.number, screening.clock.now_ms()) == 0) return problems::not_found;
    screening.audit.append(transaction, access::by(caller, "removeAppointment", key.student.value, "appointment " + std::to_string(key.number)));
    return success();
  });
}

}  // namespace rongxin::triage
