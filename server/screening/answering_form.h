#pragma once
#include "screening/compiled_campaign.h"

namespace rongxin::screening {

/// Writes both forms of a campaign: the questions, and for children without consent the reading
/// pages of the same number, the same options and the same look.
void make_forms(CompiledCampaign& campaign);

}  // namespace rongxin::screening
