#pragma once
// The door to rows. Which statements a transaction takes depends on who opened it.
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "access/caller.h"
#include "store/connection.h"

namespace rongxin::store {

class Transaction {
 public:
  Transaction(Connection& connection, SystemKey) : connection_(connection) {}
  Transaction(const Transaction&) = delete;

  /// System statements: $1 is the first of `values`.
  template <class... V>
  std::int64_t run(SystemKey, const SystemStatement& s, const V&... values) {
    return execute(s.text, nullptr, values...);
  }
  /// For writes whose count of rows nobody asks for: saves a trip to the server each.
  template <class... V>
  void run_later(SystemKey, const SystemStatement& s, const V&... values) {
    defer(s.text, values...);
  }
  template <class Read, class... V>
  void each(SystemKey, const SystemStatement& s, Read&& read, const V&... values) {
    const RowReader reader = std::forward<Read>(read);
    execute(s.text, &reader, values...);
  }
  template <class Read, class... V>
  auto one(SystemKey key, const SystemStatement& s, Read&& read, const V&... values) {
    std::optional<std::decay_t<std::invoke_result_t<Read, const Row&>>> found;
    each(
        key, s,
        [&](const Row& row) {
          if (!found) found = read(row);
        },
        values...);
    return found;
  }

  Connection& connection() { return connection_; }

 protected:
  template <class... V>
  std::int64_t execute(const StatementText& text, const RowReader* reader, const V&... values) {
    const std::array<Value, sizeof...(V)> bound{to_value(values)...};
    connection_.writes += text.writes ? 1 : 0;
    return connection_.execute(text, bound, reader);
  }
  template <class... V>
  void defer(const StatementText& text, const V&... values) {
    const std::array<Value, sizeof...(V)> bound{to_value(values)...};
    connection_.writes += text.writes ? 1 : 0;
    connection_.defer(text, bound);
  }
  Connection& connection_;
};

/// A transaction whose reads and writes reach only as far as `Kind` says; $1 is bound here and
/// cannot be given by the use case.
template <Reach reach>
class BoundTransaction : public Transaction {
 public:
  using Transaction::each;
  using Transaction::one;
  using Transaction::run;
  using Transaction::run_later;
  BoundTransaction(Connection& connection, const access::Caller& caller) requires(reach == Reach::scoped)
      : Transaction(connection, SystemKey::because("base of a bound one")), bound_(caller.context().value) {}
  BoundTransaction(Connection& connection, const access::Answerer& answerer) requires(reach == Reach::own)
      : Transaction(connection, SystemKey::because("base of a bound one")), bound_(answerer.student().value) {}
  /// Within another transaction, on behalf of one student: narrower than the key that it needs.
  BoundTransaction(Transaction& within, SystemKey key, StudentId student) requires(reach == Reach::own)
      : Transaction(within.connection(), key), bound_(student.value) {}

  template <class... V>
  std::int64_t run(const Statement<reach>& s, const V&... values) {
    return execute(s.text, nullptr, bound_, values...);
  }
  template <class... V>
  void run_later(const Statement<reach>& s, const V&... values) {
    defer(s.text, bound_, values...);
  }
  template <class Read, class... V>
  void each(const Statement<reach>& s, Read&& read, const V&... values) {
    const RowReader reader = std::forward<Read>(read);
    execute(s.text, &reader, bound_, values...);
  }
  template <class Read, class... V>
  auto one(const Statement<reach>& s, Read&& read, const V&... values) {
    std::optional<std::decay_t<std::invoke_result_t<Read, const Row&>>> found;
    each(
        s,
        [&](const Row& row) {
          if (!found) found = read(row);
        },
        values...);
    return found;
  }

 private:
  std::int64_t bound_;  ///< $1 of scoped and own statements
};
using StaffTransaction = BoundTransaction<Reach::scoped>;
using OwnTransaction = BoundTransaction<Reach::own>;

}  // namespace rongxin::store
