#pragma once
// Whether a sheet counts as its child's, or was set aside because somebody else answered it, by whom and why. For the
// psychologist, on the page of the class and of the alert.
#include <optional>
#include <string>
#include <vector>

#include "api/fieldwork.h"
#include "platform/ids.h"
#include "store/transaction.h"

namespace rongxin::fieldwork {

/// How long a sheet that was set aside comes back with one press, while nobody has begun the new one.
inline constexpr std::int64_t set_aside_undo_ms = 10 * 60 * 1000;

struct SetAside {
  int attempt = 0;
  std::string because;  ///< two_children, child_says, somebody_admits, teacher_saw, wrong_seat, other
  std::string by;       ///< name of the member of staff
  std::int64_t at_ms = 0;
};

/// The sheets of one child in one campaign.
struct SheetStanding {
  StudentId student;
  CampaignId campaign;
  int attempt = 1;                  ///< the one that counts
  bool begun = false;               ///< somebody has begun it, on a device or on paper
  std::vector<SetAside> set_aside;  ///< those before it that do not, the oldest first

  const SetAside* aside(int of_attempt) const;
  /// The last moment, ms, in which `one` can be undone; 0 when it cannot any more.
  std::int64_t undo_until_ms(const SetAside& one, std::int64_t now_ms) const;
};

/// Nothing for whoever is not the child's psychologist.
std::vector<SheetStanding> sheet_standings(store::StaffTransaction& transaction, StudentId student);
std::vector<SheetStanding> class_standings(store::StaffTransaction& transaction, CampaignId campaign,
                                           UnitId class_unit);
std::optional<SheetStanding> find_standing(const std::vector<SheetStanding>& all, StudentId student,
                                           CampaignId campaign);

/// Of one attempt.
api::SheetStanding told_standing(const SheetStanding& standing, int of_attempt, std::int64_t now_ms);

}  // namespace rongxin::fieldwork
