#pragma once
#include <map>
#include <string>
#include <vector>

#include "alerts/rules.h"
#include "platform/yaml_reader.h"
#include "settings/hotlines.h"

namespace rongxin::campaigns {

/// A campaign as an officer writes it (docs/guide/campaign_file.md). Immutable once published.
struct CampaignDefinition {
  std::string code;  ///< "fuzhou-2026-autumn"
  psychometrics::Text title, introduction, help_promise, who_reads;
  std::string unit_code;                 ///< who publishes: "city" or a unit's code
  std::vector<std::string> instruments;  ///< asked, in order; follow-ups come with their critical items
  std::int64_t opens_at_ms = 0, closes_at_ms = 0;
  std::vector<std::string> population_units;  ///< codes of schools or counties; all below the unit when empty
  std::vector<std::string> grades;            ///< names; all when empty
  std::string consent_default;  ///< "acts": what families have said, asked at every sign-in; "given", "refused",
                                ///< "silent": this file overrides it
  std::string lawful_basis;     ///< "consent", "statutory_duty" or "emergency"
  std::map<std::string, std::string> consent;  ///< registry auxiliary number or seat path -> consent
  std::vector<alerts::Rule> rules;
  std::vector<settings::Hotline> hotlines;  ///< its own, shown behind the public ones and those of city and county
  std::vector<std::pair<std::string, std::string>> roster;  ///< unit code, login of the adult on duty
};

struct ReadCampaign {
  CampaignDefinition definition;
  std::string hash;
  std::vector<YamlFault> faults;
};
ReadCampaign read_campaign(const std::string& yaml);

/// "2026-11-23T08:00+08:00" -> milliseconds; false when it is not such a text.
bool read_instant(const std::string& text, std::int64_t& at_ms);

}  // namespace rongxin::campaigns
