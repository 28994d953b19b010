#include <boost/json.hpp>

#include "duty/duty_roster.h"
#include "duty/problems.h"
#include "duty/send_test_message.h"
#include "platform/json_reader.h"
#include "platform/phone_number.h"
#include "platform/plain_day.h"
#include "platform/plain_number.h"

namespace rongxin::duty {
namespace {

using access::Caller;
using access::Role;
using http::DataClass;
using http::Method;
using http::Rate;
using http::Request;
using http::Response;
constexpr std::size_t phone_octets_max = 60;                // full-width forms take three octets
constexpr std::int64_t instant_max_ms = 4'102'444'800'000;  // the year 2100

Response empty_or_problem(const Request& request, const Status& status) {
  return status.ok() ? Response::empty(204) : Response::problem(status.problem(), request.language());
}

Response put_on_duty(const DutyTools& tools, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  DutyToAdd duty;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"account_id", "turn", "hours", "since", "until"});
    duty.account = AccountId(plain_number(root.string("account_id", 20)));
    duty.turn = static_cast<int>(root.integer("turn", 1, 9, 1));
    duty.hours = root.one_of("hours", {"always", "school_hours", "off_hours"}, "always");
    duty.since_on = root.string("since", 10, false);
    duty.until_on = root.string("until", 10, false);
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  // A row on days that are none, or that are over, would stand on the roster and never come.
  const std::string today = tools.clock.today(), since = duty.since_on.empty() ? today : duty.since_on;
  if (!plain_day(since) ||
      (!duty.until_on.empty() && (!plain_day(duty.until_on) || duty.until_on < std::max(since, today))))
    return Response::problem(problems::duty_days_wrong, request.language());
  return empty_or_problem(request, add_to_roster(tools, caller, duty));
}

Response begin_leave_of(const DutyTools& tools, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  AccountId account;
  std::int64_t since_ms = 0, until_ms = 0;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"account_id", "since_ms", "until_ms"});
    account = AccountId(plain_number(root.string("account_id", 20)));
    since_ms = root.integer("since_ms", 0, instant_max_ms, tools.clock.now_ms());
    until_ms = root.integer("until_ms", 0, instant_max_ms);
    if (!document.fault && until_ms <= since_ms) root.refuse("until_ms", "> since_ms");
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return empty_or_problem(request, begin_leave(tools, caller, account, since_ms, until_ms));
}

Response preview_of(const DutyTools& tools, const Request& request, const Caller& caller) {
  const auto body = preview_leave(tools, caller, AccountId(plain_number(request.query_value("account_id"))));
  return body ? Response::json(*body) : Response::problem(body.problem(), request.language());
}

Response answer_my_leave(const DutyTools& tools, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  std::string answer;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"answer"});
    answer = root.one_of("answer", {"heard", "confirm", "end"});
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return empty_or_problem(request, answer_leave(tools, caller, plain_number(request.path_parameters[0]), answer));
}

Response contact_response(const DutyTools& tools, const Caller& caller) {
  const auto contact = my_contact(tools, caller);
  return Response::json(
      boost::json::serialize(boost::json::object{{"mail_address", contact.mail_address}, {"phone", contact.phone}}));
}

Response change_contact(const DutyTools& tools, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  MyContact contact;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"mail_address", "phone"});
    contact.mail_address = root.string("mail_address", 254, false);
    contact.phone = root.string("phone", phone_octets_max, false);
    const auto bad_mail = [](unsigned char c) { return c <= ' ' || c == '<' || c == '>' || c == ',' || c == 127; };
    if (!contact.mail_address.empty() &&
        (contact.mail_address.find('@') == std::string::npos ||
         std::any_of(contact.mail_address.begin(), contact.mail_address.end(), bad_mail)))
      root.refuse("mail_address", "name@host");
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  if (!contact.phone.empty()) {
    const auto number = read_phone_number(contact.phone);
    if (!number) return Response::problem(problems::phone_not_callable, request.language());
    contact.phone = number->text;
  }
  if (const auto set = set_my_contact(tools, caller, contact); !set.ok())
    return Response::problem(set.problem(), request.language());
  return contact_response(tools, caller);
}

Response test_response(const DutyTools& tools, const Caller& caller) {
  boost::json::array results;
  for (const auto& one : send_test_message(tools, caller)) {
    boost::json::object result{{"channel", one.channel}, {"state", one.state}};
    if (!one.fault.empty()) result["fault"] = one.fault;
    results.push_back(std::move(result));
  }
  return Response::json(boost::json::serialize(boost::json::object{{"results", std::move(results)}}));
}

}  // namespace

std::vector<http::Route> duty_routes(DutyTools tools) {
  const std::vector<Role> roster{Role::psychology_teacher, Role::school_leader, Role::counselling_centre,
                                 Role::county_officer};
  const std::vector<Role> called{Role::class_teacher,        Role::psychology_teacher,    Role::school_leader,
                                 Role::counselling_centre,   Role::county_officer,        Role::city_officer,
                                 Role::system_administrator, Role::security_administrator};
  const http::StaffOf may{roster, DataClass::staff_only, Rate::ordinary},
      mine{called, DataClass::staff_only, Rate::ordinary};
  return {
      http::staff_route(
          Method::get, "/api/duty", may,
          [tools](const Request& r, const Caller& c) { return Response::json(duty_roster(tools, c, r.language())); }),
      http::staff_route(Method::post, "/api/duty", may,
                        [tools](const Request& r, const Caller& c) { return put_on_duty(tools, r, c); }, {2048}),
      http::staff_route(Method::del, "/api/duty/{id}", may,
                        [tools](const Request& r, const Caller& c) {
                          return empty_or_problem(r, take_off_roster(tools, c, plain_number(r.path_parameters[0])));
                        }),
      http::staff_route(Method::post, "/api/leaves", may,
                        [tools](const Request& r, const Caller& c) { return begin_leave_of(tools, r, c); }, {2048}),
      http::staff_route(Method::get, "/api/leaves/preview", may,
                        [tools](const Request& r, const Caller& c) { return preview_of(tools, r, c); }),
      http::staff_route(Method::post, "/api/leaves/{id}/confirm", may,
                        [tools](const Request& r, const Caller& c) {
                          return empty_or_problem(r, confirm_leave(tools, c, plain_number(r.path_parameters[0])));
                        }),
      http::staff_route(Method::get, "/api/my-leaves", mine,
                        [tools](const Request&, const Caller& c) { return Response::json(my_leaves(tools, c)); }),
      http::staff_route(Method::put, "/api/my-leaves/{id}", mine,
                        [tools](const Request& r, const Caller& c) { return answer_my_leave(tools, r, c); }, {512}),
      http::staff_route(Method::del, "/api/leaves/{id}", may,
                        [tools](const Request& r, const Caller& c) {
                          return empty_or_problem(r, end_leave(tools, c, plain_number(r.path_parameters[0])));
                        }),
      http::staff_route(Method::get, "/api/staff/contact", mine,
                        [tools](const Request&, const Caller& c) { return contact_response(tools, c); }),
      http::staff_route(Method::put, "/api/staff/contact", mine,
                        [tools](const Request& r, const Caller& c) { return change_contact(tools, r, c); }, {2048}),
      http::staff_route(Method::post, "/api/staff/contact/test", {called, DataClass::staff_only, Rate::heavy},
                        [tools](const Request&, const Caller& c) { return test_response(tools, c); }),
  };
}

}  // namespace rongxin::duty
