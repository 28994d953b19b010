#include <algorithm>

#include "access/page_cursor.h"
#include "casework/alert_page.h"
#include "casework/alert_state.h"
#include "casework/open_alerts.h"

namespace rongxin::casework {
namespace {

using store::StaffTransaction;
constexpr int page_rows = 50;

// Where a page went on: the place in the order of the last row that was shown, should it have gone meanwhile.
struct After {
  std::int64_t student = 0, tier = 0, due_at_ms = 0;
  Severity severity;
};

std::string text_of(const Urgency& last) {
  std::string text;
  for (const std::int64_t part :
       {last.student.value, static_cast<std::int64_t>(last.tier), static_cast<std::int64_t>(last.severity.critical),
        static_cast<std::int64_t>(last.severity.band), static_cast<std::int64_t>(last.severity.score),
        static_cast<std::int64_t>(last.severity.signals), last.due_at_ms})
    text += (text.empty() ? "" : ".") + std::to_string(part);
  return text;
}

bool read_after(const std::string& text, After& after) {
  return std::sscanf(text.c_str(), "%ld.%ld.%d.%d.%d.%d.%ld", &after.student, &after.tier, &after.severity.critical,
                     &after.severity.band, &after.severity.score, &after.severity.signals, &after.due_at_ms) == 7;
}

std::size_t place_after(const std::vector<OpenAlert>& all, const After& after) {
  const auto last = std::find_if(all.begin(), all.end(),
                                 [&](const OpenAlert& one) { return one.key.student.value == after.student; });
  if (last != all.end()) return static_cast<std::size_t>(last - all.begin()) + 1;
  const Urgency place{static_cast<alerts::Tier>(after.tier), after.severity, after.due_at_ms};
  return static_cast<std::size_t>(
      std::find_if(all.begin(), all.end(), [&](const OpenAlert& one) { return !comes_before(one.urgency, place); }) -
      all.begin());
}

bool belongs(const OpenAlert& one, std::string_view whose, const access::Caller& caller) {
  return whose == "all" || (whose == "open" && one.taken_by == 0) ||
         (whose == "mine" && one.taken_by == caller.account().value);
}

api::AlertRow row_of(campaigns::Screening& screening, const OpenAlert& one, const access::Caller& caller,
                     std::string_view language) {
  api::AlertRow row{.id = public_number(one.key),
                    .tier = api::AlertRow::Tier(tier_name(one.urgency.tier)),
                    .student_name = one.student_name,
                    .class_name = one.class_name,
                    .raised_at_ms = one.raised_at_ms,
                    .signals = static_cast<std::int64_t>(one.signals.size()),
                    .reason_words = first_reason(one.signals, screening.shelf, language)};
  tell_taking(row, one.taken_by != 0, one.taken_by == caller.account().value, one.taken_by_name, one.step_due_at_ms);
  tell_due(row, one.answer_due_at_ms, one.urgency.due_at_ms, one.interview_at_ms, one.interview_room);
  return row;
}

// How many wait, by what comes first on the first page; of all that is open, whichever page is shown.
void count(api::AlertList& list, const std::vector<OpenAlert>& all, const access::Caller& caller, std::int64_t now_ms) {
  list.open_total = list.counts.all = static_cast<std::int64_t>(all.size());
  for (const auto& one : all) {
    list.counts.mine += one.taken_by == caller.account().value ? 1 : 0;
    if (one.taken_by != 0) continue;
    list.counts.open += 1;
    list.urgent.acute += one.urgency.tier == alerts::Tier::acute ? 1 : 0;
    list.urgent.same_day += one.urgency.tier == alerts::Tier::same_day ? 1 : 0;
    list.urgent.overdue += one.overdue(now_ms) ? 1 : 0;
  }
}

}  // namespace

Result<api::AlertList> alert_inbox(campaigns::Screening& screening, const access::Caller& caller,
                                   const api::list_alerts::In& in) {
  const access::PageCursor cursor(screening.keys.public_id);
  const auto last = cursor.read("alerts", in.after);
  After place;
  if (!last || (!last->empty() && !read_after(*last, place))) return operations::refused("after", "next");
  const auto all = screening.database.read(
      caller, [&](StaffTransaction& transaction) { return open_alerts(screening, transaction); });
  const std::string_view whose = in.whose ? in.whose->text() : "all";
  api::AlertList list;
  for (std::size_t i = in.after.empty() ? 0 : place_after(all, place); i < all.size(); ++i) {
    if (!belongs(all[i], whose, caller)) continue;
    if (list.alerts.size() == page_rows) {
      list.next = cursor.write("alerts", text_of(all[i - 1].urgency));
      break;
    }
    list.alerts.push_back(row_of(screening, all[i], caller, in.language));
  }
  count(list, all, caller, screening.clock.now_ms());
  return list;
}

}  // namespace rongxin::casework
