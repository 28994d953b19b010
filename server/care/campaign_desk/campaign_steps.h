#pragma once
// What an officer fills in on the page, step by step, and how it becomes the text of a campaign file.
#include <boost/json.hpp>

#include "campaigns/campaign_definition.h"
#include "platform/json_reader.h"
#include "platform/sentence.h"

namespace rongxin::campaign_desk {

struct CampaignSteps {
  psychometrics::Text title, introduction, help_promise, who_reads;
  std::vector<std::string> instruments;
  std::vector<std::string> units;   ///< codes; the whole own unit when empty
  std::vector<std::string> grades;  ///< names; all when empty
  std::int64_t opens_at_ms = 0, closes_at_ms = 0;
  std::vector<alerts::Rule> rules;
  std::vector<settings::Hotline> hotlines;
  std::int64_t interviews_a_week = 15;  ///< that one psychologist can hold
  std::string at_step = "what";         ///< where the page was left
};

/// Strict; a draft may still be empty where a campaign may not (step_faults says where).
CampaignSteps read_steps(JsonDocument& document, const JsonObject& steps);
/// The rules of a request, as in a draft.
std::vector<alerts::Rule> read_rules(JsonDocument& document, const JsonObject& object);
boost::json::object steps_json(const CampaignSteps& steps);
/// Rules as they are stored by themselves, and back.
std::string rules_text(const std::vector<alerts::Rule>& rules);
std::vector<alerts::Rule> rules_of_text(std::string_view text);

/// Sensible beginnings: title of the term, two school weeks from a Tuesday on; the rules are the city's.
CampaignSteps first_steps(std::int64_t now_ms);
/// A campaign again, its window moved by whole weeks to days that are still to come.
CampaignSteps steps_again(const campaigns::CampaignDefinition& last, std::int64_t now_ms);

/// The campaign file that says the same: JSON is YAML, and one reader reads both.
std::string campaign_text(const CampaignSteps& steps, const std::string& code, const std::string& unit_code);

struct StepFault {
  std::string field;  ///< "title_zh", "rules[1]"
  Sentence text;
};
/// What is missing before it can be published.
std::vector<StepFault> step_faults(const CampaignSteps& steps, std::int64_t now_ms);

const char* tier_word(alerts::Tier tier);

}  // namespace rongxin::campaign_desk
