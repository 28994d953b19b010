#pragma once
// What rules would have done in the last campaign below a unit: counts only, small ones hidden.
#include <map>
#include <mutex>

#include "api/campaign_desk.h"
#include "campaign_desk/campaign_steps.h"
#include "campaign_desk/reference_shares.h"
#include "campaigns/screening.h"

namespace rongxin::campaign_desk {

/// The sheets of one wave, ready to try rules on. Never leaves this slice, never names anybody.
struct Wave {
  CampaignId campaign;
  std::vector<std::string> scales, items;  ///< columns
  struct Sheet {
    StudentId student;
    std::vector<double> score, before;  ///< NaN: none
    std::vector<std::int8_t> answer;    ///< empty unless items were asked for
    std::int8_t critical = 0;           ///< tier of a critical item: 1, 2; 0 none
  };
  std::vector<Sheet> sheets;
  std::int64_t sheets_total = 0;  ///< of which `sheets` are every so-manieth
  std::int64_t read_at_ms = 0;
};

struct RulesToTry {
  std::vector<alerts::Rule> rules;
  std::vector<std::string> instruments, units, grades;
  std::int64_t interviews_a_week = 15;
};

struct Simulation {
  bool known = false;  ///< there was a campaign with enough sheets
  std::int64_t campaign = 0;
  std::int64_t sheets = 0, tried = 0;  ///< all; and of how many the shares were found
  std::int64_t flagged = 0, non_critical = 0, critical = 0, acute = 0, same_day = 0, ranked = 0;  ///< among `tried`
  std::int64_t students = 0, psychologists = 0;             ///< of the population to come
  std::vector<std::string> not_asked;                       ///< subjects that the last campaign did not have
  double interviews_expected = 0, interviews_capacity = 0;  ///< per psychologist, within two weeks
  bool above_capacity = false, above_share = false;
  int flag_percent_max = 6;  ///< above it a reason is needed: a setting
  std::int64_t limits_version = 0, capacity_version = 0;
  std::optional<ReferenceEstimate> reference{};  ///< where there was no campaign: another population
  bool needs_reason() const { return above_capacity || above_share; }
};

class RuleSimulator {
 public:
  explicit RuleSimulator(campaigns::Screening& screening) : screening_(screening) {}
  /// Problems: unit_unknown for a unit that is not at or below the caller's.
  Result<Simulation> run(const access::Caller& caller, const RulesToTry& wanted);

 private:
  std::shared_ptr<const Wave> wave(CampaignId campaign, UnitId unit, bool items);
  std::shared_ptr<const Wave> read_wave(CampaignId campaign, UnitId unit, bool items);
  campaigns::Screening& screening_;
  std::mutex lock_;
  std::map<std::tuple<std::int64_t, std::int64_t, bool>, std::shared_ptr<const Wave>> waves_;
};

/// Counts below ten as "<10", others to the nearest five.
api::RuleSimulation told_simulation(const Simulation& simulation, const std::string& campaign_title);
/// The same as JSON, as it is kept with a proposal.
boost::json::object simulation_json(const Simulation& simulation, const std::string& campaign_title);
std::string hidden_below_ten(std::int64_t count);
/// The parts of a sum that is shown beside them: where one part is hidden, the smallest of the others says "≥10" only,
/// or the hidden one would be what is left of the sum.
std::vector<std::string> hidden_parts(const std::vector<std::int64_t>& parts);

}  // namespace rongxin::campaign_desk
