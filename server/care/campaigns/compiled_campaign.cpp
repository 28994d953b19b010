#include "campaigns/compiled_campaign.h"

#include <algorithm>

#include "campaigns/answering_form.h"
#include "instruments/instrument_definition.h"
#include "texts/campaigns.h"

namespace rongxin::campaigns {
namespace {

class Compiler {
 public:
  Compiler(CompiledCampaign& out, const instruments::InstrumentSource& source, std::vector<YamlFault>& faults)
      : out_(out), source_(source), faults_(faults) {}

  void instruments() {
    for (const auto& id : out_.definition.instruments) add(id, false);
    if (out_.instruments.empty() && faults_.empty())
      fault("instruments", "no_student_instrument", texts::campaigns::no_student_instrument());
    // Follow-ups stand behind what is asked of everybody; a follow-up may not have one of its own.
    const std::size_t asked = out_.instruments.size();
    for (std::size_t i = 0; i < asked; ++i)
      for (const auto& one : std::vector(out_.instruments[i].compiled.critical))
        if (!one.follow_up.empty() && !has(one.follow_up)) add(one.follow_up, true);
  }

  void rules() {
    for (alerts::Rule rule : out_.definition.rules) {
      for (auto& condition : rule.conditions) {
        if (condition.of == alerts::Condition::Of::rise) out_.measures_change = true;
        condition.index = condition.of == alerts::Condition::Of::item ? out_.place_of(condition.subject)
                                                                      : scale_place(condition.subject);
        if (condition.index < 0)
          fault("rules", "unknown_subject",
                texts::campaigns::unknown_subject({.id = rule.id, .subject = condition.subject}));
      }
      out_.rules.push_back(std::move(rule));
    }
  }

 private:
  void fault(std::string path, std::string code, Sentence what) {
    faults_.push_back({std::move(path), std::move(code), std::move(what)});
  }

  bool has(const std::string& id) const {
    return out_.about_by_id(id) != nullptr ||
           std::any_of(out_.instruments.begin(), out_.instruments.end(),
                       [&](const auto& one) { return one.compiled.source.id == id; });
  }

  int scale_place(const std::string& id) const {
    for (const auto& instrument : out_.instruments)
      for (std::size_t i = 0; i < instrument.compiled.scales.size(); ++i)
        if (instrument.compiled.scales[i].id == id) return static_cast<int>(instrument.first_scale + i);
    return -1;
  }

  void add(const std::string& id, bool follow_up) {
    if (has(id)) return fault("instruments", "duplicate", texts::campaigns::duplicate({.id = id}));
    const std::string text = source_(id);
    if (text.empty())
      return fault("instruments", "unknown_instrument", texts::campaigns::unknown_instrument({.id = id}));
    auto read = instruments::read_instrument(text);
    for (const auto& one : read.faults)
      fault("instruments." + id + "." + one.path, one.code, {one.text_zh, one.text_en});
    if (!read.faults.empty()) return;
    if (read.compiled.source.informant != "student") {
      // Another informant's answers are sheets of their own: nothing of the child's sheet counts on them.
      if (follow_up)
        return fault("instruments", "follow_up_informant", texts::campaigns::follow_up_informant({.id = id}));
      out_.about.push_back({std::move(read.compiled), read.content_hash, 0, 0, false});
      return;
    }
    CampaignInstrument instrument{std::move(read.compiled), read.content_hash, out_.items, out_.scales, follow_up};
    for (std::size_t i = 0; i < instrument.compiled.source.items.size(); ++i) {
      const auto& item = instrument.compiled.source.items[i].id;
      if (!out_.item_place.emplace(item, static_cast<int>(out_.items + i)).second)
        fault("instruments", "duplicate_item", texts::campaigns::duplicate_item({.item = item}));
    }
    for (const auto& one : instrument.compiled.critical)
      out_.critical.push_back({instrument.compiled.source.items[one.item].id, static_cast<int>(out_.items + one.item),
                               one.at_least, one.tier});
    out_.items += instrument.compiled.source.items.size();
    out_.scales += instrument.compiled.scales.size();
    out_.instruments.push_back(std::move(instrument));
  }

  CompiledCampaign& out_;
  const instruments::InstrumentSource& source_;
  std::vector<YamlFault>& faults_;
};

}  // namespace

int CompiledCampaign::place_of(std::string_view item) const {
  const auto found = item_place.find(std::string(item));
  return found == item_place.end() ? -1 : found->second;
}

bool CompiledCampaign::allows(std::size_t place, int value) const {
  for (const auto& instrument : instruments)
    if (place < instrument.first_item + instrument.compiled.source.items.size())
      return instrument.compiled.allows(place - instrument.first_item, value);
  return false;
}

const psychometrics::Item& CompiledCampaign::item_at(std::size_t place) const {
  for (const auto& instrument : instruments)
    if (place < instrument.first_item + instrument.compiled.source.items.size())
      return instrument.compiled.source.items[place - instrument.first_item];
  throw std::out_of_range("item place");
}

const CampaignInstrument* CompiledCampaign::about_by_id(std::string_view wanted) const {
  const auto found =
      std::find_if(about.begin(), about.end(), [&](const auto& one) { return one.compiled.source.id == wanted; });
  return found == about.end() ? nullptr : &*found;
}

std::shared_ptr<const CompiledCampaign> compile_campaign(CampaignId id, UnitId unit,
                                                         const CampaignDefinition& definition,
                                                         const instruments::InstrumentSource& source,
                                                         std::vector<YamlFault>& faults) {
  auto out = std::make_shared<CompiledCampaign>();
  out->id = id;
  out->unit = unit;
  out->definition = definition;
  Compiler compiler(*out, source, faults);
  compiler.instruments();
  compiler.rules();
  if (faults.empty()) make_forms(*out);
  return out;
}

}  // namespace rongxin::campaigns
