#include "campaign_desk/rule_simulation.h"

#include <cmath>
#include <set>
#include <unordered_map>

#include "answering/submit_answers.h"
#include "campaign_desk/problems.h"
#include "campaign_desk/publish_campaign.h"
#include "campaigns/answer_set.h"
#include "instruments/instrument_definition.h"
#include "instruments/instrument_library.h"
#include "instruments/local_text.h"
#include "settings/settings.h"
#include "sql/campaign_desk/count_psychologists.h"
#include "sql/campaign_desk/count_sheets_of_wave.h"
#include "sql/campaign_desk/find_last_campaign.h"
#include "sql/campaign_desk/find_unit_below.h"
#include "sql/campaign_desk/list_answers_of_wave.h"
#include "sql/campaign_desk/list_critical_of_wave.h"
#include "sql/campaign_desk/list_scores_before_wave.h"
#include "sql/campaign_desk/list_scores_of_wave.h"

namespace rongxin::campaign_desk {
namespace {

namespace json = boost::json;
using alerts::Condition;
using store::StaffTransaction;
using store::SystemKey;
using store::Transaction;
constexpr auto counting = SystemKey::because("rules are tried on stored sheets by the server; only counts come out");
constexpr std::int64_t sheets_tried_max = 50'000, cell_min = 10, fresh_ms = 10 * 60'000, weeks_for_ranked = 2;
constexpr std::size_t waves_max = 8;
const double none = std::nan("");
const std::string at_least_ten = "≥10";

int place_in(const std::vector<std::string>& columns, std::string_view name) {
  const auto found = std::find(columns.begin(), columns.end(), name);
  return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

struct Placed {
  const Condition* condition;
  int place;
};
struct PlacedRule {
  const alerts::Rule* rule;
  std::vector<Placed> conditions;
};

bool met(const Placed& one, const Wave::Sheet& sheet) {
  if (one.place < 0) return false;
  const auto at = static_cast<std::size_t>(one.place);
  const double least = one.condition->at_least;
  if (one.condition->of == Condition::Of::item) return at < sheet.answer.size() && sheet.answer[at] >= least;
  if (one.condition->of == Condition::Of::rise) return sheet.score[at] - sheet.before[at] >= least;  // NaN is never
  return sheet.score[at] >= least;
}

bool met(const PlacedRule& rule, const Wave::Sheet& sheet) {
  const auto holds = [&](const Placed& one) { return met(one, sheet); };
  if (rule.conditions.empty()) return false;
  return rule.rule->all ? std::all_of(rule.conditions.begin(), rule.conditions.end(), holds)
                        : std::any_of(rule.conditions.begin(), rule.conditions.end(), holds);
}

void try_rules(const Wave& wave, const RulesToTry& wanted, bool critical_asked, Simulation& out) {
  std::vector<PlacedRule> rules;
  std::set<std::string> not_asked;
  for (const auto& rule : wanted.rules) {
    PlacedRule placed{&rule, {}};
    for (const auto& one : rule.conditions) {
      placed.conditions.push_back(
          {&one, place_in(one.of == Condition::Of::item ? wave.items : wave.scales, one.subject)});
      if (placed.conditions.back().place < 0) not_asked.insert(one.subject);
    }
    rules.push_back(std::move(placed));
  }
  out.not_asked.assign(not_asked.begin(), not_asked.end());
  for (const auto& sheet : wave.sheets) {
    const int critical = critical_asked ? sheet.critical : 0;
    int rank = critical == 0 ? 4 : critical;
    for (const auto& rule : rules)
      if (static_cast<int>(rule.rule->tier) < rank && met(rule, sheet)) rank = static_cast<int>(rule.rule->tier);
    if (rank == 4) continue;
    ++out.flagged;
    ++(critical != 0 ? out.critical : out.non_critical);
    ++(rank == 1 ? out.acute : rank == 2 ? out.same_day : out.ranked);
  }
}

std::int64_t to_five(std::int64_t count) { return (count + 2) / 5 * 5; }

bool asks_critical(Transaction& transaction, const std::vector<std::string>& instruments) {
  return std::any_of(instruments.begin(), instruments.end(), [&](const std::string& id) {
    const auto text = instruments::library_text(transaction, id);
    const auto read = text.empty() ? instruments::ReadInstrument() : instruments::read_instrument(text);
    return !read.compiled.source.critical.empty() && read.compiled.source.informant == "student";
  });
}

}  // namespace

std::string hidden_below_ten(std::int64_t count) {
  if (count == 0) return "0";
  return count < cell_min ? "<10" : std::to_string(to_five(count));
}

std::vector<std::string> hidden_parts(const std::vector<std::int64_t>& parts) {
  std::vector<std::string> shown;
  std::size_t smallest = parts.size(), hidden = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    shown.push_back(hidden_below_ten(parts[i]));
    if (parts[i] > 0 && parts[i] < cell_min) ++hidden;
    else if (parts[i] >= cell_min && (smallest == parts.size() || parts[i] < parts[smallest])) smallest = i;
  }
  if (hidden == 1 && smallest < parts.size()) shown[smallest] = at_least_ten;
  return shown;
}

std::shared_ptr<const Wave> RuleSimulator::read_wave(CampaignId campaign, UnitId unit, bool items) {
  auto out = std::make_shared<Wave>();
  out->campaign = campaign;
  out->read_at_ms = screening_.clock.now_ms();
  const auto compiled = screening_.shelf.find(campaign);
  if (!compiled) return out;
  for (const auto& instrument : compiled->instruments) {
    for (const auto& scale : instrument.compiled.scales) out->scales.push_back(scale.id);
    for (const auto& item : instrument.compiled.source.items) out->items.push_back(item.id);
  }
  screening_.database.read(counting, [&](Transaction& transaction) {
    out->sheets_total =
        transaction
            .one(counting, sql::campaign_desk::count_sheets_of_wave{.campaign_id = campaign, .unit_id = unit},
                 [](const auto& row) { return row.sheets(); })
            .value_or(0);
    const std::int64_t every = out->sheets_total / sheets_tried_max + 1;
    std::unordered_map<std::int64_t, std::size_t> place;
    transaction.each(counting,
                     sql::campaign_desk::list_scores_of_wave{.campaign_id = campaign, .unit_id = unit, .every = every},
                     [&](const auto& row) {
                       const auto [at, fresh] = place.emplace(row.student_id().value, out->sheets.size());
                       if (fresh)
                         out->sheets.push_back({row.student_id(),
                                                std::vector<double>(out->scales.size(), none),
                                                std::vector<double>(out->scales.size(), none),
                                                {},
                                                0});
                       const int column = place_in(out->scales, row.scale());
                       if (column >= 0 && row.value())
                         out->sheets[at->second].score[static_cast<std::size_t>(column)] = row.value().value_or(0);
                     });
    const auto sheet = [&](std::int64_t student) {
      const auto found = place.find(student);
      return found == place.end() ? nullptr : &out->sheets[found->second];
    };
    transaction.each(counting, sql::campaign_desk::list_critical_of_wave{.campaign_id = campaign, .every = every},
                     [&](const auto& row) {
                       if (auto* one = sheet(row.student_id().value))
                         one->critical = static_cast<std::int8_t>(row.tier_rank());
                     });
    transaction.each(
        counting, sql::campaign_desk::list_scores_before_wave{.campaign_id = campaign, .unit_id = unit, .every = every},
        [&](const auto& row) {
          auto* one = sheet(row.student_id().value);
          const int column = place_in(out->scales, row.scale());
          if (one == nullptr || column < 0) return;
          auto& before = one->before[static_cast<std::size_t>(column)];
          if (std::isnan(before)) before = row.value().value_or(0);
        });
    if (!items) return 0;
    transaction.each(
        counting, sql::campaign_desk::list_answers_of_wave{.campaign_id = campaign, .unit_id = unit, .every = every},
        [&](const auto& row) {
          auto* one = sheet(row.student_id().value);
          const StudentId student = row.student_id();
          const auto key = screening_.vault.unwrap(student, row.wrapped_key().value_or(BytesView()));
          std::string plain;
          campaigns::AnswerSet answers;
          if (one != nullptr && key &&
              access::StudentVault::open(*key, student, answering::answers_place, row.sealed_answers(), plain) &&
              campaigns::AnswerSet::decode(plain, answers))
            one->answer.assign(answers.value.begin(), answers.value.end());
        });
    return 0;
  });
  return out;
}

std::shared_ptr<const Wave> RuleSimulator::wave(CampaignId campaign, UnitId unit, bool items) {
  const std::tuple key{campaign.value, unit.value, items};
  {
    const std::lock_guard hold(lock_);
    const auto found = waves_.find(key);
    if (found != waves_.end() && screening_.clock.now_ms() - found->second->read_at_ms < fresh_ms) return found->second;
  }
  auto read = read_wave(campaign, unit, items);
  const std::lock_guard hold(lock_);
  if (waves_.size() >= waves_max) waves_.clear();
  // A small wave is read again at once: it may be growing under the reader's eyes.
  if (read->sheets_total >= 1000) waves_[key] = read;
  return read;
}

Result<Simulation> RuleSimulator::run(const access::Caller& caller, const RulesToTry& wanted) {
  Simulation out;
  std::optional<std::int64_t> last;
  bool critical = false;
  const auto population = screening_.database.read(caller, [&](StaffTransaction& transaction) -> Result<Population> {
    for (const auto& code : wanted.units)
      if (!transaction.one(sql::campaign_desk::find_unit_below{.code = code},
                           [](const auto& row) { return row.unit_id().value; }))
        return Problem(problems::unit_unknown, "units", {{"code", code}});
    const auto limits = settings::read(transaction, caller.unit(), "rule_limits", screening_.clock.today());
    out.flag_percent_max = limits.number("flag_percent_max");
    out.limits_version = limits.version;
    out.capacity_version = settings::read(transaction, caller.unit(), "capacity", screening_.clock.today()).version;
    last = transaction.one(sql::campaign_desk::find_last_campaign{},
                           [](const auto& row) { return row.campaign_id().value; });
    critical = asks_critical(transaction, wanted.instruments);
    RONGXIN_TRY(units, population_units(transaction, caller.unit(), wanted.units));
    for (const auto unit : units)
      out.psychologists += transaction
                               .one(counting, sql::campaign_desk::count_psychologists{.unit_id = unit},
                                    [](const auto& row) { return row.psychologists(); })
                               .value_or(0);
    return count_population(transaction, units, wanted.grades);
  });
  if (!population) return population.problem();
  RONGXIN_CHECK(screening_.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    screening_.audit.append(transaction, audit::by(caller, "tryRules", 0,
                                                   std::to_string(wanted.rules.size()) + " rules, " +
                                                       std::to_string(wanted.units.size()) + " units"));
    return success();
  }));
  out.students = population->students;
  out.interviews_capacity = static_cast<double>(wanted.interviews_a_week * weeks_for_ranked);
  // Without a campaign of one's own: what another population would have met, said to be another one.
  out.reference = estimate_from_reference(wanted.rules, wanted.instruments);
  if (!last) return out;
  const bool items = std::any_of(wanted.rules.begin(), wanted.rules.end(), [](const alerts::Rule& rule) {
    return std::any_of(rule.conditions.begin(), rule.conditions.end(),
                       [](const Condition& one) { return one.of == Condition::Of::item; });
  });
  const auto found = wave(CampaignId(*last), caller.unit(), items);
  out.campaign = *last;
  out.sheets = found->sheets_total;
  out.tried = static_cast<std::int64_t>(found->sheets.size());
  if (out.tried < cell_min) return out;
  out.known = true;
  out.reference.reset();
  try_rules(*found, wanted, critical, out);
  const double share = static_cast<double>(out.flagged) / static_cast<double>(out.tried);
  out.interviews_expected =
      share * static_cast<double>(out.students) / static_cast<double>(std::max<std::int64_t>(out.psychologists, 1));
  // Critical items are never capped: only what rules add is held against share and capacity.
  const double non_critical = static_cast<double>(out.non_critical) / static_cast<double>(out.tried);
  out.above_share = non_critical > out.flag_percent_max / 100.0;
  out.above_capacity = out.non_critical > 0 && out.interviews_expected > out.interviews_capacity;
  return out;
}

namespace {

using instruments::local_text;

std::vector<api::RuleSimulation::Tier> tiers_of(const Simulation& s) {
  const auto count = hidden_parts({s.acute, s.same_day, s.ranked});
  return {{.tier = "acute", .count = count[0]},
          {.tier = "same_day", .count = count[1]},
          {.tier = "ranked", .count = count[2]}};
}

api::ReferenceEstimate told_reference(const ReferenceEstimate& r, const Simulation& s) {
  const auto percent = [](double share) { return std::round(1000 * share) / 10; };
  const double each = static_cast<double>(s.students) / static_cast<double>(std::max<std::int64_t>(s.psychologists, 1));
  const double critical = r.critical.value_or(0);
  api::ReferenceEstimate out{.population = local_text(r.population),
                             .source = local_text(r.source),
                             .id = r.id,
                             .version = r.version,
                             .n = r.n,
                             .low_percent = percent(r.low),
                             .high_percent = percent(r.high),
                             .unknown = {r.unknown.begin(), r.unknown.end()},
                             .interviews_low = std::llround(std::max(r.low, critical) * each),
                             .interviews_high = std::llround(std::min(1.0, r.high + critical) * each)};
  if (r.critical) out.critical_percent = percent(critical);
  if (!r.collected_on.empty()) out.collected_on = r.collected_on;
  return out;
}

}  // namespace

api::RuleSimulation told_simulation(const Simulation& s, const std::string& campaign_title) {
  api::RuleSimulation out{.students = s.students,
                          .psychologists = s.psychologists,
                          .interviews_capacity = std::llround(s.interviews_capacity),
                          .not_asked = {s.not_asked.begin(), s.not_asked.end()},
                          .needs_reason = s.needs_reason(),
                          .above_capacity = s.above_capacity,
                          .above_share = s.above_share,
                          .flag_percent_max = s.flag_percent_max};
  if (!s.known) {
    out.basis = "none";
    if (!s.reference) return out;
    out.basis = "reference";
    out.reference = told_reference(*s.reference, s);
    return out;
  }
  out.basis = "last_campaign";
  // Shares are of the rounded counts: a slider moved by one must not show that one child more is met.
  const auto share = [&](std::int64_t count) {
    return std::min(1.0, static_cast<double>(to_five(count)) / static_cast<double>(to_five(s.tried)));
  };
  const auto percent = [&](std::int64_t count) {
    return static_cast<double>(std::llround(1000.0 * share(count))) / 10;
  };
  const auto by_kind = hidden_parts({s.non_critical, s.critical});
  out.campaign_title = campaign_title;
  out.sheets = hidden_below_ten(s.sheets);
  out.tried = hidden_below_ten(s.tried);
  out.flagged = hidden_below_ten(s.flagged);
  out.non_critical = by_kind[0];
  out.critical = by_kind[1];
  out.tiers = tiers_of(s);
  // A share would give away what a hidden count does not.
  if (s.flagged >= cell_min) out.flagged_percent = percent(s.flagged);
  if (by_kind[0].front() != '<' && by_kind[0] != at_least_ten && s.non_critical >= cell_min)
    out.non_critical_percent = percent(s.non_critical);
  if (s.flagged >= cell_min)
    out.interviews_expected = std::llround(share(s.flagged) * static_cast<double>(s.students) /
                                           static_cast<double>(std::max<std::int64_t>(s.psychologists, 1)));
  return out;
}

json::object simulation_json(const Simulation& simulation, const std::string& campaign_title) {
  const Key no_ids;  // none stands in it
  operations::JsonWriter out(no_ids);
  api::write(out, told_simulation(simulation, campaign_title));
  return json::parse(out.take()).as_object();
}

}  // namespace rongxin::campaign_desk
