#include "answering/claim_seat.h"

#include "answering/problems.h"
#include "answering/seat_proof.h"
#include "sql/answering/claim_seat.h"
#include "sql/answering/count_claims.h"
#include "sql/answering/find_released_retest.h"
#include "sql/answering/find_seat_session.h"
#include "sql/answering/leave_other_seats.h"
#include "sql/answering/read_answerer.h"
#include "sql/answering/spend_seat_try.h"

namespace rongxin::answering {
namespace {

using store::SystemKey;
using store::Transaction;
constexpr auto before_caller = SystemKey::because("a child who signs in is found before there is a caller");

}  // namespace

Result<ClaimedSeat> claim_seat(campaigns::Screening& screening, Transaction& transaction,
                               const AnswererCredential& credential, const std::string& device_mark) {
  ClaimedSeat seat;
  std::string holder;
  bool by_seat = false, held_proved = false;
  const std::int64_t now_ms = screening.clock.now_ms();
  transaction.each(before_caller,
                   sql::answering::find_seat_session{
                       .code = normal_base32(credential.class_session), .now_ms = now_ms, .seat_no = credential.seat},
                   [&](const auto& row) {
                     seat = {row.student_id(),
                             row.campaign_id(),
                             row.class_session_id().value,
                             row.ends_at_ms(),
                             row.claim_no(),
                             static_cast<int>(row.tries_left()),
                             false,
                             false,
                             {}};
                     by_seat = row.sign_in() == "code_or_seat";
                     holder = std::string(row.device_mark());
                     held_proved = row.proved_at_ms() != 0;
                   });
  if (!by_seat) return problems::class_session_closed;
  if (seat.student.value == 0) return problems::code_unknown;
  struct Pupil {
    std::string name;
    std::int64_t attempt;
  };
  const auto pupil = transaction.one(
      before_caller,
      sql::answering::read_answerer{.student_id = seat.student, .campaign_id = seat.campaign, .now_ms = now_ms},
      [](const auto& row) {
        return Pupil{std::string(row.name()), row.attempt_no()};
      });
  if (!pupil) return problems::code_unknown;
  // A second try for a sheet that could not be used is made in quiet and by code: in the room a free seat among those
  // who are done would tell of it.
  if (transaction.one(before_caller,
                      sql::answering::find_released_retest{.student_id = seat.student, .campaign_id = seat.campaign},
                      [](const auto&) { return true; }))
    return problems::seat_taken;
  seat.name = pupil->name;
  if (seat.claim_no != 0 && holder != device_mark) return problems::seat_taken;
  if (seat.claim_no == 0 || held_proved) {
    const auto seats = transaction.one(
        before_caller,
        sql::answering::count_claims{.class_session_id = ClassSessionId(seat.session), .device_mark = device_mark},
        [](const auto& row) { return row.seats(); });
    if (seat.claim_no == 0 && seats.value_or(0) >= seats_a_device_max) return problems::seat_taken;
    transaction.run(before_caller, sql::answering::leave_other_seats{.class_session_id = ClassSessionId(seat.session),
                                                                     .device_mark = device_mark,
                                                                     .seat_no = credential.seat,
                                                                     .now_ms = now_ms});
    transaction.run(before_caller, sql::answering::claim_seat{.student_id = seat.student,
                                                              .class_session_id = ClassSessionId(seat.session),
                                                              .campaign_id = seat.campaign,
                                                              .attempt = pupil->attempt,
                                                              .seat_no = credential.seat,
                                                              .device_mark = device_mark,
                                                              .tries_left = std::int64_t{seat_tries},
                                                              .now_ms = now_ms});
    seat.tries_left = seat_tries;
    seat.claim_no =
        transaction
            .one(before_caller,
                 sql::answering::find_seat_session{
                     .code = normal_base32(credential.class_session), .now_ms = now_ms, .seat_no = credential.seat},
                 [](const auto& row) { return row.claim_no(); })
            .value_or(0);
  }
  const std::string gap = name_gap(seat.name);
  if (credential.name_part.empty() && !gap.empty()) return seat;
  if (transaction.run(before_caller, sql::answering::spend_seat_try{.student_id = seat.student,
                                                                    .class_session_id = ClassSessionId(seat.session),
                                                                    .claim_no = seat.claim_no}) == 0)
    seat.tries_left = 0;
  else {
    seat.proved = equal_in_constant_time(credential.name_part, gap) || gap.empty();
    --seat.tries_left;
  }
  seat.refused = !seat.proved;
  return seat;
}

}  // namespace rongxin::answering
