#pragma once
// Who is on an alert and what is due: the list and the page say it in the same words (api::AlertRow, api::Alert).
#include <cstdint>
#include <string_view>

namespace rongxin::casework {

/// Who is on it, and when the next are called while nobody is.
void tell_taking(auto& to, bool taken, bool by_you, std::string_view name, std::int64_t step_due_at_ms) {
  if (!taken) to.state = "open";
  else if (by_you) to.state = "taken_by_you";
  else to.state = "taken_by_another";
  if (taken) to.taken_by = name;
  else if (step_due_at_ms != 0) to.step_due_at_ms = step_due_at_ms;
}

/// Before somebody is on it an answer is due, afterwards the interview; once that is arranged, its time.
void tell_due(auto& to, std::int64_t answer_due_at_ms, std::int64_t interview_due_at_ms, std::int64_t interview_at_ms,
              std::string_view room) {
  if (to.state.text() == "open") {
    to.due_for = "answer";
    to.due_at_ms = answer_due_at_ms;
  } else {
    to.due_for = "interview";
    to.due_at_ms = interview_due_at_ms;
  }
  if (interview_at_ms != 0) to.interview = {.starts_at_ms = interview_at_ms, .room = room};
}

}  // namespace rongxin::casework
