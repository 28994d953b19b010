#pragma once
#include "live/topics.h"

namespace rongxin::campaign_desk {

/// That a class of a campaign has been counted anew, to those who follow campaigns.
live::Source campaign_topics();

}  // namespace rongxin::campaign_desk
