#include "casework/marked_pupils.h"

#include <limits>

#include "access/page_cursor.h"
#include "casework/observe_class.h"
#include "platform/problem_catalogue.h"
#include "sql/casework/count_marked.h"
#include "sql/casework/list_marked.h"
#include "sql/casework/mark_seen.h"

namespace rongxin::casework {
namespace {

using store::StaffTransaction;
constexpr int page_rows = 50;

api::MarkedPupil pupil_of(api::Observation&& seen, const auto& row) {
  api::MarkedPupil one{.id = seen.id,
                       .student_id = seen.student_id,
                       .urgency = api::MarkedPupil::Urgency(seen.urgency.text()),
                       .at_ms = seen.at_ms,
                       .observer = std::move(seen.observer),
                       .words = std::move(seen.words),
                       .signs = std::move(seen.signs),
                       .student_name = row.name(),
                       .class_name = row.class_name()};
  if (row.seen_at_ms() != 0) one.seen = {.at_ms = row.seen_at_ms(), .by = row.seen_by_name()};
  return one;
}

}  // namespace

Result<api::MarkedPupils> marked_pupils(campaigns::Screening& screening, const access::Caller& caller,
                                        const api::list_marked_pupils::In& in) {
  std::int64_t before_ms = std::numeric_limits<std::int64_t>::max(), round = 0, student = 0;
  const access::PageCursor cursor(screening.keys.public_id);
  const auto last = cursor.read("marked pupils", in.after);
  if (!last || (!last->empty() && std::sscanf(last->c_str(), "%ld.%ld.%ld", &before_ms, &round, &student) != 3))
    return operations::refused("after", "next");
  api::MarkedPupils out;
  std::string next;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(
        sql::casework::list_marked{.which = in.which ? in.which->text() : "unseen",
                                   .before_ms = before_ms,
                                   .before_round = round,
                                   .before_student = student,
                                   .rows_max = page_rows},
        [&](const auto& row) {
          out.pupils.push_back(pupil_of(read_observation(screening, observation_of(row), in.language), row));
          next = std::to_string(row.observed_at_ms()) + "." + std::to_string(row.round_id()) + "." +
                 std::to_string(row.student_id().value);
        });
    transaction.each(sql::casework::count_marked{},
                     [&](const auto& row) { out.counts = {.unseen = row.unseen(), .all = row.marked()}; });
    return 0;
  });
  if (out.pupils.size() == page_rows) out.next = cursor.write("marked pupils", next);
  return out;
}

Result<api::AlertTakings> mark_seen(campaigns::Screening& screening, const access::Caller& caller,
                                    const api::mark_observations_seen::In& in) {
  api::AlertTakings out;
  const std::int64_t now_ms = screening.clock.now_ms();
  const bool seen = in.body.seen;
  for (const auto& [id] : in.body.observations) {
    const auto key = access::read_public_id(screening.keys.public_id, access::PublicKind::observation, id);
    const auto mark = [&](StaffTransaction& transaction) -> Status {
      if (transaction.run(sql::casework::mark_seen{.student_id = key->student,
                                                   .round_id = std::int64_t{key->first},
                                                   .seen_at_ms = seen ? now_ms : 0,
                                                   .account_id = caller.account()}) == 0)
        return problems::not_found;
      screening.audit.append(transaction,
                             audit::by(caller, api::mark_observations_seen::operation.name, key->student.value,
                                       "round " + std::to_string(key->first) + (seen ? " seen" : " unseen")));
      return success();
    };
    const bool done = key && screening.database.write(caller, mark).ok();
    (done ? out.changed : out.missed).push_back(id);
  }
  return out;
}

}  // namespace rongxin::casework
