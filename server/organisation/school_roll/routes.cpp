#include "school_roll/routes.h"

#include <boost/json.hpp>

#include "access/page_cursor.h"
#include "access/public_id.h"
#include "platform/json_reader.h"
#include "platform/normal_text.h"
#include "platform/plain_number.h"
#include "platform/problem_catalogue.h"
#include "school_roll/import/staff_import.h"
#include "school_roll/school_roll.h"
#include "school_roll/set_contact_limits.h"
#include "sql/school_roll/list_guardians.h"
#include "sql/school_roll/list_identifiers.h"
#include "sql/school_roll/list_students.h"
#include "sql/school_roll/list_units.h"
#include "sql/school_roll/read_student.h"

namespace rongxin::school_roll {
namespace {

namespace json = boost::json;
using access::Caller;
using access::Role;
using http::DataClass;
using http::Method;
using http::Rate;
using http::Request;
using http::Response;
using store::StaffTransaction;
constexpr int page_rows = 50;
constexpr std::size_t limit_reason_octets_max = 400;

Response list_units(const Services& tools, const Request& request, const Caller& caller) {
  const access::PageCursor cursor(tools.keys.public_id);
  const auto after = cursor.read("units", request.query_value("after"));
  if (!after)
    return Response::problem({problems::field_invalid, "after", {{"name", "after"}, {"expected", "next"}}},
                             request.language());
  const auto dot = after->rfind('.');
  json::array units;
  std::string next;
  tools.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(
        sql::school_roll::list_units{.parent_id = UnitId(plain_number(request.query_value("parent"))),
                                     .after_sort_key = dot == std::string::npos ? "" : after->substr(0, dot),
                                     .after_unit = dot == std::string::npos ? 0 : plain_number(after->substr(dot + 1)),
                                     .rows_max = page_rows},
        [&](const auto& row) {
          units.push_back({{"id", std::to_string(row.unit_id().value)},
                           {"parent_id", std::to_string(row.parent_id().value)},
                           {"kind", row.kind()},
                           {"code", row.code()},
                           {"name", row.name()},
                           {"has_children", row.units_below() > 0}});
          next = std::string(row.sort_key()) + "." + std::to_string(row.unit_id().value);
        });
    return 0;
  });
  json::object body;
  if (units.size() == page_rows) body["next"] = cursor.write("units", next);
  body["units"] = std::move(units);
  return Response::json(json::serialize(body));
}

Status log_read(const Services& tools, const Caller& caller, std::string_view action, StudentId student,
                const std::string& detail) {
  return tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    tools.audit.append(transaction, audit::by(caller, action, student.value, detail));
    return success();
  });
}

Response list_students(const Services& tools, const Request& request, const Caller& caller) {
  long unit = 0, seat = -1, student = 0;
  const access::PageCursor cursor(tools.keys.public_id);
  const auto after = cursor.read("students", request.query_value("after"));
  if (!after || (!after->empty() && std::sscanf(after->c_str(), "%ld.%ld.%ld", &unit, &seat, &student) != 3))
    return Response::problem({problems::field_invalid, "after", {{"name", "after"}, {"expected", "next"}}},
                             request.language());
  const NameSought sought(request.searched());
  json::array students;
  std::string next, shown;
  tools.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(
        sql::school_roll::list_students{.after_class = std::int64_t{unit},
                                        .after_seat = std::int64_t{seat},
                                        .after_student = std::int64_t{student},
                                        .class_unit_id = UnitId(plain_number(request.query_value("class"))),
                                        .part = sought.part,
                                        .part_in_small_letters = sought.small,
                                        .rows_max = page_rows},
        [&](const auto& row) {
          const StudentId id = row.student_id();
          students.push_back({{"id", access::public_id(tools.keys.public_id, access::PublicKind::student, {id})},
                              {"name", row.name()},
                              {"sex", row.sex()},
                              {"class_name", row.class_name()},
                              {"seat", row.seat_no()}});
          next = std::to_string(row.class_unit_id().value) + "." + std::to_string(row.seat_no()) + "." +
                 std::to_string(id.value);
          shown += std::to_string(id.value) + " ";
        });
    return 0;
  });
  if (const auto logged = log_read(tools, caller, "listStudents", StudentId(0), shown); !logged)
    return Response::problem(logged.problem(), request.language());
  json::object body;
  if (students.size() == page_rows) body["next"] = cursor.write("students", next);
  body["students"] = std::move(students);
  return Response::json(json::serialize(body));
}

std::string masked(const std::string& number) {
  return number.size() <= 6
             ? std::string(number.size(), '*')
             : number.substr(0, 4) + std::string(number.size() - 6, '*') + number.substr(number.size() - 2);
}

void add_guardians(const Services& tools, StaffTransaction& transaction, StudentId id, json::object& body) {
  json::array guardians;
  transaction.each(sql::school_roll::list_guardians{.student_id = id}, [&](const auto& row) {
    std::string contact;
    const auto key = tools.vault.unwrap(id, row.wrapped_key().value_or(BytesView()));
    if (!key || !access::StudentVault::open(*key, id, contact_place, row.sealed_contact(), contact)) return;
    const auto read = json::parse(contact);
    json::object one{{"guardian_no", row.guardian_no()},
                     {"name", read.at("name")},
                     {"relation", row.relation()},
                     {"phone", read.at("phone")},
                     {"is_guardian", row.guardianship() == "guardian"},
                     {"custody_limit", row.custody_limit()},
                     {"do_not_inform", row.do_not_inform_since_ms() != 0}};
    if (row.limit_set_at_ms() != 0)
      one["limit_set"] =
          json::object{{"at_ms", row.limit_set_at_ms()}, {"by", row.set_by_name()}, {"reason", row.limit_reason()}};
    guardians.push_back(std::move(one));
  });
  if (!guardians.empty()) body["guardians"] = std::move(guardians);
}

Response read_student(const Services& tools, const Request& request, const Caller& caller) {
  const auto number =
      access::read_public_id(tools.keys.public_id, access::PublicKind::student, request.path_parameters[0]);
  if (!number) return Response::problem(problems::not_found, request.language());
  const StudentId id = number->student;
  const auto body = tools.database.read(caller, [&](StaffTransaction& transaction) {
    auto found = transaction.one(sql::school_roll::read_student{.student_id = id}, [&](const auto& row) {
      json::object one{{"id", request.path_parameters[0]},
                       {"name", row.name()},
                       {"sex", row.sex()},
                       {"class_name", row.class_name()},
                       {"school_name", row.school_name()},
                       {"seat", row.seat_no()},
                       {"boarding", row.boarding()}};
      if (!row.born_on().empty()) one["born_on"] = row.born_on();
      return one;
    });
    if (!found) return found;
    transaction.each(sql::school_roll::list_identifiers{.student_id = id}, [&](const auto& row) {
      std::string plain;
      const auto key = tools.vault.unwrap(id, row.wrapped_key().value_or(BytesView()));
      if (!key || !access::StudentVault::open(*key, id, number_place, row.sealed_number(), plain)) return;
      if (row.kind() == "registry_number") (*found)["registry_number"] = masked(plain);
      else if (row.kind() != "registry_auxiliary") (*found)["identity_number"] = masked(plain);
    });
    add_guardians(tools, transaction, id, *found);
    return found;
  });
  if (!body) return Response::problem(problems::not_found, request.language());
  if (const auto logged = log_read(tools, caller, "readStudent", id, ""); !logged)
    return Response::problem(logged.problem(), request.language());
  return Response::json(json::serialize(*body));
}

Response put_contact_limits(const Services& tools, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  ContactLimits limits;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"custody_limit", "do_not_inform", "reason"});
    limits.custody_limit = root.one_of("custody_limit", {"none", "limited", "no_contact"});
    if (!root.has("do_not_inform")) root.refuse("do_not_inform", "true | false");
    limits.do_not_inform = root.flag("do_not_inform");
    if (root.has("reason")) limits.reason = root.string("reason", limit_reason_octets_max);
    // A limit takes a parent away from a child's page: whoever finds it there must be able to read why.
    if ((limits.do_not_inform || limits.custody_limit != "none") && normal_text(limits.reason).empty())
      root.refuse("reason", "why the limit is set");
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  const auto student =
      access::read_public_id(tools.keys.public_id, access::PublicKind::student, request.path_parameters[0]);
  if (!student) return Response::problem(problems::not_found, request.language());
  const auto done =
      set_contact_limits(tools, caller, student->student, plain_number(request.path_parameters[1]), limits);
  return done ? Response::empty(204) : Response::problem(done.problem(), request.language());
}

}  // namespace

std::vector<http::Route> roll_routes(const Services& tools) {
  const std::vector<Role> everyone{Role::class_teacher, Role::session_operator,     Role::psychology_teacher,
                                   Role::school_leader, Role::counselling_centre,   Role::county_officer,
                                   Role::city_officer,  Role::system_administrator, Role::security_administrator};
  const std::vector<Role> school{Role::class_teacher, Role::psychology_teacher, Role::school_leader};
  const std::vector<Role> importers{Role::psychology_teacher, Role::county_officer, Role::city_officer};
  const auto with = [tools](auto use_case) {
    return [tools, use_case](const Request& r, const Caller& c) { return use_case(tools, r, c); };
  };
  const auto imports = std::make_shared<StaffImports>(tools);
  const auto answer = [](const Request& r, const Result<std::string>& body) {
    return body ? Response::json(*body) : Response::problem(body.problem(), r.language());
  };
  return {
      http::staff_route(Method::get, "/api/units", {everyone, DataClass::none, Rate::ordinary}, with(list_units)),
      http::staff_route(Method::get, "/api/students", {school, DataClass::roster, Rate::ordinary}, with(list_students)),
      http::staff_route(Method::get, "/api/students/{id}", {school, DataClass::identity, Rate::ordinary},
                        with(read_student)),
      http::staff_route(Method::put, "/api/students/{id}/guardians/{guardian_no}/contact-limits",
                        {{Role::psychology_teacher}, DataClass::identity, Rate::ordinary}, with(put_contact_limits),
                        {1024}),
      http::staff_route(Method::post, "/api/roll/imports", {importers, DataClass::roster, Rate::heavy},
                        [imports, answer](const Request& r, const Caller& c) {
                          return answer(r, imports->preview(c, http::percent_decoded(r.header("X-File-Name")), r.body,
                                                            r.language()));
                        },
                        {60u << 20, http::BodyKind::file}),
      http::staff_route(Method::get, "/api/roll/imports/{id}", {importers, DataClass::roster, Rate::ordinary},
                        [imports, answer](const Request& r, const Caller& c) {
                          return answer(r, imports->read(c, r.path_parameters[0], r.language()));
                        }),
      http::staff_route(Method::post, "/api/roll/imports/{id}/confirm", {importers, DataClass::roster, Rate::heavy},
                        [imports, answer](const Request& r, const Caller& c) {
                          return answer(r, imports->confirm(c, r.path_parameters[0], r.language()));
                        },
                        {1024}),
      http::staff_route(Method::get, "/api/roll/imports/{id}/rejected",
                        {importers, DataClass::identity, Rate::ordinary},
                        [imports](const Request& r, const Caller& c) {
                          auto file = imports->rejected_file(c, r.path_parameters[0]);
                          if (!file) return Response::problem(file.problem(), r.language());
                          Response response = Response::json(std::move(*file));
                          response.content_type = "text/csv; charset=utf-8";
                          response.headers.emplace_back("Content-Disposition", "attachment; filename=\"rejected.csv\"");
                          return response;
                        }),
  };
}

}  // namespace rongxin::school_roll
