#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "platform/problem.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(
    phone_not_callable, 422,
    "这个号码打不通：请填 11 位手机号，或带区号的座机（如 0591-87654321）；境外号码以 + 和国家代码开头。号码没有更改。",
    "This number cannot be called: give a mobile number of 11 digits, a landline with its area code (0591-87654321), "
    "or + and the country code. It was not changed.");
RONGXIN_PROBLEM(duty_days_wrong, 422,
                "值班日期不对：日历上没有这一天，或者结束早于开始、早于今天。值班表没有更改，请改好日期再保存。",
                "These days cannot be: one is in no calendar, or the end lies before the beginning or before today. "
                "The roster was not changed; mend the days and save again.");
RONGXIN_PROBLEM(leave_needs_other, 409, "您登记的长假要由本人或另一位同事确认。请假已按可以由一人登记的天数生效。",
                "A long leave that you entered is confirmed by the person or by another colleague. It holds for the "
                "days that one person may enter.");

}  // namespace rongxin::problems
