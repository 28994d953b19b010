#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "platform/problem.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(own_proposal, 409, "这是您自己提交的，需要另一位同事确认。内容完好保存，没有更改。", "You proposed this yourself: a colleague has to confirm it. It is safely stored and nothing was changed.");
RONGXIN_PROBLEM(already_waiting, 409, "同一件事已有一份在等待确认。请先确认或撤回那一份。没有保存任何内容。", "Another proposal about the same thing waits for confirmation: settle or withdraw that one first. Nothing was stored.");
RONGXIN_PROBLEM(setting_not_here, 409, "这一组设置由上级单位决定，没有更改。", "These settings are decided by a unit above: nothing was changed.");
RONGXIN_PROBLEM(setting_begun, 409, "这一版已经开始生效，不能撤回。请另外保存一个新的设置。没有更改。", "This version has begun and cannot be taken back: set a new one instead. Nothing was changed.");
RONGXIN_PROBLEM(setting_order, 422, "时间的先后不对：后一级要晚于前一级。没有保存任何内容。", "These times do not follow one another: each step must be later than the one before. Nothing was stored.");
RONGXIN_PROBLEM(rules_unchanged, 422, "规则和现在的一样，没有提交。", "These are the present rules: nothing was proposed.");

}  // namespace rongxin::problems
