#pragma once
// What the contract (api.yaml of the slice) says of an operation, and what its generated types (api/<slice>.h) stand
// on.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "http/route.h"
#include "operations/json_value.h"
#include "operations/json_writer.h"
#include "operations/text.h"
#include "operations/word.h"
#include "platform/result.h"

namespace rongxin::operations {

/// Who may call: anybody, a child with a ticket, who is signing in, or staff in one of `roles`.
enum class Access : std::uint8_t { open, own_sheet, signing_in, staff };

struct Operation {
  std::string_view name;  ///< "listStudents"; the action in the audit
  http::Method method;
  std::string_view path;  ///< "/api/students/{id}"
  Access access;
  std::span<const access::Role> roles;
  http::DataClass shows;
  http::Rate rate;
  std::size_t octets_max;  ///< of a body
  http::BodyKind body;
  http::Work work;
  bool logged;                 ///< a read in which a person is named: Slice::on writes its line before the first byte
  std::string_view logged_as;  ///< action under which its line stands in the audit; empty: names nobody
  std::string_view content;    ///< type of the answer: "application/json", "application/pdf"; empty: 204
  std::string_view name_zh;    ///< what it does, in plain words
  std::string_view name_en;
};

/// Every operation of the contract, made by the build.
std::span<const Operation* const> all_operations();

/// "GET"
std::string_view method_word(http::Method method);
/// "none", "roster": x-shows of the contract.
std::string_view class_word(http::DataClass shows);
/// Whether staff in this role may call it.
bool may_call(const Operation& operation, access::Role role);

/// An answer that is a file.
struct File {
  std::string octets;
  std::string name;  ///< under which it is kept; empty: shown in place
};

/// Whom and what a read shows, for its line in the audit: ids only, never a name, an answer or a score.
class Shown {
 public:
  /// The one whom the address names.
  void subject(StudentId student) { subject_ = student; }
  /// One of those whom the answer names.
  void student(StudentId student);
  void about(std::string_view noun, std::int64_t number) { about(noun, std::to_string(number)); }
  void about(std::string_view noun, std::string_view which);

  StudentId subject() const { return subject_; }
  /// "class 12: 5 6 7", without the subject.
  std::string detail() const;

 private:
  StudentId subject_;
  std::string about_;
  std::vector<StudentId> students_;
};

/// field_invalid for a value in the address.
Problem refused(std::string_view name, std::string expected);

}  // namespace rongxin::operations
