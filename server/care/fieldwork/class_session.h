#pragma once
#include "access/caller.h"
#include "api/fieldwork.h"
#include "campaigns/screening.h"

namespace rongxin::fieldwork {

/// Opens a session of a class; opening it again shows the one that is open. Problems:
/// no_reachable_adult, campaign_not_open, not_found (also for a class of another school).
Result<api::ClassSession> open_class_session(campaigns::Screening& screening, const access::Caller& caller,
                                             const api::open_class_session::In& in);
/// Code, QR code and the seats.
Result<api::ClassSession> read_class_session(campaigns::Screening& screening, const access::Caller& caller,
                                             const api::read_class_session::In& in);
/// Ends it; sheets that are still open are closed by the server within seconds.
Result<api::ClassSession> close_class_session(campaigns::Screening& screening, const access::Caller& caller,
                                              const api::close_class_session::In& in);
/// The teacher lets a seat be claimed once more; the ticket of the device that had it ends. Gives the session as it is
/// then. Problems: not_found.
Result<api::ClassSession> release_seat(campaigns::Screening& screening, const access::Caller& caller,
                                       const api::release_seat::In& in);

}  // namespace rongxin::fieldwork
