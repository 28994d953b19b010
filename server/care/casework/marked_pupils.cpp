#include "casework/marked_pupils.h"

#include <boost/json.hpp>
#include <limits>

#include "access/page_cursor.h"
#include "access/public_id.h"
#include "casework/log_read.h"
#include "casework/observe_class.h"
#include "platform/problem_catalogue.h"
#include "sql/casework/count_marked.h"
#include "sql/casework/list_marked.h"
#include "sql/casework/mark_seen.h"

namespace rongxin::casework {
namespace {

namespace json = boost::json;
using store::StaffTransaction;
constexpr int page_rows = 50;

}  // namespace

Result<std::string> marked_pupils(campaigns::Screening& screening, const access::Caller& caller,
                                  const std::string& which, const std::string& after, std::string_view language) {
  if (which != "unseen" && which != "all")
    return Problem(problems::field_invalid, "which", {{"name", "which"}, {"expected", "unseen | all"}});
  std::int64_t before_ms = std::numeric_limits<std::int64_t>::max(), round = 0, student = 0;
  const access::PageCursor cursor(screening.keys.public_id);
  const auto last = cursor.read("marked pupils", after);
  if (!last || (!last->empty() && std::sscanf(last->c_str(), "%ld.%ld.%ld", &before_ms, &round, &student) != 3))
    return Problem(problems::field_invalid, "after", {{"name", "after"}, {"expected", "next"}});
  json::array pupils;
  json::object body;
  std::string shown, next;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::casework::list_marked{.which = which,
                                                .before_ms = before_ms,
                                                .before_round = round,
                                                .before_student = student,
                                                .rows_max = page_rows},
                     [&](const auto& row) {
                       auto one = observation_json(screening, observation_of(row), language);
                       one["student_name"] = row.name();
                       one["class_name"] = row.class_name();
                       if (row.seen_at_ms() != 0)
                         one["seen"] = json::object{{"at_ms", row.seen_at_ms()}, {"by", row.seen_by_name()}};
                       pupils.push_back(std::move(one));
                       next = std::to_string(row.observed_at_ms()) + "." + std::to_string(row.round_id()) + "." +
                              std::to_string(row.student_id().value);
                       shown += std::to_string(row.student_id().value) + " ";
                     });
    transaction.each(sql::casework::count_marked{}, [&](const auto& row) {
      body["counts"] = json::object{{"unseen", row.unseen()}, {"all", row.marked()}};
    });
    return 0;
  });
  RONGXIN_CHECK(log_read(screening, caller, "listMarkedPupils", StudentId(0), shown));
  if (pupils.size() == page_rows) body["next"] = cursor.write("marked pupils", next);
  body["pupils"] = std::move(pupils);
  return json::serialize(body);
}

std::string mark_seen(campaigns::Screening& screening, const access::Caller& caller,
                      const std::vector<std::string>& ids, bool seen) {
  json::array changed, missed;
  const std::int64_t now_ms = screening.clock.now_ms();
  for (const auto& id : ids) {
    const auto key = access::read_public_id(screening.keys.public_id, access::PublicKind::observation, id);
    const bool done =
        key &&
        screening.database
            .write(caller,
                   [&](StaffTransaction& transaction) -> Status {
                     if (transaction.run(sql::casework::mark_seen{.student_id = key->student,
                                                                  .round_id = static_cast<std::int64_t>(key->first),
                                                                  .seen_at_ms = seen ? now_ms : 0,
                                                                  .account_id = caller.account()}) == 0)
                       return problems::not_found;
                     screening.audit.append(transaction,
                                            audit::by(caller, seen ? "markObservationSeen" : "markObservationUnseen",
                                                      key->student.value, "round " + std::to_string(key->first)));
                     return success();
                   })
            .ok();
    (done ? changed : missed).push_back(json::value(id));
  }
  return json::serialize(json::object{{"changed", std::move(changed)}, {"missed", std::move(missed)}});
}

}  // namespace rongxin::casework
