#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "platform/problem.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(alert_taken, 409, "已经有另一位老师在处理这件事。", "Another colleague has taken this on.");
RONGXIN_PROBLEM(support_accepted, 409, "县区已有人支援这件事，没有更改。",
                "Somebody of the county already lends a hand: nothing was changed.");
RONGXIN_PROBLEM(alert_not_yours, 409, "这件事不是由您在处理，没有更改。",
                "You are not the one who took this on: nothing was changed.");

}  // namespace rongxin::problems
