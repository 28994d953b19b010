#include "casework/alert_page.h"
#include "platform/plain_number.h"
#include "texts/casework.h"

namespace rongxin::casework {
namespace {

using psychometrics::text_in;

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
  const std::string who = informant == "teacher"    ? texts::casework::teacher_answered().in(language)
                          : informant == "guardian" ? texts::casework::guardian_answered().in(language)
                                                    : "";
  return who + texts::casework::item_answered({.item = text_in(item.text, language), .answer = answer}).in(language);
}

std::string scale_words(const alerts::MetCondition& met, const campaigns::CompiledCampaign* campaign,
                        std::string_view language) {
  const auto* scale = scale_of(campaign, met.subject);
  const std::string title = scale == nullptr ? met.subject : text_in(scale->title, language);
  if (met.previous)
    return texts::casework::scale_rose({.title = title,
                                        .before = decimal_text(*met.previous),
                                        .value = decimal_text(met.value),
                                        .at_least = decimal_text(met.at_least)})
        .in(language);
  return texts::casework::scale_reached(
             {.title = title, .value = decimal_text(met.value), .at_least = decimal_text(met.at_least)})
      .in(language);
}

// How soon whoever voiced a concern wants somebody, as their wish and not as their words.
std::string wanted_words(const std::string& urgency, std::string_view language) {
  if (urgency == "now") return texts::casework::wants_now().in(language);
  if (urgency == "today") return texts::casework::wants_today().in(language);
  if (urgency == observed_sign) return texts::casework::sign_seen().in(language);
  return texts::casework::wants_this_week().in(language);
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
  std::vector<std::string> words;
  if (!signal.rescored.empty())
    words.push_back(texts::casework::met_after_rescoring({.rescored = signal.rescored}).in(language));
  if (signal.kind == Kind::help_button) words.push_back(texts::casework::help_button().in(language));
  if (signal.kind == Kind::contact_wish)
    words.push_back(signal.name == "now" ? texts::casework::wish_now().in(language)
                                         : texts::casework::wish_today().in(language));
  if ((signal.kind == Kind::help_button || signal.kind == Kind::contact_wish) && signal.words == alerts::by_seat_words)
    words.push_back(texts::casework::signed_in_by_seat().in(language));
  if (signal.kind == Kind::scoring_failed) words.push_back(texts::casework::scoring_failed().in(language));
  if (signal.kind == Kind::manual_concern) {
    words.push_back(signal.words);
    words.push_back(wanted_words(signal.name, language));
  }
  for (const auto& met : signal.met)
    words.push_back(met.is_item ? item_words(met, campaign, language) : scale_words(met, campaign, language));
  return words;
}

}  // namespace rongxin::casework
