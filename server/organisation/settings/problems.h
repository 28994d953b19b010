#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "platform/problem.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(setting_not_here, 409, "这一组设置由上级单位决定，没有更改。",
                "These settings are decided by a unit above: nothing was changed.");
RONGXIN_PROBLEM(setting_begun, 409, "这一版已经开始生效，不能撤回。请另外保存一个新的设置。没有更改。",
                "This version has begun and cannot be taken back: set a new one instead. Nothing was changed.");
RONGXIN_PROBLEM(
    setting_order, 422, "时间的先后不对：后一级要晚于前一级。没有保存任何内容。",
    "These times do not follow one another: each step must be later than the one before. Nothing was stored.");
RONGXIN_PROBLEM(
    hotline_number, 422,
    "号码应为服务短号（如 12345、968111）、400 电话、带区号的固定电话或手机号，不带分机。没有保存任何内容。",
    "The number must be a service number such as 12345 or 968111, a 400 number, a landline with its area code or a "
    "mobile, without extension. Nothing was stored.");
RONGXIN_PROBLEM(
    hotline_public, 422, "12356、12355、110 和 120 总会显示，不用添加，也不能改。没有保存任何内容。",
    "12356, 12355, 110 and 120 are always shown: they need not be added and cannot be changed. Nothing was stored.");
RONGXIN_PROBLEM(hotline_twice, 422, "这个号码前面已经有了。没有保存任何内容。",
                "This number stands in the list already. Nothing was stored.");
RONGXIN_PROBLEM(hotline_name, 422, "请用中文和英文写明这是什么热线。没有保存任何内容。",
                "Say in Chinese and in English whose line this is. Nothing was stored.");
RONGXIN_PROBLEM(hotline_like_public, 422,
                "这个名称和全国热线的名称一样，学生会分不清。请换一个名称。没有保存任何内容。",
                "This is the name of a public line, and a child could not tell them apart: choose another name. "
                "Nothing was stored.");
RONGXIN_PROBLEM(hotline_in_words, 422, "名称和说明里不能再写号码，一条热线只写一个号码。没有保存任何内容。",
                "Name and note must not hold a number of their own: one line has one number. Nothing was stored.");

}  // namespace rongxin::problems
