#pragma once
#include "campaigns/screening.h"

namespace rongxin::campaign_desk {

struct AppliedCampaign {
  CampaignId id;
  std::int64_t members = 0, consented = 0, classes = 0;
  bool new_campaign = false;             ///< false: the same file again, nothing changed
  std::vector<std::string> warnings_zh;  ///< an empty duty roster, say
  std::vector<YamlFault> faults;         ///< nothing was stored when there are any
};

/// Publishes a campaign from its file: instruments, population, window, rules, roster, consent and
/// codes in one transaction. The same file twice changes nothing; another file under the same code
/// is a Problem (campaign_differs): published campaigns are immutable.
Result<AppliedCampaign> apply_campaign(campaigns::Screening& screening, const std::string& yaml);

struct AccessSlip {
  std::string school, class_name, name, code;
  std::int64_t seat = 0;
};
/// Codes of everybody who takes part, in the order in which slips are handed out.
Result<std::vector<AccessSlip>> list_access_slips(campaigns::Screening& screening, const std::string& campaign_code);

/// Reads all published campaigns from the store into the shelf. Problems: campaign_broken when a
/// stored definition no longer compiles (a bug: definitions are immutable).
Status load_campaigns(campaigns::Screening& screening);

}  // namespace rongxin::campaign_desk
