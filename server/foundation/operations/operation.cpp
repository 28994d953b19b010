#include "operations/operation.h"

#include <algorithm>

#include "platform/problem_catalogue.h"
#include "platform/shortened.h"

namespace rongxin::operations {

void Shown::student(StudentId student) {
  if (student.value == 0 || student == subject_) return;
  if (std::find(students_.begin(), students_.end(), student) == students_.end()) students_.push_back(student);
}

void Shown::about(std::string_view noun, std::string_view which) {
  about_ += (about_.empty() ? "" : " ") + std::string(noun) + " " + std::string(shortened(which));
}

std::string Shown::detail() const {
  std::string text = about_;
  if (!about_.empty() && !students_.empty()) text += ":";
  for (const auto student : students_) text += (text.empty() ? "" : " ") + std::to_string(student.value);
  return text;
}

std::string_view method_word(http::Method method) {
  static constexpr std::string_view words[] = {"GET", "POST", "PUT", "DELETE"};
  return words[static_cast<std::size_t>(method)];
}

std::string_view class_word(http::DataClass shows) {
  static constexpr std::string_view words[] = {"none",       "staff_only", "identity",     "roster", "consent",
                                               "completion", "scores",     "item_answers", "alert",  "aggregates"};
  return words[static_cast<std::size_t>(shows)];
}

bool may_call(const Operation& operation, access::Role role) {
  return std::find(operation.roles.begin(), operation.roles.end(), role) != operation.roles.end();
}

Problem refused(std::string_view name, std::string expected) {
  return {problems::field_invalid, std::string(name), {{"name", std::string(name)}, {"expected", std::move(expected)}}};
}

}  // namespace rongxin::operations
