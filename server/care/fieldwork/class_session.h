#pragma once
#include <string>

#include "access/caller.h"
#include "campaigns/screening.h"

namespace rongxin::fieldwork {

struct SessionToOpen {
  CampaignId campaign;
  UnitId class_unit;
  AccountId reachable;  ///< the adult who can be reached while the class answers
  bool by_seat = false;
  int minutes_max = 45;
};

/// Opens a session of a class; opening it again shows the one that is open. Problems:
/// no_reachable_adult, campaign_not_open, not_found (also for a class of another school).
Result<std::string> open_class_session(campaigns::Screening& screening, const access::Caller& caller,
                                       const SessionToOpen& wanted, std::string_view language);
/// Code, QR code and the seats (schema ClassSession), logged before it is given.
Result<std::string> read_class_session(campaigns::Screening& screening, const access::Caller& caller, ClassSessionId id,
                                       std::string_view language);
/// Ends it; sheets that are still open are closed by the server within seconds.
Result<std::string> close_class_session(campaigns::Screening& screening, const access::Caller& caller,
                                        ClassSessionId id, std::string_view language);
/// The teacher lets a seat be claimed once more; the ticket of the device that had it ends. Gives the session as it is
/// then (schema ClassSession). Problems: not_found.
Result<std::string> release_seat(campaigns::Screening& screening, const access::Caller& caller, ClassSessionId session,
                                 int seat, std::string_view language);

}  // namespace rongxin::fieldwork
