#pragma once
#include <vector>

#include "http/route.h"
#include "settings/settings_desk.h"

namespace rongxin::settings {

std::vector<http::Route> settings_routes(SettingsDesk desk);

}  // namespace rongxin::settings
