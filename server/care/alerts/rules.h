#pragma once
// Rules as data and the pure evaluation of them. Critical items are read from the raw answers at
// every save, whatever becomes of the scores.
#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "psychometrics/classical/score.h"
#include "psychometrics/instrument.h"

namespace rongxin::alerts {

using psychometrics::Tier;

struct Condition {
  enum class Of { scale, item, rise } of = Of::scale;  ///< rise: of a scale against the student's last valid sheet
  std::string subject;                                 ///< scale or item id
  int index = -1;                                      ///< place among the campaign's scales or items
  double at_least = 0;
  bool same_as(const Condition& other) const {
    return of == other.of && subject == other.subject && at_least == other.at_least;
  }
};

struct Rule {
  std::string id;
  Tier tier = Tier::ranked;
  bool all = false;  ///< every condition, or any of them
  std::vector<Condition> conditions;
  bool same_as(const Rule& other) const {
    return tier == other.tier && all == other.all &&
           std::equal(conditions.begin(), conditions.end(), other.conditions.begin(), other.conditions.end(),
                      [](const Condition& a, const Condition& b) { return a.same_as(b); });
  }
};

/// A critical item of an instrument, at its place among the campaign's items.
struct CriticalItem {
  std::string item;
  int index = -1;
  int at_least = 0;
  Tier tier = Tier::same_day;
};

struct MetCondition {
  std::string subject;
  bool is_item = false;
  double value = 0;
  double at_least = 0;
  std::optional<double> previous{};  ///< of a rise: the score of the last valid sheet
};

/// Grounds for an adult to look: which rule, and what met it. Not yet an alert (raise_alert.h).
struct Signal {
  enum class Kind { rule, critical_item, help_button, contact_wish, scoring_failed, manual_concern } kind = Kind::rule;
  std::string name;  ///< rule id, item id, wish or urgency
  Tier tier = Tier::ranked;
  std::vector<MetCondition> met;
  std::string words = {};          ///< of a concern: what an adult saw, as written
  std::int64_t rules_version = 1;  ///< of the campaign's rules that it met
  std::string rescored = {};       ///< "phq9 2.0" when only this later version met it
};

/// Words of a call that came from a seat in a computer room: nobody has looked who sat there.
inline constexpr const char* by_seat_words = "by_seat";

const char* kind_name(Signal::Kind kind);

/// Critical items that the raw answers meet; of one item only the most urgent.
/// @param critical  thresholds, several per item allowed
/// @param answers   one per item of the campaign, -1 unanswered
std::vector<Signal> evaluate_critical(std::span<const CriticalItem> critical, std::span<const std::int8_t> answers);

/// Scores of the student's last valid sheets, one per scale of the campaign; empty where there is none.
using Previous = std::span<const std::optional<double>>;

/// Rules that scores and answers meet. A scale that is not scorable meets nothing, nor does a change
/// where there is nothing to compare with.
std::vector<Signal> evaluate(std::span<const Rule> rules, std::span<const std::int8_t> answers,
                             std::span<const psychometrics::ScaleScore> scores, Previous previous = {});

}  // namespace rongxin::alerts
