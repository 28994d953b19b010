#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "platform/problem.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(ticket_expired, 401, "这次登录已过期。已经保存的答案都在，请重新登录后继续。",
                "This sign-in has expired. What was saved is safe: sign in again to go on.");
RONGXIN_PROBLEM(code_unknown, 404, "没有找到这个编码，请核对后再输入一次，或请老师帮忙。",
                "This code was not found. Check it and try again, or ask the teacher.");
RONGXIN_PROBLEM(code_spent, 410, "这个编码的答卷已经收到，编码不能再用了，什么也没有丢。想找人聊聊，可以直接找老师。",
                "The sheet of this code has arrived and the code is used up; nothing is lost. If you want to talk to "
                "somebody, go to a teacher.");
RONGXIN_PROBLEM(code_not_proved, 409, "名字没有对上，这个编码先锁住了，答过的都在。请告诉老师，老师会给你一个新的。",
                "That did not fit the name, so this code is locked; what was answered is safe. Tell the teacher, who "
                "gives you a new one.");
RONGXIN_PROBLEM(ticket_ended, 401,
                "这次登录已经结束：换了新的答题码，或者老师释放了这个座位。请重新登录，还没送出的内容会再送一次。",
                "This sign-in has ended: there is a new code, or the teacher has released the seat. Sign in again; "
                "what has not arrived is sent once more.");
RONGXIN_PROBLEM(
    seat_taken, 409, "这个座位现在不能登录：可能已经有人在用。请看看座位号，或者举手告诉老师。",
    "This seat cannot be used at the moment: somebody may be there already. Check the number, or tell the teacher.");
RONGXIN_PROBLEM(seat_not_proved, 409, "名字没有对上。请举手告诉老师，老师会帮你重新开始。",
                "That did not fit the name. Tell the teacher, who can let you begin again.");
RONGXIN_PROBLEM(save_base_unknown, 409, "请把已答的题目完整地再送一次。先前保存的都在。",
                "Send everything answered once more. What was saved is safe.");
RONGXIN_PROBLEM(campaign_not_open, 409, "这次测评现在没有开放。已经保存的答案都在。",
                "This is not open at the moment. What was saved is safe.");
RONGXIN_PROBLEM(class_session_closed, 409, "本班的场次没有开放，请告诉老师。",
                "The session of this class is not open. Please tell the teacher.");
RONGXIN_PROBLEM(unknown_item, 422, "没有这道题：{item}。没有保存任何内容。",
                "Unknown item {item}. Nothing was stored.");
RONGXIN_PROBLEM(item_twice, 422, "题目 {item} 出现了两次。没有保存任何内容。",
                "Item {item} is named twice. Nothing was stored.");
RONGXIN_PROBLEM(
    sheet_differs, 409, "这份答卷先前已经交过一次，那一份完好保存；这次送来的没有再当作答卷。",
    "This sheet was handed in before, and that one is safely stored. What came now is not taken as the sheet.");
RONGXIN_PROBLEM(sheet_of_another, 404, "没有找到，或者您没有查看的权限。", "Not found, or not yours to see.");

}  // namespace rongxin::problems
