#include "campaign_desk/rule_words.h"

namespace rongxin::campaign_desk {

std::string rule_words(const campaigns::CompiledCampaign& campaign, const alerts::Rule& rule,
                       const std::string& language) {
  const bool en = language == "en";
  std::string words;
  for (const auto& condition : rule.conditions) {
    std::string subject = condition.subject;
    if (condition.of != alerts::Condition::Of::item) {
      for (const auto& instrument : campaign.instruments)
        for (const auto& scale : instrument.compiled.source.scales)
          if (scale.id == condition.subject) subject = scale.title.at(language);
    } else {
      const auto dot = subject.rfind('.');
      for (const auto& instrument : campaign.instruments)
        if (instrument.compiled.item_index(condition.subject) >= 0)
          subject = en ? instrument.compiled.source.title.at(language) + " item " + subject.substr(dot + 1)
                       : instrument.compiled.source.title.at(language) + " 第 " + subject.substr(dot + 1) + " 题";
    }
    if (!words.empty()) words += rule.all ? (en ? " and " : "，且 ") : (en ? " or " : "，或 ");
    if (condition.of == alerts::Condition::Of::rise)
      words += subject + (en ? " rises since the last time by " : " 比上次升高 ") + "≥ " +
               std::to_string(static_cast<int>(condition.at_least));
    else words += subject + " ≥ " + std::to_string(static_cast<int>(condition.at_least));
  }
  return words;
}

}  // namespace rongxin::campaign_desk
