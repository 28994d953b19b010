#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "platform/problem.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(not_a_demonstration, 409, "这个数据库里有不是演示城市的内容，不能用 --demo 启动：演示的密码人人都知道，也不要求第二重验证。没有任何更改。请用正常方式启动，或给演示另一个数据库文件（--store）。", "This store holds what no demonstration has made, so --demo does not start on it: its passwords are known to everybody and no second factor is asked for. Nothing was changed. Start without --demo, or give the demonstration a file of its own (--store).");

}  // namespace rongxin::problems
