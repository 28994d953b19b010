#include "casework/open_alerts.h"
#include "sql/casework.h"

#include <algorithm>

namespace rongxin::casework {

std::vector<OpenAlert> open_alerts(campaigns::Screening& screening, store::StaffTransaction& transaction) {
  std::vector<OpenAlert> all;
  std::vector<UnitId> schools;
  transaction.each(sql::casework::list_alerts, [&](const store::Row& row) {
    OpenAlert one;
    one.key = {StudentId(row.integer(0)), row.integer(1)};
    one.urgency.tier = static_cast<alerts::Tier>(row.integer(2));
    one.urgency.name = row.string(13);
    one.urgency.student = one.key.student;
    one.raised_at_ms = row.integer(3);
    one.answer_due_at_ms = row.integer(4);
    one.student_name = row.string(5);
    one.class_name = row.string(6);
    one.taken_by = row.integer(8);
    one.taken_by_name = row.string(9);
    one.step_due_at_ms = row.integer(10);
    one.interview_at_ms = row.integer(11);
    one.interview_room = row.string(12);
    schools.push_back(UnitId(row.integer(7)));
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
