#include "triage/taken_alerts.h"

#include <boost/json.hpp>

#include "access/public_id.h"
#include "sql/triage.h"

namespace rongxin::triage {

Result<std::string> taken_alerts(screening::Screening& screening, const access::Caller& caller) {
  boost::json::array list;
  std::string shown;
  screening.database.read(caller, [&](store::StaffTransaction& transaction) {
    transaction.each(sql::triage::list_taken_alerts, [&](const store::Row& row) {
      list.push_back({{"id", access::public_id(screening.keys.public_id, access::PublicKind::alert, {StudentId(row.integer(0)), static_cast<std::uint32_t>(row.integer(1))})},
                      {"student_name", row.text(2)}, {"class_name", row.text(3)}, {"seat", row.integer(4)}, {"raised_at_ms", row.integer(5)}, {"taken_at_ms", row.integer(6)}});
      shown += std::to_string(row.integer(0)) + " ";
    });
    return 0;
  });
  RONGXIN_CHECK(screening.database.write(caller, [&](store::StaffTransaction& transaction) -> Status {
    screening.audit.append(transaction, access::by(caller, "listTakenAlerts", 0, shown));
    return success();
  }));
  return boost::json::serialize(boost::json::object{{"alerts", std::move(list)}});
}

}  // namespace rongxin::triage
