#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "platform/problem.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(appointment_time_taken, 409, "这个时间已经约了另一位同学，没有更改。请另选一个时间。", "Another student is expected at that time. Nothing was changed: choose another time.");

}  // namespace rongxin::problems
