#include "fieldwork/class_session.h"

#include <boost/json.hpp>

#include "accounts/problems.h"
#include "answering/problems.h"
#include "campaign_desk/class_reads.h"
#include "platform/problem_catalogue.h"
#include "platform/qr_picture.h"
#include "sql/fieldwork/close_class_session.h"
#include "sql/fieldwork/list_seats.h"
#include "sql/fieldwork/open_class_session.h"
#include "sql/fieldwork/read_class_session.h"
#include "sql/fieldwork/release_seat.h"
#include "store/numbers.h"

namespace rongxin::fieldwork {
namespace {

namespace json = boost::json;
using store::StaffTransaction;

json::object frame_of(campaigns::Screening& screening, const auto& row, ClassSessionId id, std::string_view language) {
  const auto campaign = screening.shelf.find(row.campaign_id());
  const std::string code(row.code());
  const std::string address = screening.public_address + "/a/#s=" + code;
  const bool over = row.closed_at_ms() != 0 || row.ends_at_ms() < screening.clock.now_ms();
  json::object frame{{"id", std::to_string(id.value)},
                     {"code", code},
                     {"address", address},
                     {"qr_svg", qr_svg(address)},
                     {"state", over ? "closed" : "open"},
                     {"class_name", row.class_name()},
                     {"campaign_title", campaign ? campaign->definition.title.at(std::string(language)) : ""},
                     {"reachable_adult", row.reachable_name()},
                     {"ends_at_ms", row.ends_at_ms()},
                     {"expected", row.expected().value_or(0)},
                     {"started", row.started().value_or(0)},
                     {"finished", row.finished().value_or(0)}};
  if (row.slot_begins_at_ms() != 0) {
    frame["slot_begins_at_ms"] = row.slot_begins_at_ms();
    frame["slot_ends_at_ms"] = row.slot_ends_at_ms();
  }
  return frame;
}

}  // namespace

Result<std::string> read_class_session(campaigns::Screening& screening, const access::Caller& caller, ClassSessionId id,
                                       std::string_view language) {
  std::string shown;
  auto body = screening.database.read(caller, [&](StaffTransaction& transaction) -> std::optional<json::object> {
    auto found = transaction.one(sql::fieldwork::read_class_session{.class_session_id = id},
                                 [&](const auto& row) { return frame_of(screening, row, id, language); });
    if (!found) return std::nullopt;
    json::array seats;
    std::int64_t started = 0, finished = 0;
    transaction.each(sql::fieldwork::list_seats{.class_session_id = id}, [&](const auto& row) {
      started += row.state() == "started" ? 1 : 0;
      finished += row.state() == "finished" ? 1 : 0;
      json::object one{{"seat", row.seat_no().value_or(0)}, {"name", row.name()}, {"state", row.state()}};
      if (row.claimed_at_ms() != 0)
        one["claim"] = row.proved_at_ms() != 0 ? "proved" : row.tries_left() > 0 ? "waiting" : "refused";
      seats.push_back(std::move(one));
    });
    // Fresher than the class's counts; an operator's sight of the seats ends with the session.
    if (!seats.empty()) {
      (*found)["expected"] = seats.size();
      (*found)["started"] = started + finished;
      (*found)["finished"] = finished;
    }
    (*found)["seats"] = std::move(seats);
    return found;
  });
  if (!body) return problems::not_found;
  RONGXIN_CHECK(screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    screening.audit.append(transaction,
                           audit::by(caller, "readClassSession", 0, "class session " + std::to_string(id.value)));
    return success();
  }));
  return json::serialize(*body);
}

Result<std::string> open_class_session(campaigns::Screening& screening, const access::Caller& caller,
                                       const SessionToOpen& wanted, std::string_view language) {
  const std::int64_t now_ms = screening.clock.now_ms();
  const auto campaign = screening.shelf.find(wanted.campaign);
  ClassSessionId id;
  RONGXIN_CHECK(screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    const auto open = campaign_desk::open_session_of(transaction, wanted.campaign, wanted.class_unit);
    if (!open) return problems::not_found;
    id = *open;
    if (!campaign || !campaign->open_at(now_ms)) return problems::campaign_not_open;
    if (id.value != 0) return success();
    if (!campaign_desk::is_reachable(transaction, wanted.reachable)) return problems::no_reachable_adult;
    id = ClassSessionId(store::take_numbers(transaction, "class_session"));
    const std::string code = base32(random_key().view(), 6);
    const auto opened =
        transaction.run(sql::fieldwork::open_class_session{.class_session_id = id,
                                                           .campaign_id = wanted.campaign,
                                                           .class_unit_id = wanted.class_unit,
                                                           .code = code,
                                                           .sign_in = wanted.by_seat ? "code_or_seat" : "code",
                                                           .reachable_account_id = wanted.reachable,
                                                           .opened_by = caller.account(),
                                                           .now_ms = now_ms,
                                                           .ends_at_ms = now_ms + wanted.minutes_max * 60'000LL});
    if (opened == 0) return problems::conflict;
    screening.audit.append(
        transaction, audit::by(caller, "openClassSession", 0, "class " + std::to_string(wanted.class_unit.value)));
    return success();
  }));
  return read_class_session(screening, caller, id, language);
}

Result<std::string> close_class_session(campaigns::Screening& screening, const access::Caller& caller,
                                        ClassSessionId id, std::string_view language) {
  RONGXIN_CHECK(screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    const std::int64_t now_ms = screening.clock.now_ms();
    if (transaction.run(sql::fieldwork::close_class_session{.class_session_id = id, .now_ms = now_ms}) == 0)
      return success();
    screening.audit.append(transaction,
                           audit::by(caller, "closeClassSession", 0, "class session " + std::to_string(id.value)));
    // The last picture of the lesson is exact: after it the page asks no more.
    struct Room {
      CampaignId campaign;
      UnitId unit;
    };
    const auto room = transaction.one(sql::fieldwork::read_class_session{.class_session_id = id}, [](const auto& row) {
      return Room{row.campaign_id(), row.class_unit_id()};
    });
    if (room) campaign_desk::count_class(transaction, room->campaign, room->unit, now_ms);
    return success();
  }));
  return read_class_session(screening, caller, id, language);
}

Result<std::string> release_seat(campaigns::Screening& screening, const access::Caller& caller, ClassSessionId session,
                                 int seat, std::string_view language) {
  RONGXIN_CHECK(screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (transaction.run(sql::fieldwork::release_seat{.class_session_id = session,
                                                     .seat_no = seat,
                                                     .now_ms = screening.clock.now_ms(),
                                                     .released_by = caller.account()}) == 0)
      return success();
    screening.audit.append(
        transaction, audit::by(caller, "releaseSeat", 0,
                               "class session " + std::to_string(session.value) + " seat " + std::to_string(seat)));
    return success();
  }));
  return read_class_session(screening, caller, session, language);
}

}  // namespace rongxin::fieldwork
