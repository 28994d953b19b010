#include "fieldwork/class_session.h"

#include <boost/json.hpp>

#include "accounts/problems.h"
#include "answering/problems.h"
#include "platform/problem_catalogue.h"
#include "platform/qr_picture.h"
#include "sql/campaign_desk.h"
#include "sql/fieldwork.h"
#include "store/numbers.h"

namespace rongxin::fieldwork {
namespace {

namespace json = boost::json;
using store::Row;
using store::StaffTransaction;

json::object frame_of(campaigns::Screening& screening, const Row& row, ClassSessionId id, std::string_view language) {
  const auto campaign = screening.shelf.find(CampaignId(row.integer(0)));
  const std::string code = row.string(2);
  const std::string address = screening.public_address + "/a/#s=" + code;
  const bool over = row.integer(4) != 0 || row.integer(3) < screening.clock.now_ms();
  json::object frame{{"id", std::to_string(id.value)},
                     {"code", code},
                     {"address", address},
                     {"qr_svg", qr_svg(address)},
                     {"state", over ? "closed" : "open"},
                     {"class_name", row.text(5)},
                     {"campaign_title", campaign ? campaign->definition.title.at(std::string(language)) : ""},
                     {"reachable_adult", row.text(6)},
                     {"ends_at_ms", row.integer(3)},
                     {"expected", row.integer(7)},
                     {"started", row.integer(8)},
                     {"finished", row.integer(9)}};
  if (row.integer(10) != 0) {
    frame["slot_begins_at_ms"] = row.integer(10);
    frame["slot_ends_at_ms"] = row.integer(11);
  }
  return frame;
}

}  // namespace

Result<std::string> read_class_session(campaigns::Screening& screening, const access::Caller& caller, ClassSessionId id,
                                       std::string_view language) {
  std::string shown;
  auto body = screening.database.read(caller, [&](StaffTransaction& transaction) -> std::optional<json::object> {
    auto found = transaction.one(
        sql::fieldwork::read_class_session, [&](const Row& row) { return frame_of(screening, row, id, language); }, id);
    if (!found) return std::nullopt;
    json::array seats;
    std::int64_t started = 0, finished = 0;
    transaction.each(
        sql::fieldwork::list_seats,
        [&](const Row& row) {
          started += row.text(2) == "started" ? 1 : 0;
          finished += row.text(2) == "finished" ? 1 : 0;
          json::object one{{"seat", row.integer(0)}, {"name", row.text(1)}, {"state", row.text(2)}};
          if (row.integer(3) != 0)
            one["claim"] = row.integer(4) != 0 ? "proved" : row.integer(5) > 0 ? "waiting" : "refused";
          seats.push_back(std::move(one));
        },
        id);
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
    bool known_class = false, known_adult = false;
    transaction.each(
        sql::campaign_desk::list_classes,
        [&](const Row& row) {
          if (row.integer(0) != wanted.class_unit.value) return;
          known_class = true;
          id = ClassSessionId(row.integer(3));
        },
        wanted.campaign);
    if (!known_class) return problems::not_found;
    if (!campaign || !campaign->open_at(now_ms)) return problems::campaign_not_open;
    if (id.value != 0) return success();
    transaction.each(sql::campaign_desk::list_reachable_adults,
                     [&](const Row& row) { known_adult = known_adult || row.integer(0) == wanted.reachable.value; });
    if (!known_adult) return problems::no_reachable_adult;
    id = ClassSessionId(store::take_numbers(transaction, "class_session"));
    const std::string code = base32(random_key().view(), 6);
    const auto opened = transaction.run(sql::fieldwork::open_class_session, id, wanted.campaign, wanted.class_unit,
                                        code, wanted.by_seat ? "code_or_seat" : "code", wanted.reachable,
                                        caller.account(), now_ms, now_ms + wanted.minutes_max * 60'000LL);
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
    if (transaction.run(sql::fieldwork::close_class_session, id, now_ms) == 0) return success();
    screening.audit.append(transaction,
                           audit::by(caller, "closeClassSession", 0, "class session " + std::to_string(id.value)));
    // The last picture of the lesson is exact: after it the page asks no more.
    struct Room {
      CampaignId campaign;
      UnitId unit;
    };
    const auto room = transaction.one(
        sql::fieldwork::read_class_session,
        [](const Row& row) {
          return Room{CampaignId(row.integer(0)), UnitId(row.integer(1))};
        },
        id);
    if (room)
      transaction.run(store::SystemKey::because("the class that has just finished is counted; counts name nobody"),
                      sql::campaign_desk::count_class, room->campaign, room->unit, now_ms);
    return success();
  }));
  return read_class_session(screening, caller, id, language);
}

Result<std::string> release_seat(campaigns::Screening& screening, const access::Caller& caller, ClassSessionId session,
                                 int seat, std::string_view language) {
  RONGXIN_CHECK(screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (transaction.run(sql::fieldwork::release_seat, session, seat, screening.clock.now_ms(), caller.account()) == 0)
      return success();
    screening.audit.append(
        transaction, audit::by(caller, "releaseSeat", 0,
                               "class session " + std::to_string(session.value) + " seat " + std::to_string(seat)));
    return success();
  }));
  return read_class_session(screening, caller, session, language);
}

}  // namespace rongxin::fieldwork
