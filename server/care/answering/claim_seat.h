#pragma once
// A seat in the room of an open class session: claimed once, by one device, until the teacher releases it.
#include "answering/sign_in_to_answer.h"

namespace rongxin::answering {

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
Result<ClaimedSeat> claim_seat(campaigns::Screening& screening, store::Transaction& transaction,
                               const AnswererCredential& credential, const std::string& device_mark);

}  // namespace rongxin::answering
