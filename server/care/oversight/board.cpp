#include "oversight/board.h"

#include <boost/json.hpp>
#include <set>
#include <vector>

#include "platform/log.h"
#include "platform/plain_day.h"
#include "platform/problem_catalogue.h"
#include "platform/whole_minute.h"
#include "sql/oversight/count_alerts.h"
#include "sql/oversight/count_completion.h"
#include "sql/oversight/forget_clock.h"
#include "sql/oversight/list_board_alerts.h"
#include "sql/oversight/list_board_campaigns.h"
#include "sql/oversight/list_board_completion.h"
#include "sql/oversight/list_board_units.h"
#include "sql/oversight/list_clock_refs.h"
#include "sql/oversight/list_open_alerts.h"
#include "sql/oversight/set_alert_tally.h"
#include "sql/oversight/set_campaign_school.h"
#include "sql/oversight/set_clock.h"

namespace rongxin::oversight {
namespace {

namespace json = boost::json;
using store::StaffTransaction;
using store::Transaction;
constexpr auto counting =
    store::SystemKey::because("the server counts by itself; boards show the counts through their own scope");

struct Line {
  std::string name, kind;
  std::array<std::int64_t, 2> completion{};  // expected, finished
  std::array<std::int64_t, 6> alerts{};
};

void add_counts(json::object& to, const Line& line) {
  to["expected"] = line.completion[0];
  to["finished"] = line.completion[1];
  const char* names[] = {"raised", "taken_in_time", "taken_late", "escalated", "open", "overdue"};
  json::object alerts;
  for (std::size_t i = 0; i < 6; ++i) alerts[names[i]] = line.alerts[i];
  to["alerts"] = std::move(alerts);
}

}  // namespace

std::int64_t counted_since_ms(std::int64_t now_ms) {
  const std::string today = day_of(now_ms);
  const int year = std::stoi(today.substr(0, 4)) - (today.substr(5, 2) < "09" ? 1 : 0);
  return midnight_ms(std::to_string(year) + "-09-01");
}

void BoardTally::start(std::int64_t every_ms) {
  rounds_.start("counting for boards failed", every_ms, [this] { round(); });
}

void BoardTally::stop() { rounds_.stop(); }

void BoardTally::round() {
  const std::lock_guard one_at_a_time(round_lock_);
  keep_clocks();
  keep_counts();
}

void BoardTally::keep_clocks() {
  std::map<std::pair<std::int64_t, std::int64_t>, Shown> found;
  std::set<std::string> gone;
  database_.read(counting, [&](Transaction& transaction) {
    transaction.each(counting, sql::oversight::list_open_alerts{}, [&](const auto& row) {
      Shown one{"",
                "",
                std::string(row.escalated_to()),
                {row.school_unit_id().value, row.tier_rank(), whole_minute(row.tier_raised_at_ms()),
                 whole_minute(row.due_at_ms()), row.taken_by().value, whole_minute(row.step_due_at_ms()),
                 whole_minute(row.unreachable_since_ms()), whole_minute(row.asked_at_ms()), row.accepted_by().value}};
      found.emplace(std::pair(row.student_id().value, row.alert_no()), std::move(one));
    });
    if (first_)
      transaction.each(counting, sql::oversight::list_clock_refs{},
                       [&](const auto& row) { gone.insert(std::string(row.clock_ref())); });
    return 0;
  });
  for (auto& [key, one] : found) {
    const auto known = clocks_.find(key);
    one.ref = known != clocks_.end() ? known->second.ref
                                     : casework::alert_id(keys_.public_id, {StudentId(key.first), key.second});
    one.pseudonym = known != clocks_.end() ? known->second.pseudonym
                                           : pseudonym(keys_.public_id, {StudentId(key.first), key.second});
    gone.erase(one.ref);
  }
  for (const auto& [key, one] : clocks_)
    if (!found.contains(key)) gone.insert(one.ref);
  const bool same = found == clocks_;
  if (same && gone.empty()) return;
  const Status stored = database_.write(counting, [&](Transaction& transaction) -> Status {
    for (const auto& ref : gone) transaction.run_later(counting, sql::oversight::forget_clock{.clock_ref = ref});
    for (const auto& [key, one] : found) {
      const auto known = clocks_.find(key);
      if (known != clocks_.end() && known->second == one) continue;
      const auto& n = one.numbers;
      transaction.run_later(counting, sql::oversight::set_clock{.clock_ref = one.ref,
                                                                .school_unit_id = UnitId(n[0]),
                                                                .pseudonym = one.pseudonym,
                                                                .tier_rank = n[1],
                                                                .raised_at_ms = n[2],
                                                                .due_at_ms = n[3],
                                                                .taken_by = AccountId(n[4]),
                                                                .step_due_at_ms = n[5],
                                                                .escalated_to = one.escalated_to,
                                                                .unreachable_since_ms = n[6],
                                                                .asked_at_ms = n[7],
                                                                .supported_by = AccountId(n[8])});
    }
    return success();
  });
  if (!stored) return;
  clocks_ = std::move(found);
  first_ = false;
}

void BoardTally::keep_counts() {
  std::map<std::pair<std::int64_t, std::int64_t>, Counts> found;
  const std::int64_t now_ms = clock_.now_ms();
  database_.read(counting, [&](Transaction& transaction) {
    transaction.each(counting, sql::oversight::count_alerts{.since_ms = counted_since_ms(now_ms), .now_ms = now_ms},
                     [&](const auto& row) {
                       found[{0, row.school_unit_id().value}] = {row.raised(),    row.taken_in_time(), row.taken_late(),
                                                                 row.escalated(), row.open(),          row.overdue()};
                     });
    transaction.each(counting, sql::oversight::count_completion{}, [&](const auto& row) {
      found[{row.campaign_id().value, row.ancestor_id().value}] = {
          row.expected(), row.started(), row.finished(), 0, 0, 0};
    });
    return 0;
  });
  // A school whose alerts of last year have left the count has none now.
  for (const auto& [key, counts] : written_)
    if (key.first == 0) found.emplace(key, Counts{});
  std::erase_if(found, [&](const auto& one) {
    const auto known = written_.find(one.first);
    return known != written_.end() && known->second == one.second;
  });
  if (found.empty()) return;
  const Status stored = database_.write(counting, [&](Transaction& transaction) -> Status {
    for (const auto& [key, n] : found)
      if (key.first == 0)
        transaction.run_later(counting, sql::oversight::set_alert_tally{.school_unit_id = UnitId(key.second),
                                                                        .raised = n[0],
                                                                        .taken_in_time = n[1],
                                                                        .taken_late = n[2],
                                                                        .escalated = n[3],
                                                                        .open = n[4],
                                                                        .overdue = n[5],
                                                                        .now_ms = now_ms});
      else
        transaction.run_later(counting, sql::oversight::set_campaign_school{.campaign_id = CampaignId(key.first),
                                                                            .school_unit_id = UnitId(key.second),
                                                                            .expected = n[0],
                                                                            .started = n[1],
                                                                            .finished = n[2],
                                                                            .now_ms = now_ms});
    return success();
  });
  if (stored)
    for (const auto& [key, counts] : found) written_[key] = counts;
}

Result<std::string> board(const Services& tools, const access::Caller& caller, std::int64_t parent,
                          std::int64_t campaign, std::string_view language) {
  std::map<std::int64_t, Line> lines;
  json::array campaigns, rows;
  json::object body;
  std::int64_t counted_at_ms = 0;
  bool known = campaign == 0;
  const std::int64_t above = parent == 0 ? caller.unit().value : parent;
  std::vector<std::int64_t> order;
  tools.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::oversight::list_board_campaigns{}, [&](const auto& row) {
      if (campaign == 0) campaign = row.campaign_id().value;
      known = known || campaign == row.campaign_id().value;
      campaigns.push_back({{"id", std::to_string(row.campaign_id().value)},
                           {"title", language == "en" && !row.title_en().empty() ? row.title_en() : row.title_zh()}});
    });
    transaction.each(sql::oversight::list_board_units{.parent_id = UnitId(above)}, [&](const auto& row) {
      order.push_back(row.unit_id().value);
      lines[row.unit_id().value] = {std::string(row.name()), std::string(row.kind()), {}, {}};
    });
    transaction.each(
        sql::oversight::list_board_completion{.campaign_id = CampaignId(campaign), .parent_id = UnitId(above)},
        [&](const auto& row) {
          if (const auto line = lines.find(row.unit_id().value); line != lines.end())
            line->second.completion = {row.expected(), row.finished()};
          counted_at_ms = std::max(counted_at_ms, row.counted_at_ms());
        });
    transaction.each(sql::oversight::list_board_alerts{.parent_id = UnitId(above)}, [&](const auto& row) {
      if (const auto line = lines.find(row.unit_id().value); line != lines.end())
        line->second.alerts = {row.raised(),    row.taken_in_time(), row.taken_late(),
                               row.escalated(), row.open(),          row.overdue()};
      counted_at_ms = std::max(counted_at_ms, row.counted_at_ms());
    });
    return 0;
  });
  if (!known || (parent != 0 && lines.empty())) return problems::not_found;
  Line all;
  for (const std::int64_t unit : order) {
    const Line& line = lines[unit];
    json::object one{{"unit_id", std::to_string(unit)}, {"name", line.name}, {"kind", line.kind}};
    add_counts(one, line);
    rows.push_back(std::move(one));
    for (std::size_t i = 0; i < 2; ++i) all.completion[i] += line.completion[i];
    for (std::size_t i = 0; i < 6; ++i) all.alerts[i] += line.alerts[i];
  }
  add_counts(body, all);
  body["campaign_id"] = campaign == 0 ? "" : std::to_string(campaign);
  body["campaigns"] = std::move(campaigns);
  body["counted_at_ms"] = counted_at_ms;
  body["alerts_since_ms"] = counted_since_ms(tools.clock.now_ms());
  body["rows"] = std::move(rows);
  return json::serialize(body);
}

}  // namespace rongxin::oversight
