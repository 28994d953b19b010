#pragma once
#include "access/caller.h"
#include "answering/access_codes.h"
#include "api/answering.h"
#include "campaigns/screening.h"

namespace rongxin::answering {

/// Exactly one of code, card, or session with seat; `name_part` with a seat, or with a code that asks for it.
struct AnswererCredential {
  std::string access_code, card, class_session, name_part;
  int seat = 0;
  std::string device;   ///< the page's own mark, or what it can be told by
  std::string address;  ///< for the log, shortened
};

/// After the end of a campaign a sheet that was begun may still be delivered for this long.
inline constexpr std::int64_t delivery_lasts_ms = 7LL * 24 * 3600 * 1000;

/// What an entrance leads to: a ticket; a seat claimed by this device, the gap in the name still open; a code that has
/// opened its sheet before, or a card, which says nothing of its child until a part of the name comes with it; the door
/// of a class session.
using Opened = api::AnswererSignedIn;

/// Finds the child, counts the device, opens the sheet and writes the log (how, which device, from where); the sheet id
/// is issued here and is the same on every device. The code of a class session gives its door, a seat first its gap. A
/// code opens its sheet from the paper once, again with a part of the name, and nothing once the sheet is in
/// (docs/adr/0016). Problems: code_unknown, code_spent, code_not_proved, class_session_closed, campaign_not_open,
/// seat_taken, seat_not_proved.
Result<Opened> sign_in_to_answer(campaigns::Screening& screening, const AnswererCredential& credential,
                                 std::string_view language);

/// Whether it could open something: a code whose check digit is wrong is a slip of the finger and tells nobody
/// anything.
bool well_formed(const AnswererCredential& credential);
/// The school of the child whose sheet this is, as a text that is only compared; empty when it goes to none.
std::string school_of(campaigns::Screening& screening, const std::string& sheet_id);

Result<api::ClassSessionFound> class_session_door(campaigns::Screening& screening, std::string_view code,
                                                  std::string_view language);

}  // namespace rongxin::answering
