#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "platform/problem.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(already_finished, 409, "这名学生已经完成，不需要新编码。没有更改。",
                "This student has finished and needs no new code. Nothing was changed.");
RONGXIN_PROBLEM(nothing_to_separate, 409, "这名学生的答卷没有被两台设备同时使用，没有更改。",
                "This sheet was not used on two devices at once. Nothing was changed.");
RONGXIN_PROBLEM(nothing_to_set_aside, 409, "这名学生还没有开始作答，没有可以作废的答卷。没有更改。",
                "This student has not begun: there is no sheet to set aside. Nothing was changed.");
RONGXIN_PROBLEM(set_aside_final, 409,
                "没有可以撤销的作废，或者已经超过十分钟，或者学生已经重新开始作答。没有更改；学生可以用新编码作答。",
                "Nothing can be undone: ten minutes have passed, or the student has begun anew. Nothing was changed; "
                "the student may answer with the new code.");
RONGXIN_PROBLEM(paper_not_taken, 409, "这份答卷不能录入，请交给心理老师。没有保存任何内容。",
                "This sheet cannot be typed in: hand it to the school psychologist. Nothing was stored.");
RONGXIN_PROBLEM(
    paper_without_consent, 409,
    "家长或学生本人现在没有同意这次测评，这份纸质答卷不录入、不计分，也没有保存答案。请把答卷封好，交还家长或按学校规定"
    "销毁；不需要再问学生原因。",
    "The family or the student does not agree to this check now: the sheet is not typed in, not scored, and no answer "
    "was stored. Seal it and give it back, or destroy it by the school's rules; nobody need ask the student why.");
RONGXIN_PROBLEM(paper_second_too_soon, 409,
                "第二遍请由另一位老师录入；只有一位老师时，请录完这一批、十分钟后再录。第一遍已经保存。",
                "The second typing is for a colleague; alone, finish the batch and type it again after ten minutes. "
                "The first one is stored.");
RONGXIN_PROBLEM(paper_differs, 409, "两遍录入都在了，请对照纸质答卷核对不一致的题目。",
                "Both typings are there: settle what differs with the sheet of paper in hand.");
RONGXIN_PROBLEM(paper_blank, 422, "这一遍没有录入任何答案。请照着纸质答卷录完再提交；没有保存任何内容。",
                "Nothing was typed. Type what the sheet of paper says; nothing was stored.");
RONGXIN_PROBLEM(paper_third_needed, 409,
                "两遍录入相差太多，不能逐题核对。请另一位老师照着纸质答卷再完整录入一遍；两遍录入都在。",
                "The two typings differ in too many items to be settled one by one. A third person types the sheet; "
                "both typings are there.");
RONGXIN_PROBLEM(paper_not_settled, 422, "请核对每一道不一致的题目，不多也不少。没有保存任何内容。",
                "Settle every item that differs, and no other. Nothing was stored.");
RONGXIN_PROBLEM(recall_final, 409, "没有可以撤销的撤回，或者已经超过十分钟。需要的话请重新发一次测评。",
                "There is no recall to undo, or ten minutes have passed. Send the check again if it is needed.");

}  // namespace rongxin::problems
