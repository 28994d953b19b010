#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "platform/problem.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(campaign_broken, 500, "测评活动 {campaign} 的定义无法使用（{detail}）。",
                "The definition of campaign {campaign} cannot be used ({detail}).");
RONGXIN_PROBLEM(unit_unknown, 422, "没有这个单位：{code}。请先导入单位。没有保存任何内容。",
                "Unknown unit {code}: import the units first. Nothing was stored.");
RONGXIN_PROBLEM(
    campaign_differs, 409, "测评活动 {campaign} 已发布，内容不同。已发布的活动不可更改，请换一个代码。",
    "Campaign {campaign} was published with other content. A published campaign never changes: choose a new code.");
RONGXIN_PROBLEM(campaign_empty, 422, "没有学生符合条件，请检查单位和年级。没有保存任何内容。",
                "No student matches: check units and grades. Nothing was stored.");
RONGXIN_PROBLEM(draft_changed, 409, "{name}刚刚改过这份草稿。您的更改没有保存，请重新打开后再改。",
                "{name} has just changed this draft. Your changes were not saved: open it again.");
RONGXIN_PROBLEM(already_published, 409, "这份草稿已经发布，只发布了一次，没有再次发布。请到测评列表查看。",
                "This draft has been published, once; nothing was published again. See the list of campaigns.");
RONGXIN_PROBLEM(draft_incomplete, 422, "还不能发布：{detail}草稿都在，没有发布任何内容。",
                "This cannot be published yet: {detail} The draft is safe, nothing was published.");
RONGXIN_PROBLEM(rules_reason_needed, 422,
                "按这些规则，访谈会超出人手，或提示的学生超过 6%。请写明理由再发布；没有发布任何内容。",
                "With these rules interviews exceed what psychologists can hold, or more than 6 % are flagged. Write a "
                "reason to publish; nothing was published.");
RONGXIN_PROBLEM(slot_outside_window, 422, "有一个班的时间不在测评起止时间之内，或长度不合适。没有保存，请调整后再试。",
                "The time of a class lies outside the campaign's window, or its length does not fit. Nothing was "
                "saved: adjust it and try again.");
RONGXIN_PROBLEM(slot_no_school_day, 422, "{day} 不上课或有考试。没有保存，请换一天。",
                "{day} is no school day, or there are exams. Nothing was saved: choose another day.");
RONGXIN_PROBLEM(campaign_unknown, 404, "没有这个测评活动：{campaign}。没有更改任何内容。",
                "There is no campaign {campaign}. Nothing was changed.");
RONGXIN_PROBLEM(version_unknown, 404, "量表 {instrument} 没有版本 {version}。没有更改任何内容。",
                "The instrument {instrument} has no version {version}. Nothing was changed.");
RONGXIN_PROBLEM(rescore_impossible, 422, "不能按这一版重新计分：{detail}。原结果没有更改。",
                "The sheets cannot be scored under this version: {detail}. The results stand as they were.");
RONGXIN_PROBLEM(colleague_needed, 409,
                "这些提示规则和市里的预设不同，需要另一位同事确认后才能发布。草稿完好保存，没有发布。",
                "These rules differ from the city's: a second officer has to confirm them first. The draft is safely "
                "stored and nothing was published.");
RONGXIN_PROBLEM(proposal_outdated, 409,
                "提交之后草稿又有改动，或已经发布、删除。请退回，让提交的同事重新提交。没有更改。",
                "The draft was changed, published or deleted after it was proposed: refuse it and let it be proposed "
                "again. Nothing was changed.");
RONGXIN_PROBLEM(
    population_too_small, 422,
    "区县和市局的测评至少覆盖 10 "
    "名学生、以整所学校为单位：人数太少时，任何统计都会指向个人。请扩大范围，或请学校自己开展。没有发布任何内容。",
    "A campaign of an office reaches whole schools and at least 10 students: of fewer every count points at somebody. "
    "Widen it, or let the school ask. Nothing was published.");
RONGXIN_PROBLEM(rules_unchanged, 422, "规则和现在的一样，没有提交。",
                "These are the present rules: nothing was proposed.");

}  // namespace rongxin::problems
