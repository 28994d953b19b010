#pragma once
#include <cstdint>

#include "store/transaction.h"

namespace rongxin::alerts {

/// When a call last appeared on somebody's page, in ms; 0 for never.
std::int64_t last_call_at_ms(store::Transaction& transaction);

}  // namespace rongxin::alerts
