#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "platform/problem.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(
    own_proposal, 409, "这是您自己提交的，需要另一位同事确认。内容完好保存，没有更改。",
    "You proposed this yourself: a colleague has to confirm it. It is safely stored and nothing was changed.");
RONGXIN_PROBLEM(already_waiting, 409, "同一件事已有一份在等待确认。请先确认或撤回那一份。没有保存任何内容。",
                "Another proposal about the same thing waits for confirmation: settle or withdraw that one first. "
                "Nothing was stored.");
RONGXIN_PROBLEM(proposal_settled, 409, "这一版已经有人处理过了，没有更改。请刷新页面。",
                "This version has been dealt with already: nothing was changed. Reload the page.");

}  // namespace rongxin::problems
