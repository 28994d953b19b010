#pragma once
// A statement is a constant that the build made from one .sql file (tools/check_sql). Its type
// says how far it reaches, so that a scoped statement cannot run without a caller.
#include <cstdint>
#include <string_view>

namespace rongxin::store {

enum class Reach : std::uint8_t {
  scoped,  ///< $1 is the caller's context; protected tables only through visible_*
  own,     ///< $1 is the student who answers; every table it touches is narrowed to that student
  system   ///< sees everything: needs a SystemKey, lives in sql/system/ only
};

struct StatementText {
  int number;        ///< dense over the program: index of prepared statements
  const char* name;  ///< "alert/list_alerts"
  const char* text;
  const char* parameters;  ///< one letter each: b BIGINT, t TEXT, y BYTEA, d DOUBLE PRECISION
  Reach reach = Reach::system;
  const char* readable = "";  ///< protected columns it may read beside the scope: "answer_draft.* account.account_id "
  bool writes = false;
};

template <Reach reach>
struct Statement {
  StatementText text;
};
using ScopedStatement = Statement<Reach::scoped>;
using OwnStatement = Statement<Reach::own>;
using SystemStatement = Statement<Reach::system>;

/// Permission to run a system statement, given by saying why: loud, and listed by a test.
class SystemKey {
 public:
  static constexpr SystemKey because(std::string_view) { return SystemKey(); }

 private:
  constexpr SystemKey() = default;
};

}  // namespace rongxin::store
