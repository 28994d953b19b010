#pragma once
#include "access/caller.h"
#include "screening/screening.h"

namespace rongxin::screening {

/// Exactly one of code, card, or session with seat.
struct AnswererCredential {
  std::string access_code, card, class_session;
  int seat = 0;
};

struct SignedIn {
  std::string ticket, sheet_id, display_name, form_hash, receipt;
  std::string state;  ///< open, submitted
  int device = 1, first_item = 0;
  std::int64_t expires_at_ms = 0;
};

/// Access codes: 8 digits of base 32 and a check digit, derived from the key, so that a lost slip
/// can be printed again without the code being stored anywhere.
/// `code_no` counts the codes that a child has been given for a campaign; the last one holds.
std::string access_code_of(const Key& key, StudentId student, CampaignId campaign, std::int64_t code_no = 1);
/// The lasting card of a child: 16 digits and a check digit.
std::string card_of(const Key& key, StudentId student);
Digest look_up_digest(const Key& key, std::string_view normal_code);

/// Finds the child, counts the device, opens the sheet and writes the log; the sheet id is issued
/// here and is the same on every device. Problems: code_unknown, class_session_closed, campaign_not_open.
Result<SignedIn> sign_in_to_answer(Screening& screening, const AnswererCredential& credential);

/// Whether it could open something: a code whose check digit is wrong is a slip of the finger and tells nobody anything.
bool well_formed(const AnswererCredential& credential);
/// The school of the child whose sheet this is, as a text that is only compared; empty when it goes to none.
std::string school_of(Screening& screening, const std::string& sheet_id);

struct SessionDoor {
  std::string title, class_name;
  bool by_seat = false;
};
Result<SessionDoor> class_session_door(Screening& screening, std::string_view code, std::string_view language);

}  // namespace rongxin::screening
