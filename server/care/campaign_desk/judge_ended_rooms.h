#pragma once
#include "campaigns/screening.h"

namespace rongxin::campaign_desk {

/// Looks at every class session that is over, once: sheets are compared in memory, and only the counts of a
/// room that stands out are kept. Nobody is shown an answer, and equal sheets leave no trace that could be
/// compared across rooms.
void judge_ended_rooms(campaigns::Screening& screening);

}  // namespace rongxin::campaign_desk
