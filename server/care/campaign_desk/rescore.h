#pragma once
#include <functional>

#include "campaigns/screening.h"

namespace rongxin::campaign_desk {

struct RescoreWish {
  std::string campaign_code, instrument, version, reason, asked_by;
  bool dry_run = false;
  std::function<void(std::int64_t done, std::int64_t sheets)> progress = {};
};

struct RescoreReport {
  std::int64_t sheets = 0;      ///< handed in or closed
  std::int64_t known = 0;       ///< scored under this version before: left as they are
  std::int64_t rescored = 0;    ///< or would be
  std::int64_t changed = 0;     ///< of these, with another score or band than before
  std::int64_t newly_met = 0;   ///< rules and critical items that only the new version meets
  std::int64_t unreadable = 0;  ///< the student's key has been destroyed
};

/// Scores the sheets of a campaign again under another version of one instrument. What stood before stays;
/// no alert goes away, and what only the new version meets raises a signal that says so. May be stopped
/// and begun again: what is done is not done twice.
/// Problems: campaign_unknown, version_unknown, rescore_impossible.
Result<RescoreReport> rescore(campaigns::Screening& screening, const RescoreWish& wish);

}  // namespace rongxin::campaign_desk
