#pragma once
#include "live/topics.h"

namespace rongxin::oversight {

/// That alerts and their clocks have changed, to those whose lists would show it.
live::Source alert_topics();

}  // namespace rongxin::oversight
