#include "oversight/board.h"

#include <boost/json.hpp>
#include <set>
#include <vector>

#include "platform/log.h"
#include "platform/plain_day.h"
#include "platform/problem_catalogue.h"
#include "platform/whole_minute.h"
#include "sql/oversight.h"

namespace rongxin::oversight {
namespace {

namespace json = boost::json;
using store::Row;
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
    transaction.each(counting, sql::oversight::list_open_alerts, [&](const Row& row) {
      Shown one{
          "",
          "",
          row.string(8),
          {row.integer(2), row.integer(3), whole_minute(row.integer(4)), whole_minute(row.integer(5)), row.integer(6),
           whole_minute(row.integer(7)), whole_minute(row.integer(9)), whole_minute(row.integer(10)), row.integer(11)}};
      found.emplace(std::pair(row.integer(0), row.integer(1)), std::move(one));
    });
    if (first_)
      transaction.each(counting, sql::oversight::list_clock_refs, [&](const Row& row) { gone.insert(row.string(0)); });
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
    for (const auto& ref : gone) transaction.run_later(counting, sql::oversight::forget_clock, ref);
    for (const auto& [key, one] : found) {
      const auto known = clocks_.find(key);
      if (known != clocks_.end() && known->second == one) continue;
      const auto& n = one.numbers;
      transaction.run_later(counting, sql::oversight::set_clock, one.ref, n[0], one.pseudonym, n[1], n[2], n[3], n[4],
                            n[5], one.escalated_to, n[6], n[7], n[8]);
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
    transaction.each(
        counting, sql::oversight::count_alerts,
        [&](const Row& row) {
          found[{0, row.integer(0)}] = {row.integer(1), row.integer(2), row.integer(3),
                                        row.integer(4), row.integer(5), row.integer(6)};
        },
        counted_since_ms(now_ms), now_ms);
    transaction.each(counting, sql::oversight::count_completion, [&](const Row& row) {
      found[{row.integer(0), row.integer(1)}] = {row.integer(2), row.integer(3), row.integer(4), 0, 0, 0};
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
        transaction.run_later(counting, sql::oversight::set_alert_tally, key.second, n[0], n[1], n[2], n[3], n[4], n[5],
                              now_ms);
      else
        transaction.run_later(counting, sql::oversight::set_campaign_school, key.first, key.second, n[0], n[1], n[2],
                              now_ms);
    return success();
  });
  if (stored)
    for (const auto& [key, counts] : found) written_[key] = counts;
}

Result<std::string> board(const CountyTools& tools, const access::Caller& caller, std::int64_t parent,
                          std::int64_t campaign, std::string_view language) {
  std::map<std::int64_t, Line> lines;
  json::array campaigns, rows;
  json::object body;
  std::int64_t counted_at_ms = 0;
  bool known = campaign == 0;
  const std::int64_t above = parent == 0 ? caller.unit().value : parent;
  std::vector<std::int64_t> order;
  tools.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::oversight::list_board_campaigns, [&](const Row& row) {
      if (campaign == 0) campaign = row.integer(0);
      known = known || campaign == row.integer(0);
      campaigns.push_back({{"id", std::to_string(row.integer(0))},
                           {"title", language == "en" && !row.text(2).empty() ? row.text(2) : row.text(1)}});
    });
    transaction.each(
        sql::oversight::list_board_units,
        [&](const Row& row) {
          order.push_back(row.integer(0));
          lines[row.integer(0)] = {row.string(1), row.string(2), {}, {}};
        },
        above);
    transaction.each(
        sql::oversight::list_board_completion,
        [&](const Row& row) {
          if (const auto line = lines.find(row.integer(0)); line != lines.end())
            line->second.completion = {row.integer(1), row.integer(2)};
          counted_at_ms = std::max(counted_at_ms, row.integer(3));
        },
        campaign, above);
    transaction.each(
        sql::oversight::list_board_alerts,
        [&](const Row& row) {
          if (const auto line = lines.find(row.integer(0)); line != lines.end())
            for (int i = 0; i < 6; ++i) line->second.alerts[static_cast<std::size_t>(i)] = row.integer(i + 1);
          counted_at_ms = std::max(counted_at_ms, row.integer(7));
        },
        above);
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
