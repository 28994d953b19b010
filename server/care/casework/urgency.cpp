#include "casework/urgency.h"

#include <algorithm>
#include <tuple>

namespace rongxin::casework {
namespace {

constexpr int whole = 1000, half = 500;

int share(double value, double lowest, double highest) {
  if (highest <= lowest) return half;
  return static_cast<int>(std::clamp((value - lowest) / (highest - lowest), 0.0, 1.0) * whole);
}

// How far towards its most telling answer an item was answered; nothing of an item that the campaign has not.
int item_share(const campaigns::CompiledCampaign& campaign, const alerts::MetCondition& met) {
  const int place = campaign.place_of(met.subject);
  if (place < 0) return half;
  double highest = 0;
  for (const auto& option : campaign.item_at(static_cast<std::size_t>(place)).options)
    highest = std::max(highest, static_cast<double>(option.value));
  return share(met.value, 0, highest);
}

void add_scale(Severity& to, const campaigns::CampaignInstrument& instrument, const alerts::MetCondition& met) {
  for (const auto& scale : instrument.compiled.scales) {
    if (scale.id != met.subject) continue;
    to.score = std::max(to.score, share(met.value, scale.lowest, scale.highest));
    for (const auto& source : instrument.compiled.source.scales) {
      if (source.id != scale.id || source.bands.empty()) continue;
      const auto reached = std::count_if(source.bands.begin(), source.bands.end(),
                                         [&](const psychometrics::Band& band) { return band.from <= met.value; });
      to.band = std::max(to.band, static_cast<int>(reached * whole / static_cast<std::ptrdiff_t>(source.bands.size())));
    }
  }
}

void add_met(Severity& to, const campaigns::CompiledCampaign& campaign, const alerts::Signal& signal,
             const alerts::MetCondition& met) {
  if (met.is_item) {
    // An item beside a scale in one rule says no more than the scale does.
    const bool beside =
        std::any_of(signal.met.begin(), signal.met.end(), [](const alerts::MetCondition& one) { return !one.is_item; });
    const bool critical = signal.kind == alerts::Signal::Kind::critical_item;
    int& share_of = critical ? to.critical : to.score;
    if (critical || !beside) share_of = std::max(share_of, item_share(campaign, met));
    return;
  }
  for (const auto* instruments : {&campaign.instruments, &campaign.about})
    for (const auto& one : *instruments) add_scale(to, one, met);
}

}  // namespace

Severity severity_of(const std::vector<ReadSignal>& signals, const campaigns::CampaignCache& shelf) {
  using Kind = alerts::Signal::Kind;
  Severity found;
  found.signals = static_cast<int>(signals.size());
  for (const auto& one : signals) {
    const Kind kind = one.signal.kind;
    // What a person says counts like an answer: that somebody is needed now like the strongest, later like a middle
    // one.
    if (kind == Kind::help_button || kind == Kind::contact_wish || kind == Kind::manual_concern) {
      int& share_of = one.signal.tier == alerts::Tier::ranked ? found.band : found.critical;
      share_of = std::max(share_of, one.signal.tier == alerts::Tier::acute ? whole : half);
    }
    if (const auto campaign = shelf.find(one.campaign))
      for (const auto& met : one.signal.met) add_met(found, *campaign, one.signal, met);
  }
  return found;
}

bool comes_before(const Urgency& a, const Urgency& b) {
  return std::tie(a.tier, b.severity, a.due_at_ms, a.name, a.student) <
         std::tie(b.tier, a.severity, b.due_at_ms, b.name, b.student);
}

}  // namespace rongxin::casework
