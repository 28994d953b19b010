#include "fieldwork/class_session.h"

#include "accounts/problems.h"
#include "answering/problems.h"
#include "campaign_desk/class_reads.h"
#include "operations/slice.h"
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

using store::StaffTransaction;
constexpr std::int64_t usual_minutes = 45;

api::ClassSession frame_of(campaigns::Screening& screening, const auto& row, ClassSessionId id,
                           std::string_view language) {
  const auto campaign = screening.shelf.find(row.campaign_id());
  const std::string code(row.code());
  const std::string address = screening.public_address + "/a/#s=" + code;
  const bool over = row.closed_at_ms() != 0 || row.ends_at_ms() < screening.clock.now_ms();
  api::ClassSession frame{.id = id,
                          .code = code,
                          .address = address,
                          .qr_svg = qr_svg(address),
                          .class_name = row.class_name(),
                          .campaign_title = campaign ? campaign->definition.title.at(std::string(language)) : "",
                          .reachable_adult = row.reachable_name(),
                          .ends_at_ms = row.ends_at_ms(),
                          .expected = row.expected().value_or(0),
                          .started = row.started().value_or(0),
                          .finished = row.finished().value_or(0)};
  if (over) frame.state = "closed";
  if (row.slot_begins_at_ms() != 0) {
    frame.slot_begins_at_ms = row.slot_begins_at_ms();
    frame.slot_ends_at_ms = row.slot_ends_at_ms();
  }
  return frame;
}

Result<api::ClassSession> shown_after_act(campaigns::Screening& screening, const access::Caller& caller,
                                          ClassSessionId id, std::string_view language) {
  const api::read_class_session::In in{.language = language, .id = id};
  return operations::with_line<api::read_class_session>(screening, caller, in,
                                                        read_class_session(screening, caller, in));
}

}  // namespace

Result<api::ClassSession> read_class_session(campaigns::Screening& screening, const access::Caller& caller,
                                             const api::read_class_session::In& in) {
  auto session = screening.database.read(caller, [&](StaffTransaction& transaction) {
    auto found = transaction.one(sql::fieldwork::read_class_session{.class_session_id = in.id},
                                 [&](const auto& row) { return frame_of(screening, row, in.id, in.language); });
    if (!found) return found;
    std::int64_t started = 0, finished = 0;
    transaction.each(sql::fieldwork::list_seats{.class_session_id = in.id}, [&](const auto& row) {
      started += row.state() == "started" ? 1 : 0;
      finished += row.state() == "finished" ? 1 : 0;
      api::SeatState one{.seat = row.seat_no().value_or(0),
                         .name = row.name(),
                         .state = api::SeatState::State(row.state()),
                         .student_id = row.student_id()};
      if (row.claimed_at_ms() != 0)
        one.claim = api::SeatState::Claim(row.proved_at_ms() != 0 ? "proved"
                                          : row.tries_left() > 0  ? "waiting"
                                                                  : "refused");
      found->seats.push_back(std::move(one));
    });
    // Fresher than the class's counts; an operator's sight of the seats ends with the session.
    if (!found->seats.empty()) {
      found->expected = static_cast<std::int64_t>(found->seats.size());
      found->started = started + finished;
      found->finished = finished;
    }
    return found;
  });
  if (!session) return problems::not_found;
  return std::move(*session);
}

Result<api::ClassSession> open_class_session(campaigns::Screening& screening, const access::Caller& caller,
                                             const api::open_class_session::In& in) {
  const auto& wanted = in.body;
  const std::int64_t now_ms = screening.clock.now_ms();
  const auto campaign = screening.shelf.find(wanted.campaign_id);
  const std::int64_t minutes = wanted.minutes_max.value_or(usual_minutes);
  ClassSessionId id;
  RONGXIN_CHECK(screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    const auto open = campaign_desk::open_session_of(transaction, wanted.campaign_id, wanted.class_id);
    if (!open) return problems::not_found;
    id = *open;
    if (!campaign || !campaign->open_at(now_ms)) return problems::campaign_not_open;
    if (id.value != 0) return success();
    if (!campaign_desk::is_reachable(transaction, wanted.reachable_adult_id)) return problems::no_reachable_adult;
    id = ClassSessionId(store::take_numbers(transaction, "class_session"));
    const std::string code = base32(random_key().view(), 6);
    const auto opened = transaction.run(
        sql::fieldwork::open_class_session{.class_session_id = id,
                                           .campaign_id = wanted.campaign_id,
                                           .class_unit_id = wanted.class_id,
                                           .code = code,
                                           .sign_in = wanted.by_seat.value_or(false) ? "code_or_seat" : "code",
                                           .reachable_account_id = wanted.reachable_adult_id,
                                           .opened_by = caller.account(),
                                           .now_ms = now_ms,
                                           .ends_at_ms = now_ms + minutes * 60'000});
    if (opened == 0) return problems::conflict;
    screening.audit.append(transaction, audit::by(caller, api::open_class_session::operation.name, 0,
                                                  "class " + std::to_string(wanted.class_id.value)));
    return success();
  }));
  return shown_after_act(screening, caller, id, in.language);
}

Result<api::ClassSession> close_class_session(campaigns::Screening& screening, const access::Caller& caller,
                                              const api::close_class_session::In& in) {
  RONGXIN_CHECK(screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    const std::int64_t now_ms = screening.clock.now_ms();
    if (transaction.run(sql::fieldwork::close_class_session{.class_session_id = in.id, .now_ms = now_ms}) == 0)
      return success();
    screening.audit.append(transaction, audit::by(caller, api::close_class_session::operation.name, 0,
                                                  "class session " + std::to_string(in.id.value)));
    // The last picture of the lesson is exact: after it the page asks no more.
    struct Room {
      CampaignId campaign;
      UnitId unit;
    };
    const auto room =
        transaction.one(sql::fieldwork::read_class_session{.class_session_id = in.id}, [](const auto& row) {
          return Room{row.campaign_id(), row.class_unit_id()};
        });
    if (room) campaign_desk::count_class(transaction, room->campaign, room->unit, now_ms);
    return success();
  }));
  return shown_after_act(screening, caller, in.id, in.language);
}

Result<api::ClassSession> release_seat(campaigns::Screening& screening, const access::Caller& caller,
                                       const api::release_seat::In& in) {
  RONGXIN_CHECK(screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (transaction.run(sql::fieldwork::release_seat{.class_session_id = in.id,
                                                     .seat_no = in.seat,
                                                     .now_ms = screening.clock.now_ms(),
                                                     .released_by = caller.account()}) == 0)
      return success();
    screening.audit.append(
        transaction, audit::by(caller, api::release_seat::operation.name, 0,
                               "class session " + std::to_string(in.id.value) + " seat " + std::to_string(in.seat)));
    return success();
  }));
  return shown_after_act(screening, caller, in.id, in.language);
}

}  // namespace rongxin::fieldwork
