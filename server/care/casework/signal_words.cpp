#include "casework/alert_page.h"
#include "platform/plain_number.h"

namespace rongxin::casework {
namespace {

using psychometrics::text_in;

bool english(std::string_view language) { return language == "en"; }

const psychometrics::Scale* scale_of(const campaigns::CompiledCampaign* campaign, const std::string& id) {
  if (campaign == nullptr) return nullptr;
  for (const auto& instrument : campaign->instruments)
    for (const auto& scale : instrument.compiled.source.scales)
      if (scale.id == id) return &scale;
  return nullptr;
}

// An item of the child's sheet, or of a sheet about the child with who answered it.
std::pair<const psychometrics::Item*, std::string_view> item_of(const campaigns::CompiledCampaign* campaign,
                                                                const std::string& id) {
  if (campaign == nullptr) return {nullptr, {}};
  if (const int place = campaign->place_of(id); place >= 0)
    return {&campaign->item_at(static_cast<std::size_t>(place)), {}};
  for (const auto& one : campaign->about)
    if (const int index = one.compiled.item_index(id); index >= 0)
      return {&one.compiled.source.items[static_cast<std::size_t>(index)], one.compiled.source.informant};
  return {nullptr, {}};
}

std::string item_words(const alerts::MetCondition& met, const campaigns::CompiledCampaign* campaign,
                       std::string_view language) {
  const auto [found, informant] = item_of(campaign, met.subject);
  if (found == nullptr) return met.subject;
  const auto& item = *found;
  std::string answer = decimal_text(met.value);
  for (const auto& option : item.options)
    if (option.value == static_cast<int>(met.value)) answer = text_in(option.text, language);
  const bool en = english(language);
  const std::string who = informant == "teacher"
                              ? (en ? "The class teacher answered about the student. " : "班主任的作答：")
                          : informant == "guardian" ? (en ? "A guardian answered about the student. " : "家长的作答：")
                                                    : "";
  return who + (en ? "To “" + text_in(item.text, language) + "” the answer was “" + answer + "”."
                   : "“" + text_in(item.text, language) + "”一题选了“" + answer + "”。");
}

std::string scale_words(const alerts::MetCondition& met, const campaigns::CompiledCampaign* campaign,
                        std::string_view language) {
  const auto* scale = scale_of(campaign, met.subject);
  const std::string title = scale == nullptr ? met.subject : text_in(scale->title, language);
  if (met.previous)
    return english(language)
               ? title + " was " + decimal_text(*met.previous) + " the last time and is " + decimal_text(met.value) +
                     "; the rule asks at a rise of " + decimal_text(met.at_least) + " and above."
               : title + " 上次 " + decimal_text(*met.previous) + " 分，这次 " + decimal_text(met.value) +
                     " 分；规则为升高 " + decimal_text(met.at_least) + " 分及以上。";
  return english(language)
             ? title + " is " + decimal_text(met.value) + "; the rule asks at " + decimal_text(met.at_least) +
                   " and above."
             : title + " " + decimal_text(met.value) + " 分，规则为 " + decimal_text(met.at_least) + " 分及以上。";
}

// How soon whoever voiced a concern wants somebody, as their wish and not as their words.
std::string wanted_words(const std::string& urgency, bool en) {
  if (urgency == "now") return en ? "Asks for somebody to come now." : "希望现在就有人来。";
  if (urgency == "today")
    return en ? "Asks that somebody talk with the student today." : "希望今天有人和这位同学谈一谈。";
  if (urgency == observed_sign)
    return en ? "Seen when the class was looked at; the sign itself calls." : "班级观察中标出；这类表现会自动提示。";
  return en ? "Asks that somebody talk with the student this week." : "希望本周内有人和这位同学谈一谈。";
}

}  // namespace

alerts::Tier shown_tier(const JsonObject& one) {
  const auto tier = one.one_of("tier", {"acute", "same_day", "ranked"}, "same_day");
  return tier == "acute" ? alerts::Tier::acute : tier == "ranked" ? alerts::Tier::ranked : alerts::Tier::same_day;
}

const char* tier_name(std::int64_t rank) { return rank == 1 ? "acute" : rank == 2 ? "same_day" : "ranked"; }

std::vector<std::string> signal_words(const alerts::Signal& signal, const campaigns::CompiledCampaign* campaign,
                                      std::string_view language) {
  using Kind = alerts::Signal::Kind;
  const bool en = english(language);
  std::vector<std::string> words;
  if (!signal.rescored.empty())
    words.push_back(en ? "Met only after rescoring under the later version " + signal.rescored + "."
                       : "按后来的版本 " + signal.rescored + " 重新计分后才达到。");
  if (signal.kind == Kind::help_button)
    words.push_back(en ? "The student pressed “I want to talk to someone”." : "学生按了“我想找人聊聊”。");
  if (signal.kind == Kind::contact_wish)
    words.push_back(signal.name == "now"
                        ? (en ? "The student wants someone to come now." : "学生希望现在就有人来找。")
                        : (en ? "The student wants someone to come today." : "学生希望今天有人来找。"));
  if ((signal.kind == Kind::help_button || signal.kind == Kind::contact_wish) && signal.words == alerts::by_seat_words)
    words.push_back(en ? "Signed in by seat: nobody has checked who sat there." : "登录方式：座位，未核实身份。");
  if (signal.kind == Kind::scoring_failed)
    words.push_back(en ? "The sheet is stored, but scoring failed: please look at the answers."
                       : "答卷已保存，但计分出错，请直接查看作答。");
  if (signal.kind == Kind::manual_concern) {
    words.push_back(signal.words);
    words.push_back(wanted_words(signal.name, en));
  }
  for (const auto& met : signal.met)
    words.push_back(met.is_item ? item_words(met, campaign, language) : scale_words(met, campaign, language));
  return words;
}

}  // namespace rongxin::casework
