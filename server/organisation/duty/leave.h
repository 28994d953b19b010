#pragma once
// Leave: nobody calls the person, and what was on hand goes to others. The person always hears of what somebody else
// entered, and beyond some days it waits for a second one.
#include <array>
#include <functional>
#include <string>

#include "access/caller.h"
#include "api/duty.h"
#include "audit/audit_log.h"
#include "events/channels.h"
#include "platform/clock.h"
#include "platform/result.h"
#include "store/database.h"

namespace rongxin::duty {

struct DutyTools;

/// What a leave does to alerts; another slice knows how.
struct LeaveEffects {
  std::function<void(store::Transaction&, AccountId from, std::int64_t now_ms, std::int64_t leave_id)> hand_over;
  std::function<int(store::Transaction&, audit::AuditLog&, std::int64_t leave_id, AccountId to, std::int64_t now_ms)>
      give_back;                                                              ///< how many came back
  std::function<std::array<int, 3>(store::Transaction&, AccountId)> on_hand;  ///< how many acute, same day, ranked
};

/// What a leave would hand over now. Problem not_found (nobody of the own unit).
Result<api::LeavePreview> preview_leave(const DutyTools& tools, const access::Caller& caller, AccountId account);
/// Leave of a colleague of the own unit, or of oneself. From its first moment nobody calls the person. Entered by
/// somebody else it holds for the days of the setting `leave_alone_days_max` until the person or a second colleague has
/// confirmed it. Problem not_found.
Status begin_leave(const DutyTools& tools, const access::Caller& caller, AccountId account, std::int64_t since_at_ms,
                   std::int64_t until_at_ms);
/// A second colleague, or the person. Problems: not_found, leave_needs_other (by whoever entered it).
Status confirm_leave(const DutyTools& tools, const access::Caller& caller, std::int64_t leave_id);
/// Back earlier: what the leave handed over and nobody has taken on since is the person's again.
Status end_leave(const DutyTools& tools, const access::Caller& caller, std::int64_t leave_id);

/// The caller's own leave.
api::MyLeaves my_leaves(const DutyTools& tools, const access::Caller& caller);
/// Problem not_found.
Status answer_leave(const DutyTools& tools, const access::Caller& caller, std::int64_t leave_id,
                    api::MyLeaveAnswer::Answer answer);

/// Kind of the outbox's event that tells a person of a leave; the subject is its number.
inline constexpr std::string_view leave_told_kind = "leave_told";
/// The message: by mail and by the gateway, done when one of them took it.
events::Delivery tell_of_leave(store::Database& database, const events::CallChannels& channels, const Clock& clock,
                               const events::Event& event);

}  // namespace rongxin::duty
