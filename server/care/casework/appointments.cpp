#include "casework/appointments.h"

#include "alerts/take_on.h"
#include "casework/problems.h"
#include "platform/city_day.h"
#include "platform/plain_day.h"
#include "platform/problem_catalogue.h"
#include "sql/casework/cancel_appointment.h"
#include "sql/casework/list_appointments.h"
#include "sql/casework/make_appointment.h"
#include "sql/casework/move_appointment.h"
#include "sql/casework/read_alert.h"
#include "sql/casework/read_appointed_alert.h"
#include "sql/casework/read_appointment_no.h"
#include "sql/casework/read_appointment_time.h"
#include "sql/casework/read_time_taken.h"
#include "sql/casework/remind_of_appointment.h"

namespace rongxin::casework {
namespace {

using store::StaffTransaction;
constexpr int alerts_max = 200;
constexpr std::string_view reminder_place = "interview_appointment.sealed_reminder";

access::PublicNumber appointment_number(StudentId student, std::int64_t number) {
  return {student, static_cast<std::uint32_t>(number), 0};
}

std::string detail_of(const access::PublicNumber& appointment) {
  return "appointment " + std::to_string(appointment.first);
}

Result<api::AppointmentMade> make_one(campaigns::Screening& screening, StaffTransaction& transaction,
                                      const access::Caller& caller, const AlertKey& key,
                                      const api::AppointmentToMake& wanted, const std::string& room) {
  const std::int64_t now_ms = screening.clock.now_ms();
  const auto taken_by = transaction.one(sql::casework::read_alert{.student_id = key.student, .alert_no = key.number},
                                        [](const auto& row) { return row.taken_by().value; });
  RONGXIN_CHECK(alerts::take_on_within(transaction, now_ms, screening.audit, caller, key.student, key.number,
                                       shown_tier(wanted.tier)));
  if (transaction.run(sql::casework::make_appointment{.student_id = key.student,
                                                      .alert_no = key.number,
                                                      .starts_at_ms = wanted.starts_at_ms,
                                                      .room = room,
                                                      .now_ms = now_ms}) == 0)
    return problems::not_found;  // takes the taking on back, too
  screening.audit.append(transaction, audit::by(caller, api::make_appointments::operation.name, key.student.value,
                                                "alert " + std::to_string(key.number)));
  const auto number =
      transaction.one(sql::casework::read_appointment_no{.student_id = key.student, .alert_no = key.number},
                      [](const auto& row) { return row.appointment_no(); });
  if (!number) return problems::not_found;
  return api::AppointmentMade{.id = appointment_number(key.student, *number),
                              .alert_id = public_number(key),
                              .took_on = taken_by.value_or(0) == 0};
}

Status undo_one(campaigns::Screening& screening, StaffTransaction& transaction, const access::Caller& caller,
                const access::PublicNumber& which, bool put_back) {
  const auto alert_no = transaction.one(
      sql::casework::read_appointed_alert{.student_id = which.student, .appointment_no = std::int64_t{which.first}},
      [](const auto& row) { return row.alert_no(); });
  const std::int64_t now_ms = screening.clock.now_ms();
  if (!alert_no ||
      transaction.run(sql::casework::cancel_appointment{
          .student_id = which.student, .appointment_no = std::int64_t{which.first}, .now_ms = now_ms}) == 0)
    return problems::not_found;
  screening.audit.append(
      transaction, audit::by(caller, api::undo_appointments::operation.name, which.student.value, detail_of(which)));
  // Nobody's before: nobody's again. Where it has meanwhile begun to call anew by itself there is nothing to put back.
  if (put_back) (void)alerts::put_back_within(transaction, now_ms, screening.audit, caller, which.student, *alert_no);
  return success();
}

// Whose alert nobody is on is taken on with it, which is said. Each by itself: `missed` were a colleague's, have an
// appointment, have become more urgent than shown, or the time is taken.
Result<api::AppointmentsMade> make_appointments(campaigns::Screening& screening, const access::Caller& caller,
                                                const api::make_appointments::In& in) {
  api::AppointmentsMade out;
  for (const auto& one : in.body.appointments) {
    const auto key = read_alert_id(screening.keys.public_id, one.alert_id);
    auto done = !key ? Result<api::AppointmentMade>(problems::not_found)
                     : screening.database.write(caller, [&](StaffTransaction& transaction) {
                         return make_one(screening, transaction, caller, *key, one, in.body.room);
                       });
    if (done) out.made.push_back(std::move(*done));
    else out.missed.push_back(one.alert_id);
  }
  return out;
}

// Takes back what accepting a plan has just done, the taking on too. Each by itself: `kept` could not be.
Result<api::AppointmentsUndone> undo_appointments(campaigns::Screening& screening, const access::Caller& caller,
                                                  const api::undo_appointments::In& in) {
  api::AppointmentsUndone out;
  for (const auto& one : in.body.appointments) {
    const auto key = access::read_public_id(screening.keys.public_id, access::PublicKind::appointment, one.id);
    const bool undone = key && screening.database
                                   .write(caller,
                                          [&](StaffTransaction& transaction) {
                                            return undo_one(screening, transaction, caller, *key, one.put_back);
                                          })
                                   .ok();
    (undone ? out.undone : out.kept).push_back(one.id);
  }
  return out;
}

// The caller's own from a day on, and for how many an interview should have been arranged.
Result<api::Appointments> list_appointments(campaigns::Screening& screening, const access::Caller& caller,
                                            const api::list_appointments::In& in) {
  const std::int64_t from_ms = midnight_ms(in.day.empty() ? screening.clock.today() : std::string(in.day));
  const std::int64_t now_ms = screening.clock.now_ms(), tomorrow_ms = midnight_ms(screening.clock.today()) + day_ms;
  api::Appointments out;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    for (const auto& one : to_arrange(screening, transaction, caller)) {
      out.to_arrange.overdue += one.urgency.due_at_ms < now_ms ? 1 : 0;
      out.to_arrange.today += one.urgency.due_at_ms >= now_ms && one.urgency.due_at_ms <= tomorrow_ms ? 1 : 0;
    }
    out.appointments = standing(screening, transaction, from_ms, from_ms + in.days.value_or(1) * day_ms).appointments;
    return 0;
  });
  return out;
}

// With `swap_with`, whose time it is, both change places.
Status move_appointment(campaigns::Screening& screening, const access::Caller& caller,
                        const api::move_appointment::In& in) {
  const std::int64_t starts_at_ms = in.body.starts_at_ms;
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    const auto time_of = [&](const access::PublicNumber& of) {
      return transaction.one(
          sql::casework::read_appointment_time{.student_id = of.student, .appointment_no = std::int64_t{of.first}},
          [](const auto& row) { return row.starts_at_ms(); });
    };
    const auto move = [&](const access::PublicNumber& which, std::int64_t to_ms) {
      transaction.run(sql::casework::move_appointment{
          .student_id = which.student, .appointment_no = std::int64_t{which.first}, .starts_at_ms = to_ms});
      screening.audit.append(
          transaction, audit::by(caller, api::move_appointment::operation.name, which.student.value, detail_of(which)));
    };
    if (const auto& swap = in.body.swap_with) {
      const auto from_ms = time_of(in.id), to_ms = time_of(*swap);
      if (!from_ms || !to_ms) return problems::not_found;
      if (*to_ms != starts_at_ms) return problems::appointment_time_taken;  // moved meanwhile
      move(*swap, *from_ms);
      move(in.id, *to_ms);
      return success();
    }
    const auto taken = transaction.one(
        sql::casework::read_time_taken{
            .student_id = in.id.student, .appointment_no = std::int64_t{in.id.first}, .starts_at_ms = starts_at_ms},
        [](const auto& row) { return row.others() != 0; });
    if (!taken) return problems::not_found;
    if (*taken) return problems::appointment_time_taken;
    move(in.id, starts_at_ms);
    return success();
  });
}

Status remove_appointment(campaigns::Screening& screening, const access::Caller& caller,
                          const api::remove_appointment::In& in) {
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (transaction.run(sql::casework::cancel_appointment{.student_id = in.id.student,
                                                          .appointment_no = std::int64_t{in.id.first},
                                                          .now_ms = screening.clock.now_ms()}) == 0)
      return problems::not_found;
    screening.audit.append(
        transaction, audit::by(caller, api::remove_appointment::operation.name, in.id.student.value, detail_of(in.id)));
    return success();
  });
}

Status remind_of_appointment(campaigns::Screening& screening, const access::Caller& caller,
                             const api::remind_of_appointment::In& in) {
  const auto key = screening.vault.key_of(in.id.student);
  if (!key) return problems::not_found;
  const Bytes sealed = access::StudentVault::seal(*key, in.id.student, reminder_place, in.body.reminder);
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (transaction.run(sql::casework::remind_of_appointment{
            .student_id = in.id.student, .appointment_no = std::int64_t{in.id.first}, .sealed_reminder = sealed}) == 0)
      return problems::not_found;
    screening.audit.append(transaction, audit::by(caller, api::remind_of_appointment::operation.name,
                                                  in.id.student.value, detail_of(in.id)));
    return success();
  });
}

/// Nothing where nothing is to be remembered, or where the student's key is gone.
std::optional<std::string> reminder_of(const access::StudentVault& vault, StudentId student,
                                       std::optional<BytesView> wrapped_key, std::optional<BytesView> sealed) {
  if (!wrapped_key || !sealed) return std::nullopt;
  std::string plain;
  const auto key = vault.unwrap(student, *wrapped_key);
  if (!key || !access::StudentVault::open(*key, student, reminder_place, *sealed, plain) || plain.empty())
    return std::nullopt;
  return plain;
}

}  // namespace

Standing standing(campaigns::Screening& screening, StaffTransaction& transaction, std::int64_t from_ms,
                  std::int64_t until_ms) {
  Standing found;
  transaction.each(sql::casework::list_appointments{.from_ms = from_ms, .until_ms = until_ms}, [&](const auto& row) {
    found.appointments.push_back(
        {.id = appointment_number(row.student_id(), row.appointment_no()),
         .alert_id = public_number({row.student_id(), row.alert_no()}),
         .starts_at_ms = row.starts_at_ms(),
         .room = row.room(),
         .student_name = row.name(),
         .class_name = row.class_name(),
         .seat = row.seat_no(),
         .tier = api::Appointment::Tier(tier_name(row.tier_rank())),
         .reminder = reminder_of(screening.vault, row.student_id(), row.wrapped_key(), row.sealed_reminder())});
    found.taken.insert(row.starts_at_ms());
  });
  return found;
}

std::vector<OpenAlert> to_arrange(campaigns::Screening& screening, StaffTransaction& transaction,
                                  const access::Caller& caller) {
  auto all = open_alerts(screening, transaction);
  std::erase_if(all, [&](const OpenAlert& one) {
    return one.interview_at_ms != 0 || (one.taken_by != 0 && one.taken_by != caller.account().value);
  });
  if (all.size() > alerts_max) all.resize(alerts_max);
  return all;
}

void bind_appointments(operations::Slice<campaigns::Screening>& slice) {
  slice.on<api::list_appointments>(list_appointments)
      .on<api::make_appointments>(make_appointments)
      .on<api::undo_appointments>(undo_appointments)
      .on<api::move_appointment>(move_appointment)
      .on<api::remove_appointment>(remove_appointment)
      .on<api::remind_of_appointment>(remind_of_appointment);
}

}  // namespace rongxin::casework
