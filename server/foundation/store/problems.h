#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "platform/problem.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(
    not_a_demonstration, 409,
    "这个数据库不是演示城市，不能用 --demo "
    "启动：演示密码人人都知道，也不要求第二重验证。没有任何更改。请正常启动，或用 --store 给演示另一个文件。",
    "This store was not made by a demonstration, so --demo does not start on it: its passwords are known to everybody. "
    "Nothing was changed. Start without --demo, or give it a file of its own (--store).");

}  // namespace rongxin::problems
