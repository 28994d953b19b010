#include "oversight/board.h"

#include <set>
#include <vector>

#include "platform/log.h"
#include "platform/plain_day.h"
#include "platform/plain_number.h"
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

using store::StaffTransaction;
using store::Transaction;
constexpr auto counting =
    store::SystemKey::because("the server counts by itself; boards show the counts through their own scope");

void add(api::AlertTimeliness& to, const api::AlertTimeliness& more) {
  to.raised += more.raised;
  to.taken_in_time += more.taken_in_time;
  to.taken_late += more.taken_late;
  to.escalated += more.escalated;
  to.open += more.open;
  to.overdue += more.overdue;
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

Result<api::CityBoard> board(const Services& tools, const access::Caller& caller, const api::read_city_board::In& in) {
  const std::int64_t parent = plain_number(in.parent);
  CampaignId campaign(plain_number(in.campaign));
  if ((parent == 0 && !in.parent.empty()) || (campaign.value == 0 && !in.campaign.empty())) return problems::not_found;
  const UnitId above = parent == 0 ? caller.unit() : UnitId(parent);
  api::CityBoard out;
  bool known = campaign.value == 0;
  tools.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::oversight::list_board_campaigns{}, [&](const auto& row) {
      if (campaign.value == 0) campaign = row.campaign_id();
      known = known || campaign == row.campaign_id();
      const bool english = in.language == "en" && !row.title_en().empty();
      out.campaigns.push_back({.id = row.campaign_id(), .title = english ? row.title_en() : row.title_zh()});
    });
    std::map<std::int64_t, std::size_t> place;
    transaction.each(sql::oversight::list_board_units{.parent_id = above}, [&](const auto& row) {
      place[row.unit_id().value] = out.rows.size();
      out.rows.push_back({.unit_id = row.unit_id(), .name = row.name(), .kind = api::BoardRow::Kind(row.kind())});
    });
    transaction.each(sql::oversight::list_board_completion{.campaign_id = campaign, .parent_id = above},
                     [&](const auto& row) {
                       if (const auto at = place.find(row.unit_id().value); at != place.end()) {
                         out.rows[at->second].expected = row.expected();
                         out.rows[at->second].finished = row.finished();
                       }
                       out.counted_at_ms = std::max(out.counted_at_ms, row.counted_at_ms());
                     });
    transaction.each(sql::oversight::list_board_alerts{.parent_id = above}, [&](const auto& row) {
      if (const auto at = place.find(row.unit_id().value); at != place.end())
        out.rows[at->second].alerts = {.raised = row.raised(),
                                       .taken_in_time = row.taken_in_time(),
                                       .taken_late = row.taken_late(),
                                       .escalated = row.escalated(),
                                       .open = row.open(),
                                       .overdue = row.overdue()};
      out.counted_at_ms = std::max(out.counted_at_ms, row.counted_at_ms());
    });
    return 0;
  });
  if (!known || (parent != 0 && out.rows.empty())) return problems::not_found;
  for (const auto& row : out.rows) {
    out.expected += row.expected;
    out.finished += row.finished;
    add(out.alerts, row.alerts);
  }
  if (campaign.value != 0) out.campaign_id = std::to_string(campaign.value);
  out.alerts_since_ms = counted_since_ms(tools.clock.now_ms());
  return out;
}

}  // namespace rongxin::oversight
