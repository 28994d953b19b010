#pragma once
// Who is on duty for a unit, with deputies and leave: who can be called, and the pages that arrange it.
#include <functional>
#include <string>
#include <vector>

#include "access/caller.h"
#include "api/duty.h"
#include "calendar/school_calendar.h"
#include "duty/leave.h"
#include "events/channels.h"
#include "http/route.h"
#include "platform/result.h"
#include "services/services.h"

namespace rongxin::duty {

/// People who can be called for a child of one school at one moment; each once, at the first rung it is on.
struct Reachable {
  std::vector<AccountId> on_duty, deputies, leaders, county, city;
  std::vector<AccountId> leaders_before;  ///< leaders of the school who are called on an earlier rung
};
Reachable reachable(store::Transaction& transaction, UnitId school, const calendar::SchoolCalendar& calendar,
                    std::int64_t now_ms);

/// Whom an adult of another house can telephone at a school now: people on duty, deputies, leaders, with the number
/// each is called under.
struct SchoolContact {
  std::string name, duty, phone;  ///< duty: on_duty, deputies, leaders; phone may be empty
};
/// For whoever has taken on an alert of the school, and nobody else.
std::vector<SchoolContact> school_contacts(store::StaffTransaction& transaction, UnitId school, std::int64_t now_ms);

/// Called when a person leaves: whatever they had taken on looks for somebody else.
using HandOver = std::function<void(store::Transaction&, AccountId, std::int64_t now_ms)>;

/// Where calls go out; a person can try them.
struct DutyTools : Services {
  LeaveEffects leave;
  events::CallChannels channels;
};

/// The roster of the caller's own unit: who is called now, who when, leaves, and what is missing in words.
api::DutyRoster duty_roster(const DutyTools& tools, const access::Caller& caller, std::string_view language);
/// Problems: not_found (nobody of the own unit), duty_days_wrong.
Status add_to_roster(const DutyTools& tools, const access::Caller& caller, const api::DutyToAdd& duty);
Status take_off_roster(const DutyTools& tools, const access::Caller& caller, std::int64_t duty_id);

api::MyContact my_contact(const DutyTools& tools, const access::Caller& caller);
Status set_my_contact(const DutyTools& tools, const access::Caller& caller, const api::MyContact& contact);

/// Roster and leave of the own unit; where one is called.
std::vector<http::Route> duty_routes(const DutyTools& tools);

}  // namespace rongxin::duty
