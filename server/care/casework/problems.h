#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "platform/problem.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(appointment_time_taken, 409, "这个时间已经约了另一位同学，没有更改。请另选一个时间。",
                "Another student is expected at that time. Nothing was changed: choose another time.");
RONGXIN_PROBLEM(
    too_many_concerns, 429,
    "您今天已经提交了 20 "
    "条不急的担心，这一条没有提交。紧急的请选“现在”或“今天”；想看全班，请用班级观察；也可以直接和心理老师谈谈。",
    "You have voiced 20 concerns that can wait today; this one was not taken. If it is urgent choose now or today; for "
    "a whole class use the observation, or talk with the psychologist.");

}  // namespace rongxin::problems
