#include "fieldwork/sheet_standing.h"

#include <algorithm>

#include "sql/fieldwork/list_class_standings.h"
#include "sql/fieldwork/list_sheet_standings.h"

namespace rongxin::fieldwork {
namespace {

// Rows of one child and campaign follow each other, one for each sheet that was set aside.
void add_row(std::vector<SheetStanding>& all, const auto& row) {
  const StudentId student = row.student_id();
  const CampaignId campaign = row.campaign_id();
  if (all.empty() || all.back().student != student || all.back().campaign != campaign)
    all.push_back({student,
                   campaign,
                   static_cast<int>(row.attempt_no()),
                   row.state() != "absent" || row.has_paper_entry() != 0,
                   {}});
  if (row.attempt() == 0) return;
  all.back().set_aside.push_back({static_cast<int>(row.attempt()),
                                  std::string(row.reason() == "two_children" ? row.reason() : row.because()),
                                  std::string(row.set_aside_by_name()), row.set_aside_at_ms()});
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
  transaction.each(sql::fieldwork::list_sheet_standings{.student_id = student},
                   [&](const auto& row) { add_row(all, row); });
  return all;
}

std::vector<SheetStanding> class_standings(store::StaffTransaction& transaction, CampaignId campaign,
                                           UnitId class_unit) {
  std::vector<SheetStanding> all;
  transaction.each(sql::fieldwork::list_class_standings{.campaign_id = campaign, .class_unit_id = class_unit},
                   [&](const auto& row) { add_row(all, row); });
  return all;
}

std::optional<SheetStanding> find_standing(const std::vector<SheetStanding>& all, StudentId student,
                                           CampaignId campaign) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const SheetStanding& one) {
    return one.student == student && one.campaign == campaign;
  });
  return found == all.end() ? std::nullopt : std::optional(*found);
}

api::SheetStanding told_standing(const SheetStanding& standing, int of_attempt, std::int64_t now_ms) {
  api::SheetStanding out{.campaign_id = standing.campaign,
                         .attempt = of_attempt,
                         .may_set_aside = of_attempt == standing.attempt && standing.begun};
  if (const SetAside* aside = standing.aside(of_attempt)) {
    out.set_aside = {.by = aside->by, .at_ms = aside->at_ms, .because = api::SetAside::Because(aside->because)};
    if (const auto until_ms = standing.undo_until_ms(*aside, now_ms); until_ms != 0)
      out.set_aside->undo_until_ms = until_ms;
  }
  return out;
}

}  // namespace rongxin::fieldwork
