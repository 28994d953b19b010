#include "screening/answering_form.h"

#include <algorithm>
#include <boost/json.hpp>

#include "platform/crypto.h"
#include "screening/reading_passages.h"

namespace rongxin::screening {
namespace {

namespace json = boost::json;

json::object text_json(const psychometrics::Text& text) {
  json::object out{{"zh-CN", ""}, {"en", ""}};
  for (const auto& [language, words] : text) out[language] = words;
  return out;
}

json::array options_json(const std::vector<psychometrics::Option>& options) {
  json::array out;
  for (const auto& option : options) {
    json::object one{{"value", option.value}, {"text", text_json(option.text)}};
    if (option.face != 0) one["face"] = option.face;
    out.push_back(std::move(one));
  }
  return out;
}

struct Condition {
  std::size_t place;
  int at_least;
};

// A follow-up instrument is asked when one of the items that call for it is met; an item with
// conditions of its own (ASQ 5) by those.
std::vector<Condition> conditions_of(const CompiledCampaign& campaign, const CampaignInstrument& instrument, const psychometrics::Item& item) {
  std::vector<Condition> any;
  for (const auto& one : item.ask_when) any.push_back({static_cast<std::size_t>(campaign.place_of(one.item)), one.at_least});
  if (!any.empty() || !instrument.follow_up) return any;
  for (const auto& other : campaign.instruments)
    for (const auto& critical : other.compiled.critical)
      if (critical.follow_up == instrument.compiled.source.id) any.push_back({other.first_item + critical.item, critical.at_least});
  return any;
}

json::array conditions_json(const CompiledCampaign& campaign, const std::vector<Condition>& any) {
  json::array out;
  for (const auto& one : any) out.push_back({{"item", campaign.item_at(one.place).id}, {"at_least", one.at_least}});
  return out;
}

// The order of the page: a follow-up comes at once, directly behind the instrument that calls for it.
std::vector<const CampaignInstrument*> instruments_as_asked(const CompiledCampaign& campaign, bool consented) {
  std::vector<const CampaignInstrument*> order;
  const auto add = [&](const CampaignInstrument& one) {
    if (std::find(order.begin(), order.end(), &one) == order.end()) order.push_back(&one);
  };
  for (const auto& instrument : campaign.instruments) {
    if (instrument.follow_up) continue;
    add(instrument);
    for (const auto& other : campaign.instruments)
      for (const auto& critical : instrument.compiled.critical)
        if (consented && other.follow_up && critical.follow_up == other.compiled.source.id) add(other);
  }
  return order;
}

const CampaignInstrument& instrument_at(const CompiledCampaign& campaign, std::size_t place) {
  const auto behind = std::find_if(campaign.instruments.begin(), campaign.instruments.end(), [&](const auto& one) { return one.first_item > place; });
  return *std::prev(behind);
}

// What this device never saw may have been answered on an earlier one: then it is asked.
bool may_be_asked(const CompiledCampaign& campaign, const AnswerSet& answers, std::size_t place) {
  const auto any = conditions_of(campaign, instrument_at(campaign, place), campaign.item_at(place));
  return any.empty() || std::any_of(any.begin(), any.end(), [&](const Condition& one) {
    return answers.value[one.place] < 0 ? may_be_asked(campaign, answers, one.place) : answers.value[one.place] >= one.at_least;
  });
}

json::object section_json(const CompiledCampaign& campaign, const CampaignInstrument& instrument) {
  json::array items;
  for (const auto& item : instrument.compiled.source.items) {
    json::object one{{"id", item.id}, {"kind", "choice"}, {"text", text_json(item.text)}, {"options", options_json(item.options)}};
    if (item.read_aloud) one["read_aloud"] = true;
    if (const auto any = conditions_of(campaign, instrument, item); !any.empty()) one["ask_when"] = json::object{{"any", conditions_json(campaign, any)}};
    items.push_back(std::move(one));
  }
  return {{"id", instrument.compiled.source.id}, {"stem", text_json(instrument.compiled.source.stem)}, {"items", std::move(items)},
          {"source", text_json(instrument.compiled.source.source)}};
}

json::object frame(const CompiledCampaign& campaign, json::array sections) {
  const auto& definition = campaign.definition;
  return {{"campaign_id", std::to_string(campaign.id.value)}, {"title", text_json(definition.title)}, {"introduction", text_json(definition.introduction)},
          {"sections", std::move(sections)}, {"who_reads", text_json(definition.who_reads)}, {"closes_at_ms", definition.closes_at_ms}};
}

json::object reading_section(const CompiledCampaign& campaign) {
  json::array items;
  std::size_t at = 0;
  for (const auto* instrument : instruments_as_asked(campaign, false)) {
    for (const auto& item : instrument->compiled.source.items) {
      json::array options;
      for (std::size_t i = 0; i < item.options.size(); ++i) {
        options.push_back({{"value", item.options[i].value}, {"text", text_json(reading_choice(i))}});
        if (item.options[i].face != 0) options.back().as_object()["face"] = item.options[i].face;
      }
      json::object one{{"id", item.id}, {"kind", "reading"}, {"text", text_json(reading_passage(at++))}, {"options", std::move(options)}};
      if (item.read_aloud) one["read_aloud"] = true;
      items.push_back(std::move(one));
    }
  }
  return {{"id", "reading"}, {"stem", text_json(reading_stem())}, {"items", std::move(items)}};
}

}  // namespace

void make_forms(CompiledCampaign& campaign) {
  json::array sections;
  for (const auto* instrument : instruments_as_asked(campaign, true)) sections.push_back(section_json(campaign, *instrument));
  campaign.form = std::make_shared<const std::string>(json::serialize(frame(campaign, std::move(sections))));
  campaign.reading_form = std::make_shared<const std::string>(json::serialize(frame(campaign, json::array{reading_section(campaign)})));
  campaign.form_hash = hex(view(CryptoProvider::standard().digest(*campaign.form))).substr(0, 16);
  campaign.reading_form_hash = hex(view(CryptoProvider::standard().digest(*campaign.reading_form))).substr(0, 16);
}

int next_on_the_page(const CompiledCampaign& campaign, const AnswerSet& answers, bool consented) {
  std::vector<std::size_t> page;
  for (const auto* instrument : instruments_as_asked(campaign, consented))
    for (std::size_t i = 0; i < instrument->compiled.source.items.size(); ++i) page.push_back(instrument->first_item + i);
  std::size_t next = page.size();
  while (next > 0 && answers.value[page[next - 1]] < 0) --next;
  while (consented && next < page.size() && !may_be_asked(campaign, answers, page[next])) ++next;
  return static_cast<int>(next);
}

}  // namespace rongxin::screening
