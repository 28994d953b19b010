#include "campaign_desk/rule_words.h"
#include "texts/campaign_desk.h"

namespace rongxin::campaign_desk {

std::string rule_words(const campaigns::CompiledCampaign& campaign, const alerts::Rule& rule,
                       const std::string& language) {
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
          subject = texts::campaign_desk::item_of_instrument(
                        {.title = instrument.compiled.source.title.at(language), .item = subject.substr(dot + 1)})
                        .in(language);
    }
    if (!words.empty())
      words +=
          (rule.all ? texts::campaign_desk::both_conditions() : texts::campaign_desk::either_condition()).in(language);
    const int at_least = static_cast<int>(condition.at_least);
    if (condition.of == alerts::Condition::Of::rise)
      words += texts::campaign_desk::rises({.subject = subject, .at_least = at_least}).in(language);
    else words += subject + " ≥ " + std::to_string(at_least);
  }
  return words;
}

}  // namespace rongxin::campaign_desk
