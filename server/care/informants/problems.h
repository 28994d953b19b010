#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "platform/problem.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(informant_sheet_done, 409, "这份已经交了，不能再改，也不会再显示。",
                "This sheet has been handed in: it cannot be changed and is not shown again.");
RONGXIN_PROBLEM(
    informant_sheet_taken, 409, "另一位正在填写这份。没有保存任何内容；三天没有人继续时，您可以重新填写。",
    "Somebody else is filling this sheet in. Nothing was stored; after three days without a save you can begin anew.");
RONGXIN_PROBLEM(
    informant_closed, 409, "现在不能填写：这次测评还没有开始、已经结束或已撤回。没有保存任何内容。",
    "This cannot be filled in now: the campaign has not begun, is over or was taken back. Nothing was stored.");
RONGXIN_PROBLEM(family_decide_first, 409, "请先在这张纸条上作出选择；选择参加以后，才会有这些问题。没有保存任何内容。",
                "Decide on this slip first: the questions come once you have agreed. Nothing was stored.");

}  // namespace rongxin::problems
