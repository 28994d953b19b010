#include "campaigns/answering_form.h"

#include <algorithm>
#include <boost/json.hpp>

#include "campaigns/grade_name.h"
#include "campaigns/reading_passages.h"
#include "platform/crypto.h"

namespace rongxin::campaigns {
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
std::vector<Condition> conditions_of(const CompiledCampaign& campaign, const CampaignInstrument& instrument,
                                     const psychometrics::Item& item) {
  std::vector<Condition> any;
  for (const auto& one : item.ask_when)
    any.push_back({static_cast<std::size_t>(campaign.place_of(one.item)), one.at_least});
  if (!any.empty() || !instrument.follow_up) return any;
  for (const auto& other : campaign.instruments)
    for (const auto& critical : other.compiled.critical)
      if (critical.follow_up == instrument.compiled.source.id)
        any.push_back({other.first_item + critical.item, critical.at_least});
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
  const auto behind = std::find_if(campaign.instruments.begin(), campaign.instruments.end(),
                                   [&](const auto& one) { return one.first_item > place; });
  return *std::prev(behind);
}

// Nobody younger is asked: every grade that the campaign names is one of junior high or above, or, where it names none,
// the instrument is for them only.
bool asks_older_students(const CompiledCampaign& campaign, const psychometrics::Instrument& of) {
  const auto& grades = campaign.definition.grades;
  if (!grades.empty())
    return std::all_of(grades.begin(), grades.end(), [](const std::string& name) { return from_junior_high(name); });
  return of.grade_max != 0 ? of.grade_min >= psychometrics::together_from_grade
                           : of.age_min_years >= psychometrics::together_from_age_years;
}

// An answer that alone may call an adult stands alone on its screen: a critical item, and an item that a rule of the
// campaign names.
bool calls_alone(const CompiledCampaign& campaign, const CampaignInstrument& instrument) {
  const auto inside = [&](int place) {
    return place >= static_cast<int>(instrument.first_item) &&
           place < static_cast<int>(instrument.first_item + instrument.compiled.source.items.size());
  };
  if (std::any_of(campaign.critical.begin(), campaign.critical.end(),
                  [&](const auto& one) { return inside(one.index); }))
    return true;
  return std::any_of(campaign.rules.begin(), campaign.rules.end(), [&](const alerts::Rule& rule) {
    return std::any_of(rule.conditions.begin(), rule.conditions.end(), [&](const alerts::Condition& one) {
      return one.of == alerts::Condition::Of::item && inside(one.index);
    });
  });
}

// The same for both forms: how many stand on a screen shows to nobody which form it is.
int items_per_screen(const CompiledCampaign& campaign, const CampaignInstrument& instrument) {
  const auto& of = instrument.compiled.source;
  const bool together =
      !instrument.follow_up && asks_older_students(campaign, of) && !calls_alone(campaign, instrument);
  return together ? of.items_per_screen_max : 1;
}

// What this device never saw may have been answered on an earlier one: then it is asked.
bool may_be_asked(const CompiledCampaign& campaign, const AnswerSet& answers, std::size_t place) {
  const auto any = conditions_of(campaign, instrument_at(campaign, place), campaign.item_at(place));
  return any.empty() || std::any_of(any.begin(), any.end(), [&](const Condition& one) {
           return answers.value[one.place] < 0 ? may_be_asked(campaign, answers, one.place)
                                               : answers.value[one.place] >= one.at_least;
         });
}

json::object section_json(const CompiledCampaign& campaign, const CampaignInstrument& instrument) {
  json::array items;
  for (const auto& item : instrument.compiled.source.items) {
    json::object one{
        {"id", item.id}, {"kind", "choice"}, {"text", text_json(item.text)}, {"options", options_json(item.options)}};
    if (item.read_aloud) one["read_aloud"] = true;
    if (const auto any = conditions_of(campaign, instrument, item); !any.empty())
      one["ask_when"] = json::object{{"any", conditions_json(campaign, any)}};
    items.push_back(std::move(one));
  }
  json::object out{{"id", instrument.compiled.source.id},
                   {"stem", text_json(instrument.compiled.source.stem)},
                   {"items", std::move(items)},
                   {"source", text_json(instrument.compiled.source.source)}};
  if (const int together = items_per_screen(campaign, instrument); together > 1) out["items_per_screen"] = together;
  return out;
}

json::object frame(const CompiledCampaign& campaign, json::array sections) {
  const auto& definition = campaign.definition;
  return {{"campaign_id", std::to_string(campaign.id.value)},   {"title", text_json(definition.title)},
          {"introduction", text_json(definition.introduction)}, {"sections", std::move(sections)},
          {"who_reads", text_json(definition.who_reads)},       {"closes_at_ms", definition.closes_at_ms}};
}

json::object reading_item(const psychometrics::Item& item, std::size_t at) {
  json::array options;
  for (std::size_t i = 0; i < item.options.size(); ++i) {
    options.push_back({{"value", item.options[i].value}, {"text", text_json(reading_choice(i))}});
    if (item.options[i].face != 0) options.back().as_object()["face"] = item.options[i].face;
  }
  json::object one{
      {"id", item.id}, {"kind", "reading"}, {"text", text_json(reading_passage(at))}, {"options", std::move(options)}};
  if (item.read_aloud) one["read_aloud"] = true;
  return one;
}

// One section, but where several passages stand on one screen as the questions do: then screens end where an instrument
// ends.
json::array reading_sections(const CompiledCampaign& campaign) {
  json::array sections;
  std::size_t at = 0;
  int before = 0;
  for (const auto* instrument : instruments_as_asked(campaign, false)) {
    const int together = items_per_screen(campaign, *instrument);
    if (before != 1 || together != 1) {
      const std::string number = sections.empty() ? "" : "." + std::to_string(sections.size() + 1);
      sections.push_back({{"id", "reading" + number}, {"stem", text_json(reading_stem())}, {"items", json::array()}});
      if (together > 1) sections.back().as_object()["items_per_screen"] = together;
    }
    before = together;
    auto& items = sections.back().as_object()["items"].as_array();
    for (const auto& item : instrument->compiled.source.items) items.push_back(reading_item(item, at++));
  }
  return sections;
}

}  // namespace

void make_forms(CompiledCampaign& campaign) {
  json::array sections;
  for (const auto* instrument : instruments_as_asked(campaign, true))
    sections.push_back(section_json(campaign, *instrument));
  campaign.form = std::make_shared<const std::string>(json::serialize(frame(campaign, std::move(sections))));
  campaign.reading_form =
      std::make_shared<const std::string>(json::serialize(frame(campaign, reading_sections(campaign))));
  campaign.form_hash = hex(view(CryptoProvider::standard().digest(*campaign.form))).substr(0, 16);
  campaign.reading_form_hash = hex(view(CryptoProvider::standard().digest(*campaign.reading_form))).substr(0, 16);
}

int next_on_the_page(const CompiledCampaign& campaign, const AnswerSet& answers, bool consented) {
  struct Placed {
    std::size_t place, screen;  ///< index of the first item of its screen
  };
  std::vector<Placed> page;
  for (const auto* instrument : instruments_as_asked(campaign, consented)) {
    const std::size_t together = static_cast<std::size_t>(items_per_screen(campaign, *instrument)), first = page.size();
    for (std::size_t i = 0; i < instrument->compiled.source.items.size(); ++i)
      page.push_back({instrument->first_item + i, first + i / together * together});
  }
  const auto unanswered = [&](std::size_t at) { return answers.value[page[at].place] < 0; };
  std::size_t next = page.size();
  while (next > 0 && unanswered(next - 1)) --next;
  // On a screen of several the last one answered may stand behind one that was not.
  if (next > 0)
    for (std::size_t at = page[next - 1].screen; at < next; ++at)
      if (unanswered(at)) return static_cast<int>(at);
  while (consented && next < page.size() && !may_be_asked(campaign, answers, page[next].place)) ++next;
  return static_cast<int>(next);
}

}  // namespace rongxin::campaigns
