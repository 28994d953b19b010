#pragma once
// Interviews at a day and time: proposed for a week, accepted, moved, removed. The slip of paper that
// calls a student says when and where, and nothing of why.
#include <optional>
#include <string>
#include <vector>

#include "access/caller.h"
#include "campaigns/screening.h"
#include "casework/alert_page.h"

namespace rongxin::casework {

struct AppointmentKey {
  StudentId student;
  std::int64_t number = 0;
};
std::string appointment_id(const Key& key, const AppointmentKey& appointment);
std::optional<AppointmentKey> read_appointment_id(const Key& key, std::string_view text);

struct AppointmentToMake {
  std::string alert_id;
  std::int64_t starts_at_ms = 0;
  alerts::Tier shown =
      alerts::Tier::same_day;  ///< how urgent the plan showed it; what has become more urgent is not taken on by it
};

/// The week of `day` (empty: this one, or the next when nothing is left of it) with what stands, and a proposal for
/// every open alert that is the caller's or nobody's (schema WeekPlan); as many a day as the school has set unless
/// `per_day` says; logged.
Result<std::string> read_week_plan(campaigns::Screening& screening, const access::Caller& caller,
                                   const std::string& day, std::optional<int> per_day, std::string_view language);

struct AppointmentToUndo {
  std::string id;
  bool put_back = false;  ///< the alert was taken on with it
};

/// Whose alert nobody is on is taken on with it, which is said. Each by itself: `missed` were a colleague's, have an
/// appointment, have become more urgent than shown, or the time is taken (schema AppointmentsMade).
Result<std::string> make_appointments(campaigns::Screening& screening, const access::Caller& caller,
                                      const std::string& room, const std::vector<AppointmentToMake>& wanted);

/// Takes back what accepting a plan has just done, the taking on too (schema AppointmentsUndone). Each by itself:
/// `kept` could not be.
std::string undo_appointments(campaigns::Screening& screening, const access::Caller& caller,
                              const std::vector<AppointmentToUndo>& made);

/// The caller's own from `day` on, and for how many an interview should have been arranged (schema Appointments);
/// logged.
Result<std::string> list_appointments(campaigns::Screening& screening, const access::Caller& caller,
                                      const std::string& day, int days);

/// With `swap`, whose time it is, both change places. Problems: not_found, appointment_time_taken.
Status move_appointment(campaigns::Screening& screening, const access::Caller& caller, const AppointmentKey& key,
                        std::int64_t starts_at_ms, const std::optional<AppointmentKey>& swap = std::nullopt);
Status remove_appointment(campaigns::Screening& screening, const access::Caller& caller, const AppointmentKey& key);

}  // namespace rongxin::casework
