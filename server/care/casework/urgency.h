#pragma once
// The one order in which students are met: list, plan and first page. How urgent, how severe by what the
// signals say, due when, and then the name, so that the same alerts always stand the same way.
#include <compare>
#include <string>
#include <vector>

#include "casework/read_signals.h"

namespace rongxin::casework {

/// What the signals of an alert say, from the most telling on; more is more severe.
struct Severity {
  int critical = 0;  ///< 0 to 1000: how far a critical item was affirmed, or somebody asked for by a person
  int band = 0;      ///< 0 to 1000: the highest band that a rule's scale is in
  int score = 0;     ///< 0 to 1000: the score itself within the scale's range
  int signals = 0;
  auto operator<=>(const Severity&) const = default;
};

Severity severity_of(const std::vector<ReadSignal>& signals, const campaigns::CampaignCache& shelf);

struct Urgency {
  alerts::Tier tier = alerts::Tier::ranked;
  Severity severity;
  std::int64_t due_at_ms = 0;  ///< of the interview, whether or not somebody is on the alert
  std::string name = {};       ///< the sort key of the name
  StudentId student = {};
};

/// Whether `a` comes before `b`.
bool comes_before(const Urgency& a, const Urgency& b);

}  // namespace rongxin::casework
