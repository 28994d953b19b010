#pragma once
// A statement is a type that the build made from one .sql file (tools/check_sql, docs/adr/0019): parameters and columns
// by name, and how far it reaches, so that a scoped statement cannot run without a caller.
#include <array>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

#include "store/moment.h"
#include "store/value.h"

namespace rongxin::store {

enum class Reach : std::uint8_t {
  scoped,    ///< $1 is the caller's context; protected tables only through visible_*
  own,       ///< $1 is the student who answers; every table it touches is narrowed to that student
  guardian,  ///< $1 to $3 are a GuardianBound; protected tables only through guardian_*
  system     ///< sees everything: needs a SystemKey, lives in sql/system/ only
};

/// What a guardian's statement is bound to: $1 to $3, in this order. Another kind of person without an account gets a
/// reach, a struct and scopes of its own (docs/adr/0027).
struct GuardianBound {
  std::int64_t student_id;
  std::int64_t link_no;
  std::string_view born_fourteen_years_ago;  ///< "2012-11-28": whoever was born then or before is 14 at that moment
};

struct StatementText {
  int number;        ///< dense over the program: index of prepared statements
  const char* name;  ///< "alert/list_alerts"
  const char* text;
  const char* parameters;  ///< one letter each: b BIGINT, t TEXT, y BYTEA, d DOUBLE PRECISION; moment and day last
  Reach reach = Reach::system;
  const char* readable = "";  ///< protected columns it may read beside the scope: "answer_draft.* account.account_id "
  bool writes = false;
};

/// Whether a value may be given for a parameter of type T: of the same kind only, so that an id of another noun, a
/// number for an id or a possible absence where none is expected do not compile.
template <class From, class T>
constexpr bool fits = false;
template <class From>
constexpr bool fits<From, std::int64_t> =
    std::integral<From> && !std::same_as<From, bool> && (std::is_signed_v<From> || sizeof(From) < sizeof(std::int64_t));
template <class From>
constexpr bool fits<From, double> = std::floating_point<From>;
template <class From>
constexpr bool fits<From, std::string_view> = std::is_convertible_v<const From&, std::string_view>;
template <class From>
constexpr bool fits<From, BytesView> = std::is_convertible_v<const From&, BytesView>;
template <class Noun>
constexpr bool fits<Id<Noun>, Id<Noun>> = true;
template <class From, class T>
constexpr bool fits<From, std::optional<T>> = fits<From, T> || std::same_as<From, std::nullopt_t>;
template <class From, class T>
constexpr bool fits<std::optional<From>, std::optional<T>> = fits<From, T>;

/// A parameter of a statement. It has no value of its own: one that is forgotten does not compile.
/// A view: what it is made from lives until the statement has run.
template <class T>
struct Required {
  Required() = delete;
  template <class From>
  requires(fits<From, T>) constexpr Required(const From& from) : value(value_of(from)) {}

  Value value;

 private:
  template <class From>
  static constexpr Value value_of(const From& from) {
    if constexpr (std::integral<From>) return static_cast<std::int64_t>(from);
    else return to_value(from);
  }
};

[[noreturn]] void null_where_none_may_be(const StatementText& statement, int column);

/// One column of a row. Debug builds stop at NULL in a column that is said to have none; the others read 0 or an empty
/// text.
template <class T>
struct Column {
  static T read(const Row& row, int column) {
    if constexpr (std::same_as<T, std::int64_t>) return row.integer(column);
    else if constexpr (std::same_as<T, double>) return row.real(column);
    else if constexpr (std::same_as<T, std::string_view>) return row.text(column);
    else if constexpr (std::same_as<T, BytesView>) return row.bytes(column);
    else return T(row.integer(column));
  }
};
template <class T>
constexpr bool may_be_null = false;
template <class T>
constexpr bool may_be_null<std::optional<T>> = true;

template <class T>
T column(const Row& row, int at, [[maybe_unused]] const StatementText& statement) {
  if constexpr (may_be_null<T>) {
    return row.is_null(at) ? T() : T(Column<typename T::value_type>::read(row, at));
  } else {
#ifndef NDEBUG
    if (row.is_null(at)) null_where_none_may_be(statement, at);
#endif
    return Column<T>::read(row, at);
  }
}

/// A generated statement of one reach, made where it is run (what it views need not live longer).
template <class S, Reach reach>
concept StatementOf = !std::is_reference_v<S> && requires(const S& s) {
  { S::statement_text } -> std::convertible_to<const StatementText&>;
  requires(S::reach == reach);
};

/// Permission to run a system statement, given by saying why: loud, and listed in tests/access/system_keys.txt.
class SystemKey {
 public:
  static constexpr SystemKey because(std::string_view) { return SystemKey(); }

 private:
  constexpr SystemKey() = default;
};

}  // namespace rongxin::store
