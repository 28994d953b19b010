#pragma once
// Every open alert in the caller's sight, in the one order, with why it stands: what the list shows page by
// page and what the week of interviews is planned from. Two statements, however many alerts there are.
#include "casework/interview_due.h"
#include "casework/urgency.h"

namespace rongxin::casework {

struct OpenAlert {
  AlertKey key;
  Urgency urgency;
  std::int64_t raised_at_ms = 0, answer_due_at_ms = 0;
  std::int64_t step_due_at_ms = 0;  ///< when the next people are called; 0: nobody is
  std::string student_name, class_name;
  std::int64_t taken_by = 0;  ///< account; 0: nobody is on it
  std::string taken_by_name;
  std::int64_t interview_at_ms = 0;  ///< as arranged; 0: not yet
  std::string interview_room;
  std::vector<ReadSignal> signals;

  /// Before somebody is on it an answer is due, afterwards the interview: who answered in time is not late.
  std::int64_t due_at_ms() const { return taken_by == 0 ? answer_due_at_ms : urgency.due_at_ms; }
  bool overdue(std::int64_t now_ms) const { return due_at_ms() < now_ms && interview_at_ms == 0; }
};

std::vector<OpenAlert> open_alerts(campaigns::Screening& screening, store::StaffTransaction& transaction);

}  // namespace rongxin::casework
