#pragma once
// A small city with everything that decides about sight: transfers half done, ended posts, closed sessions, alerts of
// two schools. Plain rows; the same seed makes the same city. What rows there are, each slice says in its own file.
#include <cstdint>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace oracle {

using Number = std::int64_t;

class City;

/// The moment at which everybody looks at a made-up city: the first millisecond of a day. Times that decide are drawn
/// at it and beside it (case.md, 15.3).
inline constexpr Number now_ms = 1'795'795'200'000;
inline constexpr const char *yesterday = "2026-11-27", *today = "2026-11-28", *tomorrow = "2026-11-29";

/// Days from which and to the end of which something was agreed; "" for an end is none.
struct Days {
  std::string since = "2020-01-01", until = "";
  bool hold() const { return since <= today && (until.empty() || until >= today); }
};

/// What chance decides of one kind of rows. Each kind has dice of its own: a new one changes no other.
class Dice {
 public:
  Dice(std::mt19937 chance, Number& last) : chance_(chance), last_(last) {}
  bool one_in(int n) { return std::uniform_int_distribution<int>(1, n)(chance_) == 1; }
  /// From 0 to n - 1.
  int below(std::size_t n) { return std::uniform_int_distribution<int>(0, static_cast<int>(n) - 1)(chance_); }
  template <class T>
  const T& any(const std::vector<T>& of) {
    return of[static_cast<std::size_t>(below(of.size()))];
  }
  /// Mostly days that hold; now and then they begin or end at midnight or the one before or after.
  Days days() {
    Days drawn;
    if (one_in(12)) drawn.since = any<std::string>({yesterday, today, tomorrow});
    if (one_in(5)) drawn.until = any<std::string>({yesterday, today, today, tomorrow, tomorrow});
    return drawn;
  }
  /// An end, mostly to come; now and then this moment or the one before or after.
  Number end_ms() { return one_in(4) ? now_ms + below(3) - 1 : now_ms + 1'000'000; }
  /// An id that no row of the city has.
  Number fresh() { return ++last_; }

 private:
  std::mt19937 chance_;
  Number& last_;
};

/// INSERT statements, in order.
class Statements {
 public:
  /// `table` may name its columns; values are SQL.
  void add(const std::string& table, const std::vector<std::string>& values);
  const std::vector<std::string>& all() const { return all_; }

 private:
  std::vector<std::string> all_;
};

// Values of a statement.
inline std::string n(Number number) { return std::to_string(number); }
inline std::string text(const std::string& value) { return "'" + value + "'"; }
inline std::string day(const std::string& value) { return value.empty() ? "NULL" : text(value); }
inline std::string day_if(bool ended) { return ended ? "'2026-09-01'" : "NULL"; }
inline std::string instant_if(bool ended) { return ended ? "1" : "NULL"; }
inline std::string band(bool from_14) { return from_14 ? "'from_14'" : "'under_14'"; }

namespace kinds {

/// How rows of one kind, a std::vector<Row> behind a pointer, come into a city and from there into the store.
struct Kind {
  std::string name;
  std::function<std::shared_ptr<const void>(const City&, Dice&)> draw;
  std::function<void(const City&, const void*, Statements&)> put;
};
std::size_t add(Kind kind);
template <class Row>
inline std::size_t number_of = static_cast<std::size_t>(-1);

}  // namespace kinds

class City {
 public:
  explicit City(unsigned seed);
  City(City&&) = default;
  City& operator=(City&&) = delete;

  /// All rows of one kind. Who asks while a city is drawn has them drawn and put into the store first, so that what a
  /// row refers to is always there before it.
  template <class Row>
  const std::vector<Row>& of() const {
    return *static_cast<const std::vector<Row>*>(rows(kinds::number_of<Row>));
  }
  const Statements& statements() const { return statements_; }

 private:
  /// Throws std::logic_error for rows that nobody makes, and where two kinds ask for each other.
  const void* rows(std::size_t kind) const;

  unsigned seed_;
  mutable std::vector<std::shared_ptr<const void>> drawn_;  ///< by number of the kind; empty: not yet
  mutable std::vector<bool> begun_;
  mutable Number last_ = 1000;
  mutable Statements statements_;
};

/// A slice's rows: `const MadeUp<Duty> duties("duty", draw, put);`. `draw(const City&, Dice&)` gives a
/// std::vector<Row>, `put(const City&, const Row&, Statements&)` adds what stores one of them.
template <class Row>
class MadeUp {
 public:
  template <class Draw, class Put>
  MadeUp(const std::string& table, Draw draw, Put put) {
    kinds::number_of<Row> = kinds::add({table,
                                        [draw](const City& city, Dice& dice) -> std::shared_ptr<const void> {
                                          return std::make_shared<const std::vector<Row>>(draw(city, dice));
                                        },
                                        [put](const City& city, const void* rows, Statements& to) {
                                          for (const Row& one : *static_cast<const std::vector<Row>*>(rows))
                                            put(city, one, to);
                                        }});
  }
};

}  // namespace oracle
