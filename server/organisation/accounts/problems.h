#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "platform/problem.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(sign_in_refused, 401, "账号或密码不对。", "Login or password is wrong.");
RONGXIN_PROBLEM(wait_before_trying, 429, "输错次数较多，请 {retry_seconds} 秒后再试。",
                "Too many wrong tries: wait {retry_seconds} s.");
RONGXIN_PROBLEM(second_factor_wrong, 401, "验证码不对或已用过，请等下一个。",
                "The code is wrong or was used before: wait for the next one.");
RONGXIN_PROBLEM(
    second_factor_blocked, 403,
    "验证码输错太多次，第二重验证已停用。账号和资料是安全的；请联系安全管理员重置。不是您本人输入的，请同时更改密码。",
    "Too many wrong codes: the second factor is stopped. Account and records are safe. Ask your security administrator "
    "to reset it; if it was not you who typed, change the password too.");
RONGXIN_PROBLEM(session_locked, 423, "页面已锁定，请先输入密码。已确认的内容都已保存。",
                "The page is locked: give the password first. What was confirmed is stored.");
RONGXIN_PROBLEM(session_changed, 409, "这个浏览器里已换了另一次登录，这个页面要重新打开。没有任何更改。",
                "Somebody has signed in anew in this browser: this page has to be opened again. Nothing was changed.");
RONGXIN_PROBLEM(password_wrong, 422, "密码不对，请再输入一次。没有任何更改。",
                "The password is wrong: try again. Nothing was changed.");
RONGXIN_PROBLEM(password_weak, 422, "新密码至少要 10 个字符，不能和原来的一样，也不能包含登录名。密码没有更改。",
                "A new password has at least 10 characters, differs from the present one and does not hold the login. "
                "It was not changed.");
RONGXIN_PROBLEM(own_account, 409, "不能更改自己的账号和岗位，请另一位安全管理员来做。没有任何更改。",
                "Nobody changes the own account or posts: ask another security administrator. Nothing was changed.");
RONGXIN_PROBLEM(
    account_beyond, 409,
    "这个账号在您管理的范围之外还有岗位。您可以结束它在这里的岗位；其余请上一级安全管理员处理。没有任何更改。",
    "This account also has posts outside what you manage. You can end its posts here; for the rest ask the security "
    "administrator above you. Nothing was changed.");
RONGXIN_PROBLEM(role_not_here, 422, "这个岗位不能设在这类单位。没有任何更改。",
                "This role does not belong to such a unit. Nothing was changed.");
RONGXIN_PROBLEM(
    roles_apart, 409, "审计员、系统管理员、安全管理员必须是三个不同的人。没有任何更改。",
    "Auditor, system administrator and security administrator are three different people. Nothing was changed.");
RONGXIN_PROBLEM(
    credential_needs_two, 409,
    "这一步要两个人：已交给学校领导或区县、市局管理员确认。确认后请在 24 小时内再按一次。现在没有任何更改。",
    "This takes two: it now waits for the school's leader or an officer of the county or city. Press again within 24 "
    "hours of the confirmation. Nothing has changed yet.");
RONGXIN_PROBLEM(second_person_not_free, 409,
                "您不能确认这一份：它关系到您自己的账号，或者你们中一人的密码、账号刚经过另一人之手。请另一位领导或管理"
                "员确认。没有任何更改。",
                "You cannot confirm this one: it is about your own account, or one of you has lately handled the "
                "other's account or password. Ask another officer. Nothing was changed.");
RONGXIN_PROBLEM(leader_first, 409,
                "这所学校有领导可以确认，先请学校领导核实是不是本校同事。三天内没有人处理，您再来确认。没有任何更改。",
                "This school has a leader who can confirm it: the school says first whether it is a colleague of "
                "theirs. If nobody has settled it within three days, you can. Nothing was changed.");
RONGXIN_PROBLEM(not_signed_in_yet, 409,
                "这位同事还没有用一次性密码登录并设好自己的密码。请当面或打电话确认是本人登录后再确认。没有任何更改。",
                "This colleague has not signed in with the one-time password and chosen an own one yet. Confirm once "
                "the person has told you so. Nothing was changed.");
RONGXIN_PROBLEM(post_over, 422, "岗位的结束日期已经过去或不是真实的日期，请改一个日期。没有任何更改。",
                "The last day of this post is past or no real date: choose another. Nothing was changed.");
RONGXIN_PROBLEM(login_taken, 409, "这个登录名已有人使用。", "This login is taken.");
RONGXIN_PROBLEM(no_reachable_adult, 409, "请先指定一位可以联系到的值班成人，场次没有开启。",
                "Name an adult on duty who can be reached first. The session was not opened.");

}  // namespace rongxin::problems
