#include "school_roll/routes.h"

#include <boost/json.hpp>

#include "access/page_cursor.h"
#include "api/school_roll.h"
#include "operations/slice.h"
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

using access::Caller;
using store::StaffTransaction;
constexpr int page_rows = 50;

Result<api::UnitList> list_units(const Services& tools, const Caller& caller, const api::list_units::In& in) {
  const access::PageCursor cursor(tools.keys.public_id);
  const auto after = cursor.read("units", in.after);
  if (!after) return operations::refused("after", "next");
  const auto dot = after->rfind('.');
  api::UnitList out;
  std::string next;
  tools.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(
        sql::school_roll::list_units{.parent_id = in.parent,
                                     .after_sort_key = dot == std::string::npos ? "" : after->substr(0, dot),
                                     .after_unit = dot == std::string::npos ? 0 : plain_number(after->substr(dot + 1)),
                                     .rows_max = page_rows},
        [&](const auto& row) {
          out.units.push_back({.id = row.unit_id(),
                               .parent_id = row.parent_id(),
                               .kind = row.kind(),
                               .code = row.code(),
                               .name = row.name(),
                               .has_children = row.units_below() > 0});
          next = std::string(row.sort_key()) + "." + std::to_string(row.unit_id().value);
        });
    return 0;
  });
  if (out.units.size() == page_rows) out.next = cursor.write("units", next);
  return out;
}

Result<api::StudentList> list_students(const Services& tools, const Caller& caller, const api::list_students::In& in) {
  long unit = 0, seat = -1, student = 0;
  const access::PageCursor cursor(tools.keys.public_id);
  const auto after = cursor.read("students", in.after);
  if (!after || (!after->empty() && std::sscanf(after->c_str(), "%ld.%ld.%ld", &unit, &seat, &student) != 3))
    return operations::refused("after", "next");
  const NameSought sought(in.search);
  api::StudentList out;
  std::string next;
  tools.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::school_roll::list_students{.after_class = std::int64_t{unit},
                                                     .after_seat = std::int64_t{seat},
                                                     .after_student = std::int64_t{student},
                                                     .class_unit_id = in.class_,
                                                     .part = sought.part,
                                                     .part_in_small_letters = sought.small,
                                                     .rows_max = page_rows},
                     [&](const auto& row) {
                       out.students.push_back({.id = row.student_id(),
                                               .name = row.name(),
                                               .sex = row.sex(),
                                               .class_name = row.class_name(),
                                               .seat = row.seat_no()});
                       next = std::to_string(row.class_unit_id().value) + "." + std::to_string(row.seat_no()) + "." +
                              std::to_string(row.student_id().value);
                     });
    return 0;
  });
  if (out.students.size() == page_rows) out.next = cursor.write("students", next);
  return out;
}

std::string masked(const std::string& number) {
  return number.size() <= 6
             ? std::string(number.size(), '*')
             : number.substr(0, 4) + std::string(number.size() - 6, '*') + number.substr(number.size() - 2);
}

std::vector<api::Guardian> guardians_of(const Services& tools, StaffTransaction& transaction, StudentId id) {
  std::vector<api::Guardian> guardians;
  transaction.each(sql::school_roll::list_guardians{.student_id = id}, [&](const auto& row) {
    std::string contact;
    const auto key = tools.vault.unwrap(id, row.wrapped_key().value_or(BytesView()));
    if (!key || !access::StudentVault::open(*key, id, contact_place, row.sealed_contact(), contact)) return;
    const auto read = boost::json::parse(contact);
    api::Guardian one{.guardian_no = row.guardian_no(),
                      .name = std::string(read.at("name").as_string()),
                      .relation = row.relation(),
                      .phone = std::string(read.at("phone").as_string()),
                      .is_guardian = row.guardianship() == "guardian",
                      .custody_limit = row.custody_limit(),
                      .do_not_inform = row.do_not_inform_since_ms() != 0};
    if (row.limit_set_at_ms() != 0)
      one.limit_set = {.at_ms = row.limit_set_at_ms(), .by = row.set_by_name(), .reason = row.limit_reason()};
    guardians.push_back(std::move(one));
  });
  return guardians;
}

Result<api::Student> read_student(const Services& tools, const Caller& caller, const api::read_student::In& in) {
  auto student = tools.database.read(caller, [&](StaffTransaction& transaction) {
    auto found = transaction.one(sql::school_roll::read_student{.student_id = in.id}, [&](const auto& row) {
      api::Student one{.id = in.id,
                       .name = row.name(),
                       .sex = row.sex(),
                       .class_name = row.class_name(),
                       .school_name = row.school_name(),
                       .seat = row.seat_no(),
                       .boarding = row.boarding()};
      if (!row.born_on().empty()) one.born_on = row.born_on();
      return one;
    });
    if (!found) return found;
    transaction.each(sql::school_roll::list_identifiers{.student_id = in.id}, [&](const auto& row) {
      std::string plain;
      const auto key = tools.vault.unwrap(in.id, row.wrapped_key().value_or(BytesView()));
      if (!key || !access::StudentVault::open(*key, in.id, number_place, row.sealed_number(), plain)) return;
      if (row.kind() == "registry_number") found->registry_number = masked(plain);
      else if (row.kind() != "registry_auxiliary") found->identity_number = masked(plain);
    });
    if (auto guardians = guardians_of(tools, transaction, in.id); !guardians.empty())
      found->guardians = std::move(guardians);
    return found;
  });
  if (!student) return problems::not_found;
  return std::move(*student);
}

Status put_contact_limits(const Services& tools, const Caller& caller, const api::set_contact_limits::In& in) {
  const ContactLimits limits{.custody_limit = in.body.custody_limit.text(),
                             .do_not_inform = in.body.do_not_inform,
                             .reason = in.body.reason ? std::string_view(*in.body.reason) : std::string_view()};
  // A limit takes a parent away from a child's page: whoever finds it there must be able to read why.
  if ((limits.do_not_inform || limits.custody_limit != "none") && normal_text(limits.reason).empty())
    return operations::refused("reason", "why the limit is set");
  return set_contact_limits(tools, caller, in.id, in.guardian_no, limits);
}

}  // namespace

std::vector<http::Route> roll_routes(const Services& tools) {
  const auto imports = std::make_shared<StaffImports>(tools);
  operations::Slice slice(tools);
  slice.on<api::list_units>(list_units)
      .on<api::list_students>(list_students)
      .on<api::read_student>(read_student)
      .on<api::set_contact_limits>(put_contact_limits)
      .on<api::preview_roll_import>([imports](const Services&, const Caller& caller, const auto& in) {
        return imports->preview(caller, in.file_name, in.file, in.language);
      })
      .on<api::read_roll_import>([imports](const Services&, const Caller& caller, const auto& in) {
        return imports->read(caller, in.id, in.language);
      })
      .on<api::confirm_roll_import>([imports](const Services&, const Caller& caller, const auto& in) {
        return imports->confirm(caller, in.id, in.language);
      })
      .on<api::read_rejected_rows>([imports](const Services&, const Caller& caller, const auto& in) {
        return imports->rejected_file(caller, in.id);
      });
  return slice.routes();
}

}  // namespace rongxin::school_roll
