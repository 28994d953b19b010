#pragma once
#include "cli/demo/invented_sheet.h"
#include "composition.h"

namespace rongxin::cli {

/// The children's part of a wave: every sheet goes through the public interface of a server that
/// runs over `world` on a port of its own, which is closed afterwards (and the store with it).
/// With `adults`, what the staff of the demonstration did on that day and have set up by now follows.
/// Problems: demo_refused (with the request that was not taken).
Status play_wave(Composition& world, const std::string& campaign, Wave wave, bool adults);

}  // namespace rongxin::cli
