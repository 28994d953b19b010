#include "screening/answering_form.h"

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
  for (const auto& option : options) out.push_back({{"value", option.value}, {"text", text_json(option.text)}});
  return out;
}

json::object condition_json(const std::string& item, int at_least) { return {{"item", item}, {"at_least", at_least}}; }

// A follow-up instrument is asked when one of the items that call for it is met; an item with
// conditions of its own (ASQ 5) by those.
json::array conditions_of(const CompiledCampaign& campaign, const CampaignInstrument& instrument, const psychometrics::Item& item) {
  json::array any;
  for (const auto& one : item.ask_when) any.push_back(condition_json(one.item, one.at_least));
  if (!any.empty() || !instrument.follow_up) return any;
  for (const auto& other : campaign.instruments)
    for (const auto& critical : other.compiled.critical)
      if (critical.follow_up == instrument.compiled.source.id) any.push_back(condition_json(other.compiled.source.items[critical.item].id, critical.at_least));
  return any;
}

json::object section_json(const CompiledCampaign& campaign, const CampaignInstrument& instrument) {
  json::array items;
  for (const auto& item : instrument.compiled.source.items) {
    json::object one{{"id", item.id}, {"kind", "choice"}, {"text", text_json(item.text)}, {"options", options_json(item.options)}};
    if (auto any = conditions_of(campaign, instrument, item); !any.empty()) one["ask_when"] = json::object{{"any", std::move(any)}};
    items.push_back(std::move(one));
  }
  return {{"id", instrument.compiled.source.id}, {"stem", text_json(instrument.compiled.source.stem)}, {"items", std::move(items)},
          {"source", text_json(instrument.compiled.source.source)}};
}

json::object frame(const CompiledCampaign& campaign, json::array sections) {
  const auto& definition = campaign.definition;
  json::array hotlines;
  for (const auto& line : definition.hotlines) hotlines.push_back({{"name", text_json(line.name)}, {"number", line.number}, {"note", text_json(line.note)}});
  return {{"campaign_id", std::to_string(campaign.id.value)}, {"title", text_json(definition.title)}, {"introduction", text_json(definition.introduction)},
          {"sections", std::move(sections)}, {"hotlines", std::move(hotlines)}, {"who_reads", text_json(definition.who_reads)},
          {"help_promise", text_json(definition.help_promise)}, {"closes_at_ms", definition.closes_at_ms}};
}

json::object reading_section(const CompiledCampaign& campaign) {
  json::array items;
  std::size_t at = 0;
  for (const auto& instrument : campaign.instruments) {
    if (instrument.follow_up) continue;
    for (const auto& item : instrument.compiled.source.items) {
      json::array options;
      for (std::size_t i = 0; i < item.options.size(); ++i)
        options.push_back({{"value", item.options[i].value}, {"text", text_json(reading_choice(i))}});
      items.push_back({{"id", item.id}, {"kind", "reading"}, {"text", text_json(reading_passage(at++))}, {"options", std::move(options)}});
    }
  }
  return {{"id", "reading"}, {"stem", text_json(reading_stem())}, {"items", std::move(items)}};
}

}  // namespace

void make_forms(CompiledCampaign& campaign) {
  json::array sections;
  for (const auto& instrument : campaign.instruments) sections.push_back(section_json(campaign, instrument));
  campaign.form = std::make_shared<const std::string>(json::serialize(frame(campaign, std::move(sections))));
  campaign.reading_form = std::make_shared<const std::string>(json::serialize(frame(campaign, json::array{reading_section(campaign)})));
  campaign.form_hash = hex(view(CryptoProvider::standard().digest(*campaign.form))).substr(0, 16);
  campaign.reading_form_hash = hex(view(CryptoProvider::standard().digest(*campaign.reading_form))).substr(0, 16);
}

}  // namespace rongxin::screening
