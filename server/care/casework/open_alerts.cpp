#include "casework/open_alerts.h"

#include <algorithm>

#include "sql/casework/list_alerts.h"

namespace rongxin::casework {

std::vector<OpenAlert> open_alerts(campaigns::Screening& screening, store::StaffTransaction& transaction) {
  std::vector<OpenAlert> all;
  std::vector<UnitId> schools;
  transaction.each(sql::casework::list_alerts{}, [&](const auto& row) {
    OpenAlert one;
    one.key = {row.student_id(), row.alert_no()};
    one.urgency.tier = static_cast<alerts::Tier>(row.tier_rank());
    one.urgency.name = std::string(row.name_sort_key());
    one.urgency.student = one.key.student;
    one.raised_at_ms = row.raised_at_ms();
    one.answer_due_at_ms = row.due_at_ms();
    one.student_name = std::string(row.name());
    one.class_name = std::string(row.class_name());
    one.taken_by = row.taken_by().value;
    one.taken_by_name = std::string(row.taken_by_name());
    one.step_due_at_ms = row.step_due_at_ms();
    one.interview_at_ms = row.starts_at_ms();
    one.interview_room = std::string(row.room());
    schools.push_back(row.school_unit_id());
    all.push_back(std::move(one));
  });
  auto signals = read_open_signals(screening, transaction);
  InterviewDue interview(transaction, screening.clock.today());
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto& one = all[i];
    one.urgency.due_at_ms = interview.at_ms(schools[i], one.urgency.tier, one.raised_at_ms);
    one.signals = std::move(signals[{one.key.student.value, one.key.number}]);
    one.urgency.severity = severity_of(one.signals, screening.shelf);
  }
  std::sort(all.begin(), all.end(),
            [](const OpenAlert& a, const OpenAlert& b) { return comes_before(a.urgency, b.urgency); });
  return all;
}

}  // namespace rongxin::casework
