#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "platform/problem.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(ticket_expired, 401, "这次登录已过期。已经保存的答案都在，请重新登录后继续。", "This sign-in has expired. What was saved is safe: sign in again to go on.");
RONGXIN_PROBLEM(code_unknown, 404, "没有找到这个编码，请核对后再输入一次，或请老师帮忙。", "This code was not found. Check it and try again, or ask the teacher.");
RONGXIN_PROBLEM(code_spent, 410, "这个编码的答卷已经收到，编码不能再用了，什么也没有丢。想找人聊聊，可以直接找老师。",
                "The sheet of this code has arrived and the code is used up; nothing is lost. If you want to talk to somebody, go to a teacher.");
RONGXIN_PROBLEM(code_not_proved, 409, "名字没有对上，这个编码先锁住了，答过的都在。请告诉老师，老师会给你一个新的。",
                "That did not fit the name, so this code is locked; what was answered is safe. Tell the teacher, who gives you a new one.");
RONGXIN_PROBLEM(ticket_ended, 401, "这次登录已经结束：换了新的答题码，或者老师释放了这个座位。请重新登录，还没送出的内容会再送一次。",
                "This sign-in has ended: there is a new code, or the teacher has released the seat. Sign in again; what has not arrived is sent once more.");
RONGXIN_PROBLEM(seat_taken, 409, "这个座位现在不能登录：可能已经有人在用。请看看座位号，或者举手告诉老师。", "This seat cannot be used at the moment: somebody may be there already. Check the number, or tell the teacher.");
RONGXIN_PROBLEM(seat_not_proved, 409, "名字没有对上。请举手告诉老师，老师会帮你重新开始。", "That did not fit the name. Tell the teacher, who can let you begin again.");
RONGXIN_PROBLEM(save_base_unknown, 409, "请把已答的题目完整地再送一次。先前保存的都在。", "Send everything answered once more. What was saved is safe.");
RONGXIN_PROBLEM(campaign_not_open, 409, "这次测评现在没有开放。已经保存的答案都在。", "This is not open at the moment. What was saved is safe.");
RONGXIN_PROBLEM(class_session_closed, 409, "本班的场次没有开放，请告诉老师。", "The session of this class is not open. Please tell the teacher.");
RONGXIN_PROBLEM(unknown_item, 422, "没有这道题：{item}。没有保存任何内容。", "Unknown item {item}. Nothing was stored.");
RONGXIN_PROBLEM(item_twice, 422, "题目 {item} 出现了两次。没有保存任何内容。", "Item {item} is named twice. Nothing was stored.");
RONGXIN_PROBLEM(sheet_differs, 409, "这份答卷先前已经交过一次，那一份完好保存；这次送来的没有再当作答卷。", "This sheet was handed in before, and that one is safely stored. What came now is not taken as the sheet.");
RONGXIN_PROBLEM(sheet_of_another, 404, "没有找到，或者您没有查看的权限。", "Not found, or not yours to see.");
RONGXIN_PROBLEM(campaign_broken, 500, "测评活动 {campaign} 的定义无法使用（{detail}）。", "The definition of campaign {campaign} cannot be used ({detail}).");
RONGXIN_PROBLEM(instrument_differs, 409, "量表 {instrument} 已发布过，内容不同。已发布的版本不可更改，请换一个版本号。没有保存任何内容。",
                "Instrument {instrument} was published with other content. A published version never changes: choose a new version. Nothing was stored.");
RONGXIN_PROBLEM(unit_unknown, 422, "没有这个单位：{code}。请先导入单位。没有保存任何内容。", "Unknown unit {code}: import the units first. Nothing was stored.");
RONGXIN_PROBLEM(campaign_differs, 409, "测评活动 {campaign} 已发布，内容不同。已发布的活动不可更改，请换一个代码。", "Campaign {campaign} was published with other content. A published campaign never changes: choose a new code.");
RONGXIN_PROBLEM(campaign_empty, 422, "没有学生符合条件，请检查单位和年级。没有保存任何内容。", "No student matches: check units and grades. Nothing was stored.");
RONGXIN_PROBLEM(draft_changed, 409, "{name}刚刚改过这份草稿。您的更改没有保存，请重新打开后再改。", "{name} has just changed this draft. Your changes were not saved: open it again.");
RONGXIN_PROBLEM(already_published, 409, "这份草稿已经发布，只发布了一次，没有再次发布。请到测评列表查看。", "This draft has been published, once; nothing was published again. See the list of campaigns.");
RONGXIN_PROBLEM(draft_incomplete, 422, "还不能发布：{detail}草稿都在，没有发布任何内容。", "This cannot be published yet: {detail} The draft is safe, nothing was published.");
RONGXIN_PROBLEM(rules_reason_needed, 422, "按这些规则，访谈会超出人手，或提示的学生超过 6%。请写明理由再发布；没有发布任何内容。",
                "With these rules interviews exceed what psychologists can hold, or more than 6 % are flagged. Write a reason to publish; nothing was published.");
RONGXIN_PROBLEM(slot_outside_window, 422, "有一个班的时间不在测评起止时间之内，或长度不合适。没有保存，请调整后再试。",
                "The time of a class lies outside the campaign's window, or its length does not fit. Nothing was saved: adjust it and try again.");
RONGXIN_PROBLEM(slot_no_school_day, 422, "{day} 不上课或有考试。没有保存，请换一天。", "{day} is no school day, or there are exams. Nothing was saved: choose another day.");
RONGXIN_PROBLEM(instrument_unknown, 404, "没有这个量表：{instrument}。没有保存任何内容。", "Unknown instrument {instrument}. Nothing was stored.");
RONGXIN_PROBLEM(instrument_without_texts, 409, "量表 {instrument} 只有计分方法，没有题目文字。请先用 rongxin instrument load-texts 导入已获授权的文字。没有保存任何内容。",
                "Instrument {instrument} is a scoring key without words: load words that you hold a licence for first (rongxin instrument load-texts). Nothing was stored.");
RONGXIN_PROBLEM(instrument_not_signed, 409, "量表 {instrument} 默认停用：请先由一位负责人签署核对，再由另一人确认。没有保存任何内容。",
                "Instrument {instrument} is off by default: a named person signs a check and a second one confirms it first. Nothing was stored.");
RONGXIN_PROBLEM(instrument_not_confirmed, 409, "量表 {instrument} 的核对已签署，还需要另一人确认。没有保存任何内容。", "The check of {instrument} is signed; a second person has still to confirm it. Nothing was stored.");
RONGXIN_PROBLEM(instrument_has_texts, 409, "量表 {instrument} 已自带题目文字，没有导入。", "Instrument {instrument} has words already: nothing was loaded.");
RONGXIN_PROBLEM(check_not_needed, 409, "量表 {instrument} 不需要签署核对，没有更改。", "Instrument {instrument} needs no check: nothing was changed.");
RONGXIN_PROBLEM(check_done, 409, "量表 {instrument} 的核对已由另一人确认，没有更改。", "The check of {instrument} has been confirmed already: nothing was changed.");
RONGXIN_PROBLEM(second_person_needed, 409, "确认须由签署人以外的另一人完成，没有更改。", "Somebody else than the one who signed must confirm: nothing was changed.");
RONGXIN_PROBLEM(campaign_unknown, 404, "没有这个测评活动：{campaign}。没有更改任何内容。", "There is no campaign {campaign}. Nothing was changed.");
RONGXIN_PROBLEM(version_unknown, 404, "量表 {instrument} 没有版本 {version}。没有更改任何内容。", "The instrument {instrument} has no version {version}. Nothing was changed.");
RONGXIN_PROBLEM(rescore_impossible, 422, "不能按这一版重新计分：{detail}。原结果没有更改。", "The sheets cannot be scored under this version: {detail}. The results stand as they were.");
RONGXIN_PROBLEM(proposal_settled, 409, "这一版已经有人处理过了，没有更改。请刷新页面。", "This version has been dealt with already: nothing was changed. Reload the page.");
RONGXIN_PROBLEM(colleague_needed, 409, "这些提示规则和市里的预设不同，需要另一位同事确认后才能发布。草稿完好保存，没有发布。",
                "These rules differ from the city's: a second officer has to confirm them first. The draft is safely stored and nothing was published.");
RONGXIN_PROBLEM(proposal_outdated, 409, "提交之后草稿又有改动，或已经发布、删除。请退回，让提交的同事重新提交。没有更改。",
                "The draft was changed, published or deleted after it was proposed: refuse it and let it be proposed again. Nothing was changed.");
RONGXIN_PROBLEM(population_too_small, 422, "区县和市局的测评至少覆盖 10 名学生、以整所学校为单位：人数太少时，任何统计都会指向个人。请扩大范围，或请学校自己开展。没有发布任何内容。",
                "A campaign of an office reaches whole schools and at least 10 students: of fewer every count points at somebody. Widen it, or let the school ask. Nothing was published.");

}  // namespace rongxin::problems
