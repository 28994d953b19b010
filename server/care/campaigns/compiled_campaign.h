#pragma once
// A published campaign, ready for the answering path: immutable, in memory, no strings to search.
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "campaigns/campaign_definition.h"
#include "instruments/instrument_definition.h"
#include "platform/ids.h"
#include "psychometrics/compiled_instrument.h"

namespace rongxin::campaigns {

struct CampaignInstrument {
  psychometrics::CompiledInstrument compiled;
  std::string content_hash;
  std::size_t first_item = 0;  ///< place of its first item among the campaign's
  std::size_t first_scale = 0;
  bool follow_up = false;
};

struct CompiledCampaign {
  CampaignId id;
  UnitId unit;
  CampaignDefinition definition;
  std::vector<CampaignInstrument> instruments;  ///< the child's sheet
  std::vector<CampaignInstrument>
      about;  ///< answered about the child by a teacher or a guardian; places count from 0 in each
  std::size_t items = 0;
  std::size_t scales = 0;
  std::vector<alerts::CriticalItem> critical;
  std::vector<alerts::Rule> rules;  ///< with places filled in
  std::unordered_map<std::string, int> item_place;
  std::shared_ptr<const std::string> form;          ///< JSON of schema Form
  std::shared_ptr<const std::string> reading_form;  ///< the same look, passages instead of questions
  std::string form_hash, reading_form_hash;
  bool recalled = false;
  std::int64_t rules_version = 1;  ///< above 1: rules changed after it was published
  bool measures_change = false;    ///< a rule compares with the last valid sheet

  bool open_at(std::int64_t now_ms) const {
    return !recalled && now_ms >= definition.opens_at_ms && now_ms < definition.closes_at_ms;
  }
  /// Place of an item, -1 when the campaign has no such item.
  int place_of(std::string_view item) const;
  bool allows(std::size_t place, int value) const;
  const psychometrics::Item& item_at(std::size_t place) const;
  /// An instrument of another informant, nullptr when the campaign has no such.
  const CampaignInstrument* about_by_id(std::string_view id) const;
};

/// Joins definition and instruments. Faults name what is missing or does not fit.
std::shared_ptr<const CompiledCampaign> compile_campaign(CampaignId id, UnitId unit,
                                                         const CampaignDefinition& definition,
                                                         const instruments::InstrumentSource& source,
                                                         std::vector<YamlFault>& faults);

}  // namespace rongxin::campaigns
