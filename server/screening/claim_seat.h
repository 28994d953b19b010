#pragma once
// A seat in the room of an open class session: claimed once, by one device, until the teacher releases it.
#include "screening/sign_in_to_answer.h"

namespace rongxin::screening {

/// A seat whose pupil has been found; `proved` once the gap in the name was filled.
struct ClaimedSeat {
  StudentId student;
  CampaignId campaign;
  std::int64_t session = 0, ends_at_ms = 0, claim_no = 0;
  int tries_left = 0;
  bool proved = false, refused = false;  ///< refused: the last try was wrong, which is stored
  std::string name;
};

/// One try at a seat, in the transaction of the sign-in. Problems: class_session_closed, code_unknown, seat_taken.
Result<ClaimedSeat> claim_seat(Screening& screening, store::Transaction& transaction, const AnswererCredential& credential, const std::string& device_mark);

/// The teacher lets a seat be claimed once more; the ticket of the device that had it ends. Gives the session as it is then
/// (schema ClassSession). Problems: not_found.
Result<std::string> release_seat(Screening& screening, const access::Caller& caller, ClassSessionId session, int seat, std::string_view language);

}  // namespace rongxin::screening
