#pragma once
#include "campaigns/answer_set.h"
#include "campaigns/compiled_campaign.h"

namespace rongxin::campaigns {

/// Writes both forms of a campaign: the questions, and for children without consent the reading
/// pages of the same number, the same options and the same look.
void make_forms(CompiledCampaign& campaign);

/// Where another device goes on: index, in the order of the form that this child sees, of the first item behind the
/// last one that is answered here, without follow-ups that nothing calls for. The number of items when all are done.
int next_on_the_page(const CompiledCampaign& campaign, const AnswerSet& answers, bool consented);

}  // namespace rongxin::campaigns
