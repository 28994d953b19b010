#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "platform/problem.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(table_empty, 422, "文件是空的。没有保存任何内容。", "The file is empty. Nothing was stored.");
RONGXIN_PROBLEM(table_is_xls, 422, "这是旧式 .xls 或加了密码的文件，请在电子表格软件中另存为 .xlsx（不加密码）。没有保存任何内容。", "This is an old .xls or a file with a password: save it as .xlsx without one. Nothing was stored.");
RONGXIN_PROBLEM(table_is_utf16, 422, "文件是 UTF-16 编码，请另存为 UTF-8 或 .xlsx。没有保存任何内容。", "The file is UTF-16: save it as UTF-8 or .xlsx. Nothing was stored.");
RONGXIN_PROBLEM(table_bytes_invalid, 422, "第 {line} 行有无法识别的字符：文件既不是 UTF-8 也不是 GB18030，或已损坏。没有保存任何内容。", "Line {line} cannot be read: the file is neither UTF-8 nor GB 18030, or it is damaged. Nothing was stored.");
RONGXIN_PROBLEM(import_stopped, 503, "服务停止，导入中断。已保存的部分都在；重新导入同一个文件即可继续。", "The server stopped and the import with it. What was stored is there: import the same file again to go on.");
RONGXIN_PROBLEM(import_broke_off, 409, "导入中断（{reason}）。已保存 {stored} 名学生，其余没有保存；重新导入同一个文件即可继续，已保存的不会重复。", "The import broke off ({reason}). {stored} students are stored, the others are not: import the same file again to go on, nothing is stored twice.");
RONGXIN_PROBLEM(table_broken, 422, "文件已损坏（第 {line} 行，{detail}）。没有保存任何内容。", "The file is damaged (line {line}, {detail}). Nothing was stored.");
RONGXIN_PROBLEM(table_no_sheet, 422, "工作簿里没有工作表。没有保存任何内容。", "There is no sheet in the workbook. Nothing was stored.");
RONGXIN_PROBLEM(table_bomb, 413, "文件解压后超过 {limit_mib} MiB，拒绝读取。没有保存任何内容。", "The file unpacks to more than {limit_mib} MiB and was refused. Nothing was stored.");
RONGXIN_PROBLEM(table_doctype, 422, "文件里含有外部定义（DTD），拒绝读取。没有保存任何内容。", "The file holds a document type definition and was refused. Nothing was stored.");
RONGXIN_PROBLEM(column_missing, 422, "缺少“{column}”一列；最接近的是“{near}”。没有保存任何内容。", "The column {column} is missing; the nearest is {near}. Nothing was stored.");
RONGXIN_PROBLEM(column_twice, 422, "“{column}”一列出现了两次。没有保存任何内容。", "The column {column} is there twice. Nothing was stored.");

}  // namespace rongxin::problems
