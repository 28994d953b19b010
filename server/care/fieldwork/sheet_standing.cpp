#include "fieldwork/sheet_standing.h"
#include "sql/fieldwork.h"

#include <algorithm>

namespace rongxin::fieldwork {
namespace {

namespace json = boost::json;
using store::Row;

// Rows of one child and campaign follow each other, one for each sheet that was set aside.
void add_row(std::vector<SheetStanding>& all, const Row& row) {
  const StudentId student(row.integer(0));
  const CampaignId campaign(row.integer(1));
  if (all.empty() || all.back().student != student || all.back().campaign != campaign)
    all.push_back(
        {student, campaign, static_cast<int>(row.integer(2)), row.text(3) != "absent" || row.integer(9) != 0, {}});
  if (row.integer(4) == 0) return;
  all.back().set_aside.push_back({static_cast<int>(row.integer(4)), row.string(row.text(5) == "two_children" ? 5 : 6),
                                  row.string(7), row.integer(8)});
}

}  // namespace

const SetAside* SheetStanding::aside(int of_attempt) const {
  const auto found =
      std::find_if(set_aside.begin(), set_aside.end(), [&](const SetAside& one) { return one.attempt == of_attempt; });
  return found == set_aside.end() ? nullptr : &*found;
}

std::int64_t SheetStanding::undo_until_ms(const SetAside& one, std::int64_t now_ms) const {
  const bool may =
      one.attempt + 1 == attempt && !begun && one.because != "two_children" && now_ms <= one.at_ms + set_aside_undo_ms;
  return may ? one.at_ms + set_aside_undo_ms : 0;
}

std::vector<SheetStanding> sheet_standings(store::StaffTransaction& transaction, StudentId student) {
  std::vector<SheetStanding> all;
  transaction.each(
      sql::fieldwork::list_sheet_standings, [&](const Row& row) { add_row(all, row); }, student);
  return all;
}

std::vector<SheetStanding> class_standings(store::StaffTransaction& transaction, CampaignId campaign,
                                           UnitId class_unit) {
  std::vector<SheetStanding> all;
  transaction.each(
      sql::fieldwork::list_class_standings, [&](const Row& row) { add_row(all, row); }, campaign, class_unit);
  return all;
}

std::optional<SheetStanding> find_standing(const std::vector<SheetStanding>& all, StudentId student,
                                           CampaignId campaign) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const SheetStanding& one) {
    return one.student == student && one.campaign == campaign;
  });
  return found == all.end() ? std::nullopt : std::optional(*found);
}

json::object standing_json(const SheetStanding& standing, int of_attempt, std::int64_t now_ms) {
  json::object out{{"campaign_id", std::to_string(standing.campaign.value)},
                   {"attempt", of_attempt},
                   {"may_set_aside", of_attempt == standing.attempt && standing.begun}};
  if (const SetAside* aside = standing.aside(of_attempt)) {
    json::object told{{"by", aside->by}, {"at_ms", aside->at_ms}, {"because", aside->because}};
    if (const auto until_ms = standing.undo_until_ms(*aside, now_ms); until_ms != 0) told["undo_until_ms"] = until_ms;
    out["set_aside"] = std::move(told);
  }
  return out;
}

}  // namespace rongxin::fieldwork
