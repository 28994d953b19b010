#pragma once
// Problems that belong to no slice; a slice keeps its own in <slice>/problems.h. A code is never reused or renamed.
#include "platform/problem.h"

namespace rongxin::problems {

// http and sessions
RONGXIN_PROBLEM(not_found, 404, "没有找到，或者您没有查看的权限。", "Not found, or not yours to see.");
RONGXIN_PROBLEM(not_signed_in, 401, "请先登录。", "Please sign in first.");
RONGXIN_PROBLEM(method_not_allowed, 405, "此地址不支持这种操作。", "This address does not take that method.");
RONGXIN_PROBLEM(csrf_refused, 403, "页面已过期，请刷新后重试。没有任何内容被更改。",
                "The page is out of date: reload it and try again. Nothing was changed.");
RONGXIN_PROBLEM(
    foreign_page, 403, "请求来自别的网站，没有执行。请直接打开本平台的页面再操作。",
    "The request came from another site's page and was not carried out. Open this platform's own page and try again.");
RONGXIN_PROBLEM(body_type_refused, 415, "内容须为 application/json，没有执行任何操作。",
                "The body has to be application/json; nothing was done.");
RONGXIN_PROBLEM(body_too_large, 413, "内容超过 {limit_mib} MiB 上限，没有保存任何内容。",
                "The content is over the limit of {limit_mib} MiB; nothing was stored.");
RONGXIN_PROBLEM(body_not_json, 400, "内容不是有效的 JSON：{detail}。没有保存任何内容。",
                "The body is not valid JSON: {detail}. Nothing was stored.");
RONGXIN_PROBLEM(field_missing, 422, "缺少字段 {name}。", "The field {name} is missing.");
RONGXIN_PROBLEM(field_unknown, 422, "不认识的字段 {name}。", "The field {name} is not known.");
RONGXIN_PROBLEM(field_invalid, 422, "字段 {name} 的值不符合要求：{expected}。",
                "The value of {name} is not as expected: {expected}.");
RONGXIN_PROBLEM(too_many_requests, 429, "请求太频繁，请在 {retry_seconds} 秒后重试。",
                "Too many requests: try again in {retry_seconds} s.");
RONGXIN_PROBLEM(over_capacity, 503, "现在人很多，您排在第 {position} 位，请不要离开此页面。",
                "Many people are here now; you are number {position}. Please stay on this page.");
RONGXIN_PROBLEM(
    internal_error, 500, "系统出错了，编号 {incident}。已确认的内容都已保存，请把编号告诉管理员。",
    "Something broke (number {incident}). Everything confirmed is safe; please quote the number to the administrator.");

// store
RONGXIN_PROBLEM(not_confirmed, 503, "暂时无法确认是否已保存，请保留页面，稍后会自动重试。",
                "It is not confirmed that this was stored. Keep the page open; it will be tried again.");
RONGXIN_PROBLEM(store_full, 507, "服务器磁盘已满，本次内容没有保存，请不要关闭页面，稍后重试。",
                "The server's disk is full: this was not stored. Keep the page open and try again later.");
RONGXIN_PROBLEM(store_busy, 503, "数据库正被另一个程序使用：{detail}。",
                "The database is in use by another process: {detail}.");
RONGXIN_PROBLEM(store_newer, 500, "数据库版本（{found}）比本程序（{known}）新，请使用新版程序。没有更改任何内容。",
                "The database (version {found}) is newer than this program (version {known}): use the newer program. "
                "Nothing was changed.");
RONGXIN_PROBLEM(store_older, 500,
                "数据库版本（{found}）比本程序（{known}）旧，请先运行 rongxin migrate。没有更改任何内容。",
                "The database (version {found}) is older than this program (version {known}): run rongxin migrate "
                "first. Nothing was changed.");
RONGXIN_PROBLEM(store_gap, 500,
                "数据库已升级到 {found}，而本程序在它之前还有一个没有运行过的升级 "
                "{missing}，现在运行会打乱次序，拒绝启动。请使用正式发布的程序。没有更改任何内容。",
                "The database has been upgraded to {found}, and this program has an upgrade {missing} before it that "
                "has never run: running it now would be out of order. Use a released program. Nothing was changed.");
RONGXIN_PROBLEM(
    store_changed, 500,
    "升级文件 {file} 与当初在本数据库运行的不同，拒绝启动。请使用正式发布的程序。没有更改任何内容。",
    "The upgrade {file} is no longer what ran on this database. Use a released program. Nothing was changed.");
RONGXIN_PROBLEM(store_role_too_strong, 500, "数据库账号 {role} 权限过大（{detail}），拒绝启动。",
                "The database role {role} has too many rights ({detail}): refusing to start.");
RONGXIN_PROBLEM(store_unreachable, 503, "无法连接或打开数据库：{detail}。", "The database cannot be opened: {detail}.");
RONGXIN_PROBLEM(conflict, 409, "内容已被他人更改，请刷新后再试。",
                "This was changed by someone else: reload and try again.");

RONGXIN_PROBLEM(address_invalid, 400, "地址 {address} 无效，应如 http://127.0.0.1:8080。",
                "The address {address} is not valid: http://127.0.0.1:8080 is expected.");
RONGXIN_PROBLEM(
    port_in_use, 500, "端口 {port} 无法使用（{detail}）。请关闭占用它的程序，或在配置中换一个端口。",
    "Port {port} cannot be used ({detail}): stop what uses it, or choose another port in the configuration.");
RONGXIN_PROBLEM(tls_files_invalid, 500, "TLS 证书或密钥无法使用（{detail}）。",
                "The TLS certificate or key cannot be used ({detail}).");

// platform
RONGXIN_PROBLEM(config_unreadable, 500, "无法读取配置 {path}（{detail}）。",
                "The configuration {path} cannot be read ({detail}).");
RONGXIN_PROBLEM(config_unknown_key, 500, "配置中有不认识的项 {key}（{place}），拒绝启动。",
                "Unknown setting {key} ({place}): refusing to start.");
RONGXIN_PROBLEM(messages_on_terminal, 500,
                "配置 call.webhook_url = \"console:\" "
                "只用于演示：消息会打印在终端上，没有人会收到。请填写短信平台的地址，或删去这一项。服务没有启动。",
                "call.webhook_url = \"console:\" is for demonstrations: messages would be printed on the terminal and "
                "reach nobody. Give the gateway's address or leave it out. Nothing was started.");
RONGXIN_PROBLEM(
    config_mail_in_clear, 500,
    "call.mail_url 是 smtp:// "
    "并且没有密码：呼叫消息里的姓名和接手地址会以明文经过网络，拒绝启动。没有发送任何内容。邮件服务器支持加密，请改用 "
    "smtps:// 或写 mail_tls = \"required\"；确实只在机房内部、没有加密，请写 mail_tls = \"none_inside_the_house\"。",
    "call.mail_url is smtp:// without a password: names in calls, and the address that takes an alert on, would travel "
    "in clear; refusing to start. Nothing was sent. Where the relay speaks TLS use smtps:// or say mail_tls = "
    "\"required\"; "
    "where it stands inside the house and speaks none say mail_tls = \"none_inside_the_house\".");
RONGXIN_PROBLEM(
    config_gateway_in_clear, 500,
    "call.webhook_url 是 http://：手机号和接手地址会以明文经过网络，拒绝启动。没有发送任何内容。请改用 "
    "https://；确实只在机房内部、没有加密，请写 webhook_tls = \"none_inside_the_house\"。",
    "call.webhook_url is http://: telephone numbers, and the address that takes an alert on, would travel in clear; "
    "refusing to start. Nothing was sent. Use https://; where the gateway stands inside the house and speaks none say "
    "webhook_tls = \"none_inside_the_house\".");
RONGXIN_PROBLEM(config_password_in_clear, 500,
                "写了邮件密码，就不能再写 mail_tls = \"none_inside_the_house\"：密码不会以明文发送。请去掉其中一项。",
                "A mail password and mail_tls = \"none_inside_the_house\" do not go together: a password is never sent "
                "in clear. Remove one of the two.");
RONGXIN_PROBLEM(config_invalid, 500, "配置项 {key} 的值不对（{place}）。",
                "The value of setting {key} is wrong ({place}).");
RONGXIN_PROBLEM(keys_missing, 500,
                "无法读取密钥文件 {path}（{detail}）。没有密钥无法打开已加密的内容，请从保管处恢复。",
                "The key file {path} cannot be read ({detail}). Without it nothing sealed can be opened: restore it "
                "from its keeper.");
RONGXIN_PROBLEM(keys_invalid, 500, "密钥文件 {path} 无效（{detail}）。",
                "The key file {path} is not valid ({detail}).");

RONGXIN_PROBLEM(
    runs_as_root, 500,
    "不应以 root 对外提供服务：请用单独的系统账号启动（docs/operating/README.md），或加上 --allow-root。没有启动。",
    "Do not serve other machines as root: use an account of its own (docs/operating/README.md) or --allow-root. It was "
    "not started.");

// command line
RONGXIN_PROBLEM(file_unreadable, 400, "无法读取文件 {path}（{detail}）。",
                "The file {path} cannot be read ({detail}).");
RONGXIN_PROBLEM(file_too_large, 413, "文件 {path} 超过 {limit_mib} MiB 上限，没有读取。",
                "The file {path} is over the limit of {limit_mib} MiB and was not read.");

// the demonstration city
RONGXIN_PROBLEM(demo_refused, 500, "演示城市没有建完：{detail}。真实数据不受影响；请删掉演示数据库文件后再启动。",
                "The demonstration city is not complete: {detail}. Real data are not touched; delete the demonstration "
                "database file and start again.");

}  // namespace rongxin::problems
