#include "access/public_id.h"
#include "casework/appointments.h"
#include "casework/marked_pupils.h"
#include "casework/my_calls.h"
#include "casework/observe_class.h"
#include "casework/plan_week.h"
#include "casework/raise_concern.h"
#include "casework/routes.h"
#include "casework/student_care.h"
#include "casework/whom_to_call.h"
#include "platform/json_reader.h"
#include "platform/normal_text.h"
#include "platform/plain_number.h"
#include "platform/problem_catalogue.h"

namespace rongxin::casework {
namespace {

using access::Caller;
using access::Role;
using campaigns::Screening;
using http::DataClass;
using http::Method;
using http::Rate;
using http::Request;
using http::Response;
constexpr std::int64_t instant_max_ms = 4'102'444'800'000;  // the year 2100

Response response_of(const Request& request, Result<std::string> body) {
  return body ? Response::json(std::move(*body)) : Response::problem(body.problem(), request.language());
}

Response empty_or_problem(const Request& request, const Status& status) {
  return status.ok() ? Response::empty(204) : Response::problem(status.problem(), request.language());
}

Response refused(const Request& request, const char* name, const char* expected) {
  return Response::problem({problems::field_invalid, name, {{"name", name}, {"expected", expected}}},
                           request.language());
}

/// A number that does not exist for an id that is none of ours: it is then not found like any other.
StudentId student_of(Screening& s, std::string_view id) {
  const auto number = access::read_public_id(s.keys.public_id, access::PublicKind::student, id);
  return number ? number->student : StudentId(0);
}

Response concern(Screening& s, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  ConcernToRaise wish;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"student_id", "urgency", "words"});
    wish.student = student_of(s, root.string("student_id", 64));
    wish.urgency = root.one_of("urgency", {"now", "today", "this_week"});
    wish.words = root.string("words", 6000);
    if (!document.fault && wish.words.size() < 4) root.refuse("words", ">= 4");
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return empty_or_problem(request, raise_concern(s, caller, wish));
}

std::vector<ObservedStudent> read_observed(Screening& s, const JsonObject& root) {
  std::vector<ObservedStudent> observed;
  root.each("worried", 100, [&](const JsonObject& one) {
    one.only({"student_id", "urgency", "signs", "words"});
    ObservedStudent student;
    student.student = student_of(s, one.string("student_id", 64));
    student.urgency = one.one_of("urgency", {"watch", "now"});
    student.words = one.string("words", 1200, false);
    one.each("signs", 20, [&](const JsonObject& sign) {
      sign.only({"id"});
      const auto id = sign.string("id", 40);
      const auto& known = observation_signs();
      if (std::find(known.begin(), known.end(), id) == known.end()) sign.refuse("id", "one of signs");
      student.signs.emplace_back(id);
    });
    observed.push_back(std::move(student));
  });
  return observed;
}

Response observe(Screening& s, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  std::vector<ObservedStudent> observed;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"worried"});
    observed = read_observed(s, root);
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return empty_or_problem(request,
                          observe_class(s, caller, UnitId(plain_number(request.path_parameters[0])), observed));
}

Response week_plan(Screening& s, const Request& request, const Caller& caller) {
  const std::string day = request.query_value("day"), per_day = request.query_value("per_day");
  const std::int64_t wanted = per_day.empty() ? 1 : plain_number(per_day);
  if (!day.empty() && !plain_day(day)) return refused(request, "day", "YYYY-MM-DD");
  if (wanted < 1 || wanted > interviews_a_day_max) return refused(request, "per_day", "1..8");
  return response_of(
      request, read_week_plan(s, caller, day, per_day.empty() ? std::nullopt : std::optional(static_cast<int>(wanted)),
                              request.language()));
}

Response appointments(Screening& s, const Request& request, const Caller& caller) {
  const std::string day = request.query_value("day"), days = request.query_value("days");
  const std::int64_t wanted = days.empty() ? 1 : plain_number(days);
  if (!day.empty() && !plain_day(day)) return refused(request, "day", "YYYY-MM-DD");
  if (wanted < 1 || wanted > 14) return refused(request, "days", "1..14");
  return response_of(request,
                     list_appointments(s, caller, day.empty() ? s.clock.today() : day, static_cast<int>(wanted)));
}

Response make(Screening& s, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  std::string room;
  std::vector<AppointmentToMake> wanted;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"room", "appointments"});
    room = root.string("room", 120);
    if (!document.fault && room.empty()) root.refuse("room", ">= 1");
    root.each("appointments", 200, [&](const JsonObject& one) {
      one.only({"alert_id", "starts_at_ms", "tier"});
      wanted.push_back(
          {std::string(one.string("alert_id", 64)), one.integer("starts_at_ms", 0, instant_max_ms), shown_tier(one)});
    });
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return response_of(request, make_appointments(s, caller, room, wanted));
}

Response undo(Screening& s, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  std::vector<AppointmentToUndo> made;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"appointments"});
    root.each("appointments", 200, [&](const JsonObject& one) {
      one.only({"id", "put_back"});
      if (!one.has("put_back")) one.refuse("put_back", "true | false");
      made.push_back({std::string(one.string("id", 64)), one.flag("put_back")});
    });
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return Response::json(undo_appointments(s, caller, made));
}

Response move(Screening& s, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  std::int64_t starts_at_ms = 0;
  std::string swap_with;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"starts_at_ms", "swap_with"});
    starts_at_ms = root.integer("starts_at_ms", 0, instant_max_ms);
    swap_with = root.string("swap_with", 64, false);
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  const auto key = read_appointment_id(s.keys.public_id, request.path_parameters[0]),
             other = read_appointment_id(s.keys.public_id, swap_with);
  return empty_or_problem(request, key && (other || swap_with.empty())
                                       ? move_appointment(s, caller, *key, starts_at_ms, other)
                                       : Status(problems::not_found));
}

Response seen(Screening& s, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  std::vector<std::string> ids;
  bool seen = true;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"seen", "observations"});
    if (!root.has("seen")) root.refuse("seen", "true | false");
    seen = root.flag("seen");
    root.each("observations", 200, [&](const JsonObject& one) {
      one.only({"id"});
      ids.emplace_back(one.string("id", 64));
    });
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return Response::json(mark_seen(s, caller, ids, seen));
}

Response marked(Screening& s, const Request& request, const Caller& caller) {
  const std::string which = request.query_value("which");
  return response_of(request, marked_pupils(s, caller, which.empty() ? "unseen" : which, request.query_value("after"),
                                            request.language()));
}

Response remove(Screening& s, const Request& request, const Caller& caller) {
  const auto key = read_appointment_id(s.keys.public_id, request.path_parameters[0]);
  return empty_or_problem(request, key ? remove_appointment(s, caller, *key) : Status(problems::not_found));
}

}  // namespace

std::vector<http::Route> care_routes(Screening& s) {
  const http::StaffOf adults{
      {Role::class_teacher, Role::session_operator, Role::psychology_teacher, Role::school_leader},
      DataClass::roster,
      Rate::ordinary};
  const http::StaffOf teachers{{Role::class_teacher, Role::psychology_teacher}, DataClass::roster, Rate::ordinary};
  const http::StaffOf class_teacher{{Role::class_teacher}, DataClass::roster, Rate::ordinary};
  const http::StaffOf psychologist{{Role::psychology_teacher}, DataClass::alert, Rate::ordinary};
  const std::vector<Role> everybody{Role::class_teacher, Role::session_operator, Role::psychology_teacher,
                                    Role::school_leader, Role::counselling_centre};
  const std::vector<Role> callable{Role::class_teacher, Role::session_operator,    Role::psychology_teacher,
                                   Role::school_leader, Role::counselling_centre,  Role::county_officer,
                                   Role::city_officer,  Role::system_administrator};
  const http::StaffOf seeing{{Role::psychology_teacher}, DataClass::roster, Rate::ordinary};
  const http::Limits plan{64 * 1024};
  return {
      http::staff_route(Method::get, "/api/concern-subjects", adults,
                        [&s](const Request& r, const Caller& c) {
                          return response_of(r, concern_subjects(s, c, normal_name(r.searched()),
                                                                 UnitId(plain_number(r.query_value("class")))));
                        }),
      http::staff_route(Method::get, "/api/whom-to-call", {everybody, DataClass::staff_only, Rate::ordinary},
                        [&s](const Request&, const Caller& c) { return Response::json(whom_to_call(s, c)); }),
      http::staff_route(Method::get, "/api/my-calls", {callable, DataClass::none, Rate::ordinary},
                        [&s](const Request&, const Caller& c) { return Response::json(my_calls(s, c)); }),
      http::staff_route(Method::get, "/api/concerns", adults,
                        [&s](const Request& r, const Caller& c) { return response_of(r, my_concerns(s, c)); }),
      http::staff_route(Method::post, "/api/concerns", adults,
                        [&s](const Request& r, const Caller& c) { return concern(s, r, c); }, {8192}),
      http::staff_route(Method::get, "/api/classes/{id}/observations", teachers,
                        [&s](const Request& r, const Caller& c) {
                          return response_of(
                              r, class_observations(s, c, UnitId(plain_number(r.path_parameters[0])), r.language()));
                        }),
      http::staff_route(
          Method::post, "/api/classes/{id}/observations", class_teacher,
          [&s](const Request& r, const Caller& c) { return observe(s, r, c); }, plan),
      http::staff_route(Method::get, "/api/marked-pupils", seeing,
                        [&s](const Request& r, const Caller& c) { return marked(s, r, c); }),
      http::staff_route(
          Method::post, "/api/marked-pupils/seen", seeing,
          [&s](const Request& r, const Caller& c) { return seen(s, r, c); }, plan),
      http::staff_route(Method::get, "/api/students/{id}/care", psychologist,
                        [&s](const Request& r, const Caller& c) {
                          return response_of(r, student_care(s, c, student_of(s, r.path_parameters[0]), r.language()));
                        }),
      http::staff_route(Method::get, "/api/week-plan", psychologist,
                        [&s](const Request& r, const Caller& c) { return week_plan(s, r, c); }),
      http::staff_route(Method::get, "/api/appointments", psychologist,
                        [&s](const Request& r, const Caller& c) { return appointments(s, r, c); }),
      http::staff_route(
          Method::post, "/api/appointments", psychologist,
          [&s](const Request& r, const Caller& c) { return make(s, r, c); }, plan),
      http::staff_route(
          Method::post, "/api/appointment-undos", psychologist,
          [&s](const Request& r, const Caller& c) { return undo(s, r, c); }, plan),
      http::staff_route(Method::put, "/api/appointments/{id}", psychologist,
                        [&s](const Request& r, const Caller& c) { return move(s, r, c); }, {1024}),
      http::staff_route(Method::del, "/api/appointments/{id}", psychologist,
                        [&s](const Request& r, const Caller& c) { return remove(s, r, c); }),
  };
}

}  // namespace rongxin::casework
