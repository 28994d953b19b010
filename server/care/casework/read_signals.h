#pragma once
// The signals of alerts with their grounds opened, for whoever may see the alert.
#include <map>
#include <string>
#include <vector>

#include "casework/alert_page.h"

namespace rongxin::casework {

struct ReadSignal {
  alerts::Signal signal;
  std::int64_t at_ms = 0;
  CampaignId campaign;  ///< 0: of no campaign
  int attempt = 1;      ///< 0: of nobody's own sheet
  std::string raised_by;
};

inline bool by_own_sheet(const ReadSignal& one) { return one.campaign.value != 0 && one.attempt > 0; }

/// Of one alert, oldest first.
std::vector<ReadSignal> read_signals(campaigns::Screening& screening, store::StaffTransaction& transaction,
                                     const AlertKey& key);

using AlertNumber = std::pair<std::int64_t, std::int64_t>;  ///< student, alert
/// Of every open alert in the caller's sight, in one statement.
std::map<AlertNumber, std::vector<ReadSignal>> read_open_signals(campaigns::Screening& screening,
                                                                 store::StaffTransaction& transaction);

/// Why an alert stands, in one sentence.
std::string first_reason(const std::vector<ReadSignal>& signals, const campaigns::CampaignCache& shelf,
                         std::string_view language);

}  // namespace rongxin::casework
