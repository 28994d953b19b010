#include "casework/routes.h"

#include "alerts/take_on.h"
#include "casework/alert_page.h"
#include "casework/appointments.h"
#include "casework/guidance.h"
#include "casework/marked_pupils.h"
#include "casework/my_calls.h"
#include "casework/observe_class.h"
#include "casework/raise_concern.h"
#include "casework/student_care.h"
#include "casework/taken_alerts.h"
#include "casework/whom_to_call.h"
#include "operations/slice.h"

namespace rongxin::casework {
namespace {

using access::Caller;
using campaigns::Screening;

// Takes on, or puts back: `act` of alerts/take_on.h.
auto changing(auto act) {
  return [act](Screening& s, const Caller& caller, const auto& in) -> Status {
    return act(s.database, s.clock, s.audit, caller, in.id.student, std::int64_t{in.id.first});
  };
}

// 我来处理 for many at once: each by itself, since a colleague may have been first with some.
Result<api::AlertTakings> change_takings(Screening& s, const Caller& caller, const api::change_alert_takings::In& in) {
  api::AlertTakings out;
  const bool taking = in.body.act == api::AlertTakingsToChange::Act("take_on");
  for (const auto& one : in.body.alerts) {
    const auto key = read_alert_id(s.keys.public_id, one.id);
    const bool done =
        key && (taking ? alerts::take_on_as_shown(s.database, s.clock, s.audit, caller, key->student, key->number,
                                                  shown_tier(one.tier))
                       : alerts::put_back(s.database, s.clock, s.audit, caller, key->student, key->number))
                   .ok();
    (done ? out.changed : out.missed).push_back(one.id);
  }
  return out;
}

api::Call::State state_of(alerts::Call::State state) {
  switch (state) {
    case alerts::Call::State::taken_by_you: return "taken_by_you";
    case alerts::Call::State::taken_by_another: return "taken_by_another";
    case alerts::Call::State::over: return "over";
    case alerts::Call::State::ended: return "ended";
    case alerts::Call::State::pass_on: return "pass_on";
    default: return "open";
  }
}

// An address that has ended tells nothing of what became of the matter, not even how urgent it is.
Result<api::Call> told(const Screening& screening, const Result<alerts::Call>& call, std::string_view language) {
  if (!call) return call.problem();
  api::Call out{.state = state_of(call->state), .made_at_ms = call->made_at_ms};
  if (call->state == alerts::Call::State::ended) return out;
  out.tier = api::Call::Tier(tier_name(call->tier));
  out.answer_minutes = call->answer_minutes;
  out.card = card_of_call(static_cast<std::int64_t>(call->tier), language);
  out.more = static_cast<std::int64_t>(call->beside.size());
  if (!call->beside.empty()) {
    const auto& next = call->beside[0];
    out.next = alerts::take_on_token(screening.keys.public_id, next.student, next.alert_no, next.notification_no);
  }
  return out;
}

Result<api::Call> read_call(Screening& s, const api::read_call::In& in) {
  return told(s, alerts::read_call(s.database, s.keys, s.clock, in.token), in.language);
}

Result<api::Call> take_on_call(Screening& s, const api::take_on_call::In& in) {
  return told(s, alerts::take_on_by_token(s.database, s.keys, s.clock, s.audit, in.token), in.language);
}

}  // namespace

std::vector<http::Route> call_routes(Screening& screening) {
  operations::Slice slice(screening);
  slice.on<api::read_call>(read_call).on<api::take_on_call>(take_on_call);
  return slice.routes();
}

std::vector<http::Route> alert_routes(Screening& screening) {
  operations::Slice slice(screening);
  slice.on<api::list_alerts>(alert_inbox)
      .on<api::read_alert>(alert_page)
      .on<api::open_item_answers>(alert_answers)
      .on<api::take_on_alert>(changing(alerts::take_on))
      .on<api::put_back_alert>(changing(alerts::put_back))
      .on<api::change_alert_takings>(change_takings)
      .on<api::list_taken_alerts>(taken_alerts)
      .on<api::take_on_called>(changing(alerts::take_on_as_called))
      .on<api::put_back_taken_alert>(changing(alerts::put_back_taken));
  return slice.routes();
}

std::vector<http::Route> care_routes(Screening& screening) {
  operations::Slice slice(screening);
  slice.on<api::list_concern_subjects>(concern_subjects)
      .on<api::raise_concern>(raise_concern)
      .on<api::list_my_concerns>(my_concerns)
      .on<api::read_whom_to_call>(whom_to_call)
      .on<api::count_my_calls>(my_calls)
      .on<api::read_class_observations>(class_observations)
      .on<api::observe_class>(observe_class)
      .on<api::list_marked_pupils>(marked_pupils)
      .on<api::mark_observations_seen>(mark_seen)
      .on<api::read_student_care>(student_care)
      .on<api::read_week_plan>(read_week_plan);
  bind_appointments(slice);
  return slice.routes();
}

}  // namespace rongxin::casework
