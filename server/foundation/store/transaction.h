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
  Transaction(Connection& connection, SystemKey)
      : connection_(connection),
        at_(connection.moments != nullptr ? connection.moments->use() : Clock::system().now_ms()) {}
  Transaction(const Transaction&) = delete;

  /// System statements: `run(key, sql::settings::add_setting{.unit_id = …, …})`.
  template <class S>
  requires StatementOf<S, Reach::system> std::int64_t run(SystemKey, S&& s) { return run_bound(s, s.values(at_)); }
  /// For writes whose count of rows nobody asks for: saves a trip to the server each.
  template <class S>
  requires StatementOf<S, Reach::system>
  void run_later(SystemKey, S&& s) { defer_bound(s, s.values(at_)); }
  /// `read(const S::Row&)` for each row: `[&](const auto& row) { … row.unit_id() … }`.
  template <class S, class Read>
  requires StatementOf<S, Reach::system>
  void each(SystemKey, S&& s, Read&& read) { each_bound(s, s.values(at_), read); }
  /// What `read` makes of the first row.
  template <class S, class Read>
  requires StatementOf<S, Reach::system>
  auto one(SystemKey, S&& s, Read&& read) { return one_bound(s, s.values(at_), read); }

  Connection& connection() { return connection_; }
  /// By which rights are in force in this transaction; from it new ones begin.
  const Moment& moment() const { return at_; }

 protected:
  /// Within another transaction: its moment.
  explicit Transaction(Transaction& within) : connection_(within.connection_), at_(within.at_) {}
  template <class S, std::size_t n>
  std::int64_t run_bound(const S&, const std::array<Value, n>& values) {
    connection_.writes += S::statement_text.writes ? 1 : 0;
    return connection_.execute(S::statement_text, values, nullptr);
  }
  template <class S, std::size_t n>
  void defer_bound(const S&, const std::array<Value, n>& values) {
    connection_.writes += S::statement_text.writes ? 1 : 0;
    connection_.defer(S::statement_text, values);
  }
  template <class S, std::size_t n, class Read>
  void each_bound(const S&, const std::array<Value, n>& values, Read& read) {
    const RowReader reader = [&read](const Row& row) { read(typename S::Row(row)); };
    connection_.writes += S::statement_text.writes ? 1 : 0;
    connection_.execute(S::statement_text, values, &reader);
  }
  template <class S, std::size_t n, class Read>
  auto one_bound(const S& s, const std::array<Value, n>& values, Read& read) {
    using Found = std::decay_t<std::invoke_result_t<Read&, const typename S::Row&>>;
    static_assert(!std::is_same_v<Found, std::string_view> && !std::is_same_v<Found, BytesView>,
                  "a view ends with its row: make a std::string or Bytes of it");
    std::optional<Found> found;
    const auto first = [&](const typename S::Row& row) {
      if (!found) found.emplace(read(row));
    };
    each_bound(s, values, first);
    return found;
  }

  Connection& connection_;
  const Moment at_;
};

/// A transaction whose reads and writes reach only as far as `reach` says; $1 (of a guardian $1 to $3) is bound here
/// and cannot be given by the use case.
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
  BoundTransaction(Transaction& within, SystemKey, StudentId student) requires(reach == Reach::own)
      : Transaction(within), bound_(student.value) {}
  /// `guardian` outlives the transaction.
  BoundTransaction(Connection& connection, const access::Guardian& guardian) requires(reach == Reach::guardian)
      : Transaction(connection, SystemKey::because("base of a bound one")),
        bound_{guardian.student().value, guardian.link_no(), guardian.born_fourteen_years_ago()} {}

  template <class S>
  requires StatementOf<S, reach> std::int64_t run(S&& s) { return run_bound(s, s.values(bound_, at_)); }
  template <class S>
  requires StatementOf<S, reach>
  void run_later(S&& s) { defer_bound(s, s.values(bound_, at_)); }
  template <class S, class Read>
  requires StatementOf<S, reach>
  void each(S&& s, Read&& read) { each_bound(s, s.values(bound_, at_), read); }
  template <class S, class Read>
  requires StatementOf<S, reach>
  auto one(S&& s, Read&& read) { return one_bound(s, s.values(bound_, at_), read); }

 private:
  std::conditional_t<reach == Reach::guardian, GuardianBound, std::int64_t> bound_;
};
using StaffTransaction = BoundTransaction<Reach::scoped>;
using OwnTransaction = BoundTransaction<Reach::own>;
using GuardianTransaction = BoundTransaction<Reach::guardian>;

}  // namespace rongxin::store
