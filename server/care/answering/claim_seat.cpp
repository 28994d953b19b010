#include "answering/claim_seat.h"

#include "answering/problems.h"
#include "answering/seat_proof.h"
#include "sql/answering.h"

namespace rongxin::answering {
namespace {

using store::Row;
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
  transaction.each(
      before_caller, sql::answering::find_seat_session,
      [&](const Row& row) {
        seat = {StudentId(row.integer(5)),
                CampaignId(row.integer(1)),
                row.integer(0),
                row.integer(4),
                row.integer(6),
                static_cast<int>(row.integer(8)),
                false,
                false,
                {}};
        by_seat = row.text(3) == "code_or_seat";
        holder = row.string(7);
        held_proved = row.integer(9) != 0;
      },
      normal_base32(credential.class_session), now_ms, credential.seat);
  if (!by_seat) return problems::class_session_closed;
  if (seat.student.value == 0) return problems::code_unknown;
  struct Pupil {
    std::string name;
    std::int64_t attempt;
  };
  const auto pupil = transaction.one(
      before_caller, sql::answering::read_answerer,
      [](const Row& row) {
        return Pupil{row.string(0), row.integer(3)};
      },
      seat.student, seat.campaign, now_ms);
  if (!pupil) return problems::code_unknown;
  // A second try for a sheet that could not be used is made in quiet and by code: in the room a free seat among those
  // who are done would tell of it.
  if (transaction.one(
          before_caller, sql::answering::find_released_retest, [](const Row&) { return true; }, seat.student,
          seat.campaign))
    return problems::seat_taken;
  seat.name = pupil->name;
  if (seat.claim_no != 0 && holder != device_mark) return problems::seat_taken;
  if (seat.claim_no == 0 || held_proved) {
    const auto seats = transaction.one(
        before_caller, sql::answering::count_claims, [](const Row& row) { return row.integer(0); }, seat.session,
        device_mark);
    if (seat.claim_no == 0 && seats.value_or(0) >= seats_a_device_max) return problems::seat_taken;
    transaction.run(before_caller, sql::answering::leave_other_seats, seat.session, device_mark, credential.seat,
                    now_ms);
    transaction.run(before_caller, sql::answering::claim_seat, seat.student, seat.session, seat.campaign,
                    pupil->attempt, credential.seat, device_mark, std::int64_t{seat_tries}, now_ms);
    seat.tries_left = seat_tries;
    seat.claim_no =
        transaction
            .one(
                before_caller, sql::answering::find_seat_session, [](const Row& row) { return row.integer(6); },
                normal_base32(credential.class_session), now_ms, credential.seat)
            .value_or(0);
  }
  const std::string gap = name_gap(seat.name);
  if (credential.name_part.empty() && !gap.empty()) return seat;
  if (transaction.run(before_caller, sql::answering::spend_seat_try, seat.student, seat.session, seat.claim_no) == 0)
    seat.tries_left = 0;
  else {
    seat.proved = equal_in_constant_time(credential.name_part, gap) || gap.empty();
    --seat.tries_left;
  }
  seat.refused = !seat.proved;
  return seat;
}

}  // namespace rongxin::answering
