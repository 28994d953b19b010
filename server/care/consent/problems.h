#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "platform/problem.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(consent_fact_wrong, 422, "生日不对，还可以再试 {tries_left} 次。没有保存任何内容。",
                "That is not the birthday: {tries_left} more tries. Nothing was stored.");
RONGXIN_PROBLEM(consent_link_locked, 409, "生日没有对上，为了安全先停一下。请找学校的心理老师换一张，或交纸质回执。",
                "The birthday did not fit three times, so the slip is closed. Ask the school psychologist for another, "
                "or hand in a paper slip.");
RONGXIN_PROBLEM(consent_link_expired, 409, "这张纸条已过期。请找班主任再要一张，或交纸质回执。",
                "This slip is out of date. Ask the class teacher for another, or hand in a paper slip.");
RONGXIN_PROBLEM(consent_link_used, 409, "这张纸条已经用过，先前的选择不变。要改请找学校的心理老师。",
                "This slip has been used and the earlier choice stands. To change it, ask the school psychologist.");
RONGXIN_PROBLEM(
    consent_not_for_staff, 403, "这台设备上登录着工作账号。请家长用自己的手机打开纸条上的码；没有保存任何内容。",
    "Staff are signed in on this device. A guardian opens the slip on a phone of their own; nothing was stored.");
RONGXIN_PROBLEM(consent_text_changed, 409, "说明文字有更新，请再看一遍后选择。没有保存任何内容。",
                "The text has changed: please read it again and choose. Nothing was stored.");
RONGXIN_PROBLEM(consent_undo_late, 409, "录入超过半小时，不能再撤销。请按新的回执重新录入，以最后一次为准。",
                "This was entered more than half an hour ago. Enter the slip again: the last entry holds.");

}  // namespace rongxin::problems
