#include "casework/appointments.h"

#include <boost/json.hpp>
#include <set>

#include "access/public_id.h"
#include "alerts/take_on.h"
#include "casework/log_read.h"
#include "casework/open_alerts.h"
#include "casework/plan_week.h"
#include "casework/problems.h"
#include "platform/city_day.h"
#include "platform/problem_catalogue.h"
#include "settings/settings.h"
#include "sql/casework/cancel_appointment.h"
#include "sql/casework/list_appointments.h"
#include "sql/casework/make_appointment.h"
#include "sql/casework/move_appointment.h"
#include "sql/casework/read_alert.h"
#include "sql/casework/read_appointed_alert.h"
#include "sql/casework/read_appointment_no.h"
#include "sql/casework/read_appointment_time.h"
#include "sql/casework/read_time_taken.h"

namespace rongxin::casework {
namespace {

namespace json = boost::json;
using store::StaffTransaction;
constexpr int alerts_max = 200;

json::object appointment_json(const Key& key, const auto& row) {
  const StudentId student = row.student_id();
  return {{"id", appointment_id(key, {student, row.appointment_no()})},
          {"alert_id", alert_id(key, {student, row.alert_no()})},
          {"starts_at_ms", row.starts_at_ms()},
          {"room", row.room()},
          {"student_name", row.name()},
          {"class_name", row.class_name()},
          {"seat", row.seat_no()},
          {"tier", tier_name(row.tier_rank())}};
}

struct Standing {
  json::array appointments;
  std::set<std::int64_t> taken;
  std::string shown;
};

Standing standing(campaigns::Screening& screening, StaffTransaction& transaction, std::int64_t from_ms,
                  std::int64_t until_ms) {
  Standing found;
  transaction.each(sql::casework::list_appointments{.from_ms = from_ms, .until_ms = until_ms}, [&](const auto& row) {
    found.appointments.push_back(appointment_json(screening.keys.public_id, row));
    found.taken.insert(row.starts_at_ms());
    found.shown += std::to_string(row.student_id().value) + " ";
  });
  return found;
}

// Open alerts without an interview that are the caller's or nobody's, in the one order.
std::vector<OpenAlert> candidates(campaigns::Screening& screening, StaffTransaction& transaction,
                                  const access::Caller& caller) {
  auto all = open_alerts(screening, transaction);
  std::erase_if(all, [&](const OpenAlert& one) {
    return one.interview_at_ms != 0 || (one.taken_by != 0 && one.taken_by != caller.account().value);
  });
  if (all.size() > alerts_max) all.resize(alerts_max);
  return all;
}

json::object wanted_json(campaigns::Screening& screening, const OpenAlert& one, std::string_view language) {
  return {{"alert_id", alert_id(screening.keys.public_id, one.key)},
          {"student_name", one.student_name},
          {"class_name", one.class_name},
          {"tier", tier_name(static_cast<std::int64_t>(one.urgency.tier))},
          {"due_at_ms", one.urgency.due_at_ms},
          {"reason_words", first_reason(one.signals, screening.shelf, language)}};
}

json::array days_json(const std::string& monday, const calendar::SchoolCalendar& calendar) {
  json::array days;
  for (int i = 0; i < 7; ++i) {
    const std::string day = day_of(midnight_ms(monday) + i * day_ms);
    const std::string kind = day_kind(day, calendar);
    if (i < 5 || kind != "holiday") days.push_back({{"day", day}, {"kind", kind}, {"begins_at_ms", midnight_ms(day)}});
  }
  return days;
}

struct Made {
  std::string id;
  bool took_on = false;  ///< the alert was nobody's before
};

Result<Made> make_one(campaigns::Screening& screening, StaffTransaction& transaction, const access::Caller& caller,
                      const AlertKey& key, const AppointmentToMake& wanted, const std::string& room) {
  const std::int64_t now_ms = screening.clock.now_ms();
  const auto taken_by = transaction.one(sql::casework::read_alert{.student_id = key.student, .alert_no = key.number},
                                        [](const auto& row) { return row.taken_by().value; });
  RONGXIN_CHECK(
      alerts::take_on_within(transaction, now_ms, screening.audit, caller, key.student, key.number, wanted.shown));
  if (transaction.run(sql::casework::make_appointment{.student_id = key.student,
                                                      .alert_no = key.number,
                                                      .starts_at_ms = wanted.starts_at_ms,
                                                      .room = room,
                                                      .now_ms = now_ms}) == 0)
    return problems::not_found;  // takes the taking on back, too
  screening.audit.append(
      transaction, audit::by(caller, "makeAppointment", key.student.value, "alert " + std::to_string(key.number)));
  const auto number =
      transaction.one(sql::casework::read_appointment_no{.student_id = key.student, .alert_no = key.number},
                      [](const auto& row) { return row.appointment_no(); });
  if (!number) return problems::not_found;
  return Made{appointment_id(screening.keys.public_id, {key.student, *number}), taken_by.value_or(0) == 0};
}

json::array numbers_json(const auto& numbers) {
  json::array out;
  for (const auto one : numbers) out.push_back(one);
  return out;
}

}  // namespace

std::string appointment_id(const Key& key, const AppointmentKey& one) {
  return access::public_id(key, access::PublicKind::appointment,
                           {one.student, static_cast<std::uint32_t>(one.number), 0});
}

std::optional<AppointmentKey> read_appointment_id(const Key& key, std::string_view text) {
  const auto number = access::read_public_id(key, access::PublicKind::appointment, text);
  if (!number) return std::nullopt;
  return AppointmentKey{number->student, number->first};
}

namespace {

struct Times {
  std::vector<int> all, used;
  int per_day = 0;
};

Times interview_times(StaffTransaction& transaction, UnitId unit, const std::string& day, std::optional<int> per_day) {
  Times times;
  times.all = settings::read(transaction, unit, "times", day).list("interview_minutes");
  times.per_day = per_day.value_or(settings::read(transaction, unit, "capacity", day).number("interviews_a_day"));
  times.used = interview_minutes(times.all, times.per_day);
  return times;
}

// Who asks for no day in particular and has nothing left of this week is shown the next.
std::string monday_shown(const std::string& day, const std::string& today, const Times& times,
                         const calendar::SchoolCalendar& calendar, std::int64_t now_ms) {
  const std::string monday = monday_of(day.empty() ? today : day);
  const bool over = week_slots(monday, times.all, calendar, now_ms).empty() &&
                    spare_slots(monday, times.all, times.used, calendar, now_ms).empty();
  return day.empty() && over ? day_of(midnight_ms(monday) + 7 * day_ms) : monday;
}

}  // namespace

Result<std::string> read_week_plan(campaigns::Screening& screening, const access::Caller& caller,
                                   const std::string& day, std::optional<int> per_day, std::string_view language) {
  std::string shown;
  json::object body;
  const std::string today = screening.clock.today();
  const std::int64_t now_ms = screening.clock.now_ms();
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    const auto calendar = calendar::SchoolCalendar::read(transaction, caller.unit());
    const Times times = interview_times(transaction, caller.unit(), day.empty() ? today : day, per_day);
    const std::string monday = monday_shown(day, today, times, calendar, now_ms);
    const std::int64_t from_ms = midnight_ms(monday);
    auto standing_now = standing(screening, transaction, from_ms, from_ms + 7 * day_ms);
    const auto is_taken = [&](std::int64_t at_ms) { return standing_now.taken.contains(at_ms); };
    auto free = week_slots(monday, times.used, calendar, now_ms),
         spare = spare_slots(monday, times.all, times.used, calendar, now_ms);
    std::erase_if(free, is_taken);
    std::erase_if(spare, is_taken);
    const auto found = candidates(screening, transaction, caller);
    std::vector<InterviewWanted> wanted;
    for (std::size_t i = 0; i < found.size(); ++i) wanted.push_back({i, found[i].urgency});
    json::array proposed, unplaced;
    std::set<std::size_t> placed;
    for (const auto& one : plan_week(wanted, free, spare)) {
      auto row = wanted_json(screening, found[one.place], language);
      row["starts_at_ms"] = one.starts_at_ms;
      row["late"] = one.late;
      placed.insert(one.place);
      proposed.push_back(std::move(row));
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (!placed.contains(i)) unplaced.push_back(wanted_json(screening, found[i], language));
      shown += std::to_string(found[i].key.student.value) + " ";
    }
    body = {{"monday", monday},
            {"this_monday", monday_of(today)},
            {"per_day", times.per_day},
            {"days", days_json(monday, calendar)},
            {"calendar_known", calendar.known()}};
    body["slot_minutes"] = numbers_json(times.used);
    body["free"] = numbers_json(free);
    body["spare"] = numbers_json(spare);
    body["left_over"] = unplaced.size();
    body["unplaced"] = std::move(unplaced);
    body["proposed"] = std::move(proposed);
    body["appointments"] = std::move(standing_now.appointments);
    shown += standing_now.shown;
    return 0;
  });
  RONGXIN_CHECK(log_read(screening, caller, "readWeekPlan", StudentId(0), shown));
  return json::serialize(body);
}

Result<std::string> make_appointments(campaigns::Screening& screening, const access::Caller& caller,
                                      const std::string& room, const std::vector<AppointmentToMake>& wanted) {
  json::array made, missed;
  for (const auto& one : wanted) {
    const auto key = read_alert_id(screening.keys.public_id, one.alert_id);
    const auto done =
        !key ? Result<Made>(problems::not_found) : screening.database.write(caller, [&](StaffTransaction& transaction) {
          return make_one(screening, transaction, caller, *key, one, room);
        });
    if (done) made.push_back(json::object{{"id", done->id}, {"alert_id", one.alert_id}, {"took_on", done->took_on}});
    else missed.push_back(json::value(one.alert_id));
  }
  return json::serialize(json::object{{"made", std::move(made)}, {"missed", std::move(missed)}});
}

std::string undo_appointments(campaigns::Screening& screening, const access::Caller& caller,
                              const std::vector<AppointmentToUndo>& made) {
  json::array undone, kept;
  for (const auto& one : made) {
    const auto key = read_appointment_id(screening.keys.public_id, one.id);
    const bool removed =
        key &&
        screening.database
            .write(caller,
                   [&](StaffTransaction& transaction) -> Status {
                     const auto alert_no = transaction.one(
                         sql::casework::read_appointed_alert{.student_id = key->student, .appointment_no = key->number},
                         [](const auto& row) { return row.alert_no(); });
                     if (!alert_no ||
                         transaction.run(sql::casework::cancel_appointment{.student_id = key->student,
                                                                           .appointment_no = key->number,
                                                                           .now_ms = screening.clock.now_ms()}) == 0)
                       return problems::not_found;
                     screening.audit.append(transaction, audit::by(caller, "removeAppointment", key->student.value,
                                                                   "appointment " + std::to_string(key->number)));
                     // Nobody's before: nobody's again. Where it has meanwhile begun to call anew by itself there is
                     // nothing to put back.
                     if (one.put_back)
                       (void)alerts::put_back_within(transaction, screening.clock.now_ms(), screening.audit, caller,
                                                     key->student, *alert_no);
                     return success();
                   })
            .ok();
    (removed ? undone : kept).push_back(json::value(one.id));
  }
  return json::serialize(json::object{{"undone", std::move(undone)}, {"kept", std::move(kept)}});
}

Result<std::string> list_appointments(campaigns::Screening& screening, const access::Caller& caller,
                                      const std::string& day, int days) {
  const std::int64_t from_ms = midnight_ms(day);
  const std::int64_t now_ms = screening.clock.now_ms(), tomorrow_ms = midnight_ms(screening.clock.today()) + day_ms;
  std::int64_t overdue = 0, today = 0;
  auto found = screening.database.read(caller, [&](StaffTransaction& transaction) {
    for (const auto& one : candidates(screening, transaction, caller)) {
      overdue += one.urgency.due_at_ms < now_ms ? 1 : 0;
      today += one.urgency.due_at_ms >= now_ms && one.urgency.due_at_ms <= tomorrow_ms ? 1 : 0;
    }
    return standing(screening, transaction, from_ms, from_ms + days * day_ms);
  });
  RONGXIN_CHECK(log_read(screening, caller, "listAppointments", StudentId(0), found.shown));
  return json::serialize(json::object{{"appointments", std::move(found.appointments)},
                                      {"to_arrange", json::object{{"overdue", overdue}, {"today", today}}}});
}

Status move_appointment(campaigns::Screening& screening, const access::Caller& caller, const AppointmentKey& key,
                        std::int64_t starts_at_ms, const std::optional<AppointmentKey>& swap) {
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    const auto time_of = [&](const AppointmentKey& of) {
      return transaction.one(
          sql::casework::read_appointment_time{.student_id = of.student, .appointment_no = of.number},
          [](const auto& row) { return row.starts_at_ms(); });
    };
    const auto move = [&](const AppointmentKey& which, std::int64_t to_ms) {
      transaction.run(sql::casework::move_appointment{
          .student_id = which.student, .appointment_no = which.number, .starts_at_ms = to_ms});
      screening.audit.append(transaction, audit::by(caller, "moveAppointment", which.student.value,
                                                    "appointment " + std::to_string(which.number)));
    };
    if (swap) {
      const auto from_ms = time_of(key), to_ms = time_of(*swap);
      if (!from_ms || !to_ms) return problems::not_found;
      if (*to_ms != starts_at_ms) return problems::appointment_time_taken;  // moved meanwhile
      move(*swap, *from_ms);
      move(key, *to_ms);
      return success();
    }
    const auto taken = transaction.one(
        sql::casework::read_time_taken{
            .student_id = key.student, .appointment_no = key.number, .starts_at_ms = starts_at_ms},
        [](const auto& row) { return row.others() != 0; });
    if (!taken) return problems::not_found;
    if (*taken) return problems::appointment_time_taken;
    move(key, starts_at_ms);
    return success();
  });
}

Status remove_appointment(campaigns::Screening& screening, const access::Caller& caller, const AppointmentKey& key) {
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (transaction.run(sql::casework::cancel_appointment{
            .student_id = key.student, .appointment_no = key.number, .now_ms = screening.clock.now_ms()}) == 0)
      return problems::not_found;
    screening.audit.append(transaction, audit::by(caller, "removeAppointment", key.student.value,
                                                  "appointment " + std::to_string(key.number)));
    return success();
  });
}

}  // namespace rongxin::casework
